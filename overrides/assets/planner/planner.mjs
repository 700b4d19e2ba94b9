// <follow-up-planner>: the form belongs to the reader and is never redrawn; everything else is laid in from Python.
import { act } from "./actions.mjs";
import { count } from "./counter.mjs";
import { answer, fill, go, point, say, typed, wanted } from "./form.mjs";
import { lay, near } from "./regions.mjs";
import { runtime } from "./runtime.mjs";
import { store } from "./store.mjs";
export class Planner extends HTMLElement {
  id_ = store.settings().current ?? store.newId();
  left = new Set();
  messages = /** @type {Record<string, any>} */ ({});
  /** @type {Promise<void> | undefined} the work on a new plan */ laying;
  one = (/** @type {string} */ selector) => /** @type {any} */ (this.querySelector(selector));
  #all = (/** @type {string} */ selector) => /** @type {any[]} */ ([...this.querySelectorAll(selector)]);
  #stale = false;
  #end = new AbortController();
  connectedCallback() {
    /** @type {(type: string, hear: (event: any) => unknown, target?: EventTarget) => void} */
    const on = (type, hear, target = this) => target.addEventListener(type, hear, { signal: this.#end.signal, capture: type === "toggle" });
    this.form = this.one("form");
    for (const part of this.#all(".pl-desk, .pl-shared")) part.hidden = false;
    on("input", ({ target }) => this.#hear(target));
    on("focusout", ({ target }) => target.form === this.form && this.left.add(target.name) && setTimeout(this.#settle, 50));
    on("click", (event) => this.#click(event));
    on("submit", (event) => this.#ask(event));
    on("toggle", ({ target }) => target.dataset.lazy && this.renew());
    on("storage", ({ key }) => (key ?? ".case.").includes(".case.") && this.restore(), window);
    on("beforeprint", () => this.#paper(), window);
    on("hashchange", () => this.#preset(), window);
    on("stage", () => this.#stage(runtime.now), runtime);
    if (runtime.now.stage === "failed") runtime.stop(); // what failed on another page may work by now
    this.keep(typed(this.form)).tell(); // what was typed before this script ran wins
    if (store.cases().length) this.restore();
    this.#preset();
    this.#stage(runtime.now);
  }
  disconnectedCallback() {
    this.#end.abort();
  }
  /** Put the saved case into the form. */
  restore() {
    fill(this.form, store.read(this.id_));
    this.tell();
    this.renew();
  }
  /** @param {Record<string, unknown>} changes @param {string} [id] the case, if not the open one */
  keep(changes, id = this.id_) {
    const kept = store.change(id, changes);
    const open = id === this.id_ && Object.keys(kept.values).length > 0;
    if (open) this.id_ = kept.id;
    if (open && store.settings().current !== kept.id) store.set({ current: kept.id });
    return this;
  }
  /** Go to another case, or a new one. */
  open(id = store.newId()) {
    this.id_ = id;
    this.left.clear();
    this.restore();
  }
  /** Ask Python, and keep what it says is to be kept. @param {string} kind @param {object} [more] @returns {Promise<any>} */
  async ask(kind, more) {
    const id = this.id_;
    const open = this.#all("details[data-lazy][open]").map((fold) => fold.id);
    const page = { root: this.dataset.root ?? "../", left: [...this.left], open };
    const moment = { today: store.today(), stamp: new Date().toISOString(), moment: Date.now() };
    const kept = { case: id, cases: store.cases(), settings: store.settings() };
    const reply = await runtime.ask({ kind, ...page, ...moment, ...kept, ...more });
    reply.cases?.forEach(store.write);
    // A tab in the background leaves the record to the one that is looked at.
    const ours = id === this.id_ && (kind !== "plan" || document.hasFocus());
    if (ours && reply.keep) this.keep(reply.keep);
    if (ours && reply.settings) store.set(reply.settings);
    return reply;
  }
  /** Words that appear while something is being pressed would push it away from under the pointer. */
  #settle = () => void (document.querySelector(":active") ? setTimeout(this.#settle, 50) : this.renew());
  /** A new plan for what the form holds; what changes meanwhile is asked once more. */
  renew() {
    this.#stale = true;
    return (this.laying ??= this.#lay());
  }
  /** What is on the screen comes first; then all of it, unless something changed meanwhile. */
  async #lay() {
    for (let all = false; this.#stale || !all;) {
      all = !this.#stale || this.one(".pl-result").hidden;
      this.#stale = false;
      const { regions, messages, problems } = await this.ask("plan", all ? {} : { near: [...near] });
      if (!this.isConnected || !regions) continue;
      lay(this, regions);
      if (!all) await new Promise((done) => setTimeout(done)); // the browser shows it before the rest is asked for
      if (!all) continue;
      this.one(".pl-result").hidden = !messages;
      this.messages = messages;
      point(this.form, problems);
      this.tell();
    }
    this.laying = undefined;
  }
  #hear(/** @type {any} */ field) {
    const { keep, edit, action } = field.dataset;
    if (action) return act(this, field);
    const value = field.type === "checkbox" ? field.checked : field.value;
    if (field.form === this.form) this.keep(answer(field));
    else if (keep && field.validity.valid) this.keep({ [keep]: value || null }, field.closest("[data-case]")?.dataset.case);
    else if (edit) {
      const { message } = field.closest("[data-message]").dataset;
      const [mine] = store.read(this.id_).values[`edits.${message}`] ?? [];
      const { [message]: now } = this.messages;
      this.keep({ [`edits.${message}`]: { ...(mine ?? { ...now, base: now.body }), [edit]: value } });
    }
    return this.renew();
  }
  #click(/** @type {any} */ event) {
    const button = event.target.closest("button[data-action]");
    const link = event.target.closest("a");
    if (button) act(this, button);
    else if (link?.matches('[href^="#pl-"]')) go(event, this.one(link.hash));
    else if (link?.matches('[href^="mailto:"], [target]')) {
      count.handed += 1;
      this.tell();
    }
  }
  async #ask(/** @type {Event} */ event) {
    event.preventDefault();
    this.left.add("asked");
    await this.renew();
    (this.one("#pl-problems") ?? this.one("#pl-result"))?.focus();
  }
  /** A link with choices sets them, in a new case when one is open, and leaves the address. */
  #preset() {
    const choices = wanted(this.form);
    if (!choices.length) return;
    history.replaceState(history.state, "", location.pathname);
    if (Object.keys(typed(this.form)).length) this.open();
    for (const choice of choices) choice.checked = choice.selected = true;
    this.keep(typed(this.form)).restore();
  }
  /** Paper has no folds and no fields: what is in them stands beside them as text. */
  #paper() {
    for (const fold of this.#all("#pl-later")) fold.open = true;
    for (const field of this.#all("[data-edit]")) field.nextElementSibling.textContent = field.value;
  }
  #stage(/** @type {Stage} */ { stage, loaded = 0, total = 0, cause = "" }) {
    const [line, bytes] = [this.one(".pl-stage"), this.one(".pl-bytes")];
    const [got, all] = [loaded, total].map((number) => Math.round(number / 1000));
    say(line, line.dataset[cause || stage]);
    say(bytes, stage === "fetch" && all ? bytes.dataset.words : "", { got, all });
    this.one(".pl-failed").hidden = stage !== "failed";
  }
  /** What is not kept, what is set, and what went out of this page. */
  tell() {
    const [trouble, counter] = [this.one(".pl-trouble"), this.one(".pl-counter")];
    say(trouble, trouble.dataset[store.trouble()]);
    say(counter, counter.dataset.words, count);
    this.one("[data-action=notice]").checked = store.settings().notice;
    this.one("[data-action=nothing]").checked = this.toggleAttribute("data-nothing", store.keepsNothing());
  }
}
customElements.define("follow-up-planner", Planner);
