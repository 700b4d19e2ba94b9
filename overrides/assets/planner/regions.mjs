// Lays what Python gives into the page: what changed and nothing else, around what the reader holds.
import { Idiomorph } from "./idiomorph.mjs";
const FIELDS = "input, textarea"; // what the reader put into them is not in their HTML
/** Compared whole, which is cheaper than piece by piece. @param {HTMLElement} node @param {Node} to */
const same = (node, to) => node.isEqualNode(to) && !node.matches?.(FIELDS) && !node.querySelector?.(FIELDS);
/** Folds stay as the reader left them, and so do regions inside a region, what is being printed, and what a button said. */
const callbacks = {
  beforeAttributeUpdated: (/** @type {string} */ name) => !/^(open|data-printed)$/.test(name),
  beforeNodeMorphed: (/** @type {HTMLElement} */ node, /** @type {Node} */ to) =>
    !node.dataset?.region && node.className !== "pl-said" && !same(node, to),
};
/** The names of regions that are on the screen. @type {Set<string>} */
export const near = new Set();
const watch = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) near[isIntersecting ? "add" : "delete"](/** @type {any} */ (target).dataset.region);
});
const fresh = document.createElement("template"); // in it HTML is read in half the time that Idiomorph takes for a text
/** @param {HTMLElement} planner @param {Record<string, string>} regions HTML by name; one inside another comes after it */
export function lay(planner, regions) {
  for (const [name, html] of Object.entries(regions)) {
    const place = /** @type {any} */ (planner.querySelector(`[data-region="${name}"]`));
    if (place.laid === html) continue;
    if (place.laid === undefined) watch.observe(place);
    place.laid = fresh.innerHTML = html;
    Idiomorph.morph(place, fresh.content, { morphStyle: "innerHTML", ignoreActiveValue: true, callbacks });
  }
}
