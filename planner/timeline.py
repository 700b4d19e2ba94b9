"""The plan as a drawn line: days from today, soon ones spread out, far ones drawn together."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from planner.dates import format_date
from planner.model import Plan, Step

WIDTH, LEFT, RIGHT = 640, 12, 628
ROW = 15
"""Height between two marks that stand on the same place."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One step on the line: its place in pixels, its row above the line, and what it says."""

    x: int
    row: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Marks and the dates named below the line. `height` is in pixels above the line."""

    marks: tuple[Mark, ...]
    labels: tuple[tuple[int, str], ...]
    height: int


def timeline(plan: Plan, style: str) -> Timeline | None:
    """The drawing of a plan's dated steps; None when there are fewer than two days to show."""
    steps = [s for s in plan.steps if s.date]
    days = sorted({s.date for s in steps if s.date})
    if len(days) < 2:
        return None
    longest = math.log1p(max((days[-1] - plan.today).days, 1))
    marks: list[Mark] = []
    stacked: dict[int, int] = {}
    for step in steps:
        x = _place(step, plan.today, longest)
        slot = x // 12
        row = stacked.get(slot, 0)
        stacked[slot] = row + 1
        day = format_date(step.date, style, "weekday") if step.date else ""
        marks.append(Mark(x, row, step.kind, f"{day}: {step.title}"))
    return Timeline(tuple(marks), _labels(days, plan.today, longest, style), ROW * max(stacked.values()))


def _place(step: Step, today: date, longest: float) -> int:
    distance = (step.date - today).days if step.date else 0
    return LEFT + round((RIGHT - LEFT) * math.log1p(max(distance, 0)) / longest)


def _labels(days: list[date], today: date, longest: float, style: str) -> tuple[tuple[int, str], ...]:
    """Dates under the line, as many as stand apart; the first and the last always."""
    places = [
        (LEFT + round((RIGHT - LEFT) * math.log1p(max((d - today).days, 0)) / longest), d) for d in days
    ]
    kept = [places[0]]
    for place in places[1:-1]:
        if place[0] - kept[-1][0] > 90 and places[-1][0] - place[0] > 90:
            kept.append(place)
    return tuple((x, format_date(d, style, "brief")) for x, d in [*kept, places[-1]])
