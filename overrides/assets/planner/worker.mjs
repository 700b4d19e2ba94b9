// The worker's side of Python: start at the best level there is, answer texts, go one level down on any error.
import { thaw } from "./image.mjs";

/** @typedef {import("./runtime.mjs").Facts} Facts */
/** @typedef {import("./runtime.mjs").Served} Served */
/** @typedef {(text: string) => string} Handle */

const TRIES = [0, 1000, 3000];
/** @type {Facts} */ let facts;
let base = "";
/** @type {(keyof typeof levels)[]} */ let ladder = [];
/** @type {Handle} */ let handle;
/** @type {() => Promise<Handle>} */ let renew;
/** @type {Promise<unknown>} */ let queue = Promise.resolve();

const bytes = { loaded: 0, total: 0 };
/** Whether a download of the last try could not be unpacked: only its own reader is told so. */
let damaged = false;

let started = false;

/** Only of the first start: a reader who has a plan need not know what goes on. @param {import("./runtime.mjs").Stage["stage"]} stage */
function tell(stage) {
  if (!started) postMessage({ stage, level: ladder[0], ...bytes });
  started ||= stage === "ready";
}

/**
 * Fetch a file and tell its bytes as they arrive. Where the server does not compress, its `.gz` neighbor is
 * fetched and unpacked here.
 * @param {Served} file @param {RequestCache} cache @returns {Promise<Response>}
 */
async function open(file, cache) {
  const url = new URL(file.path, base);
  let response = await globalFetch(url, { cache });
  if (!response.ok) throw new TypeError(`${file.path}: ${response.status}`);
  const type = file.path.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  if (!response.headers.get("Content-Encoding") && globalThis.DecompressionStream) {
    const packed = await globalFetch(`${url}.gz`, { cache }).catch(() => undefined);
    if (packed?.ok && packed.body && !packed.headers.get("Content-Encoding")) {
      response.body?.cancel();
      const unpacked = packed.body.pipeThrough(new DecompressionStream("gzip"));
      response = new Response(unpacked, { headers: { "Content-Type": type } });
    }
  }
  if (response.headers.get("Content-Type") !== type) response = new Response(response.body, { headers: { "Content-Type": type } });
  count(response.clone(), file);
  return response;
}

/** @param {Response} response @param {Served} file */
async function count(response, file) {
  const reader = response.body?.getReader();
  let told = 0;
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      bytes.loaded += (part.value.length * file.br) / file.raw;
      if (performance.now() - told > 50) tell("fetch");
      else continue;
      told = performance.now();
    }
  } catch (error) {
    // Whoever reads the response itself sees that something is wrong, but not what.
    damaged ||= /compress/i.test(String(error));
  }
}

const globalFetch = fetch.bind(globalThis);

const tellRequests = (/** @type {PerformanceObserverEntryList} */ list) =>
  postMessage({ requests: list.getEntries().map(({ name }) => name) });
new PerformanceObserver(tellRequests).observe({ type: "resource", buffered: true });

/**
 * Do something with downloads, again when one breaks or arrives damaged.
 * @template T @param {Served[]} files @param {(cache: RequestCache) => Promise<T>} work @returns {Promise<T>}
 */
async function download(files, work) {
  for (const [turn, pause] of TRIES.entries()) {
    await new Promise((done) => setTimeout(done, pause));
    bytes.loaded = 0;
    damaged = false;
    bytes.total = files.reduce((sum, file) => sum + file.br, 0);
    try {
      return await work(turn ? "reload" : "default");
    } catch (error) {
      if (turn === TRIES.length - 1 || cause(error) === "csp") throw error;
    }
  }
  throw new Error("unreachable");
}

/** @param {"wasm" | "full"} which @returns {Promise<Handle>} */
async function image(which) {
  const { [which]: file, handle: address } = /** @type {NonNullable<Facts["image"]>} */ (facts.image);
  const module = await download([file], async (cache) => WebAssembly.compileStreaming(await open(file, cache)));
  tell("python");
  renew = () => thaw(module, address);
  return renew();
}

/** Pyodide itself. @returns {Promise<Handle>} */
async function lean() {
  const { lock, files } = facts.lean;
  const folder = new URL(".", new URL(files.module.path, base)).href;
  const known = new Map(Object.values(files).map((file) => [new URL(file.path, base).href, file]));
  const instantiate = WebAssembly.instantiateStreaming;
  const python = await download(Object.values(files), async (cache) => {
    const { loadPyodide } = await import(new URL(files.module.path, base).href);
    return new Promise((resolve, reject) => {
      globalThis.fetch = (url, options) => {
        const file = known.get(String(url));
        return file ? open(file, cache) : globalFetch(url, options);
      };
      // Without this, a damaged module leaves loadPyodide() waiting for ever.
      WebAssembly.instantiateStreaming = (source, imports) => {
        const started = instantiate(source, imports);
        started.then(() => tell("python"), reject);
        return started;
      };
      const options = { indexURL: folder, packageBaseUrl: folder, lockFileContents: lock };
      loadPyodide({ ...options, stdLibURL: new URL(files.library.path, base).href }).then(resolve, reject);
    });
  });
  globalThis.fetch = globalFetch;
  WebAssembly.instantiateStreaming = instantiate;
  const door = python.pyimport("planner.bridge");
  renew = async () => door.handle;
  return door.handle;
}

const levels = { image: () => image("wasm"), full: () => image("full"), lean };

/** Start the best level that works. */
async function climb() {
  for (;;) {
    try {
      tell("fetch");
      handle = await levels[ladder[0]]();
      return tell("ready");
    } catch (error) {
      if (ladder.length === 1) throw error;
      ladder.shift();
    }
  }
}

/**
 * Answer; after a trap once more on a fresh interpreter, then on the image with all functions; after an exception,
 * which means that the image lacks a Python function, at the lean level. @param {string} text
 */
async function answer(text) {
  for (let again = false; ;) {
    try {
      return handle(text);
    } catch (error) {
      if (ladder.length === 1) throw error;
      const trap = error instanceof WebAssembly.RuntimeError;
      if (trap && !again) handle = await renew();
      else {
        ladder = trap ? ladder.slice(1) : ["lean"];
        await climb();
      }
      again = !again;
    }
  }
}

/** @param {unknown} error */
function cause(error) {
  const words = String(error);
  if (/Content Security Policy|unsafe-eval|CSP/i.test(words)) return "csp";
  if (/memory|allocat/i.test(words)) return "memory";
  if (damaged || error instanceof WebAssembly.CompileError || /CompileError/.test(words)) return "corrupt";
  return error instanceof TypeError ? "blocked" : "crash";
}

/** @param {unknown} error */
const fail = (error) => postMessage({ stage: "failed", cause: cause(error), detail: String(error) });

onmessage = ({ data }) => {
  if (data.start) {
    ({ start: facts, base } = data);
    ladder = facts.image ? ["image", "full", "lean"] : ["lean"];
    queue = climb().catch(fail);
  } else {
    queue = queue
      .then(() => answer(data.text))
      .then(
        (text) => postMessage({ id: data.id, text }),
        (error) => (error.name === "PythonError" ? postMessage({ id: data.id, error: String(error) }) : fail(error)),
      );
  }
};
