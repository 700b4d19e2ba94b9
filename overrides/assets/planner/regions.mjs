// Lays what Python gives into the page: what changed and nothing else, around what the reader holds.
import { Idiomorph } from "./idiomorph.mjs";

/** Folds stay as the reader left them, and so do regions inside a region, what is being printed, and what a button said. */
const callbacks = {
  beforeAttributeUpdated: (/** @type {string} */ name) => !/^(open|data-printed)$/.test(name),
  beforeNodeMorphed: (/** @type {HTMLElement} */ node) => !node.dataset?.region && node.className !== "pl-said",
};
/** The names of regions that are on the screen. @type {Set<string>} */
export const near = new Set();
const watch = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) near[isIntersecting ? "add" : "delete"](/** @type {any} */ (target).dataset.region);
});
/** @param {HTMLElement} planner @param {Record<string, string>} regions HTML by name; one inside another comes after it */
export function lay(planner, regions) {
  for (const [name, html] of Object.entries(regions)) {
    const place = /** @type {any} */ (planner.querySelector(`[data-region="${name}"]`));
    if (place.laid === undefined) watch.observe(place);
    if (place.laid !== html) Idiomorph.morph(place, html, { morphStyle: "innerHTML", ignoreActiveValue: true, callbacks });
    place.laid = html;
  }
}
