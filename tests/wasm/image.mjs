// Tries a published image under Node, through the loader that browsers use. Prints one JSON object.
//   node image.mjs IMAGE.wasm DOOR PAIRS.json
import { readFileSync } from "node:fs";
import { thaw } from "../../overrides/assets/planner/image.mjs";

const [image, door, pairs] = process.argv.slice(2);
const module = await WebAssembly.compile(new Uint8Array(readFileSync(image)));
const imports = WebAssembly.Module.imports(module).map((entry) => entry.name);
/** @type {WebAssembly.Memory[]} */ const memories = [];
const fresh = () => thaw(module, Number(door), (memory) => memories.push(memory));
let handle = await fresh();
/** @type {string[]} */ const different = [];
/** @type {string[]} */ const traps = [];
let same = 0;
/** @type {number[]} */ const recoveries = [];
const cases = JSON.parse(readFileSync(pairs, "utf8"));
for (const [text, wanted] of cases) {
  try {
    if (handle(text) === wanted) same += 1;
    else different.push(text);
  } catch {
    traps.push(text);
    const before = performance.now();
    handle = await fresh();
    recoveries.push(performance.now() - before);
  }
}
// Memory after many plans, on one interpreter.
handle = await fresh();
const usual = cases[0][0];
for (let n = 0; n < 100; n += 1) handle(usual);
const memory = memories[memories.length - 1];
const before = memory.buffer.byteLength;
for (let n = 0; n < 2000; n += 1) handle(usual);
console.log(JSON.stringify({ imports, same, different, traps, recoveries, grown: memory.buffer.byteLength / before }));
