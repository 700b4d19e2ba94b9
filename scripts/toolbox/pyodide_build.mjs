// Runs one `pyodide` command (pyodide-cli with pyodide-build and pyodide-lock) inside Pyodide, under Node.
// Takes one argument, JSON: {tool: folder with the packages, arguments: words of the command, optimize: 0..2}.
import process from "node:process";
import { loadPyodide } from "pyodide";

const request = JSON.parse(process.argv[2]);
const pyodide = await loadPyodide({
  env: { HOME: "/tmp", PYTHONOPTIMIZE: String(request.optimize), SOURCE_DATE_EPOCH: "315532800" },
});
pyodide.FS.mkdirTree("/host");
pyodide.mountNodeFS("/host", "/");
pyodide.globals.set("request", pyodide.toPy(request));
process.exitCode = pyodide.runPython(`
import sys
import traceback
from importlib.metadata import entry_points

sys.path.insert(0, request["tool"])
name, *arguments = request["arguments"]
code = 0
try:
    [command] = entry_points(group="pyodide.cli", name=name)
    command.load().main(arguments, prog_name=f"pyodide {name}", standalone_mode=False)
except BaseException:
    traceback.print_exc()
    code = 1
code
`);
