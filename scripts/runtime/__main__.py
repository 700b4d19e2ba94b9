"""`python -m scripts.runtime [--level lean|image]`: writes `.build/runtime/`, or does nothing when nothing changed."""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from pathlib import Path

from scripts.runtime import build
from scripts.runtime.paths import HERE, Paths
from scripts.toolbox.problem import Problem
from scripts.toolbox.process import say


def main() -> int:
    """Returns the exit code: 0, or 1 after one sentence that says what is wrong."""
    usual = Paths()
    level = tomllib.loads((HERE / "settings.toml").read_text("utf-8"))["level"]
    parser = argparse.ArgumentParser(prog="python -m scripts.runtime", description=__doc__)
    parser.add_argument("--level", choices=("lean", "image"), default=level)
    parser.add_argument("--planner", type=Path, default=usual.planner, help="the planner package's folder")
    parser.add_argument(
        "--pyodide", type=Path, default=usual.pyodide, help="the folder of Pyodide's npm package"
    )
    parser.add_argument("--out", type=Path, default=usual.out, help="where the files go")
    parser.add_argument("--quick", action="store_true", help="compress lightly, for writers")
    parser.add_argument("--force", action="store_true", help="build even if nothing changed")
    chosen = parser.parse_args()
    paths = Paths(chosen.planner.resolve(), chosen.pyodide.resolve(), chosen.out.resolve(), usual.cache)
    started = time.monotonic()
    try:
        if build.runtime(paths, chosen.level, quick=chosen.quick, force=chosen.force):
            say(f"runtime ({chosen.level}) built in {time.monotonic() - started:.0f} s: {paths.out}")
    except Problem as problem:
        print(f"afterword: {problem}", file=sys.stderr)
        return 1
    return 0


sys.exit(main())
