"""`scripts/serve`: build, then serve; with `--watch`, build again whenever a source changes."""

import argparse
import time
from collections.abc import Sequence

from scripts.toolbox.build import build
from scripts.toolbox.paths import ROOT, SITE
from scripts.toolbox.problem import Problem
from scripts.toolbox.process import say
from scripts.toolbox.server import running
from scripts.toolbox.stamp import files_in

_WATCHED = [ROOT / name for name in ("docs", "mkdocs.yml", "overrides", "planner", "scripts/site")]
_PAUSE = 0.5


def serve(words: Sequence[str]) -> int:
    """Serve until interrupted. `words` are the command's arguments. Raises Problem."""
    parser = argparse.ArgumentParser(prog="scripts/serve", description="Build Afterword and serve it here.")
    parser.add_argument("--port", type=int, default=8000, help="0 for any that is free (default: 8000)")
    parser.add_argument("--watch", action="store_true", help="build again when words or code change")
    chosen = parser.parse_args(words)
    seen = _state()
    build(lean=chosen.watch)
    try:
        with running(SITE, chosen.port) as address:
            say(f"serving {address} (Ctrl+C stops)")
            while True:
                time.sleep(_PAUSE)
                if chosen.watch and (now := _state()) != seen:
                    seen = now
                    _rebuild()
    except OSError as error:
        raise Problem(f"port {chosen.port} cannot be used ({error.strerror}); try --port 0.") from error
    except KeyboardInterrupt:
        return 0


def _rebuild() -> None:
    try:
        build(lean=True)
    except Problem as problem:
        say(str(problem))


def _state() -> dict[str, int]:
    """When each watched file last changed, in nanoseconds."""
    result = {}
    for path in files_in(*_WATCHED):
        try:
            result[str(path)] = path.stat().st_mtime_ns
        except FileNotFoundError:
            continue
    return result
