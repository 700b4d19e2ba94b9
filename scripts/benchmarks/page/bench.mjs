// Measures one start, and some plans after it, and writes the numbers as JSON into #out.
//   ?variant=image|lean|stock|empty &sample=N &plans=N &prefetch
const { Runtime } = await import(new URL("assets/planner/runtime.mjs", location.href).href);
const query = new URLSearchParams(location.search);
const variant = query.get("variant") ?? "image";
const { starts, large } = await (await fetch("requests.json")).json();
const request = starts[Number(query.get("sample") ?? 0) % starts.length];
/** @type {number[]} */ const tasks = [];
try {
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });
} catch {
  // Only Chromium tells of long tasks.
}

/** Pyodide as its documentation starts it. */
function stock() {
  const worker = new Worker("stock.mjs", { type: "module" });
  let id = 0;
  /** @type {Map<number, (reply: object) => void>} */ const waiting = new Map();
  worker.onmessage = ({ data }) => waiting.get(data.id)?.(JSON.parse(data.text));
  return (/** @type {object} */ body) =>
    new Promise((resolve) => {
      waiting.set(++id, resolve);
      worker.postMessage({ id, text: JSON.stringify(body) });
    });
}

/** @type {{ level?: string, error?: string }} */ const seen = {};
function own() {
  const runtime = new Runtime(new URL(`${variant}/`, location.href));
  runtime.addEventListener("stage", (/** @type {Event} */ event) => {
    const { level, cause, detail } = /** @type {CustomEvent} */ (event).detail;
    if (level) seen.level = level;
    if (cause) seen.error = `${cause}: ${detail}`;
  });
  return (/** @type {object} */ body) => runtime.ask(body);
}

/** Python started and ended again: what a start fetches is in the browser's cache. @param {any} runtime */
async function fetched(runtime) {
  await runtime.ask(request);
  runtime.stop();
}

/** @param {(body: object) => Promise<any>} ask @param {object} body */
async function timed(ask, body) {
  const before = performance.now();
  const { regions } = await ask(body);
  const place = /** @type {HTMLElement} */ (document.getElementById("regions"));
  place.innerHTML = Object.values(regions).join("");
  place.getBoundingClientRect();
  return performance.now() - before;
}

/** @type {{ first?: number, longest?: number, plans?: number[] }} */ const result = {};
if (variant === "empty") {
  new Worker(URL.createObjectURL(new Blob([""])));
} else {
  if (query.has("prefetch")) await fetched(new Runtime(new URL(`${variant}/`, location.href)));
  tasks.length = 0;
  const before = performance.now();
  const ask = variant === "stock" ? stock() : own();
  await timed(ask, request);
  result.first = performance.now() - before;
  await new Promise((done) => setTimeout(done, 100));
  result.longest = Math.max(0, ...tasks);
  /** @type {number[]} */ const plans = [];
  for (let n = 0; n < Number(query.get("plans") ?? 0); n += 1) {
    large.answers.company = `Company ${n}`;
    plans.push(await timed(ask, large));
  }
  result.plans = plans;
}
/** @type {HTMLElement} */ (document.getElementById("out")).textContent = JSON.stringify({ ...result, ...seen });
