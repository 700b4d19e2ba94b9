// Keeps one whole build of the site for the next visit without a network. Never required: without it all works online.
const BUILD = { id: "", files: [], runtime: [] };
const CACHE = `afterword-${BUILD.id}`;
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
/** All these files of this build or none: a page never meets files of another. @param {string[]} files @param {RequestCache} cache */
async function keep(files, cache) {
  await (await caches.open(CACHE)).addAll(files.map((file) => new Request(file, { cache })));
}
async function dropOthers() {
  for (const name of await caches.keys()) if (name.startsWith("afterword-") && name !== CACHE) await caches.delete(name);
}
async function answer(/** @type {Request} */ request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
  return kept ?? fetch(request).catch(async () => (request.mode === "navigate" && (await cache.match("404.html"))) || Response.error());
}
worker.addEventListener("install", (event) => event.waitUntil(keep(BUILD.files, "no-cache")));
worker.addEventListener("activate", (event) => event.waitUntil(dropOthers()));
worker.addEventListener("message", (event) => {
  if (event.data === "take over") worker.skipWaiting();
  // The runtime is large: only the planner's page asks for it, and the browser's own cache has it by then.
  if (event.data === "keep runtime") event.waitUntil(keep(BUILD.runtime, "default"));
});
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(worker.registration.scope)) event.respondWith(answer(event.request));
});
