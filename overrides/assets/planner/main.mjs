// On every page: the planner where there is one, a quiet notice of what is due, and the service worker if it may.
import { onChange, cases, settings } from "./store.mjs";

/** @typedef {{ subscribe: (next: () => void) => unknown }} Stream */

const pages = /** @type {{ document$?: Stream }} */ (/** @type {unknown} */ (window)).document$;

function arrive() {
  if (document.querySelector("follow-up-planner")) import("./planner.mjs");
  notice();
}

/** Steps of today and before that are not ticked, over all cases. */
function notice() {
  const place = /** @type {HTMLElement | null} */ (document.querySelector(".pl-due-notice"));
  if (!place) return;
  const now = new Date();
  const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const open = cases().filter((one) => !one.values.archived?.[0]);
  const due = open.flatMap((one) => /** @type {string[][]} */ (one.values.due?.[0] ?? []).filter(([step, day]) => day <= today && !one.values[`ticks.${step}`]?.[0]));
  place.hidden = !settings().notice || !due.length;
  place.textContent = due.length === 1 ? (place.dataset.one ?? "") : (place.dataset.many ?? "").replace("{number}", String(due.length));
}

/** Fetch the planner's parts when a link to it is about to be used. @param {Event} event */
async function near({ target }) {
  const link = target instanceof Element && target.closest('a[href*="planner/"]');
  if (link) (await import("./runtime.mjs")).prefetch();
}

pages ? pages.subscribe(arrive) : arrive();
onChange(notice);
for (const type of ["pointerover", "focusin"]) document.addEventListener(type, near, { passive: true });
