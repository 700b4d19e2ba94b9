"""Writes docs/project/benchmarks.md from one run's numbers."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from scripts.runtime.paths import ROOT, Paths
from scripts.toolbox.browser import ensure_chromium
from scripts.toolbox.process import output

PAGE = ROOT / "docs" / "project" / "benchmarks.md"
Numbers = Mapping[tuple[str, str], list[float]]
HEAD = """---
title: Benchmarks
description: How fast the planner's Python starts and answers, measured against stock Pyodide in the same run.
---

# Benchmarks

Written by `./scripts/bench start`; do not edit. Each figure is the median of one run of the script, in which the
variants take turns in random order on one machine. Only the ratios mean something elsewhere.

*Stock* is `loadPyodide`, `loadPackage` of three wheels (planner, jinja2, markupsafe) and a first plan, from our own
server. Its wheels hold the packages as they are: content as TOML, templates as Jinja2. *Image* is what readers get,
with *lean* behind it for whatever the image cannot do. All three answer the same requests, one for each sample in turn,
with the same planner.
"""

FOOT = """Times are milliseconds from the start of the worker, in a page that has stood for a second and a half, to the
first plan laid out in the page. A large plan has eight people and every want; its time is from the request to all of
it laid out anew. Memory is what the page's process holds after a first plan that was not laid out. Memory and bytes are
those above the same page with an empty worker.
"""
COMPARED = """The image answers every sample, every branch and 5,000 random requests that no training saw; each answer is
compared with CPython's, byte for byte. What a crash inside Python costs is the time to a fresh interpreter and its answer
to the same request, the median of 21. Memory is looked at after 100 plans and after 10,000 more.
"""


def write(numbers: Numbers, runs: int, met: Sequence[str], compared: Sequence[str]) -> Path:
    """Write the page, with what readers `met`, and a sentence for each engine in which answers were `compared`.

    Returns its path.
    """
    facts = json.loads((Paths().out / "runtime.json").read_text("utf-8"))
    chromium = (output([ensure_chromium(), "--version"]) or "Chromium").strip()
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    lines = [
        HEAD,
        f"{datetime.now(UTC):%d %B %Y}. Commit {commit}. Pyodide {facts['pyodide']}, Python {facts['python']}.",
    ]
    lines += [
        f"{chromium}; {runs} runs.\n",
        "| what | stock | lean | of stock | image | of stock |",
        "|---|---|---|---|---|---|",
    ]
    for name in dict.fromkeys(name for name, _ in numbers):
        lines.append(f"| {name} | {' | '.join(_cells(numbers, name))} |")
    lines += ["", FOOT]
    lines += [f"Large plan, 95th percentile: {_percentiles(numbers)}.", ""]
    lines += ["## The planner's own page", "", *met, ""]
    lines += ["## The same answers", "", COMPARED, *(f"- {sentence}" for sentence in compared), ""]
    PAGE.write_text("\n".join(lines), "utf-8")
    return PAGE


def _cells(numbers: Numbers, name: str) -> list[str]:
    cells = []
    stock = numbers.get((name, "stock"))
    if stock is None and "fetched on idle" in name:
        stock = numbers.get((name.removesuffix(", fetched on idle before"), "stock"))
    cells.append(_figure(name, median(stock)) if stock else "")
    for variant in ("lean", "image"):
        values = numbers.get((name, variant))
        cells.append(_figure(name, median(values)) if values else "")
        cells.append(f"{median(values) / median(stock):.3f}" if values and stock and median(stock) else "")
    return cells


def _figure(name: str, value: float) -> str:
    if name.startswith("bytes"):
        return f"{value / 1e6:.2f} MB"
    return f"{value:.0f} MiB" if name == "memory" else f"{value:.0f} ms" if value >= 20 else f"{value:.1f} ms"


def _percentiles(numbers: Numbers) -> str:
    parts = []
    for variant in ("stock", "lean", "image"):
        times = sorted(numbers.get(("large plan", variant), []))
        if times:
            parts.append(f"{variant} {times[int(len(times) * 0.95)]:.1f} ms")
    return ", ".join(parts)
