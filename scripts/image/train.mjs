// Lets an image answer requests under Node, through the loader that browsers use.
//   node train.mjs IMAGE.wasm REQUESTS.json MARKS.bin DOOR COLLECTOR FIRST LENGTH
// Writes LENGTH bytes of its memory from address FIRST: the marks.
import { readFileSync, writeFileSync } from "node:fs";
import { thaw } from "../../overrides/assets/planner/image.mjs";

// What an interpreter needs for its first requests differs from what it needs later, and some things it does only once
// in 500 requests: so many interpreters answer a few each, and one answers the whole last half.
const AT_ONCE = 80;
// New objects after which the collector runs: often, so that it meets every kind of object alive.
const COLLECT_AFTER = 20;
const [image, requests, out, ...numbers] = process.argv.slice(2);
const [door, collector, first, length] = numbers.map(Number);
const module = await WebAssembly.compile(new Uint8Array(readFileSync(image)));
const marks = new Uint8Array(length);
const texts = JSON.parse(readFileSync(requests, "utf8"));
const half = Math.ceil(texts.length / 2);
for (let start = 0, end; start < texts.length; start = end) {
  end = start < half ? start + AT_ONCE : texts.length;
  /** @type {any} */ let memory;
  const handle = await thaw(module, door, (found) => (memory = found));
  new Int32Array(memory.buffer)[collector >> 2] = COLLECT_AFTER;
  for (const text of texts.slice(start, end)) {
    try {
      handle(text);
    } catch (error) {
      // An exception in the planner is the same everywhere; a trap means that the image lacks something.
      if (error instanceof WebAssembly.RuntimeError) throw new Error(`The image traps at ${text.slice(0, 300)}: ${error}`);
    }
  }
  const seen = new Uint8Array(memory.buffer, first, marks.length);
  for (let n = 0; n < marks.length; n += 1) marks[n] |= seen[n];
}
writeFileSync(out, marks);
