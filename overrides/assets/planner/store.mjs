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
const shelf = () => /** @type {Record<string, string>} */ (nothing ? {} : (attempt(() => localStorage) ?? {}));
const get = (/** @type {string} */ key) => attempt(() => JSON.parse(memory[key] ?? shelf()[key]));
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
    const one = get(CASE + id);
    if (one?.format === 1 && one.values) return one;
    if ([shelf(), memory].some((kept) => CASE + id in kept)) [damaged, id] = ["damaged", store.newId()];
    return { format: 1, id, values: {} };
  },
  cases() {
    const keys = [...new Set([shelf(), memory].flatMap(Object.keys))].filter((key) => key.startsWith(CASE));
    return keys.map((key) => store.read(key.slice(CASE.length))).filter((one) => Object.keys(one.values).length);
  },
  write: (one) => put(CASE + one.id, one),
  change(id, changes) {
    const one = store.read(id);
    const old = (/** @type {string} */ path) => one.values[path] ?? [null, 0];
    const fresh = Object.entries(changes).filter(([path, value]) => JSON.stringify(old(path)[0]) !== JSON.stringify(value));
    for (const [path, value] of fresh) one.values[path] = [value, Math.max(Date.now(), old(path)[1] + 1)];
    if (fresh.length) store.write(one);
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
