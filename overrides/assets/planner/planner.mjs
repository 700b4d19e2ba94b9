// <follow-up-planner>: the form belongs to the reader and is never redrawn; everything else is laid in from Python.
import { Idiomorph } from "./idiomorph.mjs";
import { ACTIONS, say } from "./actions.mjs";
import { count, tally } from "./counter.mjs";
import { fill, go, point, typed, wanted } from "./form.mjs";
import { Runtime, prefetch } from "./runtime.mjs";
import * as store from "./store.mjs";

/** One interpreter for the visit: going to a chapter and back keeps it. */
const runtime = new Runtime();
runtime.addEventListener("requests", (event) => tally(/** @type {CustomEvent} */ (event).detail));

/** Folds stay as the reader left them, and so does what a button said. */
const callbacks = {
  beforeAttributeUpdated: (/** @type {string} */ name) => name !== "open",
  beforeNodeMorphed: (/** @type {HTMLElement} */ node) => node.className !== "pl-said",
};
const MORPH = { morphStyle: "innerHTML", ignoreActiveValue: true, callbacks };

export class Planner extends HTMLElement {
  runtime = runtime;
  id_ = store.settings().current ?? store.newId();
  left = new Set();
  messages = /** @type {Record<string, any>} */ ({});
  #stale = false;
  /** @type {Promise<void> | undefined} the work on a new plan */
  laying;
  #end = new AbortController();

  connectedCallback() {
    const { signal } = (this.#end = new AbortController());
    /** @type {(type: string, hear: (event: any) => unknown, target?: EventTarget) => void} */
    const on = (type, hear, target = this) => target.addEventListener(type, hear, { signal });
    this.form = this.one("form");
    for (const part of this.querySelectorAll(".pl-desk, .pl-shared")) part.removeAttribute("hidden");
    this.restore(typed(this.form));
    on("input", ({ target }) => this.#hear(target));
    on("focusout", ({ target }) => target.form === this.form && this.left.add(target.name) && this.renew());
    on("click", (event) => this.#click(event));
    on("submit", (event) => this.#ask(event));
    on("storage", ({ key }) => (key ?? ".case.").includes(".case.") && this.#merge(), window);
    on("beforeprint", () => this.one("#pl-later")?.setAttribute("open", ""), window);
    on("hashchange", () => this.#preset(), window);
    on("counted", () => this.tell(), window);
    on("stage", ({ detail }) => this.#stage(detail), runtime);
    this.#preset();
    if (runtime.stage) this.#stage({ stage: runtime.stage });
    (globalThis.requestIdleCallback ?? setTimeout)(() => void (this.isConnected && prefetch()));
  }

  disconnectedCallback() {
    this.#end.abort();
  }

  /** @param {string} selector @returns {any} */
  one(selector) {
    return this.querySelector(selector);
  }

  get case() {
    return store.read(this.id_);
  }

  /** Put the saved case into the form; what was typed before this script ran wins. @param {Record<string, any>} [early] */
  restore(early = {}) {
    fill(this.form, { ...store.part(this.case, "answers"), ...early });
    this.save().tell();
    if (store.cases().length) this.renew();
  }

  /** Another tab changed something: what is being typed here stays. */
  #merge() {
    const { form, type, name, value } = /** @type {any} */ (document.activeElement ?? {});
    this.restore(form === this.form && type === "text" ? { [name]: value } : {});
  }

  /** Keep what the form holds; answers taken back are kept as empty. */
  save() {
    const answers = typed(this.form);
    const names = Object.keys({ ...store.part(this.case, "answers"), ...answers });
    return this.keep(Object.fromEntries(names.map((name) => [`answers.${name}`, answers[name] ?? null])));
  }

  /** @param {Record<string, unknown>} changes @param {string} [id] the case, if not the open one */
  keep(changes, id = this.id_) {
    const kept = store.change(id, changes);
    if (id === this.id_ && Object.keys(kept.values).length) store.visit((this.id_ = kept.id));
    return this;
  }

  /** Go to another case. @param {string} id */
  open(id) {
    this.id_ = id;
    this.left.clear();
    this.restore();
    this.renew();
  }

  /** What every request says. @param {string} kind */
  request(kind) {
    const { root = "../" } = this.dataset;
    const moment = { today: store.today(), stamp: new Date().toISOString(), left: [...this.left], root };
    const kept = { case: this.id_, cases: store.cases(), settings: store.settings() };
    return { kind, answers: typed(this.form), ...moment, ...kept };
  }

  /** A new plan for what the form holds; what changes meanwhile is asked once more. */
  renew() {
    this.#stale = true;
    return (this.laying ??= this.#lay());
  }

  async #lay() {
    let reply;
    while (this.#stale) {
      this.#stale = false;
      reply = await runtime.ask(this.request("plan")).catch(() => ({}));
    }
    this.laying = undefined;
    if (!this.isConnected) return;
    if (!reply.regions) return this.#stage({ stage: "failed", cause: "crash" });
    this.one(".pl-result").hidden = !reply.messages;
    for (const [name, html] of Object.entries(reply.regions)) Idiomorph.morph(this.one(`[data-region="${name}"]`), html, MORPH);
    this.messages = reply.messages;
    point(this, reply.problems);
    // A tab in the background leaves the record to the one that is looked at.
    if (document.hasFocus()) {
      if (reply.messages) this.keep({ due: reply.due, contacts: reply.contacts });
      store.set({ open: reply.open });
    }
    this.tell();
  }

  /** @param {any} field */
  #hear(field) {
    const { keep, edit, action } = field.dataset;
    if (action) return ACTIONS[action](this, field);
    if (field.form === this.form) this.save();
    else if (keep && field.validity.valid) {
      const value = field.type === "checkbox" ? field.checked : field.value;
      this.keep({ [keep]: value || null }, field.closest("[data-case]")?.dataset.case);
    } else if (edit) {
      const id = field.closest("[data-message]").dataset.message;
      const now = this.messages[id];
      const mine = store.part(this.case, "edits")[id] ?? { ...now, base: now.body };
      this.keep({ [`edits.${id}`]: { ...mine, [edit]: field.value } });
    }
    return this.renew();
  }

  /** @param {any} event */
  #click(event) {
    const button = event.target.closest("button[data-action]");
    const link = event.target.closest("a");
    if (button) ACTIONS[button.dataset.action](this, button);
    else if (link?.matches('[href^="#pl-"]')) go(event, this.one(link.hash));
    else if (link?.matches('[href^="mailto:"], [target]')) {
      count.handed += 1;
      this.tell();
    }
  }

  /** @param {Event} event */
  async #ask(event) {
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
    if (Object.keys(typed(this.form)).length) this.open(store.newId());
    for (const choice of choices) choice.checked = choice.selected = true;
    this.save().restore();
  }

  /** @param {import("./runtime.mjs").Stage} stage */
  #stage({ stage, loaded = 0, total = 0, cause = "" }) {
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
