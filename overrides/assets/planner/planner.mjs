// <follow-up-planner>: the form belongs to the reader and is never redrawn; everything else is laid in from Python.
import { Idiomorph } from "./idiomorph.mjs";
import { ACTIONS, say } from "./actions.mjs";
import { Runtime, prefetch } from "./runtime.mjs";
import * as store from "./store.mjs";

/** One interpreter for the visit: navigating between chapters keeps it. */
const runtime = new Runtime();
const MORPH = { morphStyle: "innerHTML", ignoreActiveValue: true, callbacks: { beforeAttributeUpdated: (/** @type {string} */ name) => name !== "open" } };

export class Planner extends HTMLElement {
  runtime = runtime;
  id_ = store.settings().current ?? store.newId();
  asked = false;
  /** @type {Set<string>} questions the reader has left */ left = new Set();
  /** @type {Record<string, { subject: string, body: string }>} */ messages = {};
  /** @type {Record<string, string>} */ problems = {};
  #turn = 0;
  #end = new AbortController();

  connectedCallback() {
    this.#end = new AbortController();
    const { signal } = this.#end;
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.one(".pl-desk").hidden = false;
    const early = this.#typed();
    this.restore(early);
    this.addEventListener("input", (event) => this.#hear(event), { signal });
    this.addEventListener("change", (event) => this.#hear(event), { signal });
    this.addEventListener("focusout", ({ target }) => this.#leave(/** @type {HTMLInputElement} */ (target)), { signal });
    this.addEventListener("click", (event) => this.#click(event), { signal });
    this.form.addEventListener("submit", (event) => this.#ask(event), { signal });
    this.form.addEventListener("focusin", () => runtime.start(), { signal, once: true });
    addEventListener("hashchange", () => this.#preset(), { signal });
    runtime.addEventListener("stage", (event) => this.#stage(/** @type {CustomEvent} */ (event).detail), { signal });
    store.onChange(() => (this.isConnected ? this.restore() : undefined));
    this.#preset();
    if (runtime.stage) this.#stage({ stage: runtime.stage });
    const idle = globalThis.requestIdleCallback ?? setTimeout;
    idle(() => this.isConnected && (this.#answered() ? this.renew() : prefetch()));
  }

  disconnectedCallback() {
    this.#end.abort();
  }

  /** @param {string} selector @returns {HTMLElement} */
  one(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }

  get case() {
    return store.read(this.id_);
  }

  /** Answers as the form has them: lists for boxes, text for all else. @returns {Record<string, string | string[]>} */
  #typed() {
    /** @type {Record<string, string | string[]>} */ const typed = {};
    for (const [name, value] of new FormData(this.form)) {
      const many = this.form?.querySelector(`[type=checkbox][name="${name}"]`);
      if (many) typed[name] = [...(typed[name] ?? []), String(value)];
      else if (value) typed[name] = String(value);
    }
    return typed;
  }

  #answered = () => Object.keys(this.#typed()).length > 0;

  /** Put the saved case into the form; what was typed before this script ran wins. @param {Record<string, unknown>} [typed] */
  restore(typed = {}) {
    const answers = { ...store.part(this.case, "answers"), ...typed };
    for (const field of /** @type {Iterable<HTMLInputElement>} */ (this.form?.elements ?? [])) {
      if (!field.name || field === document.activeElement) continue;
      const value = answers[field.name];
      if (field.type === "radio") field.checked = value === field.value;
      else if (field.type === "checkbox") field.checked = [value].flat().includes(field.value);
      else field.value = typeof value === "string" ? value : "";
    }
    for (const group of this.querySelectorAll("details.pl-group")) {
      const fields = /** @type {HTMLInputElement[]} */ ([...group.querySelectorAll("input, select")]);
      if (fields.some((field) => (field.matches("[type=radio], [type=checkbox]") ? field.checked : field.value))) group.setAttribute("open", "");
    }
    if (this.#answered()) this.save().renew();
    else this.renewCases();
    this.tell();
  }

  /** Keep what the form holds; answers taken back are kept as empty. */
  save() {
    const typed = this.#typed();
    const before = Object.keys(store.part(this.case, "answers")).filter((name) => !(name in typed));
    const entries = [...Object.entries(typed), ...before.map((name) => [name, null])].map(([name, value]) => [`answers.${name}`, value]);
    if (entries.length) this.keep(Object.fromEntries(entries));
    return this;
  }

  /** @param {Record<string, unknown>} changes */
  keep(changes) {
    this.id_ = store.change(this.id_, changes).id;
    if (store.settings().current !== this.id_) store.set({ current: this.id_ });
    const said = this.one(".pl-desk > .pl-said");
    const words = store.trouble && said.dataset[store.trouble];
    if (words) said.textContent = words;
  }

  /** What every request says. @param {string} kind */
  request(kind) {
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
    const one = this.case;
    const company = (/** @type {store.Case} */ other) => other.values["answers.company"]?.[0] ?? "";
    const others = store.cases().filter((other) => other.id !== this.id_ && !other.values.archived?.[0]);
    const dates = others.flatMap((other) => /** @type {string[]} */ (other.values.contacts?.[0] ?? []).map((date) => ({ company: company(other), date })));
    const done = Object.fromEntries(["edits", "ticks", "moved", "notes"].map((name) => [name, store.part(one, name)]));
    return { kind, today, stamp: now.toISOString(), case: this.id_, root: this.dataset.root ?? "../", asked: this.asked, answers: this.#typed(), others: dates, ...done };
  }

  /** A new plan for what the form holds now; an older answer that comes late is left. */
  async renew() {
    const turn = ++this.#turn;
    if (!this.#answered()) return;
    const reply = /** @type {any} */ (await runtime.ask(this.request("plan")).catch(() => undefined));
    if (turn !== this.#turn || !reply || !this.isConnected) return;
    if (reply.kind !== "plan") return this.#stage({ stage: "failed" });
    this.one(".pl-result").hidden = false;
    for (const [name, html] of Object.entries(reply.regions)) this.lay(name, html);
    Object.assign(this, { messages: reply.messages, problems: reply.problems });
    this.keep({ due: reply.due, contacts: reply.contacts });
    this.#showProblems();
    this.renewCases();
    this.tell();
    this.dispatchEvent(new Event("renewed"));
  }

  async renewCases() {
    const cases = store.cases().map((one) => ({
      id: one.id, current: one.id === this.id_, archived: one.values.archived?.[0], name: one.values.name?.[0], company: one.values["answers.company"]?.[0], role: one.values["answers.role"]?.[0],
      due: /** @type {string[][]} */ (one.values.due?.[0] ?? []).filter(([step]) => !one.values[`ticks.${step}`]?.[0]),
    }));
    if (!cases.length) return this.lay("cases", "");
    const reply = /** @type {any} */ (await runtime.ask({ ...this.request("cases"), cases, current: this.id_ }).catch(() => undefined));
    if (reply?.kind === "cases") this.lay("cases", reply.regions.cases);
  }

  /** @param {string} name @param {unknown} html */
  lay(name, html) {
    const region = this.querySelector(`[data-region="${name}"]`);
    if (region) Idiomorph.morph(region, String(html), MORPH);
  }

  #showProblems() {
    for (const place of this.querySelectorAll(".pl-problem")) {
      const name = place.id.slice(3, -8);
      const words = this.asked || this.left.has(name) ? (this.problems[name] ?? "") : "";
      if (place.textContent !== words) place.textContent = words;
      place.parentElement?.querySelector(`[name="${name}"]`)?.setAttribute("aria-invalid", String(Boolean(words)));
    }
  }

  /** @param {Event} event */
  #hear({ target, type }) {
    const field = /** @type {HTMLInputElement} */ (target);
    const { keep, edit, setting } = field.dataset;
    if (field.form === this.form && field.name) this.save();
    else if (keep && type === "change") this.keep({ [keep]: field.type === "checkbox" ? field.checked || null : field.value || null });
    else if (edit && type === "input") this.#edit(field);
    else if (setting && type === "change") return void ACTIONS.setting(this, field);
    else if (field.type === "file" && type === "change") return void ACTIONS.restore(this, field);
    else return;
    this.renew();
  }

  /** @param {HTMLInputElement} field */
  #edit(field) {
    const card = /** @type {HTMLElement} */ (field.closest("[data-message]"));
    const id = card.dataset.message ?? "";
    const kept = store.part(this.case, "edits")[id] ?? { ...this.messages[id], base: this.messages[id]?.body };
    this.keep({ [`edits.${id}`]: { ...kept, [field.dataset.edit ?? ""]: field.value } });
  }

  /** @param {HTMLInputElement} field */
  #leave(field) {
    if (field.form === this.form && field.name) this.left.add(field.name);
    this.#showProblems();
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const button = /** @type {HTMLButtonElement | null} */ (target.closest("button[data-action]"));
    if (button) ACTIONS[button.dataset.action ?? ""]?.(this, button);
  }

  /** @param {Event} event */
  async #ask(event) {
    event.preventDefault();
    this.asked = true;
    await this.renew();
    const place = this.querySelector("#pl-problems") ?? this.querySelector("#pl-result");
    if (place instanceof HTMLElement) place.focus();
  }

  /** A link with choices sets them, as a new case when one is open, and leaves the address. */
  #preset() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    const name = wanted.get("preset");
    const choices = name ? JSON.parse(this.querySelector(`[id="preset=${CSS.escape(name)}"]`)?.getAttribute("data-choices") ?? "{}") : Object.fromEntries([...new Set(wanted.keys())].map((key) => [key, wanted.getAll(key)]));
    const known = Object.entries(choices).filter(([key]) => this.form?.querySelector(`:is([type=radio], [type=checkbox])[name="${CSS.escape(key)}"], select[name="${CSS.escape(key)}"]`));
    if (!known.length) return;
    history.replaceState(history.state, "", location.pathname);
    if (this.#answered()) this.id_ = store.newId();
    this.keep(Object.fromEntries(known.map(([key, value]) => [`answers.${key}`, this.form?.querySelector(`[type=checkbox][name="${key}"]`) ? [value].flat() : [value].flat()[0]])));
    this.restore();
  }

  /** @param {import("./runtime.mjs").Stage} stage */
  #stage({ stage, loaded = 0, total = 0, cause = "crash" }) {
    const line = this.one(".pl-stage");
    const words = JSON.parse(line.dataset.words ?? "{}")[stage === "failed" ? cause : stage] ?? "";
    say(line, words.replace("{loaded}", String(Math.round(loaded / 1000))).replace("{total}", String(Math.round(total / 1000))));
    this.one(".pl-failed").hidden = stage !== "failed";
    if (stage === "ready") this.renew();
  }

  /** Beside the buttons: when the last backup was made, and what went out of this page. */
  tell() {
    const { backup, notice } = store.settings();
    const place = this.one(".pl-backup");
    say(place, backup ? place.dataset.last?.replace("{date}", backup) : place.dataset.never);
    this.querySelectorAll("[data-setting]").forEach((box) => (/** @type {HTMLInputElement} */ (box).checked = /** @type {HTMLElement} */ (box).dataset.setting === "notice" ? Boolean(notice) : store.keepsNothing()));
    const counter = this.one(".pl-counter");
    const fetched = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
    const sent = fetched.filter(({ origin, search }) => origin !== location.origin || search).length;
    say(counter, counter.dataset.words?.replace("{sent}", String(sent)).replace("{own}", String(fetched.length - sent)));
  }
}

customElements.define("follow-up-planner", Planner);
