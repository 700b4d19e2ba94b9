"""The little language that dates messages and steps: `promised + 2 working days or interview + 7 working days`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.dates import Calendar, add_months, legal_days_due, legal_month_due, three_months_less_a_day

ANCHORS = (
    "today", "news", "interview", "applied", "promised", "last_contact", "last_sent", "last_heard", "last_nudge",
    "advice", "answer", "notice", "reply", "close", "new_date", "again", "last_message",
)  # fmt: skip
_OFFSET = re.compile(r"^(?P<anchor>[a-z0-9_-]+)(?:\s*(?P<sign>[+-])\s*(?P<number>\d+)\s+(?P<unit>[a-z ]+))?$")
_UNITS = {
    "day": "days",
    "working day": "working",
    "week": "weeks",
    "month": "months",
    "legal day": "legal_days",
    "legal month": "legal_months",
    "months less a day": "less_a_day",
}


@dataclass(frozen=True, slots=True)
class Offset:
    """One way to date something: an anchor and a number of units after it.

    Units are days, working days, weeks and months; and for legal clocks `legal days` (moved to a business day, E44),
    `legal months` (E31) and `months less a day` (E36). `joined` means the later of this and the one before.
    """

    anchor: str
    number: int
    unit: str
    joined: bool = False


Due = tuple[Offset, ...]


def parse_due(text: str) -> Due:
    """The offsets of a due text, first choice first; `a and b` is the later of two days.

    ValueError with one sentence when it cannot be read.
    """
    choices = (re.split(r"\s+and\s+", choice) for choice in re.split(r"\s+or\s+", text.strip()))
    return tuple(_offset(part.strip(), joined=n > 0) for choice in choices for n, part in enumerate(choice))


def _offset(text: str, *, joined: bool) -> Offset:
    found = _OFFSET.match(text)
    if not found:
        raise ValueError(f"'{text}' is not a due date.")
    unit = (found["unit"] or "days").strip()
    unit = unit.removesuffix("s")
    if unit not in _UNITS:
        raise ValueError(f"'{unit}' is not days, working days, weeks or months.")
    number = int(found["number"] or 0)
    return Offset(found["anchor"], -number if found["sign"] == "-" else number, _UNITS[unit], joined)


def resolve(due: Due, anchors: Mapping[str, date | None], calendar: Calendar) -> date | None:
    """The day a due means: the first choice with a known anchor, and the later day where two are joined.

    None when no anchor is known, or beyond the calendar's end.
    """
    found: date | None = None
    for offset in due:
        if found is not None and not offset.joined:
            break
        start = anchors.get(offset.anchor)
        if start is not None:
            try:
                day = _add(start, offset, calendar)
            except (OverflowError, ValueError):
                return None
            found = day if found is None else max(found, day)
    return found


def _add(start: date, offset: Offset, calendar: Calendar) -> date:
    if not offset.number:
        return start
    if offset.unit == "working":
        return calendar.add_working_days(start, offset.number)
    if offset.unit == "months":
        return add_months(start, offset.number)
    if offset.unit == "legal_days":
        return legal_days_due(start, offset.number, calendar)
    if offset.unit == "legal_months":
        return legal_month_due(start, calendar, offset.number)
    if offset.unit == "less_a_day":
        return three_months_less_a_day(start, offset.number)
    days = offset.number * (7 if offset.unit == "weeks" else 1)
    return date.fromordinal(start.toordinal() + days)
