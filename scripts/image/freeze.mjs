// Imports the planner in the bare interpreter, forgets what it never uses, answers requests, and copies the memory.
//   node freeze.mjs PYODIDE_FOLDER FOUND.json WORK.json OUT_FOLDER
// FOUND.json is what discover.mjs wrote; WORK.json holds `modules`, `requests`, and `ran` from there.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { startBare } from "./bare.mjs";

const COLLECT_AFTER = 10_000; // new objects; what is in the image is not looked at, so few cycles ever wait
const [folder, found, work, out] = process.argv.slice(2);
/** @param {any} FS @param {string} root */
function install(FS, root) {
  for (const [name, data] of Object.entries(JSON.parse(readFileSync(found, "utf8")).files)) {
    FS.mkdirTree(dirname(`${root}/${name}`));
    FS.writeFile(`${root}/${name}`, Buffer.from(data, "base64"));
  }
}
const { module, run, c, imports, wasm } = await startBare(folder, install, work);
run(readFileSync(new URL("prelude.py", import.meta.url), "utf8"));
run(readFileSync(new URL("shake.py", import.meta.url), "utf8"));

// Room for trampoline.py: a byte for each function that can be called by its number.
const functions = c.__indirect_function_table.length;
const arities = c.malloc(functions);

// Memory that C has freed still holds its old bytes: take every free block, clear it, give it back.
const top = () => new Uint32Array(c.memory.buffer)[c.emscripten_get_sbrk_ptr() >> 2];
const taken = [];
for (const size of [...Array.from({ length: 11 }, (_, n) => 2 ** (17 - n)), 56, 48, 40, 32, 24, 20, 12]) {
  for (let before = top(), block = c.malloc(size); block; block = c.malloc(size)) {
    new Uint8Array(c.memory.buffer, block, size).fill(0);
    taken.push(block);
    if (top() !== before) break;
  }
}
for (const block of taken.reverse()) c.free(block);
const stack = c.emscripten_stack_get_current();
new Uint8Array(c.memory.buffer).fill(0, c.emscripten_stack_get_end(), stack);

// Python calls C functions of any signature through this pointer; 0 makes it use the import that trampoline.py replaces.
const words = new Int32Array(c.memory.buffer);
const field = (c._PyRuntime.value + words[c._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value >> 2]) >> 2;
if (words[field] < 0 || words[field] >= functions)
  throw new Error("Python's trampoline is not where it was: look at Python/emscripten_trampoline.c.");
words[field] = 0;

// The collector's threshold: shake.py made it a number that stands nowhere else.
const collector = words.indexOf(1_234_567_890);
if (collector < 0 || words.indexOf(1_234_567_890, collector + 1) >= 0) throw new Error("The collector's threshold was not found once.");
words[collector] = COLLECT_AFTER;

const name = (/** @type {string} */ text) => module.stringToNewUTF8(text);
const main = c.PyModule_GetDict(c.PyImport_AddModule(name("__main__")));
const memory = new Uint8Array(c.memory.buffer);
const got = WebAssembly.Module.imports(new WebAssembly.Module(wasm)).filter((entry) => entry.kind === "global");
const facts = {
  door: c.PyDict_GetItemString(main, name("handle")),
  top: top(),
  collector: collector * 4,
  arities,
  registers: {
    __stack_pointer: stack,
    emscripten_stack_get_base: c.emscripten_stack_get_base(),
    emscripten_stack_get_end: c.emscripten_stack_get_end(),
  },
  globals: got.map((entry) => imports[entry.module][entry.name].value),
};
writeFileSync(`${out}/memory.bin`, memory.subarray(0, facts.top));
writeFileSync(`${out}/facts.json`, JSON.stringify(facts));
