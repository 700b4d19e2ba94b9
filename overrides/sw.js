// Keeps one whole build of the site for the next visit without a network. Never required: without it all works online.
const BUILD = { id: "", files: [] };
const CACHE = `afterword-${BUILD.id}`;
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** All files of this build or none: a page never meets files of another build. */
async function keep() {
  const cache = await caches.open(CACHE);
  const requests = /** @type {string[]} */ (BUILD.files).map((file) => new Request(file, { cache: "no-cache" }));
  try {
    await cache.addAll(requests);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function dropOthers() {
  for (const name of await caches.keys()) if (name.startsWith("afterword-") && name !== CACHE) await caches.delete(name);
}

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    const missing = request.mode === "navigate" && (await cache.match("404.html"));
    if (missing) return missing;
    throw error;
  }
}

worker.addEventListener("install", (event) => event.waitUntil(keep()));
worker.addEventListener("activate", (event) => event.waitUntil(dropOthers()));
worker.addEventListener("message", ({ data }) => data === "take over" && worker.skipWaiting());
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(worker.registration.scope)) event.respondWith(answer(event.request));
});
