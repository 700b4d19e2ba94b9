"""Times whole plans, on CPython or inside Pyodide: reads cases, writes the median milliseconds of each.

    inside.py CASES.json OUT.json [--bare]

A case is `{"today": ISO day, "answers": raw answers}`. Steady state: content is parsed and templates are compiled
before the first measure, as they are for a reader from the second keystroke on. `--bare` also times plain Jinja2
rendering the very same templates with the very same names.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import planner.messages
import planner.plan
import planner.steps
from planner.answers import Answers
from planner.content import content
from planner.plan import make_plan
from planner.reading import read
from planner.render import fill

ROUNDS = 41
Work = Callable[[], Any]


def median_ms(work: Work) -> float:
    """The median of ROUNDS times, in milliseconds, after a first run that is not counted."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)[ROUNDS // 2]


def texts_of(work: Work) -> list[tuple[str, dict[str, Any]]]:
    """Every template and its names, as the planner fills them while `work` runs."""
    seen: list[tuple[str, dict[str, Any]]] = []

    def note(source: str, names: dict[str, Any]) -> str:
        seen.append((source, dict(names)))
        return fill(source, names)

    modules: tuple[Any, ...] = (planner.messages, planner.plan, planner.steps)
    for module in modules:
        module.fill = note
    work()
    for module in modules:
        module.fill = fill
    return seen


def bare(work: Work) -> Work:
    """A function that renders the same texts with nothing but Jinja2, its templates compiled once."""
    import jinja2

    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    compiled = {source: environment.from_string(source) for source, _ in texts_of(work)}
    pairs = [(compiled[source], names) for source, names in texts_of(work)]
    return lambda: [template.render(names) for template, names in pairs]


def timed(answers: Answers, today: date, with_bare: bool) -> dict[str, float]:
    """The number of messages and the milliseconds of one case."""

    def work() -> Any:
        return make_plan(answers, today, content())

    result = {"messages": len(work().messages), "ms": median_ms(work)}
    return {**result, "bare": median_ms(bare(work))} if with_bare else result


def main() -> None:
    """Reads the cases and writes a row for each."""
    cases, out, *options = sys.argv[1:]
    with open(cases, encoding="utf-8") as file:
        given = json.load(file)
    rows = []
    for case in given:
        today = date.fromisoformat(case["today"])
        rows.append(timed(read(case["answers"], today)[0], today, "--bare" in options))
    with open(out, "w", encoding="utf-8") as file:
        json.dump(rows, file)


main()
