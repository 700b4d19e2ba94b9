// Lets the planner answer requests in the bare interpreter, and writes which Python code it needs.
//   node discover.mjs PYODIDE_FOLDER MODULES_FOLDER WORK.json OUT.json
// WORK.json holds `modules`, names of modules to import, and two lists of texts: `first` and `requests`.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { startBare } from "./bare.mjs";

const [folder, modules, work, out] = process.argv.slice(2);
/** @param {any} FS @param {string} root */
function install(FS, root) {
  for (const name of readdirSync(modules, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".pyc"))) {
    FS.mkdirTree(dirname(`${root}/${name}`));
    FS.writeFile(`${root}/${name}`, readFileSync(`${modules}/${name}`));
  }
}
const { module, run, root } = await startBare(folder, install, work);
const prelude = readFileSync(new URL("prelude.py", import.meta.url), "utf8");
run(`prelude = ${JSON.stringify(prelude)}; LIBRARY = ${JSON.stringify(`${root}/`)}`);
run(readFileSync(new URL("discover.py", import.meta.url), "utf8"));
writeFileSync(out, module.FS.readFile("/found.json"));
