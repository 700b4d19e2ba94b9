// On every page: the planner where there is one, a quiet notice of what is due, and the site kept for offline.
import { cases, onChange, settings } from "./store.mjs";

/** @typedef {{ subscribe: (next: () => void) => unknown }} Stream */

const pages = /** @type {{ document$?: Stream }} */ (/** @type {unknown} */ (window)).document$;
const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (/** @type {unknown} */ (navigator));
/** @param {string} name @returns {HTMLElement | null} */
const one = (name) => document.querySelector(name);

function arrive() {
  if (one("follow-up-planner")) {
    import("./planner.mjs");
    navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage("keep runtime"));
  }
  notice();
}

/** Steps of today and before that are not ticked, over all cases. */
function notice() {
  const place = one(".pl-due-notice");
  if (!place) return;
  const now = new Date();
  const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const open = cases().filter(({ values }) => !values.archived?.[0]);
  /** @param {import("./store.mjs").Case} one @returns {string[][]} */
  const late = ({ values }) => /** @type {string[][]} */ (values.due?.[0] ?? []).filter(([step, day]) => day <= today && !values[`ticks.${step}`]?.[0]);
  const number = open.flatMap(late).length;
  place.hidden = !settings().notice || !number;
  place.textContent = (number === 1 ? place.dataset.one : place.dataset.many)?.replace("{number}", String(number)) ?? "";
}

/** Keep the site for offline; a newer build waits until the reader takes it. */
async function keepOffline() {
  const root = new URL(one("[data-site-root]")?.dataset.siteRoot ?? ".", location.href);
  const registration = await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.pathname, updateViaCache: "none" });
  const tell = () => {
    const button = one(".pl-new-version");
    if (!button || !registration.waiting || !navigator.serviceWorker.controller) return;
    button.hidden = false;
    button.onclick = () => registration.waiting?.postMessage("take over");
  };
  tell();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", tell));
  if (navigator.serviceWorker.controller) navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
}

/** Fetch the planner's parts when a link to it is about to be used. @param {Event} event */
async function near({ target }) {
  if (target instanceof Element && target.closest('a[href*="planner/"]')) (await import("./runtime.mjs")).prefetch();
}

pages ? pages.subscribe(arrive) : arrive();
onChange(notice);
for (const type of ["pointerover", "focusin"]) document.addEventListener(type, near, { passive: true });
if (navigator.serviceWorker && !connection?.saveData) addEventListener("load", () => setTimeout(() => keepOffline().catch(() => {}), 3000));
