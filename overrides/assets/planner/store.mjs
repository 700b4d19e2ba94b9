// The only file that touches storage. A case is one record; every value carries the moment it changed, so that two
// tabs, or a backup and this browser, merge by taking the newer value of each path.

const CASE = "afterword.case.";
const SETTINGS = "afterword.settings";
const NOTHING = "afterword.nothing";

/** @param {() => any} work @returns {any} its result, or nothing where the browser refuses */
function attempt(work) {
  try {
    return work();
  } catch {}
}

/** @type {Record<string, string>} what only this tab knows: everything while nothing is kept, else what could not be */
let memory = {};
let nothing = attempt(() => sessionStorage[NOTHING]) === "1";
let failing = "";
let damaged = "";

/** Why something is not kept, or was not found whole: "full", "refused", "damaged", or "". */
export const trouble = () => failing || damaged;

/** Whether this tab keeps nothing (a shared computer). */
export const keepsNothing = () => nothing;

/** @param {boolean} wanted */
export function keepNothing(wanted) {
  nothing = wanted;
  memory = {};
  attempt(() => (wanted ? sessionStorage.setItem(NOTHING, "1") : sessionStorage.removeItem(NOTHING)));
}

/** @returns {Record<string, string>} */
const shelf = () => ({ ...(nothing ? {} : attempt(() => localStorage)), ...memory });

/** @param {string} key */
const get = (key) => attempt(() => JSON.parse(shelf()[key]));

/** @param {string} key @param {object} value */
function put(key, value) {
  memory[key] = JSON.stringify(value);
  if (nothing) return;
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
  if (!(CASE + id in shelf())) return { format: 1, id, values: {} };
  damaged = "damaged";
  return { format: 1, id: newId(), values: {} };
}

/** @returns {Case[]} every case that can be read */
export const cases = () =>
  Object.keys(shelf())
    .filter((key) => key.startsWith(CASE))
    .map((key) => read(key.slice(CASE.length)))
    .filter((one) => Object.keys(one.values).length);

/** @param {Case} one */
export const write = (one) => put(CASE + one.id, one);

/** Set values now, on top of whatever another tab has written since. @param {string} id @param {Record<string, unknown>} changes */
export function change(id, changes) {
  const one = read(id);
  const before = JSON.stringify(one.values);
  for (const [path, value] of Object.entries(changes)) {
    const [old, moment] = one.values[path] ?? [null, 0];
    if (JSON.stringify(old) !== JSON.stringify(value)) one.values[path] = [value, Math.max(Date.now(), moment + 1)];
  }
  if (JSON.stringify(one.values) !== before) write(one);
  return one;
}

/** Forget every key that begins so, here and on the device. @param {string} [start] */
export function erase(start = "afterword.") {
  for (const kept of [memory, attempt(() => localStorage) ?? {}])
    for (const key of Object.keys(kept)) if (key.startsWith(start)) delete kept[key];
}

/** @param {string} id */
export const remove = (id) => erase(CASE + id);

/** @returns {Settings} */
export const settings = () => get(SETTINGS) ?? {};

/** @param {Settings} changes */
export const set = (changes) => put(SETTINGS, { ...settings(), ...changes });

/** The reader's day. Swedes write dates as ISO 8601 does. */
export const today = () => new Date().toLocaleDateString("sv");

export const newId = () => Array.from(crypto.getRandomValues(new Uint16Array(5)), (n) => n.toString(36)).join("");
