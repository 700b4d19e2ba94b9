// The page's side of Python: one worker for the visit, its start told in stages, one request after another.
/** What runs in the worker: the last imports the others, which are named here to be fetched at the same time. */
const MODULES = ["facts.mjs", "image.mjs", "worker.mjs"];
/** @type {Record<string, number>} milliseconds without news after which a start has failed, by stage */
const PATIENCE = { fetch: 30_000, python: 90_000 };
/** Dispatches `stage` events whose detail is a {@link Stage}, and `requests` with the addresses that Python's worker fetched. */
export class Runtime extends EventTarget {
  /** @type {Stage} */ now = { stage: "" };
  /** @type {Worker | undefined} */ #worker;
  /** @type {Promise<any>} */ #turn = Promise.resolve();
  /** @type {{ text: string, resolve: (reply: any) => void } | undefined} */ #asked;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #alarm;
  #crashed = false;
  /** Start Python unless it is starting, running, or has failed. */
  start() {
    if (this.now.stage) return;
    this.#tell({ stage: "fetch" });
    // Only a worker made from a blob: URL is bound by the policy in the page's <meta>.
    const code = MODULES.map((name) => `import ${JSON.stringify(new URL(name, import.meta.url))};`);
    const url = URL.createObjectURL(new Blob(code, { type: "text/javascript" }));
    try {
      this.#worker = new Worker(url, { type: "module", name: "python" });
      this.#worker.onmessage = ({ data }) => this.#hear(data);
      this.#worker.onerror = ({ message }) => this.#fail(this.now.stage === "ready" ? "crash" : "blocked", message);
      this.#send();
    } catch (error) {
      this.#fail("blocked", String(error));
    }
  }
  /** Ask Python; starts it if need be. Waits as long as it takes; nothing in the reply when Python failed. @param {object} request */
  ask(request) {
    return (this.#turn = this.#turn.then(() => {
      if (this.now.stage === "failed") return {};
      return new Promise((resolve) => {
        this.#asked = { text: JSON.stringify(request), resolve };
        this.#worker ? this.#send() : this.start();
      });
    }));
  }
  /** End the worker. A request that waits for its answer goes to the next one. */
  stop() {
    clearTimeout(this.#alarm);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.now = { stage: "" };
  }
  #send = () => this.#asked && this.#worker?.postMessage(this.#asked.text);
  #hear(/** @type {string | Stage & { requests?: string[] }} */ data) {
    if (typeof data === "string") this.#answer(JSON.parse(data));
    else if (data.requests) this.dispatchEvent(new CustomEvent("requests", { detail: data.requests }));
    else if (data.stage === "failed") this.#fail(data.cause, data.detail);
    else if (this.now.stage !== "ready") this.#tell(data);
  }
  #answer(/** @type {object} */ reply) {
    this.#crashed = false;
    this.#asked?.resolve(reply);
    this.#asked = undefined;
  }
  /** A crash while answering: the same request once more in a new worker. Anything else is told. @param {string} [cause] @param {string} [detail] */
  #fail(cause, detail) {
    const again = this.now.stage === "ready" && !this.#crashed;
    this.stop();
    this.#crashed = again;
    if (again) return this.start();
    this.#tell({ stage: "failed", cause, detail });
    this.#answer({});
  }
  #tell(/** @type {Stage} */ now) {
    this.now = now;
    clearTimeout(this.#alarm);
    if (now.stage in PATIENCE) this.#alarm = setTimeout(() => this.#fail("slow", now.stage), PATIENCE[now.stage]);
    this.dispatchEvent(new CustomEvent("stage", { detail: now }));
  }
}
export const runtime = new Runtime(); // the one of this visit
