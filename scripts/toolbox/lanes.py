"""`scripts/test [LANE [ARGUMENT...]]`: every lane or one, then a summary that names each.

A lane is a folder below `tests/` with Python tests in it, or `check`, or `js` (`tests/js/*.test.mjs` under Node).
"""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from scripts.toolbox import setup
from scripts.toolbox.build import build
from scripts.toolbox.checks import run_checks
from scripts.toolbox.node import node
from scripts.toolbox.paths import CACHE, PYTHON, ROOT
from scripts.toolbox.problem import Problem
from scripts.toolbox.process import call, say
from scripts.toolbox.turn import turn

_TESTS = ROOT / "tests"
_ORDER = ("check", "unit", "content", "golden", "properties", "tools", "js", "wasm", "site", "browser")
_NO_SITE = {"check", "unit", "content", "golden", "properties", "outputs", "tone", "tools", "js"}
_PROGRAMS = {
    "browser": ["chromium", "pdf"],
    "firefox": ["firefox"],
    "webkit": ["webkit"],
}


class Result(NamedTuple):
    """How a lane ended: tests that passed and failed (a skipped test is a failed one), and seconds."""

    lane: str
    passed: int
    failed: int
    seconds: float


def test(words: Sequence[str]) -> int:
    """Run the lanes named in `words`, or all. From the first that starts with a dash, they go to the tool instead.

    Returns the exit code: 0 when something passed and nothing failed. Raises Problem.
    """
    there = lanes()
    options = next((words[place:] for place, word in enumerate(words) if word.startswith("-")), [])
    chosen = list(words[: len(words) - len(options)]) or there
    if unknown := [name for name in chosen if name not in there]:
        raise Problem(f"there is no test lane {unknown[0]!r}; the lanes are {', '.join(there)}.")
    with turn():
        setup.for_tests()
        setup.programs(program for lane in chosen for program in _PROGRAMS.get(lane, []))
    results = [] if _NO_SITE.issuperset(chosen) else [_build()]
    results += [_run(lane, options) for lane in chosen]
    return _report(results)


def lanes() -> list[str]:
    """The names of all lanes that there are, the quick ones first."""
    found = {folder.name for folder in _TESTS.iterdir() if any(folder.rglob("test_*.py"))}
    if any((_TESTS / "js").glob("*.test.mjs")):
        found.add("js")
    found.add("check")
    return sorted(found, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))


def _build() -> Result:
    """Bring the site up to date before the lanes that look at it."""
    started = time.monotonic()
    try:
        build()
    except Problem as problem:
        say(str(problem))
        return Result("build", 0, 1, time.monotonic() - started)
    return Result("build", 1, 0, time.monotonic() - started)


def _run(lane: str, options: Sequence[str]) -> Result:
    say(f"lane {lane}")
    started = time.monotonic()
    if lane == "check":
        outcomes = list(run_checks().values())
        passed, failed = outcomes.count(True), outcomes.count(False)
    else:
        report = CACHE / "reports" / f"{lane}.xml"
        report.parent.mkdir(parents=True, exist_ok=True)
        report.unlink(missing_ok=True)
        code = call(_command(lane, report, options))
        passed, failed = read_report(report)
        failed = failed or int(code != 0)
    return Result(lane, passed, failed, time.monotonic() - started)


def _command(lane: str, report: Path, options: Sequence[str]) -> list[str | Path]:
    folder = _TESTS / lane
    if lane == "js":
        files = sorted(folder.glob("*.test.mjs"))
        reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout"]
        reporters += ["--test-reporter=junit", f"--test-reporter-destination={report}"]
        return [node(), "--test", *reporters, *options, *files]
    command: list[str | Path] = [PYTHON, "-m", "pytest", "-q", f"--junitxml={report}", *options, folder]
    return ["xvfb-run", "-a", *command] if lane == "webkit" else command


def read_report(report: Path) -> tuple[int, int]:
    """How many tests passed and failed in a JUnit file; a skipped one has failed. (0, 0) when there is none."""
    if not report.exists():
        return 0, 0
    cases = list(ElementTree.parse(report).iter("testcase"))
    bad = sum(any(case.find(mark) is not None for mark in ("failure", "error", "skipped")) for case in cases)
    return len(cases) - bad, bad


def _report(results: Sequence[Result]) -> int:
    print()
    for lane, passed, failed, seconds in results:
        verdict = "ok" if passed and not failed else "FAILED"
        print(f"{lane:12} {verdict:7} {passed:6} passed {failed:4} failed {seconds:8.1f} s")
    print(f"{sum(r.passed for r in results)} passed, {sum(r.failed for r in results)} failed", flush=True)
    return int(any(result.failed or not result.passed for result in results))
