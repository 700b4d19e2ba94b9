// What the buttons do. Each action gets the planner, the button that was pressed, and what it stands with.
import { say } from "./form.mjs";
import { runtime } from "./runtime.mjs";
import { store } from "./store.mjs";
/** Hand a file that Python made to the reader. @param {{ name: string, type: string, data?: string }} file */
function save({ name, type, data }) {
  if (!data) return;
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const href = URL.createObjectURL(new Blob([bytes], { type }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
/** @type {Record<string, (planner: Planner, button: any, about: About) => unknown>} */
const ACTIONS = {
  /** Says "copied" only when it was; else leaves the text selected. */
  async copy(_, button, { line }) {
    const field = button.closest(".pl-message, .pl-coach").querySelector("textarea, [readonly]");
    if (field.readOnly) field.value = new URL(field.value, location.href);
    try {
      await navigator.clipboard.writeText(field.value);
      say(line, button.dataset.done);
    } catch {
      field.select();
      say(line, button.dataset.failed);
    }
  },
  take: (planner, _, { message }) => planner.keep({ [`edits.${message}`]: null }).renew(),
  retry: (planner) => (runtime.stop(), planner.renew()),
  /** The style hides all but the part that is marked. */
  print(planner, button) {
    const part = button.closest(".pl-message") ?? planner.one(button.dataset.part);
    part.dataset.printed = "";
    addEventListener("afterprint", () => delete part.dataset.printed, { once: true });
    print();
  },
  export: async (planner, { dataset: { format } }, { message }) => save(await planner.ask("export", { format, message })),
  /** The case that the button stands with, or a new one. */
  open: (planner, _, { id }) => (planner.open(id), planner.one("input").focus()),
  archive: (planner, button, { id }) => planner.keep({ archived: !button.dataset.archived || null }, id).renew(),
  duplicate(planner, button, { id }) {
    const copy = store.newId();
    store.write({ ...store.read(id), id: copy });
    planner.keep({ name: button.dataset.name }, copy).open(copy);
  },
  delete(planner, _, { id }) {
    store.remove(id);
    planner.open(id === planner.id_ ? undefined : planner.id_);
    planner.one(".pl-desk").focus();
  },
  notice: (_, box) => store.set({ notice: box.checked }),
  /** The open case moves between the device and this tab's memory. */
  nothing(planner, { checked }) {
    const one = store.read(planner.id_);
    if (checked) store.remove(one.id);
    if (checked) document.title = location.host;
    store.keepNothing(checked);
    store.write(one);
    planner.renew();
  },
  leave: (planner) => (store.remove(planner.id_), (planner.id_ = ""), store.keepNothing(false), location.replace("about:blank")),
  erase: (planner, { dataset }, { line }) => (store.erase(), planner.open(), say(line, dataset.done)),
  backup: async (planner) => (save(await planner.ask("backup")), planner.renew()),
  async restore(planner, field, { line }) {
    const text = (await field.files[0]?.text().catch(() => "")) ?? "";
    field.value = "";
    const { cases = [], message, problem } = await planner.ask("backup", { text });
    if (cases.length) planner.open(cases[0].id);
    say(line, problem ?? message);
  },
};
export function act(/** @type {Planner} */ planner, /** @type {any} */ button) {
  const [id, message] = [button.closest("[data-case]")?.dataset.case, button.closest("[data-message]")?.dataset.message];
  const line = button.closest(".pl-message, .pl-take, .pl-desk, .pl-planner").querySelector(".pl-said");
  return ACTIONS[button.dataset.action](planner, button, { id, message, line });
}
