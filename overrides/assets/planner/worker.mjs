// The worker's side of Python: start at the best level there is, answer texts, go one level down on any error.
import { thaw } from "./image.mjs";

/** Milliseconds before each try of a download. */
const PAUSES = [0, 1000, 3000];
const { fetch } = globalThis;
const bytes = { loaded: 0, total: 0 };
let base = "";
/** @type {Facts} */ let facts;
/** @type {(keyof typeof levels)[]} the levels that are left, the best first */ let ladder = [];
/** @type {Handle} */ let handle;
/** @type {() => Promise<Handle>} a fresh interpreter of the same level */ let renew;
let damaged = false; // whether a download of the last try could not be unpacked: only the stream itself is told so
let started = false;

/** Only of the first start: a reader who has a plan need not know what goes on. @param {Stage["stage"]} stage */
function tell(stage) {
  if (!started) postMessage({ stage, level: ladder[0], ...bytes });
  started ||= stage === "ready";
}

/** @param {string} path @param {RequestCache} cache */
async function get(path, cache) {
  const response = await fetch(new URL(path, base), { cache });
  if (!response.ok) throw new TypeError(`${path}: ${response.status}`);
  return response;
}

// Tells the bytes as they arrive. Where the server does not compress, the `.gz` neighbor is fetched and unpacked here.
/** @param {Served} file @param {RequestCache} cache */
async function open({ path, raw, br }, cache) {
  const type = path.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  let response = await get(path, cache);
  if (!response.headers.get("Content-Encoding")) {
    const packed = await get(`${path}.gz`, cache).catch(() => undefined);
    if (packed?.body && !packed.headers.get("Content-Encoding")) {
      response.body?.cancel();
      response = new Response(packed.body.pipeThrough(new DecompressionStream("gzip")));
    }
  }
  if (response.headers.get("Content-Type") !== type) response = new Response(response.body, { headers: { "Content-Type": type } });
  /** @param {Uint8Array} part */
  const write = ({ length }) => {
    bytes.loaded += (length * br) / raw;
    tell("fetch");
  };
  const counted = response.clone().body?.pipeTo(new WritableStream({ write }));
  counted?.catch((error) => (damaged ||= /compress/i.test(error)));
  return response;
}

/** @param {Served} file @param {RequestCache} cache */
const compile = async (file, cache) => WebAssembly.compileStreaming(await open(file, cache));

/** Do something with downloads, again when one breaks or arrives damaged. @type {Download} */
async function download(files, work) {
  let trouble;
  for (const pause of PAUSES) {
    await new Promise((done) => setTimeout(done, pause));
    Object.assign(bytes, { loaded: 0, total: files.reduce((sum, { br }) => sum + br, 0) });
    damaged = false;
    try {
      return await work(pause ? "reload" : "default");
    } catch (error) {
      trouble = error;
    }
  }
  throw trouble;
}

/** @param {"wasm" | "full"} which */
async function image(which) {
  const { [which]: file, handle: address } = /** @type {NonNullable<Facts["image"]>} */ (facts.image);
  const module = await download([file], (cache) => compile(file, cache));
  tell("python");
  renew = () => thaw(module, address);
  return renew();
}

/** Pyodide itself. @returns {Promise<Handle>} */
async function lean() {
  const { lock, files } = facts.lean;
  const [script, glue, library] = [files.module, files.glue, files.library].map(({ path }) => new URL(path, base).href);
  const python = await download([files.wasm, files.library], async (cache) => {
    const parts = [import(script), import(glue), compile(files.wasm, cache), open(files.library, cache)];
    const [{ loadPyodide }, , module, archive] = await Promise.all(parts);
    tell("python");
    // Pyodide would wait for ever for a damaged module: it gets what arrived whole.
    globalThis.fetch = async (url) => (String(url) === library ? archive : new Response());
    WebAssembly.instantiateStreaming = async (_, imports) => ({ module, instance: new WebAssembly.Instance(module, imports) });
    const folder = new URL(".", script).href;
    return loadPyodide({ indexURL: folder, packageBaseUrl: folder, lockFileContents: lock, stdLibURL: library });
  });
  globalThis.fetch = fetch;
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

// After a trap once more on a fresh interpreter, then on the image with all functions; after an exception, which means
// that the image lacks a Python function, at the lean level.
/** @param {string} text */
async function answer(text) {
  for (let again = false; ; again = !again) {
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
    }
  }
}

/** @param {unknown} error */
function cause(error) {
  const words = String(error);
  if (/memory|allocat/i.test(words)) return "memory";
  if (/Content Security Policy|unsafe-eval/.test(words)) return "blocked";
  if (damaged || /^(Compile|Syntax)Error/.test(words)) return "corrupt";
  return error instanceof TypeError ? "blocked" : "crash";
}

/** @param {unknown} error */
const fail = (error) => postMessage({ stage: "failed", cause: cause(error), detail: String(error) });

onmessage = ({ data }) => answer(data).then(postMessage, fail);

const requests = (/** @type {PerformanceObserverEntryList} */ list) => postMessage({ requests: list.getEntries().map(({ name }) => name) });
new PerformanceObserver(requests).observe({ type: "resource", buffered: true });

/** @param {string} from the runtime's folder */
export async function start(from) {
  base = from;
  try {
    facts = await download([], async (cache) => (await get("runtime.json", cache === "default" ? "no-cache" : cache)).json());
    ladder = facts.image ? ["image", "full", "lean"] : ["lean"];
    await climb();
  } catch (error) {
    fail(error);
  }
}
