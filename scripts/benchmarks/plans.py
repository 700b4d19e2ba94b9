"""How long a whole plan takes, on CPython and in Pyodide under Node, and how that grows with people and messages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from planner.answers import WANTS
from planner.samples import samples
from scripts.runtime.paths import HERE, ROOT, Paths
from scripts.toolbox.node import node

Case = dict[str, Any]
INSIDE = Path(__file__).with_name("inside.py")
TARGETS = {"CPython": 2.0, "Pyodide under Node": 10.0}
"""Milliseconds that a whole plan with all its messages may take."""
MOST_PEOPLE = 8


@dataclass(frozen=True)
class Timed:
    """A case's messages and median milliseconds; `bare` are those of plain Jinja2 with the same texts."""

    messages: int
    ms: float
    bare: float | None = None


def sample_cases() -> list[Case]:
    """Every sample reader."""
    return [
        {"today": str(raw["today"]), "answers": {k: v for k, v in raw.items() if k != "today"}}
        for raw in samples().values()
    ]


def by_people() -> list[Case]:
    """Thanks to everybody: from no person met to eight."""
    return [_case(people, ["thank"]) for people in range(MOST_PEOPLE + 1)]


def by_wants() -> list[Case]:
    """Eight people, and from one want to all of them: the last one is the longest plan."""
    return [_case(MOST_PEOPLE, list(WANTS[:count])) for count in range(1, len(WANTS) + 1, 2)]


def _case(people: int, wants: list[str]) -> Case:
    rows = [
        {
            "name": f"Person {n}",
            "part": "interviewer" if n else "hiring_manager",
            "reach": "email",
            "met": "yes",
            "topic": f"topic {n}",
        }
        for n in range(people)
    ]
    own = {
        "looking_for": "product roles",
        "help_with": "case questions",
        "share": "a paper",
        "event": "a fair",
    }
    told = {
        "outcome": "turned_down",
        "stage": "final",
        "heard": "email",
        "role": "data analyst",
        "region": "us",
    }
    answers = {**told, **own, "company": "Brightwater", "my_name": "Dana", "news_date": "2026-11-18"}
    return {"today": "2026-11-20", "answers": {**answers, "people": rows, "wants": wants}}


def on_cpython(cases: list[Case]) -> list[Timed]:
    """Timed by this Python, with plain Jinja2 beside it."""
    return _run(
        cases, lambda folder: [sys.executable, INSIDE, folder / "cases.json", folder / "out.json", "--bare"]
    )


def in_pyodide(cases: list[Case]) -> list[Timed]:
    """Timed in the published runtime under Node."""
    paths = Paths()
    facts = json.loads((paths.out / "runtime.json").read_text("utf-8"))
    library = paths.out / facts["lean"]["files"]["library"]["path"]
    return _run(
        cases,
        lambda folder: [
            node(), HERE / "pyodide.mjs", paths.pyodide, library, folder, INSIDE, "/host/cases.json", "/host/out.json",
        ],
    )  # fmt: skip


def _run(cases: list[Case], command: Any) -> list[Timed]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cases.json").write_text(json.dumps(cases, default=str), "utf-8")
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        subprocess.run([str(part) for part in command(folder)], cwd=ROOT, check=True, env=environment)
        return [Timed(**row) for row in json.loads((folder / "out.json").read_text("utf-8"))]


def report() -> list[str]:
    """What `./scripts/bench planner` prints."""
    groups = {"readers": sample_cases(), "people": by_people(), "wants": by_wants()}
    lines: list[str] = []
    for name, run in (("CPython", on_cpython), ("Pyodide under Node", in_pyodide)):
        times = iter(run([case for cases in groups.values() for case in cases]))
        timed = {group: [next(times) for _ in cases] for group, cases in groups.items()}
        every = [t for row in timed.values() for t in row]
        longest = max(every, key=lambda t: t.messages)
        lines += [
            f"{name}: a whole plan with all its messages; target {TARGETS[name]:g} ms",
            f"  median of {len(timed['readers'])} sample readers {median(t.ms for t in timed['readers']):.2f} ms; "
            f"longest plan ({longest.messages} messages) {longest.ms:.2f} ms",
        ]
        ratios = [t.ms / t.bare for t in every if t.bare]
        if ratios:
            lines.append(f"  {median(ratios):.2f} times what bare Jinja2 takes for the same texts (median)")
        lines += _growth("people met", [str(n) for n in range(MOST_PEOPLE + 1)], timed["people"])
        lines += _growth(
            "wants", [str(len(case["answers"]["wants"])) for case in groups["wants"]], timed["wants"]
        )
    return lines


def _growth(name: str, steps: list[str], times: list[Timed]) -> list[str]:
    """A small table; where cost is linear in messages, the last row is flat or falls."""
    return [
        f"  {name:<14}" + "".join(f"{step:>7}" for step in steps),
        "    messages    " + "".join(f"{t.messages:>7}" for t in times),
        "    ms          " + "".join(f"{t.ms:>7.2f}" for t in times),
        "    ms a message" + "".join(f"{t.ms / max(t.messages, 1):>7.3f}" for t in times),
    ]
