// Starts Pyodide's CPython without Pyodide: its own Emscripten module, a fixed clock, nothing random, no site, no
// Pyodide packages.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const NOW = 1767225600000;
const ROOT = "/lib/planner";

// The same sources must give the same image, and the image must not hold this machine's time or entropy.
Date.now = () => NOW;
performance.now = () => 1000;
Math.random = () => 0.5;
const fill = (/** @type {any} */ view) => (new Uint8Array(view.buffer, view.byteOffset, view.byteLength).fill(0x5a), view);
globalThis.crypto.getRandomValues = fill;
const nodeCrypto = await import("node:crypto");
nodeCrypto.default.randomFillSync = fill;
nodeCrypto.default.webcrypto.getRandomValues = fill;

/**
 * @param {string} folder Pyodide's npm package
 * @param {(FS: any, root: string) => void} install puts compiled modules where Python finds them, below `root`
 * @param {string} work file that Python finds as /work.json
 */
export async function startBare(folder, install, work) {
  const wasm = new Uint8Array(readFileSync(`${folder}/pyodide.asm.wasm`));
  const create = (await import(pathToFileURL(`${folder}/pyodide.asm.mjs`).href)).default;
  const marker = Symbol("error");
  /** @type {any} */ let instance;
  /** @type {any} */ let imports;
  /** @type {string[]} */ const heard = [];
  const module = await create({
    arguments: ["-S", "-OO", "-X", "no_debug_ranges", "-X", "frozen_modules=off", "-c", "pass"],
    thisProgram: "python",
    print: (/** @type {string} */ line) => heard.push(line),
    printErr: (/** @type {string} */ line) => heard.push(line),
    API: { config: { env: {}, jsglobals: {} }, runtimeEnv: { IN_NODE: true, IN_NODE_ESM: true } },
    preRun: [
      (/** @type {any} */ M) => {
        Object.assign(M.ENV, { PYTHONHASHSEED: "0", PYTHONPATH: ROOT, PYTHONHOME: "/", PYTHONINSPECT: "1" });
        M.FS.mkdirTree("/lib/python3.14/lib-dynload");
        install(M.FS, ROOT);
      },
    ],
    instantiateWasm(/** @type {any} */ wanted, /** @type {any} */ done) {
      imports = wanted;
      imports.env.Jsv_GetError_import = () => marker;
      imports.env.JsvError_Check = (/** @type {unknown} */ value) => value === marker;
      WebAssembly.instantiate(wasm, imports).then((/** @type {any} */ made) => {
        instance = made.instance;
        done(made.instance, made.module);
      });
      return {};
    },
  });
  const c = /** @type {any} */ (instance.exports);

  /** @param {string} program */
  function run(program) {
    const text = module.stringToNewUTF8(program);
    if (c.PyRun_SimpleString(text)) throw new Error(`The planner does not run in the bare interpreter:\n${heard.join("\n")}`);
    c.free(text);
  }

  module.FS.writeFile("/work.json", readFileSync(work));
  return { module, run, c, imports, wasm, root: ROOT };
}
