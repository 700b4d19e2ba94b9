"""`./scripts/bench start|readers|equal|planner|home [--runs N]`: measures and prints.

`start` writes docs/project/benchmarks.md.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from contextlib import AbstractContextManager

from scripts.benchmarks import browsers, plans, report
from scripts.benchmarks.equal import equal
from scripts.benchmarks.home import home
from scripts.benchmarks.readers import readers
from scripts.benchmarks.server import Link, Server
from scripts.benchmarks.stage import stage
from scripts.toolbox.process import say

VARIANTS = ("stock", "lean", "image")
LINKS = {"10 Mbit/s, 40 ms": Link(10e6, 0.04), "1.6 Mbit/s, 150 ms": Link(1.6e6, 0.15)}
Numbers = dict[tuple[str, str], list[float]]
Browser = Callable[[], AbstractContextManager[browsers.Visit]]


def start(runs: int) -> Numbers:
    """Times in milliseconds, bytes, mebibytes, by measure and variant; variants in shuffled order in every run."""
    numbers: Numbers = defaultdict(list)
    folders = stage()
    server = Server(folders)
    for run in range(runs):
        for variant in random.sample(VARIANTS, len(VARIANTS)):
            say(f"run {run + 1} of {runs}: {variant}")
            with browsers.chromium() as visit:
                server.sent = 0
                empty, page = visit(f"{server.url}?variant=empty")["memory"], server.sent
            with browsers.chromium() as visit:
                numbers["memory", variant].append(
                    visit(f"{server.url}?variant={variant}&sample={run}&unlaid")["memory"] - empty
                )
            with browsers.chromium() as visit:
                server.sent = 0
                cold = visit(f"{server.url}?variant={variant}&sample={run}&plans=30")
                numbers["bytes", variant].append(server.sent - page)
                numbers["cold", variant].append(cold["first"])
                numbers["longest task", variant].append(cold["longest"])
                numbers["large plan", variant] += cold["plans"][5:]
                for warm in range(2):
                    seen = visit(f"{server.url}?variant={variant}&sample={run + warm}")
                numbers["warm", variant].append(seen["first"])
            with browsers.chromium(slowdown=4) as visit:
                numbers["cold, processor 4 times slower", variant].append(
                    visit(f"{server.url}?variant={variant}")["first"]
                )
    server.close()
    for name, link in LINKS.items():
        shaped = Server(folders, link=link)
        for run in range(runs):
            for variant in random.sample(VARIANTS, len(VARIANTS)):
                with browsers.chromium() as visit:
                    seen = visit(f"{shaped.url}?variant={variant}&sample={run}")
                    numbers[f"cold, {name}", variant].append(seen["first"])
        for run in range(
            3 * runs
        ):  # these starts are short: more of them, with more samples, steady the median
            with browsers.chromium() as visit:
                fetched = visit(f"{shaped.url}?variant=image&sample={run}&prefetch")["first"]
                numbers[f"cold, {name}, fetched on idle before", "image"].append(fetched)
        shaped.close()
    plain = Server(folders, encodings=("gzip",))
    for variant in VARIANTS:
        with browsers.chromium() as visit:
            visit(f"{plain.url}?variant=empty")
        page, plain.sent = plain.sent, 0
        with browsers.chromium() as visit:
            visit(f"{plain.url}?variant={variant}")
        numbers["bytes, gzip", variant].append(plain.sent - page)
        plain.sent = 0
    plain.close()
    return numbers


def others(numbers: Numbers, runs: int) -> None:
    """The same first start in Firefox and WebKitGTK, where they are installed."""
    server = Server(stage())
    engines: dict[str, Browser] = {}
    if shutil.which("firefox-esr") or shutil.which("firefox"):
        engines["Firefox"] = browsers.firefox
    if shutil.which("WebKitWebDriver"):
        engines["WebKitGTK"] = browsers.webkit
    for run in range(runs):
        for engine, browser in engines.items():
            for variant in random.sample(VARIANTS, len(VARIANTS)):
                with browser() as visit:
                    seen = visit(f"{server.url}?variant={variant}&sample={run}")
                    numbers[f"cold, {engine}", variant].append(seen["first"])
    server.close()


def main() -> int:
    """Returns the exit code."""
    parser = argparse.ArgumentParser(prog="./scripts/bench", description=__doc__)
    parser.add_argument("what", choices=("start", "readers", "equal", "planner", "home"))
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    if chosen.what == "home":
        home(chosen.runs)
        return 0
    if chosen.what == "readers":
        print("\n".join(readers(chosen.runs)))
        return 0
    if chosen.what == "planner":
        print("\n".join(plans.report()))
        return 0
    if chosen.what == "equal":
        print("\n".join(equal()))
        return 0
    numbers = start(chosen.runs)
    others(numbers, chosen.runs)
    say(f"written: {report.write(numbers, chosen.runs, readers(chosen.runs), equal())}")
    return 0


if __name__ == "__main__":
    if shutil.which("xvfb-run") and "--display" not in sys.argv and {"start", "equal"} & set(sys.argv):
        sys.exit(
            subprocess.call(
                ["xvfb-run", "-a", sys.executable, "-m", "scripts.benchmarks", *sys.argv[1:], "--display"]
            )
        )
    sys.argv = [word for word in sys.argv if word != "--display"]
    sys.exit(main())
