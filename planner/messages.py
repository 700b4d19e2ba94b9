"""From message files to messages: which, to whom, in which voice, on which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.contacts import DESK, PERSONAL, PICKERS, Contact
from planner.content import Content, MessageFile
from planner.due import resolve
from planner.facts import Facts, applies
from planner.model import Message, Verdict
from planner.render import fill
from planner.wording import contact_names, letter

NOTE_LIMIT, PREMIUM_LIMIT = 200, 300
"""Characters of a LinkedIn request: free accounts and Premium (E72)."""
THURSDAY = 3
"""The last day for a message that no clock hurries: answers are fewest to those of a Friday or Saturday (E76)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A message with the title of the step that sends it, and what the budget needs to know about it.

    `after` names the message files that its day counts from.
    """

    message: Message
    step: str
    contact: Contact
    priority: int
    personal: bool
    after: frozenset[str]


def draft_messages(
    f: Facts, content: Content, anchors: dict[str, date | None], names: dict[str, Any], verdict: Verdict
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
            drafts.append(_draft(m, contact, place, days, f, content, names, asker))
    return sorted(drafts, key=lambda d: (d.message.send_on or f.today, d.priority, d.message.id))


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
    content: Content,
    names: dict[str, Any],
    asker: str,
) -> Draft:
    channel = _channel(m, contact)
    voice = f.answers.voice or ("brief" if m.channel != channel else "warm")
    mode = (
        "reply" if m.mode == "reply" and channel == "email" and place == 0 and _wrote(contact, f) else "new"
    )
    own = contact_names(
        contact,
        content,
        asks_advice=m.id == asker and place == 0,
        first_message=place == 0,
        channel=channel,
        mode=mode,
        we_met=_met(contact, f),
    )
    filled = {**names, **own}
    short = channel in ("text", "linkedin") and bool(m.short)
    body = _tidy(fill(m.short if short else m.bodies.get(voice) or m.bodies["warm"], filled))
    limit = _limit(m, f)
    if m.channel in ("email", "letter"):
        body = letter(body, contact, f, voice, content, short=short)
    elif limit is not None and len(body) > limit:
        body = _shortest(m, filled, limit) or body
    message = Message(
        id=m.id if place == 0 else f"{m.id}-{contact.key}",
        template=m.id,
        to=_label(contact, content),
        to_name=contact.name,
        channel=channel,
        mode=mode,
        subject=_tidy(fill(m.subject, filled)) if channel in ("email", "letter") else "",
        body=body,
        words=len(body.split()),
        characters=len(body),
        limit=limit,
        send_on=days[0],
        send_by=days[1],
        stop_after=days[2],
        why=fill(m.why, filled),
        strength=m.strength,
        evidence=m.evidence,
        chapter=m.chapter,
    )
    filled["to"] = message.to
    step = fill(m.step, filled)
    after = frozenset(offset.anchor for offset in m.send)
    return Draft(message, step, contact, m.priority, m.to in PERSONAL, after)


def _wrote(contact: Contact, f: Facts) -> bool:
    """Whether there is an email of this person to reply to (E10): the one with the news, or their answer."""
    if not f.holds("told_by_mail"):
        return False
    writers = PICKERS["agency"](f) or PICKERS["answerer"](f)
    return f.holds("they_answered") or contact.key in {c.key for c in writers}


def _met(contact: Contact, f: Facts) -> bool:
    """Whether the reader met this person: as they say, else an interviewer or hiring manager after an interview."""
    decides = contact.part in ("interviewer", "hiring_manager")
    return contact.met == "yes" or (not contact.met and decides and f.holds("had_interview"))


def _channel(m: MessageFile, contact: Contact) -> str:
    """The file's channel; an email to someone who is reached only by phone or on LinkedIn goes there instead."""
    elsewhere = {"phone": "text", "linkedin": "linkedin"}
    return elsewhere.get(contact.reach, m.channel) if m.channel == "email" else m.channel


def _limit(m: MessageFile, f: Facts) -> int | None:
    if m.limit == NOTE_LIMIT and f.answers.premium == "yes":
        return PREMIUM_LIMIT
    return m.limit or None


def _shortest(m: MessageFile, filled: dict[str, Any], limit: int) -> str:
    """The longest of the voices, with and without the topic, that fits the limit; blank when none does."""
    bare = {**filled, "topic": "", "role": "", "the_role": "", "company": "", "at_company": ""}
    tries = [
        _tidy(fill(m.bodies[v], n))
        for n in ({**filled, "topic": ""}, bare)
        for v in ("warm", "brief")
        if v in m.bodies
    ]
    return max((t for t in tries if len(t) <= limit), key=len, default="")


def _label(contact: Contact, content: Content) -> str:
    words = content.words["interface"]["contacts"]
    part = str(words.get(contact.part, contact.part))
    return f"{contact.name} ({part})" if contact.name else str(words.get(f"unnamed_{contact.part}", part))


def _tidy(text: str) -> str:
    """One empty line between paragraphs (each is one line in a content file), ends trimmed; nothing else is touched."""
    paragraphs = (line.strip() for line in text.split("\n"))
    return "\n\n".join(p for p in paragraphs if p)
