// Lets an image answer requests under Node, through the loader that browsers use.
//   node train.mjs IMAGE.wasm DOOR REQUESTS.json MARKS.bin FIRST LENGTH
// Writes LENGTH bytes of its memory from address FIRST: the marks.
import { readFileSync, writeFileSync } from "node:fs";
import { thaw } from "../../overrides/assets/planner/image.mjs";

const AT_ONCE = 80; // requests that one interpreter answers: what the first ones need differs from what later ones do
const [image, door, requests, out, first, length] = process.argv.slice(2);
const module = await WebAssembly.compile(new Uint8Array(readFileSync(image)));
const marks = new Uint8Array(Number(length));
const texts = JSON.parse(readFileSync(requests, "utf8"));
for (let start = 0; start < texts.length; start += AT_ONCE) {
  /** @type {any} */ let memory;
  const handle = await thaw(module, Number(door), (found) => (memory = found));
  for (const text of texts.slice(start, start + AT_ONCE)) {
    try {
      handle(text);
    } catch (error) {
      // An exception in the planner is the same everywhere; a trap means that the image lacks something.
      if (error instanceof WebAssembly.RuntimeError) throw new Error(`The image traps at ${text.slice(0, 300)}: ${error}`);
    }
  }
  const seen = new Uint8Array(memory.buffer, Number(first), marks.length);
  for (let n = 0; n < marks.length; n += 1) marks[n] |= seen[n];
}
writeFileSync(out, marks);
