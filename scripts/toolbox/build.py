"""From sources to `site/`: runtime and pages side by side, then the finish. A step runs only if what it reads changed."""

import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts.toolbox import setup
from scripts.toolbox.node import node_folder
from scripts.toolbox.paths import PAGES, PYTHON, ROOT, RUNTIME, SITE
from scripts.toolbox.process import run, say
from scripts.toolbox.stamp import Stamp, digest
from scripts.toolbox.turn import turn

_PAGE_SOURCES = [ROOT / name for name in ("docs", "mkdocs.yml", "overrides", "planner", "requirements.txt")]
_RUNTIME_SOURCES = [
    *(ROOT / name for name in ("planner", "scripts/runtime", "scripts/image", "scripts/toolbox")),
    *(ROOT / name for name in ("package-lock.json", "requirements-pyodide.txt", "tests/samples")),
]
_FINISH_SOURCES = [ROOT / "scripts" / "site", ROOT / "docs", ROOT / "package-lock.json", PAGES, RUNTIME]


def build(*, lean: bool = False) -> bool:
    """Bring `site/` up to date. Returns whether anything had to be done. Raises Problem.

    `lean` is for writers: the runtime's first level only, and light compression.
    """
    with turn():
        setup.for_build()
        started = time.monotonic()
        with ThreadPoolExecutor() as pool:
            runtime, pages = pool.submit(_runtime, lean), pool.submit(_pages)
        steps = [runtime.result(), pages.result(), _finish(lean)]
        if any(steps):
            say(f"built site/ in {time.monotonic() - started:.1f} s")
        return any(steps)


def _runtime(lean: bool) -> bool:
    level = ["--level", "lean", "--quick"] if lean else []
    inputs = digest(_RUNTIME_SOURCES, *level)
    path = os.pathsep.join([str(node_folder()), os.environ.get("PATH", "")])
    command: list[str | Path] = [PYTHON, "-m", "scripts.runtime", *level]
    return _step("runtime", inputs, RUNTIME, command, PATH=path)


def _pages() -> bool:
    command: list[str | Path] = [PYTHON, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", PAGES]
    return _step("pages", digest(_PAGE_SOURCES, os.environ.get("AFTERWORD_URL", "")), PAGES, command)


def _finish(lean: bool) -> bool:
    command: list[str | Path] = [PYTHON, "-m", "scripts.site", *(["--lean"] if lean else [])]
    return _step("finish", digest(_FINISH_SOURCES, str(lean)), SITE, command)


def _step(name: str, inputs: str, result: Path, command: Sequence[str | Path], **env: str) -> bool:
    """Run `command`, which makes `result`, unless it last succeeded with the same `inputs`."""
    stamp = Stamp(name)
    if stamp.fresh(inputs, result):
        return False
    stamp.clear()
    run(command, what=f"the {name} step of the build", env=env)
    stamp.set(inputs)
    return True
