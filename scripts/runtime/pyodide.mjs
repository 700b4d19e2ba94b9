// Runs a Python file in Pyodide under Node, with one folder of this machine mounted at /host.
//   node pyodide.mjs PYODIDE_FOLDER STDLIB_ZIP HOST_FOLDER SCRIPT.py [ARGUMENT...]
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const [folder, stdlib, host, script, ...rest] = process.argv.slice(2);
const base = resolve(folder) + "/";
const { loadPyodide } = await import(pathToFileURL(base + "pyodide.mjs").href);
const { info } = JSON.parse(readFileSync(base + "pyodide-lock.json", "utf8"));
const python = await loadPyodide({
  indexURL: base,
  stdLibURL: resolve(stdlib),
  lockFileContents: { info, packages: {} },
  packageBaseUrl: base,
  args: [],
  env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" },
});
python.FS.mkdirTree("/host");
python.mountNodeFS("/host", resolve(host));
python.globals.set("arguments", python.toPy([script, ...rest]));
python.runPython("import sys; sys.argv = arguments; del arguments");
try {
  python.runPython(readFileSync(script, "utf8"), { filename: script });
} catch (error) {
  const { type, message } = /** @type {{ type?: string, message: string }} */ (error);
  if (type !== "SystemExit") console.error(message);
  process.exitCode = 1;
}
