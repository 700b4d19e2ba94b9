"""Which messages matter, to whom, and on which days. Their words come after: see `planner.messages`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.contacts import DESK, PERSONAL, PICKERS, Contact
from planner.content import Content, MessageFile
from planner.due import resolve
from planner.facts import Facts, applies
from planner.model import Verdict

NOTE_LIMIT, PREMIUM_LIMIT = 200, 300
"""Characters of a LinkedIn request: free accounts and Premium (E72)."""
THURSDAY = 3
"""The last day for a message that no clock hurries: answers are fewest to those of a Friday or Saturday (E76)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A message that has no words yet.

    `id` is unique in the plan. `first` says whether the contact is the first of those the file goes to, `asks` whether
    this is the one message that asks for advice. `limit` is the channel's number of characters, if it has one.
    """

    id: str
    file: MessageFile
    contact: Contact
    channel: str
    limit: int | None
    first: bool
    asks: bool
    send_on: date
    send_by: date | None
    stop_after: date | None


def draft_messages(
    f: Facts, content: Content, anchors: dict[str, date | None], verdict: Verdict
) -> list[Draft]:
    """Every message that matters, dated, in the order they are sent. Adds each message's day to `anchors`."""
    chosen = [m for m in content.messages if applies(m.when, f)]
    contacts = {m.id: _contacts(m, f, verdict) for m in chosen}
    chosen = [m for m in chosen if contacts[m.id]]
    asker = _who_asks(chosen, contacts, f)
    drafts: list[Draft] = []
    for m in _in_order(chosen):
        anchors.setdefault(m.id, None)
        for place, contact in enumerate(contacts[m.id]):
            days = _days(m, f, anchors, verdict, contact, place)
            if days is None:
                continue
            if anchors[m.id] is None:
                anchors[m.id] = days[0]
            drafts.append(_draft(m, contact, place, days, f, asker))
    return sorted(drafts, key=lambda d: (d.send_on, d.file.priority, d.id))


def _contacts(m: MessageFile, f: Facts, verdict: Verdict) -> tuple[Contact, ...]:
    found = PICKERS[m.to](f)
    if verdict.advice == "do_not_send" and not m.always:
        return found if m.to in PERSONAL else ()
    return found


def _who_asks(chosen: list[MessageFile], contacts: Mapping[str, tuple[Contact, ...]], f: Facts) -> str:
    """The id of the one message that asks for advice, rather not one to HR; blank when none does."""
    if not f.holds("wants_advice") or f.holds("advice_asked"):
        return ""
    asking = [
        m for m in chosen if contacts[m.id] and any("asks_advice" in body for body in m.bodies.values())
    ]
    return min(asking, key=lambda m: (contacts[m.id][0].part in DESK, m.priority, m.id)).id if asking else ""


def _in_order(chosen: list[MessageFile]) -> list[MessageFile]:
    """Messages after those they are dated from (the content check refuses circles)."""
    ids = {m.id for m in chosen}
    done: dict[str, MessageFile] = {}

    def visit(m: MessageFile) -> None:
        if m.id in done:
            return
        for due in (m.send, m.send_by, m.stop):
            for offset in due:
                if offset.anchor in ids and offset.anchor != m.id:
                    visit(by_id[offset.anchor])
        done[m.id] = m

    by_id = {m.id: m for m in chosen}
    for m in chosen:
        visit(m)
    return list(done.values())


def _days(
    m: MessageFile,
    f: Facts,
    anchors: Mapping[str, date | None],
    verdict: Verdict,
    contact: Contact,
    place: int,
) -> tuple[date, date | None, date | None] | None:
    """When to send, the last good day, and the day after which not to send; None when there is no day for it."""
    send = resolve(m.send, anchors, f.calendar)
    if send is None:
        return None
    if verdict.until is not None and m.to not in PERSONAL and not m.always:
        send = max(send, verdict.until)
    send = f.calendar.next_working_day(max(send, f.today))
    while m.midweek and send.weekday() > THURSDAY:
        send = f.calendar.add_working_days(send, 1)
    if m.channel == "linkedin" and place:
        send = f.calendar.add_working_days(send, place)
    stop = resolve(m.stop, anchors, f.calendar) if m.stop else None
    if stop is not None and send > stop:
        return None
    by = resolve(m.send_by, anchors, f.calendar) if m.send_by else None
    return send, (max(by, send) if by is not None else None), stop


def _draft(
    m: MessageFile,
    contact: Contact,
    place: int,
    days: tuple[date, date | None, date | None],
    f: Facts,
    asker: str,
) -> Draft:
    first = place == 0
    return Draft(
        m.id if first else f"{m.id}-{contact.key}",
        m,
        contact,
        _channel(m, contact),
        _limit(m, f),
        first,
        first and m.id == asker,
        *days,
    )


def _channel(m: MessageFile, contact: Contact) -> str:
    """The file's channel; an email to someone who is reached only by phone or on LinkedIn goes there instead."""
    elsewhere = {"phone": "text", "linkedin": "linkedin"}
    return elsewhere.get(contact.reach, m.channel) if m.channel == "email" else m.channel


def _limit(m: MessageFile, f: Facts) -> int | None:
    if m.limit == NOTE_LIMIT and f.answers.premium == "yes":
        return PREMIUM_LIMIT
    return m.limit or None
