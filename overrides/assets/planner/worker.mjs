// The worker's side of Python: start at the best level there is, answer texts, go one level down on any error.
import { facts } from "./facts.mjs";
import { thaw } from "./image.mjs";

const PAUSES = [0, 1000, 3000]; // milliseconds before each try of a download
const { fetch } = globalThis;
const bytes = { loaded: 0, total: 0 };
let [started, again] = [false, false];
/** @type {(keyof typeof levels)[]} the levels that are left, the best first */
let ladder = facts.image ? ["image", "full", "lean"] : ["lean"];
/** @type {Handle} */ let handle;
/** @type {() => Promise<Handle>} a fresh interpreter of the same level */ let renew;

/** @param {string} path */
const address = (path) => new URL(`../runtime/${path}`, import.meta.url).href;

/** Only of the first start: a reader who has a plan need not know what goes on. @param {Stage["stage"]} stage */
function tell(stage) {
  if (!started) postMessage({ stage, level: ladder[0], ...bytes });
  started ||= stage === "ready";
}

// A blob stays outside of this process, unlike the parts of a stream; and this way of asking tells of bytes as they arrive.
/** @type {Ask} */
function ask({ path, raw, gz, br }, suffix, encoded) {
  return new Promise((resolve, reject) => {
    let known = 0;
    const request = new XMLHttpRequest();
    request.open("GET", address(path + suffix));
    if (again) request.setRequestHeader("Cache-Control", "no-cache");
    request.responseType = "blob";
    request.onreadystatechange = () => {
      const other = encoded !== undefined && encoded !== Boolean(request.getResponseHeader("Content-Encoding"));
      if (request.readyState !== 2 || !other) return;
      resolve(undefined);
      request.abort();
    };
    // Of a file that the server compressed, Firefox counts what is on the wire, others what it unpacks to.
    const whole = suffix ? gz : "mozAnon" in request && encoded ? br : raw;
    request.onprogress = ({ loaded }) => {
      bytes.loaded += ((loaded - known) * br) / whole;
      known = loaded;
      tell("fetch");
    };
    request.onload = () => (request.status === 200 ? resolve(request.response) : reject(new TypeError(`${path}: ${request.status}`)));
    request.onerror = () => reject(new TypeError(`${path} did not arrive.`));
    request.send();
  });
}

/** Where the server does not compress, the `.gz` neighbor is unpacked here. @param {Served} file */
async function load(file) {
  const whole = await ask(file, "", true);
  if (whole) return whole;
  const packed = await ask(file, ".gz", false).catch(() => undefined);
  if (!packed) return ask(file, "");
  const unpacked = new Response(packed.stream().pipeThrough(new DecompressionStream("gzip")));
  return unpacked.blob().catch(() => Promise.reject(new SyntaxError(`${file.path}.gz is damaged.`)));
}

/** @param {Served} file */
async function compile(file) {
  const code = await /** @type {Blob} */ (await load(file)).arrayBuffer();
  const module = await WebAssembly.compile(code);
  code.transfer?.(0); // else it would stay until the collector comes by
  return module;
}

/** Do something with downloads, again when one breaks or arrives damaged. @type {Download} */
async function download(files, work) {
  let trouble;
  for (const pause of PAUSES) {
    await new Promise((done) => setTimeout(done, pause));
    again = pause > 0;
    Object.assign(bytes, { loaded: 0, total: files.reduce((sum, { br }) => sum + br, 0) });
    try {
      return await work();
    } catch (error) {
      trouble = error;
    }
  }
  throw trouble;
}

/** @param {"wasm" | "full"} which */
async function image(which) {
  const { [which]: file, handle: door } = /** @type {NonNullable<Facts["image"]>} */ (facts.image);
  const module = await download([file], () => compile(file));
  tell("python");
  renew = () => thaw(module, door);
  return renew();
}

/** Pyodide itself. @returns {Promise<Handle>} */
async function lean() {
  const { lock, files } = facts.lean;
  const [script, glue, library] = [files.module, files.glue, files.library].map(({ path }) => address(path));
  const python = await download([files.wasm, files.library], async () => {
    const parts = [import(script), import(glue), compile(files.wasm), load(files.library)];
    const [{ loadPyodide }, , module, archive] = await Promise.all(parts);
    tell("python");
    // Pyodide would wait for ever for a damaged module: it gets what arrived whole.
    globalThis.fetch = async () => new Response(archive);
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
  for (let fresh = false; ; fresh = !fresh) {
    try {
      return handle(text);
    } catch (error) {
      if (ladder.length === 1) throw error;
      const trap = error instanceof WebAssembly.RuntimeError;
      if (trap && !fresh) handle = await renew();
      else {
        ladder = trap ? ladder.slice(1) : ["lean"];
        await climb();
      }
    }
  }
}

/** @param {unknown} error */
function fail(error) {
  const detail = String(error);
  let cause = error instanceof TypeError ? "blocked" : "crash";
  if (/compress|^(Compile|Syntax)Error/i.test(detail)) cause = "corrupt";
  if (/Content Security Policy|unsafe-eval/i.test(detail)) cause = "blocked";
  if (/memory|allocat/i.test(detail)) cause = "memory";
  postMessage({ stage: "failed", cause, detail });
}

const requests = (/** @type {PerformanceObserverEntryList} */ list) => postMessage({ requests: list.getEntries().map(({ name }) => name) });
new PerformanceObserver(requests).observe({ type: "resource", buffered: true });
const ready = climb();
ready.catch(fail);
onmessage = ({ data }) => ready.then(() => answer(data)).then(postMessage, fail);
