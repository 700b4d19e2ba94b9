"""How often one company, and one person, may hear from the reader, and how much goes out on one day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from planner.drafts import NOTE_LIMIT, PREMIUM_LIMIT, Draft
from planner.facts import Facts

PERSON_GAP = 5
"""Working days between two messages to the same person (E15, E24: one nudge after five)."""
WINDOW_DAYS, WINDOW_CONTACTS = 28, 6
"""At most six contacts with one company in 28 days; a round of the same message to several people counts once."""
MOST_A_DAY, MOST_WITHOUT_ENERGY = 3, 1
"""Messages on one day: more than an evening's load is moved to the next working day."""


def within_budget(
    drafts: list[Draft], f: Facts, others: Iterable[Mapping[str, Any]] = ()
) -> tuple[tuple[Draft, ...], bool, date | None]:
    """The drafts that may be sent, moved apart where they crowd one person or day; and whether any had to be left out.

    Then also the first working day on which one more message to the company is fine again.

    What follows only on messages that were left out is left out too: no nudge about a question never asked.

    `others` are contacts with companies in other cases: `{"company": name, "date": ISO day}`.
    """
    elsewhere = _elsewhere(f, others)
    rounds: dict[str, date] = {}
    last: dict[str, date] = {}
    load: Counter[date] = Counter()
    planned = {d.file.id for d in drafts}
    dropped: set[str] = set()
    kept: list[Draft] = []
    left_out: list[Draft] = []
    for draft in sorted(drafts, key=_order):
        template, stop = draft.file.id, draft.stop_after
        new_round = draft.contact.company and template not in rounds
        spent = [*elsewhere, *rounds.values()] if new_round else []
        earliest = max(draft.send_on, rounds.get(template, f.today))
        day = _free_day(draft, f, earliest, last, load, spent)
        follows = {offset.anchor for offset in draft.file.send} & planned
        if (stop is not None and day > stop) or _full(day, spent) or (follows and follows <= dropped):
            left_out.append(draft)
            dropped.add(template)
            continue
        load[day] += 1
        if new_round:
            rounds[template] = day
        if _is_letter(draft):
            last[draft.contact.key] = day
        kept.append(_on(draft, day))
    kept.sort(key=_order)
    spent = [*elsewhere, *rounds.values()]
    return tuple(kept), bool(left_out), _next_day(left_out, f, last, spent)


def _on(draft: Draft, day: date) -> Draft:
    """The draft sent on this day; the day to send it by is never before."""
    by = max(draft.send_by, day) if draft.send_by is not None else None
    if day == draft.send_on and by == draft.send_by:
        return draft
    return replace(draft, send_on=day, send_by=by)


def _order(draft: Draft) -> tuple[date, int, str]:
    return draft.send_on, draft.file.priority, draft.id


def _free_day(
    draft: Draft,
    f: Facts,
    day: date,
    last: Mapping[str, date],
    load: Mapping[date, int],
    spent: Iterable[date],
) -> date:
    """The first working day from `day` on that is neither too soon after the last message nor full.

    A message that has no day to be sent by also waits until the company has heard from the reader less often.
    """
    stop = draft.stop_after or day
    patient = draft.send_by is None
    before = last.get(draft.contact.key)
    if before is not None and _is_letter(draft):
        day = max(day, f.calendar.add_working_days(before, PERSON_GAP))
    most = MOST_WITHOUT_ENERGY if f.holds("no_energy") else MOST_A_DAY
    while day <= stop < date.max and (load.get(day, 0) >= most or (patient and _full(day, spent))):
        day = f.calendar.add_working_days(day, 1)
    return day


def _next_day(
    left_out: Iterable[Draft], f: Facts, last: Mapping[str, date], spent: Iterable[date]
) -> date | None:
    """The first working day on which the first message that was left out would crowd neither company nor person."""
    spent = sorted(spent)
    draft = next((d for d in left_out if d.contact.company), None)
    if draft is None:
        return None
    day = max(draft.send_on, f.today)
    before = last.get(draft.contact.key)
    if before is not None:
        day = max(day, f.calendar.add_working_days(before, PERSON_GAP))
    day = f.calendar.next_working_day(day)
    while day < date.max and _full(day, spent):
        day = f.calendar.add_working_days(day, 1)
    return day


def _is_letter(draft: Draft) -> bool:
    """Whether it counts as writing to somebody: not a call, and not a request to connect, which follows a reply (E77)."""
    return draft.channel != "phone" and draft.limit not in (NOTE_LIMIT, PREMIUM_LIMIT)


def _elsewhere(f: Facts, others: Iterable[Mapping[str, Any]]) -> list[date]:
    """The days of contacts with the same company in other cases; entries that cannot be read are passed over."""
    company = f.answers.company.casefold().strip()
    days: list[date] = []
    for other in others:
        if (
            company
            and isinstance(other, Mapping)
            and str(other.get("company", "")).casefold().strip() == company
        ):
            try:
                days.append(date.fromisoformat(str(other.get("date", ""))))
            except ValueError:
                continue
    return sorted(set(days))


def _full(day: date, spent: Iterable[date]) -> bool:
    """Whether a contact on this day would be one too many in any 28 days that hold it."""
    near = sorted(d for d in spent if abs((d - day).days) < WINDOW_DAYS)
    if len(near) < WINDOW_CONTACTS:
        return False
    return any(
        sum(start <= d and (d - start).days < WINDOW_DAYS for d in near) >= WINDOW_CONTACTS
        for start in (*(d for d in near if d <= day), day)
    )
