// The only file that touches storage. A case is one record; every value carries the moment it changed, so that two
// tabs, or a backup and this browser, merge by taking the newer value of each path.

/** @typedef {{ format: 1, id: string, values: Record<string, [any, number]> }} Case */
/** @typedef {{ current?: string, notice?: boolean, backup?: [string, number], visits?: string[], open?: string[] }} Settings */

const CASE = "afterword.case.";
const SETTINGS = "afterword.settings";
const NOTHING = "afterword.nothing";
/** @type {Record<string, string>} what only this tab knows: everything while nothing is kept, else what could not be */
let memory = {};
let failing = "";
let damaged = false;

/** Why something is not kept, or was not found whole: "full", "refused", "damaged", or "". */
export const trouble = () => failing || (damaged ? "damaged" : "");

/** @template T @param {() => T} work @param {T} instead @returns {T} */
function attempt(work, instead) {
  try {
    return work() ?? instead;
  } catch {
    return instead;
  }
}

/** Whether this tab keeps nothing (a shared computer). */
export const keepsNothing = () => NOTHING in memory || attempt(() => sessionStorage[NOTHING], "") === "1";

/** @param {boolean} nothing */
export function keepNothing(nothing) {
  memory = nothing ? { [NOTHING]: "1" } : {};
  attempt(() => (nothing ? sessionStorage.setItem(NOTHING, "1") : sessionStorage.removeItem(NOTHING)), undefined);
}

/** @returns {Record<string, string>} */
const shelf = () => (keepsNothing() ? {} : attempt(() => localStorage, /** @type {any} */ ({})));

/** @param {string} key @returns {any} */
const get = (key) => attempt(() => JSON.parse(memory[key] ?? shelf()[key]), undefined);

/** @param {string} key @param {object} value */
function put(key, value) {
  memory[key] = JSON.stringify(value);
  if (keepsNothing()) return;
  try {
    localStorage.setItem(key, memory[key]);
    delete memory[key];
    failing = "";
  } catch (error) {
    failing = error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "refused";
  }
}

/** @param {string} id @returns {Case} the case; empty when there is none, and with another id when it is damaged */
export function read(id) {
  const found = get(CASE + id);
  if (found?.format === 1 && found.values) return found;
  const there = CASE + id in memory || CASE + id in shelf();
  damaged ||= there;
  return { format: 1, id: there ? newId() : id, values: {} };
}

/** @returns {Case[]} every case that can be read */
export const cases = () =>
  [...new Set(Object.keys({ ...shelf(), ...memory }))]
    .filter((key) => key.startsWith(CASE))
    .map((key) => read(key.slice(CASE.length)))
    .filter((one) => Object.keys(one.values).length);

/** Set values now, on top of whatever another tab has written since. @param {string} id @param {Record<string, unknown>} changes */
export function change(id, changes) {
  const one = read(id);
  const before = JSON.stringify(one.values);
  for (const [path, value] of Object.entries(changes)) {
    const [old, moment] = one.values[path] ?? [null, 0];
    if (JSON.stringify(old) !== JSON.stringify(value)) one.values[path] = [value, Math.max(Date.now(), moment + 1)];
  }
  if (JSON.stringify(one.values) !== before) put(CASE + one.id, one);
  return one;
}

/** @param {Case} other a record from a backup; the newer of two values stays */
export function merge(other) {
  const mine = read(other.id);
  for (const [path, entry] of Object.entries(other.values)) if (!(mine.values[path]?.[1] >= entry[1])) mine.values[path] = entry;
  put(CASE + mine.id, mine);
}

/** Forget every key that begins so, here and on the device. @param {string} [start] */
export function erase(start = "afterword.") {
  for (const kept of [memory, attempt(() => localStorage, /** @type {any} */ ({}))])
    for (const key of Object.keys(kept)) if (key.startsWith(start) && key !== NOTHING) delete kept[key];
}

/** @param {string} id */
export const remove = (id) => erase(CASE + id);

/** @returns {Settings} */
export const settings = () => get(SETTINGS) ?? {};

/** @param {Settings} changes */
export const set = (changes) => put(SETTINGS, { ...settings(), ...changes });

/** The reader's day. */
export function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** The open case, and the days of this visit and of the one before. @param {string} current */
export function visit(current) {
  const before = settings();
  const [last = ""] = before.visits ?? [];
  if (last !== today()) set({ current, visits: [today(), last] });
  else if (before.current !== current) set({ current });
}

export const newId = () => Array.from(crypto.getRandomValues(new Uint16Array(5)), (n) => n.toString(36)).join("");

/** Values below a path: `part(one, "ticks")` gives ticks by step. @param {Case} one @param {string} name */
export const part = (one, name) =>
  Object.fromEntries(
    Object.entries(one.values)
      .filter(([path, [value]]) => path.startsWith(`${name}.`) && value !== null)
      .map(([path, [value]]) => [path.slice(name.length + 1), value]),
  );
