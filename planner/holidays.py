"""Public holidays by region, from a table baked by scripts/bake_holidays.py. No clock, no network."""

from __future__ import annotations

from datetime import date
from functools import cache

from planner.tables import table


@cache
def holidays_of(region: str) -> frozenset[int]:
    """The region's public holidays from Monday to Friday, as ordinals (`date.toordinal`).

    An unknown or empty region has none: its working days are Monday to Friday.
    """
    return frozenset(day.toordinal() for day in parse_region(table("holidays")["regions"].get(region, "")))


def parse_region(text: str) -> list[date]:
    """The dates of one region's lines, in order: `2026 0101 0403` is a year, then months and days as MMDD."""
    days = []
    for line in text.split("\n"):
        year, *marks = line.split() or [""]
        days += [date(int(year), int(mark[:2]), int(mark[2:])) for mark in marks]
    return days


def regions() -> tuple[str, ...]:
    """The regions whose holidays are known."""
    return tuple(table("holidays")["regions"])


def last_day() -> date:
    """The last day the table covers; later days off are weekends only."""
    return date(table("holidays")["last_year"], 12, 31)
