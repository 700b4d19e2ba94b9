// Counts what went out, as the browser lists it, of the page and of Python's worker; the page shows it.
import { runtime } from "./runtime.mjs";
/** Files of this site, requests that could carry words, and texts that the reader handed to a mail program. */
export const count = { own: 0, sent: 0, handed: 0 };
function tally(/** @type {string[]} */ addresses) {
  for (const { origin, search } of addresses.map((name) => new URL(name)))
    count[origin === location.origin && !search ? "own" : "sent"] += 1;
  /** @type {any} */ (document.querySelector("follow-up-planner"))?.tell();
}
runtime.addEventListener("requests", (event) => tally(/** @type {CustomEvent} */ (event).detail));
new PerformanceObserver((list) => tally(list.getEntries().map(({ name }) => name))).observe({ type: "resource", buffered: true });
