// The only file that touches storage. A case is one record; every value carries the moment it changed, so that two
// tabs, or a backup and this browser, merge by taking the newer value of each path.
const [CASE, SETTINGS, NOTHING] = ["afterword.case.", "afterword.settings", "afterword.nothing"];
/** @param {() => any} work @returns {any} its result, or nothing where the browser refuses */
function attempt(work) {
  try {
    return work();
  } catch {}
}
/** @type {Record<string, string>} what only this tab knows: everything while nothing is kept, else what could not be */
let memory = {};
let nothing = attempt(() => sessionStorage[NOTHING]) === "1";
let [failing, damaged] = ["", ""];
const shelf = () => /** @type {Record<string, string>} */ ({ ...(nothing ? {} : attempt(() => localStorage)), ...memory });
const get = (/** @type {string} */ key) => attempt(() => JSON.parse(shelf()[key]));
function put(/** @type {string} */ key, /** @type {object} */ value) {
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
/** @type {Store} */
export const store = {
  trouble: () => failing || damaged,
  keepsNothing: () => nothing,
  keepNothing(wanted) {
    nothing = wanted;
    memory = {};
    attempt(() => (wanted ? sessionStorage.setItem(NOTHING, "1") : sessionStorage.removeItem(NOTHING)));
  },
  read(id) {
    const found = get(CASE + id);
    if (found?.format === 1 && found.values) return found;
    if (CASE + id in shelf()) [damaged, id] = ["damaged", store.newId()];
    return { format: 1, id, values: {} };
  },
  cases() {
    const ids = Object.keys(shelf()).flatMap((key) => (key.startsWith(CASE) ? key.slice(CASE.length) : []));
    return ids.map(store.read).filter((one) => Object.keys(one.values).length);
  },
  write: (one) => put(CASE + one.id, one),
  change(id, changes) {
    const one = store.read(id);
    const before = JSON.stringify(one.values);
    for (const [path, value] of Object.entries(changes)) {
      const [old, moment] = one.values[path] ?? [null, 0];
      if (JSON.stringify(old) !== JSON.stringify(value)) one.values[path] = [value, Math.max(Date.now(), moment + 1)];
    }
    if (JSON.stringify(one.values) !== before) store.write(one);
    return one;
  },
  erase(start = "afterword.") {
    for (const kept of [memory, attempt(() => localStorage) ?? {}])
      for (const key of Object.keys(kept)) if (key.startsWith(start)) delete kept[key];
  },
  remove: (id) => store.erase(CASE + id),
  settings: () => get(SETTINGS) ?? {},
  set: (changes) => put(SETTINGS, { ...store.settings(), ...changes }),
  today: () => new Date().toLocaleDateString("sv"), // Swedes write dates as ISO 8601 does
  newId: () => Array.from(crypto.getRandomValues(new Uint16Array(5)), (n) => n.toString(36)).join(""),
};
