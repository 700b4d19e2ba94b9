// After instant navigation the old page is gone and nothing has focus. A browser that loads a page tells a screen
// reader where it is; this does the same by moving focus to the new title.

/** @typedef {{ subscribe: (next: () => void) => unknown }} Stream */

const pages = /** @type {{ document$?: Stream }} */ (/** @type {unknown} */ (window)).document$;
let first = true;

/** A table that is wider than the window scrolls inside its frame: let the keyboard get there. */
function reachTables() {
  for (const frame of document.querySelectorAll(".md-typeset__scrollwrap")) {
    frame.toggleAttribute("tabindex", frame.scrollWidth > frame.clientWidth);
    if (frame.hasAttribute("tabindex")) frame.setAttribute("tabindex", "0");
  }
}

addEventListener("resize", reachTables);
pages?.subscribe(() => {
  requestAnimationFrame(reachTables);
  if (first) {
    first = false;
    return;
  }
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const title = target ?? document.querySelector("article h1");
  if (!(title instanceof HTMLElement)) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
});
