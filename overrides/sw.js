// Keeps one whole build of the site for the next visit without a network. Never required: without it all works online.
const BUILD = { id: "", files: [], runtime: [] };
const CACHE = `afterword-${BUILD.id}`;
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** All these files of this build or none: a page never meets files of another build. @param {string[]} files */
async function keep(files) {
  const cache = await caches.open(CACHE);
  const requests = files.map((file) => new Request(file, { cache: "no-cache" }));
  try {
    await cache.addAll(requests);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** What a start of the planner needs, mostly from the browser's own cache. */
async function keepRuntime() {
  const cache = await caches.open(CACHE);
  await cache.addAll(BUILD.runtime);
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

worker.addEventListener("install", (event) => event.waitUntil(keep(BUILD.files)));
worker.addEventListener("activate", (event) => event.waitUntil(dropOthers()));
worker.addEventListener("message", (event) => {
  if (event.data === "take over") worker.skipWaiting();
  // The runtime is large: only the planner's page asks for it.
  if (event.data === "keep runtime") event.waitUntil(keepRuntime());
});
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(worker.registration.scope)) event.respondWith(answer(event.request));
});
