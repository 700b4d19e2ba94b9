// Lets the planner answer requests in the bare interpreter, and writes which Python code ran.
//   node discover.mjs PYODIDE_FOLDER LIBRARY.zip WORK.json OUT.json
// WORK.json holds `modules`, the names of modules to import, and `requests`, texts.
import { readFileSync, writeFileSync } from "node:fs";
import { startBare } from "./bare.mjs";

const [folder, library, work, out] = process.argv.slice(2);
const { module, run } = await startBare(folder, library, work);
run(readFileSync(new URL("discover.py", import.meta.url), "utf8"));
writeFileSync(out, module.FS.readFile("/ran.json"));
