// Lets an image answer requests under Node, through the loader that browsers use.
//   node train.mjs IMAGE.wasm DOOR REQUESTS.json MARKS.bin FIRST LENGTH
// Writes LENGTH bytes of its memory from address FIRST: the marks. Prints how many answers there were.
import { readFileSync, writeFileSync } from "node:fs";
import { thaw } from "../../overrides/assets/planner/image.mjs";

const [image, door, requests, out, first, length] = process.argv.slice(2);
const module = await WebAssembly.compile(readFileSync(image));
/** @type {WebAssembly.Memory | undefined} */ let memory;
const handle = await thaw(module, Number(door), (found) => (memory = found));
let answers = 0;
for (const text of JSON.parse(readFileSync(requests, "utf8"))) {
  try {
    handle(text);
    answers += 1;
  } catch (error) {
    // An exception in the planner is the same everywhere; a trap means that the image lacks something.
    if (error instanceof WebAssembly.RuntimeError) throw new Error(`The image traps at ${text.slice(0, 300)}: ${error}`);
  }
}
const bytes = new Uint8Array(/** @type {WebAssembly.Memory} */ (memory).buffer);
writeFileSync(out, bytes.subarray(Number(first), Number(first) + Number(length)));
console.log(answers);
