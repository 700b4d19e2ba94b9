// The page's side of Python: one worker for the visit, its start told in stages, requests answered in order.

/**
 * @typedef {{ path: string, raw: number, gz: number, br: number }} Served
 * @typedef {{ lean: { lock: object, files: Record<string, Served> },
 *             image?: { wasm: Served, full: Served, handle: number } }} Facts  `runtime.json`
 * @typedef {{ stage: "fetch" | "compile" | "python" | "ready" | "failed", loaded?: number, total?: number,
 *             level?: string, cause?: string, detail?: string }} Stage
 * @typedef {{ text: string, tries: number, resolve: (reply: any) => void, reject: (error: Error) => void }} Waiting
 */

const BASE = new URL("../runtime/", import.meta.url);
const PATIENCE = { fetch: 30_000, python: 90_000 };

/** @returns {Promise<Facts>} which files make up the runtime */
async function readFacts(base = BASE) {
  const response = await fetch(new URL("runtime.json", base), { cache: "no-cache" });
  if (!response.ok) throw new TypeError(`runtime.json: ${response.status}`);
  return response.json();
}

/** The files that a start will ask for. @param {Facts} facts @returns {Served[]} */
const needed = (facts) => (facts.image ? [facts.image.wasm] : Object.values(facts.lean.files));

/** Fetch what a start needs into the browser's cache, in an idle moment; not for readers who save data. */
export async function prefetch(base = BASE) {
  const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (/** @type {unknown} */ (navigator));
  if (connection?.saveData) return;
  try {
    const urls = needed(await readFacts(base)).map((file) => new URL(file.path, base));
    const scripts = ["worker.mjs", "image.mjs"].map((name) => new URL(name, import.meta.url));
    const options = /** @type {RequestInit} */ ({ priority: "low" });
    await Promise.all([...scripts, ...urls].map(async (url) => (await fetch(url, options)).arrayBuffer()));
  } catch {
    // A start asks again and names what is wrong.
  }
}

/** A worker made from a blob: URL, because only such a worker is bound by the policy in the page's <meta>. */
function newWorker() {
  const imports = ["image.mjs", "worker.mjs"].map((name) => `import ${JSON.stringify(new URL(name, import.meta.url))};`);
  const url = URL.createObjectURL(new Blob(imports, { type: "text/javascript" }));
  return { worker: new Worker(url, { type: "module", name: "python" }), url };
}

/** Dispatches `stage` events whose detail is a {@link Stage}. */
export class Runtime extends EventTarget {
  /** @type {Worker | undefined} */ #worker;
  /** @type {Map<number, Waiting>} */ #waiting = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #alarm;
  #url = "";
  #id = 0;
  /** @type {Stage["stage"] | undefined} */ stage;

  /** @param {URL} [base] the runtime's folder */
  constructor(base = BASE, patience = PATIENCE) {
    super();
    this.base = base;
    this.patience = patience;
  }

  /** Start Python unless it is starting or running. After `failed`, a new start with a new worker. */
  start() {
    if (this.#worker) return;
    this.#tell({ stage: "fetch", loaded: 0, total: 0 });
    addEventListener("securitypolicyviolation", this.#refused);
    try {
      const { worker, url } = newWorker();
      this.#worker = worker;
      this.#url = url;
      worker.onmessage = ({ data }) => this.#hear(data);
      worker.onerror = (event) => this.#fail(this.stage === "ready" ? "crash" : "blocked", event.message);
      readFacts(this.base).then(
        (facts) => worker.postMessage({ start: facts, base: this.base.href }),
        (error) => worker === this.#worker && this.#fail("blocked", String(error)),
      );
    } catch (error) {
      this.#fail("csp", String(error));
    }
  }

  /** Ask Python; starts it if need be. Waits as long as it takes. @param {object} request @returns {Promise<any>} */
  ask(request) {
    return new Promise((resolve, reject) => {
      const id = ++this.#id;
      const waiting = { text: JSON.stringify(request), tries: 0, resolve, reject };
      this.#waiting.set(id, waiting);
      this.start();
      if (this.stage === "ready") this.#send(id, waiting);
    });
  }

  /** End the worker. What was asked stays asked and is answered after the next start. */
  stop() {
    clearTimeout(this.#alarm);
    removeEventListener("securitypolicyviolation", this.#refused);
    this.#worker?.terminate();
    this.#worker = undefined;
    URL.revokeObjectURL(this.#url);
    this.stage = undefined;
  }

  #refused = (/** @type {SecurityPolicyViolationEvent} */ event) => {
    if (/^(worker|script|connect)-src/.test(event.effectiveDirective)) this.#fail("csp", event.blockedURI);
  };

  /** @param {number} id @param {Waiting} waiting */
  #send(id, waiting) {
    waiting.tries += 1;
    this.#worker?.postMessage({ id, text: waiting.text });
  }

  /** @param {Stage & { id?: number, text?: string, error?: string, requests?: string[] }} data */
  #hear(data) {
    if (data.requests) this.dispatchEvent(new CustomEvent("requests", { detail: data.requests }));
    if (data.stage === "failed") this.#fail(data.cause ?? "crash", data.detail ?? "");
    else if (data.stage) this.#tell(data);
    if (data.id === undefined) return;
    const waiting = this.#waiting.get(data.id);
    this.#waiting.delete(data.id);
    if (data.error !== undefined) waiting?.reject(new Error(data.error));
    else waiting?.resolve(JSON.parse(data.text ?? ""));
  }

  /** A crash while answering: the same request once more in a new worker. Anything else is told. @param {string} cause @param {string} detail */
  #fail(cause, detail) {
    const wasReady = this.stage === "ready";
    this.stop();
    const fresh = [...this.#waiting.values()].every((waiting) => waiting.tries < 2);
    if (wasReady && fresh) this.start();
    else this.#tell({ stage: "failed", cause, detail });
  }

  /** @param {Stage} stage */
  #tell(stage) {
    this.stage = stage.stage;
    clearTimeout(this.#alarm);
    if (stage.stage === "ready") {
      removeEventListener("securitypolicyviolation", this.#refused);
      for (const [id, waiting] of this.#waiting) this.#send(id, waiting);
    } else if (stage.stage !== "failed") {
      const limit = stage.stage === "fetch" ? this.patience.fetch : this.patience.python;
      this.#alarm = setTimeout(() => this.#fail("slow", stage.stage), limit);
    } else for (const waiting of this.#waiting.values()) waiting.tries = 0;
    this.dispatchEvent(new CustomEvent("stage", { detail: stage }));
  }
}
