// On every page: focus after the theme's own navigation, the planner where there is one, a quiet notice of what is due,
// Python fetched before it is needed, and the site kept for offline.
import { store } from "./store.mjs";

const { document$: pages } = window;
const workers = navigator.serviceWorker;
const spare = !navigator.connection?.saveData;
let first = true;
/** @type {ServiceWorkerRegistration | undefined} */ let registration;
/** @param {string} name @returns {HTMLElement | null} */
const one = (name) => document.querySelector(name);

function arrive() {
  if (store.keepsNothing()) document.title = location.host;
  if (one("follow-up-planner")) {
    import("./planner.mjs");
    (globalThis.requestIdleCallback ?? setTimeout)(warm);
    workers?.ready.then(({ active }) => active?.postMessage("keep runtime"));
  }
  if (!first) focus();
  first = false;
  notice();
  offer();
}

/** A browser that loads a page tells a screen reader where it is; where the theme loads it, moving focus does. */
function focus() {
  const title = document.getElementById(decodeURIComponent(location.hash.slice(1))) ?? one("article h1");
  if (!title) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}

/** How many steps of all cases are due today or before. */
function notice() {
  const place = one(".pl-due-notice");
  const { notice: wanted, open = [] } = store.settings();
  const number = open.filter((day) => day <= store.today()).length;
  if (!place) return;
  place.hidden = !wanted || !number;
  place.textContent = (number === 1 ? place.dataset.one : place.dataset.many)?.replace("{number}", `${number}`) ?? "";
}

/** A newer build waits until the reader takes it. */
function offer() {
  const button = one(".pl-new-version");
  if (!button || !registration?.waiting || !workers.controller) return;
  button.hidden = false;
  button.onclick = () => {
    button.hidden = true;
    registration?.waiting?.postMessage("take over");
  };
}

async function keepOffline() {
  const root = new URL(one("[data-site-root]")?.dataset.siteRoot ?? ".", location.href);
  registration = await workers.register(new URL("sw.js", root), { scope: root.pathname, updateViaCache: "none" });
  offer();
  registration.addEventListener("updatefound", () => registration?.installing?.addEventListener("statechange", offer));
  if (workers.controller) workers.addEventListener("controllerchange", () => location.reload(), { once: true });
}

/** Start Python in an idle moment, or when a link to the planner is about to be used. */
async function warm() {
  if (spare) (await import("./runtime.mjs")).runtime.start();
}

/** @param {Event} event */
const near = ({ target }) => target instanceof Element && target.closest('a[href*="planner/"]') && warm();

pages ? pages.subscribe(arrive) : arrive();
addEventListener("storage", notice);
for (const type of ["pointerover", "focusin"]) document.addEventListener(type, near, { passive: true });
if (workers && spare) addEventListener("load", () => setTimeout(() => keepOffline().catch(() => {}), 3000));
