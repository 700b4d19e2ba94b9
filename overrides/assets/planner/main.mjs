// On every page: the planner where there is one, a quiet notice of what is due, and the site kept for offline.
import { keepsNothing, settings, today } from "./store.mjs";

const { document$: pages } = /** @type {{ document$?: { subscribe: (next: () => void) => unknown } }} */ (window);
const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
const workers = navigator.serviceWorker;
/** @param {string} name @returns {HTMLElement | null} */
const one = (name) => document.querySelector(name);

function arrive() {
  if (keepsNothing()) document.title = location.host;
  if (one("follow-up-planner")) {
    import("./planner.mjs");
    workers?.ready.then(({ active }) => active?.postMessage("keep runtime"));
  }
  notice();
}

/** How many steps of all cases are due today or before. */
function notice() {
  const place = one(".pl-due-notice");
  const { notice: wanted, open = [] } = settings();
  const number = open.filter((day) => day <= today()).length;
  if (!place) return;
  place.hidden = !wanted || !number;
  place.textContent = (number === 1 ? place.dataset.one : place.dataset.many)?.replace("{number}", `${number}`) ?? "";
}

/** Keep the site for offline; a newer build waits until the reader takes it. */
async function keepOffline() {
  const root = new URL(one("[data-site-root]")?.dataset.siteRoot ?? ".", location.href);
  const registration = await workers.register(new URL("sw.js", root), {
    scope: root.pathname,
    updateViaCache: "none",
  });
  const tell = () => {
    const button = one(".pl-new-version");
    if (!button || !registration.waiting || !workers.controller) return;
    button.hidden = false;
    button.onclick = () => registration.waiting?.postMessage("take over");
  };
  tell();
  pages?.subscribe(tell);
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", tell));
  if (workers.controller) workers.addEventListener("controllerchange", () => location.reload(), { once: true });
}

/** Fetch the planner's parts when a link to it is about to be used. @param {Event} event */
async function near({ target }) {
  if (target instanceof Element && target.closest('a[href*="planner/"]')) (await import("./runtime.mjs")).prefetch();
}

pages ? pages.subscribe(arrive) : arrive();
addEventListener("storage", notice);
for (const type of ["pointerover", "focusin"]) document.addEventListener(type, near, { passive: true });
if (workers && !connection?.saveData) addEventListener("load", () => setTimeout(() => keepOffline().catch(() => {}), 3000));
