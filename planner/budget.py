"""How often one company, and one person, may hear from the reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from planner.facts import Facts
from planner.messages import Draft

PERSON_GAP = 5
"""Working days between two messages to the same person (E15, E24: one nudge after five)."""
WINDOW_DAYS, WINDOW_CONTACTS = 28, 6
"""At most six first or follow-up messages to one company in 28 days; thanks to a panel on one day count as one."""


def within_budget(
    drafts: list[Draft], f: Facts, others: Iterable[Mapping[str, Any]] = ()
) -> tuple[tuple[Draft, ...], bool]:
    """The drafts that may be sent, moved apart where they crowd one person; and whether any had to be left out.

    `others` are contacts with companies in other cases: `{"company": name, "date": ISO day}`.
    """
    spent = _spent(f, others)
    kept: list[Draft] = []
    last: dict[str, date] = {}
    left_out = False
    for draft in sorted(drafts, key=lambda d: (d.message.send_on or f.today, d.priority, d.message.id)):
        day = _free_day(draft, f, last)
        stop = draft.message.stop_after
        if (stop is not None and day > stop) or (draft.contact.company and _full(day, spent)):
            left_out = True
            continue
        if draft.contact.company:
            spent[day] += 1
        if draft.message.channel in ("email", "letter"):
            last[draft.contact.key] = day
        by = draft.message.send_by
        message = replace(draft.message, send_on=day, send_by=max(by, day) if by is not None else None)
        kept.append(replace(draft, message=message))
    kept.sort(key=lambda d: (d.message.send_on or f.today, d.priority, d.message.id))
    return tuple(kept), left_out


def _free_day(draft: Draft, f: Facts, last: Mapping[str, date]) -> date:
    day = draft.message.send_on or f.today
    before = last.get(draft.contact.key)
    if before is None or draft.message.channel not in ("email", "letter"):
        return day
    return max(day, f.calendar.add_working_days(before, PERSON_GAP))


def _spent(f: Facts, others: Iterable[Mapping[str, Any]]) -> Counter[date]:
    company = f.answers.company.casefold().strip()
    spent: Counter[date] = Counter()
    for other in others:
        if company and str(other.get("company", "")).casefold().strip() == company:
            try:
                spent[date.fromisoformat(str(other.get("date", "")))] += 1
            except ValueError:
                continue
    return spent


def _full(day: date, spent: Mapping[date, int]) -> bool:
    """Whether a contact on this day would be one too many in the window around it. One day counts once."""
    near = [d for d in spent if abs((d - day).days) < WINDOW_DAYS and d != day]
    return len(near) >= WINDOW_CONTACTS
