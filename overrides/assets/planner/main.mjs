// On every page: focus after the theme's navigation, the planner, a notice of what is due, Python fetched early, and offline.
import { store } from "./store.mjs";
const workers = navigator.serviceWorker;
const spare = !navigator.connection?.saveData;
let visits = 0;
/** @type {ServiceWorkerRegistration | undefined} */ let registration;
const one = (/** @type {string} */ name) => /** @type {HTMLElement | null} */ (document.querySelector(name));
function arrive() {
  if (store.keepsNothing()) document.title = location.host;
  if (one("follow-up-planner")) {
    import("./planner.mjs");
    (globalThis.requestIdleCallback ?? setTimeout)(warm);
    workers?.ready.then(({ active }) => active?.postMessage("keep runtime"));
  }
  if (visits++) focus();
  notice();
  offer();
}
/** A browser that loads a page tells a screen reader where it is; where the theme loads it, moving focus does. */
function focus() {
  const title = document.getElementById(decodeURIComponent(location.hash.slice(1))) ?? one("article h1");
  if (title) title.tabIndex = -1;
  title?.focus({ preventScroll: true });
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
const reload = () => location.reload();
/** A newer build waits until the reader takes it; where the browser holds it back then, it comes with the page loaded anew. */
function offer() {
  const [button, waiting] = [one(".pl-new-version"), workers?.controller && registration?.waiting];
  if (!button || !waiting) return;
  button.hidden = false;
  button.onclick = () => (waiting.postMessage("take over"), setTimeout(reload, 5000), (button.hidden = true));
}
async function keepOffline() {
  const root = new URL(one("[data-site-root]")?.dataset.siteRoot ?? ".", location.href);
  registration = await workers.register(new URL("sw.js", root), { scope: root.pathname, updateViaCache: "none" });
  offer();
  registration.addEventListener("updatefound", () => registration?.installing?.addEventListener("statechange", offer));
  if (workers.controller) workers.addEventListener("controllerchange", reload, { once: true });
}
/** Start Python in an idle moment, or when a link to the planner is about to be used. */
const warm = async () => spare && (await import("./runtime.mjs")).runtime.start();
const near = (/** @type {any} */ { target }) => target.closest?.('a[href*="planner/"]') && warm();
window.document$?.subscribe(arrive) ?? arrive();
addEventListener("storage", notice);
for (const type of ["pointerover", "focusin"]) document.addEventListener(type, near, { passive: true });
if (workers && spare) addEventListener("load", () => setTimeout(() => keepOffline().catch(() => {}), 3000));
