"""The plan as a calendar file (RFC 5545): all-day entries whose stable ids let a changed plan update them.

Pure dates, no time zones: an entry stands on its day everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from planner.model import Step

PRODUCT = "-//Afterword//Planner//EN"
ALARM_HOUR = 9
FOLD = 75
"""Octets of a line, without its line break (section 3.1)."""


def to_calendar(
    steps: Iterable[Step],
    words: Mapping[str, str],
    *,
    case: str,
    stamp: datetime,
    sequence: int = 0,
    name: str = "",
    cancelled: Iterable[Step] = (),
) -> str:
    """The calendar's text, with CR LF line breaks.

    Every step with a date is an entry, one more is the day to get advice by. `case` and the step's id make
    the entry's id, so they must stay the same for the same case; `sequence` goes up with each file that is
    made. `cancelled` steps were in an earlier file and are withdrawn. `stamp` is now, in UTC. `name` is the
    calendar's name; `words` needs `calendar_name` and `calendar_advice` (with {title}).
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{escape(name or words['calendar_name'])}")
    for gone, some in ((False, steps), (True, cancelled)):
        for step in some:
            for day, uid, title in _entries(step, case, words):
                lines += _entry(day, uid, title, step.why, stamp, sequence, gone)
    lines.append("END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in lines)


def _entries(step: Step, case: str, words: Mapping[str, str]) -> Iterator[tuple[date, str, str]]:
    """Day, id and title of each entry that a step makes."""
    if step.date:
        yield step.date, f"{step.id}.{case}@afterword", step.title
    if step.get_advice_by:
        title = words["calendar_advice"].format(title=step.title)
        yield step.get_advice_by, f"{step.id}.advice.{case}@afterword", title


def _entry(
    day: date, uid: str, title: str, why: str, stamp: datetime, sequence: int, cancelled: bool
) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escape(uid)}"
    yield f"DTSTAMP:{_basic(stamp.date())}T{stamp.hour:02}{stamp.minute:02}{stamp.second:02}Z"
    yield f"SEQUENCE:{sequence}"
    yield f"DTSTART;VALUE=DATE:{_basic(day)}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{_basic(day + timedelta(days=1))}"
    yield f"SUMMARY:{escape(title)}"
    if why:
        yield f"DESCRIPTION:{escape(why)}"
    yield "TRANSP:TRANSPARENT"
    yield f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}"
    if not cancelled:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:PT{ALARM_HOUR}H")
        yield from (f"DESCRIPTION:{escape(title)}", "END:VALARM")
    yield "END:VEVENT"


def _basic(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def escape(text: str) -> str:
    """Text as a value (section 3.3.11): marks and line breaks escaped, control characters gone."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    text = "".join(c for c in text if c in "\n\t" or (c >= " " and c != "\x7f"))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> str:
    """The line in pieces of at most 75 octets, each but the first after a space; no character is split."""
    octets = line.encode("utf-8")
    if len(octets) <= FOLD:
        return line
    pieces, start, room = [], 0, FOLD
    while start < len(octets):
        end = min(start + room, len(octets))
        while end < len(octets) and octets[end] & 0b1100_0000 == 0b1000_0000:
            end -= 1
        pieces.append(octets[start:end].decode("utf-8"))
        start, room = end, FOLD - 1
    return "\r\n ".join(pieces)
