"""The project's own Python environment, `.venv/`, from requirements pinned with hashes."""

import sys
import venv
from pathlib import Path

from scripts.toolbox.paths import PYTHON, ROOT, VENV
from scripts.toolbox.process import output, run, say
from scripts.toolbox.stamp import Stamp, digest

_VERSION = "import sys; print('%d.%d' % sys.version_info[:2] if sys.version_info >= (3, 11) else '')"


def ensure_venv() -> None:
    """Make `.venv/` with this interpreter, unless a working one of Python 3.11 or newer is there."""
    if not version():
        say(f"making .venv with Python {sys.version.split()[0]}")
        venv.create(VENV, clear=True, with_pip=True, symlinks=True)


def version() -> str:
    """The version of `.venv`'s Python, such as "3.11", or "" when there is none that will do."""
    return (output([PYTHON, "-I", "-c", _VERSION]) or "").strip()


def ensure_requirements(name: str) -> None:
    """Install `<name>.txt` into `.venv/`, unless exactly that is installed already."""
    ensure_venv()
    lock = ROOT / f"{name}.txt"
    inputs = digest([lock], version())
    stamp = Stamp(name)
    if stamp.fresh(inputs, PYTHON):
        return
    say(f"installing {lock.name}")
    pip_install(lock)
    stamp.set(inputs)


def pip_install(lock: Path, *options: str) -> None:
    """Install the requirements in `lock`, whose hashes must match, with pip's `options`."""
    command: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        *options,
        "-r",
        lock,
    ]
    run(command, what=f"installing {lock.name}")
