// What the buttons do. Each action gets the planner and the button that was pressed.
import * as store from "./store.mjs";

/** @typedef {import("./planner.mjs").Planner} Planner */

/** @param {Element | null | undefined} place @param {string} [words] */
export function say(place, words = "") {
  if (place && place.textContent !== words) place.textContent = words;
}

/** The live line nearest to a button. @param {HTMLElement} button */
const line = (button) => button.closest(".pl-message, .pl-desk, .pl-result")?.querySelector(".pl-said");

/** @param {string} name @param {Blob} blob */
function download(name, blob) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Says "copied" only when it was; else leaves the text selected. @param {HTMLElement} button @param {string} text */
async function copy(button, text) {
  const field = button.closest(".pl-message")?.querySelector("textarea");
  try {
    await navigator.clipboard.writeText(text);
    say(line(button), button.dataset.done);
  } catch {
    field?.select();
    say(line(button), `${button.dataset.failed}${field ? "" : ` ${text}`}`);
  }
}

/** The second press does it. @param {HTMLElement} button */
function sure(button) {
  if (button.dataset.pressed) return true;
  const words = button.textContent;
  Object.assign(button.dataset, { pressed: "1" });
  say(button, button.dataset.sure);
  button.addEventListener("blur", () => (delete button.dataset.pressed, say(button, words ?? "")), { once: true });
  return false;
}

/** @param {Planner} planner @param {string} id */
function open(planner, id) {
  planner.id_ = id;
  planner.asked = false;
  planner.left.clear();
  store.set({ current: id });
  planner.form?.reset();
  planner.one(".pl-result").hidden = true;
  planner.restore();
}

/** @param {HTMLElement} button */
const caseOf = (button) => /** @type {HTMLElement | null} */ (button.closest("[data-case]"))?.dataset.case ?? "";
/** @param {HTMLElement} button */
const messageOf = (button) => /** @type {HTMLElement | null} */ (button.closest("[data-message]"))?.dataset.message;

/** @type {Record<string, (planner: Planner, button: any) => unknown>} */
export const ACTIONS = {
  copy: (_, button) => copy(button, button.closest(".pl-message").querySelector("textarea").value),
  take: (planner, button) => (planner.keep({ [`edits.${messageOf(button)}`]: null }), planner.renew()),
  retry: (planner) => planner.runtime.start(),

  print(_, button) {
    const root = document.documentElement;
    root.dataset.print = button.dataset.part;
    const part = button.closest(".pl-message");
    part?.setAttribute("data-printed", "");
    addEventListener("afterprint", () => (delete root.dataset.print, part?.removeAttribute("data-printed")), { once: true });
    print();
  },

  async export(planner, button) {
    const request = { ...planner.request("export"), format: button.dataset.format, message: messageOf(button) };
    if (button.dataset.format === "ics") {
      const sequence = Number(planner.case.values.sequence?.[0] ?? -1) + 1;
      planner.keep({ sequence });
      Object.assign(request, { sequence });
    }
    const { name, type, data, message } = await planner.runtime.ask(request);
    if (!data) return say(line(button), message);
    download(name, new Blob([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], { type }));
  },

  open: (planner, button) => open(planner, caseOf(button)),
  new: (planner) => (open(planner, store.newId()), planner.form?.querySelector("input")?.focus()),
  rename: (planner, button) => (store.change(caseOf(button), { name: button.closest("[data-case]").querySelector("[data-rename]").value }), planner.renewCases()),
  archive: (planner, button) => (store.change(caseOf(button), { archived: !store.read(caseOf(button)).values.archived?.[0] }), planner.renewCases()),

  duplicate(planner, button) {
    const id = store.newId();
    store.merge({ ...store.read(caseOf(button)), id });
    open(planner, id);
  },

  delete(planner, button) {
    if (!sure(button)) return;
    store.remove(caseOf(button));
    if (caseOf(button) === planner.id_) open(planner, store.newId());
    planner.renewCases();
  },

  setting(planner, box) {
    if (box.dataset.setting === "notice") return store.set({ notice: box.checked });
    store.keepNothing(box.checked);
    if (box.checked) document.title = location.host;
    open(planner, store.newId());
  },

  leave(planner) {
    planner.form?.reset();
    store.remove(planner.id_);
    store.keepNothing(false);
    location.replace(planner.request("").root);
  },

  erase(planner, button) {
    if (!sure(button)) return;
    store.erase();
    open(planner, store.newId());
    planner.renewCases();
    say(line(button), button.dataset.done);
  },

  async backup(planner) {
    const request = { ...planner.request("backup"), cases: store.cases() };
    const { name, text } = await planner.runtime.ask(request);
    download(name, new Blob([text], { type: "application/json" }));
    store.set({ backup: request.today });
    planner.tell();
  },

  async restore(planner, field) {
    const text = await field.files?.[0]?.text().catch(() => "");
    field.value = "";
    const { cases, message, problem } = await planner.runtime.ask({ ...planner.request("backup"), text: text ?? "" });
    for (const one of cases ?? []) store.merge(one);
    say(line(field), problem ?? message);
    if (cases?.length) open(planner, cases[0].id);
  },

  coach(planner, button) {
    const choices = /** @type {HTMLInputElement[]} */ ([...(planner.form?.querySelectorAll(":is([type=radio], [type=checkbox]):checked") ?? [])]);
    const link = new URLSearchParams(choices.map(({ name, value }) => [name, value]));
    return copy(button, `${location.href.split("#")[0]}#${link}`);
  },
};
