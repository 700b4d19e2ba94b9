// Measures one start, and some plans after it, and writes the numbers as JSON into #out.
//   ?variant=image|lean|stock|empty &sample=N &plans=N &prefetch &unlaid
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

/** The planner's own way, with its files as the site has them. @param {boolean} [prefetch] after one that fetched all */
async function own(prefetch) {
  const { Runtime } = await import(new URL(`${variant}/planner-000000000000/runtime.mjs`, location.href).href);
  if (prefetch) {
    const earlier = new Runtime();
    await earlier.ask(request);
    earlier.stop();
  }
  const runtime = new Runtime();
  runtime.addEventListener("stage", (/** @type {Event} */ event) => {
    const { level, cause, detail } = /** @type {CustomEvent} */ (event).detail;
    if (level) seen.level = level;
    if (cause) seen.error = `${cause}: ${detail}`;
  });
  return (/** @type {object} */ body) => runtime.ask(body);
}

/** @param {(body: object) => Promise<any>} ask @param {object} body */
async function timed(ask, body) {
  const before = performance.now();
  const { regions } = await ask(body);
  if (query.has("unlaid")) return performance.now() - before;
  const place = /** @type {HTMLElement} */ (document.getElementById("regions"));
  place.innerHTML = Object.values(regions).join("");
  place.getBoundingClientRect();
  return performance.now() - before;
}

/** @type {{ first?: number, longest?: number, plans?: number[] }} */ const result = {};
const start = ["image", "lean"].includes(variant) ? await own(query.has("prefetch")) : undefined;
// The planner starts Python when its page stands and has nothing else to do; a browser that has only just been started has.
await new Promise((done) => setTimeout(done, 1500));
if (variant === "empty") {
  new Worker(URL.createObjectURL(new Blob([""])));
} else {
  tasks.length = 0;
  const before = performance.now();
  const ask = start ?? stock();
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
