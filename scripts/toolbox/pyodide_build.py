"""pyodide-build, run by the browser's own Python (docs/project/decisions/0004-pyodide-build.md).

Its wheels are unpacked into `.build/pyodide-build/`; Pyodide from `node_modules/` runs it under Node.
So it works whatever Python the machine has, and the bytecode it writes is for the very interpreter we ship.
"""

import json
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path

from scripts.toolbox.node import ensure_node_modules, node
from scripts.toolbox.paths import CACHE, ROOT
from scripts.toolbox.process import run, say
from scripts.toolbox.stamp import Stamp, digest
from scripts.toolbox.venv import ensure_venv, pip_install

_TOOL = CACHE / "pyodide-build"
_PROGRAM = Path(__file__).with_suffix(".mjs")
_FOR_BROWSER = (
    *("--no-deps", "--no-compile", "--only-binary=:all:", "--ignore-requires-python"),
    *("--platform=any", "--implementation=py", "--python-version=3.14", "--upgrade"),
)
_EPOCH = (1980, 1, 1, 0, 0, 0)


def ensure_pyodide_build() -> None:
    """Unpack requirements-pyodide.txt into `.build/pyodide-build/`, unless it is there."""
    lock = ROOT / "requirements-pyodide.txt"
    inputs = digest([lock])
    stamp = Stamp("pyodide-build")
    if stamp.fresh(inputs, _TOOL / "pyodide_build"):
        return
    ensure_venv()
    say(f"installing {lock.name}")
    shutil.rmtree(_TOOL, ignore_errors=True)
    pip_install(lock, "--target", str(_TOOL), *_FOR_BROWSER)
    stamp.set(inputs)


def add_wheels(lock: Path, wheels: list[Path], base: Path, out: Path) -> None:
    """Write to `out` the Pyodide lock file `lock` with `wheels` added (`pyodide lockfile add-wheels`).

    Wheels are named relative to the folder `base`. A requirement of a wheel must be in `lock` or in `wheels`.
    Raises Problem when the tool refuses.
    """
    options = [f"--input={_inside(lock)}", f"--base-path={_inside(base)}", f"--output={_inside(out)}"]
    _pyodide("lockfile", "add-wheels", *options, *map(_inside, wheels))


def py_compile(archive: Path, out: Path, *, optimize: int = 2) -> None:
    """Write to `out` the zip or wheel `archive` with every .py compiled to a .pyc in its place.

    The bytecode is that of the pinned Pyodide at `optimize` (0, 1 or 2; 2 drops docstrings and asserts), made
    with `pyodide py-compile`. Entries are stored, sorted and undated: same input, same bytes.
    """
    folder = CACHE / "py-compile"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    work = folder / "archive.zip"
    shutil.copyfile(archive, work)
    _pyodide("py-compile", "--silent", "--compression-level=0", _inside(work), optimize=optimize)
    with zipfile.ZipFile(work) as done, zipfile.ZipFile(out, "w") as result:
        for name in sorted(done.namelist()):
            result.writestr(zipfile.ZipInfo(name, _EPOCH), done.read(name))


def _inside(path: Path) -> str:
    """`path` as Python inside Pyodide sees it, where the machine's file system is mounted at /host."""
    return f"/host{path.resolve()}"


def _pyodide(*arguments: str, optimize: int = 0) -> None:
    ensure_node_modules()
    ensure_pyodide_build()
    request = {"tool": _inside(_TOOL), "arguments": arguments, "optimize": optimize}
    run([node(), _PROGRAM, json.dumps(request)], what=f"pyodide {_first_two(arguments)}")


def _first_two(arguments: Sequence[str]) -> str:
    return " ".join(word for word in arguments[:2] if not word.startswith("-"))
