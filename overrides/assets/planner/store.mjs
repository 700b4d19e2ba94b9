// The only file that touches storage. A case is one record; every value carries the moment it changed, so that two
// tabs, or a backup and this browser, merge by taking the newer value of each path.

/** @typedef {{ format: 1, id: string, values: Record<string, [unknown, number]> }} Case */
/** @typedef {{ current?: string, notice?: boolean, backup?: string, counter?: number }} Settings */

const PREFIX = "afterword.case.";
const SETTINGS = "afterword.settings";
const NOTHING = "afterword.nothing";
/** @type {Map<string, string>} what this tab knows while nothing may be kept, or nothing can be */
const memory = new Map();
/** Why the last change is not kept: "", "full" or "refused"; or "damaged" when a record could not be read. */
export let trouble = "";

/** Whether this tab keeps nothing (a shared computer). */
export const keepsNothing = () => memory.has(NOTHING) || attempt(() => sessionStorage.getItem(NOTHING)) === "1";

/** @param {boolean} nothing */
export function keepNothing(nothing) {
  memory.clear();
  attempt(() => (nothing ? sessionStorage.setItem(NOTHING, "1") : sessionStorage.removeItem(NOTHING)));
  if (nothing) memory.set(NOTHING, "1");
}

/** @template T @param {() => T} work @returns {T | undefined} */
function attempt(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** @param {string} key @returns {string | null} */
const get = (key) => memory.get(key) ?? (keepsNothing() ? null : (attempt(() => localStorage.getItem(key)) ?? null));

/** @param {string} key @param {string} text */
function put(key, text) {
  if (keepsNothing()) return void memory.set(key, text);
  try {
    localStorage.setItem(key, text);
    memory.delete(key);
    trouble = "";
  } catch (error) {
    memory.set(key, text);
    trouble = error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "refused";
  }
}

/** @returns {string[]} */
const keys = () => [...new Set([...memory.keys(), ...(keepsNothing() ? [] : (attempt(() => Object.keys(localStorage)) ?? []))])];

/** @param {string} id @returns {Case} the case, empty when there is none */
export function read(id) {
  const text = get(PREFIX + id);
  /** @type {Case | undefined} */
  const found = text ? attempt(() => JSON.parse(text)) : undefined;
  if (found?.format === 1 && typeof found.values === "object") return found;
  if (text) trouble = "damaged";
  return { format: 1, id, values: {} };
}

/** @returns {Case[]} every case that can be read */
export const cases = () =>
  keys().filter((key) => key.startsWith(PREFIX)).map((key) => read(key.slice(PREFIX.length))).filter((one) => Object.keys(one.values).length);

/** Set values now, on top of whatever another tab has written since. @param {string} id @param {Record<string, unknown>} changes */
export function change(id, changes) {
  const stored = read(id);
  if (trouble === "damaged") id = stored.id = newId();
  for (const [path, value] of Object.entries(changes)) {
    const before = stored.values[path];
    if (JSON.stringify(before?.[0]) !== JSON.stringify(value)) stored.values[path] = [value, Math.max(Date.now(), (before?.[1] ?? 0) + 1)];
  }
  put(PREFIX + id, JSON.stringify(stored));
  return stored;
}

/** @param {Case} other a record from a backup; the newer of two values stays */
export function merge(other) {
  const mine = read(other.id);
  for (const [path, entry] of Object.entries(other.values)) if (!(mine.values[path]?.[1] >= entry[1])) mine.values[path] = entry;
  put(PREFIX + other.id, JSON.stringify(mine));
}

/** @param {string} id */
export function remove(id) {
  memory.delete(PREFIX + id);
  attempt(() => localStorage.removeItem(PREFIX + id));
}

/** Everything of ours on this device. */
export function erase() {
  for (const key of keys()) if (key.startsWith("afterword.")) attempt(() => localStorage.removeItem(key));
  memory.clear();
}

/** @returns {Settings} */
export const settings = () => attempt(() => JSON.parse(get(SETTINGS) ?? "{}")) ?? {};

/** @param {Settings} changes */
export const set = (changes) => put(SETTINGS, JSON.stringify({ ...settings(), ...changes }));

export const newId = () => crypto.randomUUID().replaceAll("-", "").slice(0, 16);

/** Values below a path: `part(one, "ticks")` gives ticks by step. @param {Case} one @param {string} name @returns {Record<string, any>} */
export const part = (one, name) =>
  Object.fromEntries(Object.entries(one.values).filter(([path, [value]]) => path.startsWith(`${name}.`) && value !== null).map(([path, [value]]) => [path.slice(name.length + 1), value]));

/** @param {() => void} hear called when another tab changed something */
export const onChange = (hear) => addEventListener("storage", ({ key }) => key?.startsWith(PREFIX) && hear());
