// What the buttons do. Each action gets the planner and the button that was pressed.
import { runtime } from "./runtime.mjs";
import * as store from "./store.mjs";

/** @typedef {import("./planner.mjs").Planner} Planner */

/** Put words in a place, `{name}` replaced, without touching it when they stand there already. @param {any} place */
export function say(place, words = "", /** @type {Record<string, unknown>} */ values = {}) {
  const text = words.replace(/{(\w+)}/g, (all, name) => String(values[name] ?? all));
  if (place && place.textContent !== text) place.textContent = text;
}

/** The live line nearest to a button. @param {any} button */
const line = (button) => button.closest(".pl-message, .pl-take, .pl-desk, .pl-planner").querySelector(".pl-said");

/** @param {any} button @returns {string} */
const caseOf = (button) => button.closest("[data-case]").dataset.case;

/** @param {any} button @returns {string | undefined} */
const messageOf = (button) => button.closest("[data-message]")?.dataset.message;

/** Hand a file that Python made to the reader. @param {{ name: string, type: string, data?: string }} file */
function save({ name, type, data }) {
  if (!data) return;
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const href = URL.createObjectURL(new Blob([bytes], { type }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/** @type {Record<string, (planner: Planner, button: any) => unknown>} */
export const ACTIONS = {
  /** Says "copied" only when it was; else leaves the text selected. */
  async copy(_, button) {
    const field = button.closest(".pl-message, .pl-coach").querySelector("textarea, [readonly]");
    if (field.readOnly) field.value = new URL(field.value, location.href);
    try {
      await navigator.clipboard.writeText(field.value);
      say(line(button), button.dataset.done);
    } catch {
      field.select();
      say(line(button), button.dataset.failed);
    }
  },

  take: (planner, button) => planner.keep({ [`edits.${messageOf(button)}`]: null }).renew(),
  retry: (planner) => (runtime.stop(), planner.renew()),

  /** The style hides all but the part that is marked. */
  print(planner, button) {
    const part = button.closest(".pl-message") ?? planner.one(button.dataset.part);
    part.dataset.printed = "";
    addEventListener("afterprint", () => delete part.dataset.printed, { once: true });
    print();
  },

  export: async (planner, button) => save(await planner.ask("export", { format: button.dataset.format, message: messageOf(button) })),

  open: (planner, button) => (planner.open(caseOf(button)), planner.one("input").focus()),
  new: (planner) => (planner.open(store.newId()), planner.one("input").focus()),
  archive: (planner, button) => planner.keep({ archived: !button.dataset.archived || null }, caseOf(button)).renew(),

  duplicate(planner, button) {
    const id = store.newId();
    store.write({ ...store.read(caseOf(button)), id });
    planner.keep({ name: button.dataset.name }, id).open(id);
  },

  delete(planner, button) {
    store.remove(caseOf(button));
    planner.open(caseOf(button) === planner.id_ ? store.newId() : planner.id_);
    planner.one(".pl-desk").focus();
  },

  notice: (_, box) => store.set({ notice: box.checked }),

  /** The open case moves between the device and this tab's memory. */
  nothing(planner, box) {
    const one = store.read(planner.id_);
    if (box.checked) {
      store.remove(one.id);
      document.title = location.host;
    }
    store.keepNothing(box.checked);
    store.write(one);
    planner.renew();
  },

  leave(planner) {
    store.remove(planner.id_);
    store.keepNothing(false);
    location.replace("about:blank");
  },

  erase(planner, button) {
    store.erase();
    planner.open(store.newId());
    say(line(button), button.dataset.done);
  },

  async backup(planner) {
    save(await planner.ask("backup"));
    planner.renew();
  },

  async restore(planner, field) {
    const text = (await field.files[0]?.text().catch(() => "")) ?? "";
    field.value = "";
    const { cases = [], message, problem } = await planner.ask("backup", { text });
    if (cases.length) planner.open(cases[0].id);
    say(line(field), problem ?? message);
  },
};
