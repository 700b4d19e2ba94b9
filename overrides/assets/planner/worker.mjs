// The worker's side of Python: start at the best level there is, answer texts, go one level down on any error.
import { facts } from "./facts.mjs";
import { thaw } from "./image.mjs";
/** @type {Record<string, RegExp>} what an error says, by the sentence that the page shows */
const CAUSES = {
  memory: /memory|allocat/i,
  blocked: /Content Security Policy|unsafe-eval|^TypeError(?!.*compress)/i,
  corrupt: /compress|^(Compile|Syntax)Error/i,
};
const { fetch } = globalThis; // the lean level puts another in its place
const bytes = { loaded: 0, total: 0 };
let again = false;
/** @type {(keyof typeof levels)[]} the levels that are left, the best first */
let ladder = facts.image ? ["image", "full", "lean"] : ["lean"];
/** @type {Handle} */ let handle;
/** @type {Renew} a fresh interpreter of the same level */ let renew;
const address = (/** @type {string} */ path) => new URL(`../runtime/${path}`, import.meta.url).href;
const tell = (/** @type {Stage["stage"]} */ stage, more = 0) =>
  postMessage({ stage, level: ladder[0], total: bytes.total, loaded: (bytes.loaded += more) });
/** A blob stays outside of this process, unlike a stream; and this way of asking tells of bytes as they arrive. @type {Ask} */
const ask = ({ path, raw, gz, br }, suffix, encoded) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    // Of a file that the server compressed, Firefox counts what is on the wire, others what it unpacks to.
    const scale = br / (suffix ? gz : "mozAnon" in request && encoded ? br : raw);
    let known = 0;
    request.open("GET", address(path + suffix));
    if (again) request.setRequestHeader("Cache-Control", "no-cache");
    request.responseType = "blob";
    request.onreadystatechange = () => {
      const other = encoded !== undefined && encoded !== Boolean(request.getResponseHeader("Content-Encoding"));
      if (request.readyState === 2 && other) (resolve(undefined), request.abort());
    };
    request.onprogress = ({ loaded }) => {
      tell("fetch", (loaded - known) * scale);
      known = loaded;
    };
    request.onloadend = () => (request.status === 200 ? resolve(request.response) : reject(new TypeError(`${path}: ${request.status}`)));
    request.send();
  });
/** Where the server does not compress, the `.gz` neighbor is unpacked here. @param {Served} file */
async function load(file) {
  const whole = await ask(file, "", true);
  const packed = whole ? undefined : await ask(file, ".gz", false).catch(() => undefined);
  if (!packed) return whole ?? ask(file, "");
  const unpacked = new Response(packed.stream().pipeThrough(new DecompressionStream("gzip")));
  return unpacked.blob().catch(() => Promise.reject(new SyntaxError(`${file.path}.gz is damaged.`)));
}
async function compile(/** @type {Served} */ file) {
  const code = await /** @type {Blob} */ (await load(file)).arrayBuffer();
  const module = await WebAssembly.compile(code);
  code.transfer?.(0); // else it would stay until the collector comes by
  return module;
}
/** For the next visit V8 keeps what it compiles of a response, but not of a blob; in exchange for memory. @param {Served} file */
async function stream(file) {
  const response = await fetch(address(file.path), { cache: again ? "reload" : "default" });
  const [type, packed] = ["Content-Type", "Content-Encoding"].map((name) => response.headers.get(name));
  if (!packed || type !== "application/wasm") return (response.body?.cancel(), compile(file));
  const write = (/** @type {Uint8Array} */ { length }) => tell("fetch", (length * file.br) / file.raw);
  const counted = response.clone().body?.pipeTo(new WritableStream({ write }));
  counted?.catch(() => {}); // whatever breaks, the next line says so
  return WebAssembly.compileStreaming(response);
}
/** Do something with downloads, after these milliseconds again when one breaks or arrives damaged. @type {Download} */
async function download(files, work, [pause, ...later] = [0, 1000, 3000]) {
  if (pause) await new Promise((done) => setTimeout(done, pause));
  again = pause > 0;
  Object.assign(bytes, { loaded: 0, total: files.reduce((sum, { br }) => sum + br, 0) });
  return work().catch((error) => (later.length ? download(files, work, later) : Promise.reject(error)));
}
/** @param {"wasm" | "full"} which @returns {Promise<Renew>} */
async function image(which) {
  const { [which]: file, handle: door } = /** @type {NonNullable<Facts["image"]>} */ (facts.image);
  const module = await download([file], () => compile(file));
  tell("python");
  return () => thaw(module, door);
}
/** Pyodide itself. @returns {Promise<Renew>} */
async function lean() {
  const { lock, files } = facts.lean;
  const [script, glue, library] = [files.module, files.glue, files.library].map(({ path }) => address(path));
  const python = await download([files.wasm, files.library], async () => {
    const [{ loadPyodide }, , module, archive] = await Promise.all([import(script), import(glue), stream(files.wasm), load(files.library)]);
    tell("python");
    // Pyodide would wait for ever for a damaged module: it gets what arrived whole.
    globalThis.fetch = async () => new Response(archive);
    WebAssembly.instantiateStreaming = async (_, imports) => ({ module, instance: new WebAssembly.Instance(module, imports) });
    const folder = new URL(".", script).href;
    return loadPyodide({ indexURL: folder, packageBaseUrl: folder, lockFileContents: lock, stdLibURL: library });
  });
  return async () => python.pyimport("planner.bridge").handle;
}
const levels = { image: () => image("wasm"), full: () => image("full"), lean };
/** Start the best level that works. */
async function climb() {
  tell("fetch");
  try {
    renew = await levels[ladder[0]]();
    handle = await renew();
    tell("ready");
  } catch (error) {
    if (ladder.length === 1) throw error;
    ladder.shift();
    await climb();
  }
}
// After a trap once more on a fresh interpreter, then on the image with all functions; after an exception, which means
// that the image lacks a Python function, at the lean level.
/** @param {string} text @returns {Promise<string>} */
async function answer(text, fresh = false) {
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
    return answer(text, trap && !fresh);
  }
}
function fail(/** @type {unknown} */ error) {
  const detail = String(error);
  postMessage({ stage: "failed", cause: Object.keys(CAUSES).find((name) => CAUSES[name].test(detail)) ?? "crash", detail });
}
const requests = (/** @type {PerformanceObserverEntryList} */ list) => postMessage({ requests: list.getEntries().map(({ name }) => name) });
new PerformanceObserver(requests).observe({ type: "resource", buffered: true });
const ready = climb();
ready.catch(fail);
onmessage = ({ data }) => ready.then(() => answer(data)).then(postMessage, fail);
