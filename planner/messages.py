"""The words of a message: in which voice, with whose name, and how long."""

from __future__ import annotations

from typing import Any

from planner.contacts import PICKERS, Contact
from planner.content import Content, MessageFile
from planner.drafts import Draft
from planner.facts import Facts
from planner.model import Message, Step
from planner.render import fill
from planner.wording import contact_names, letter


def write(draft: Draft, f: Facts, content: Content, names: dict[str, Any]) -> tuple[Message, Step]:
    """The message in its words, and the step that sends it."""
    m, contact, channel = draft.file, draft.contact, draft.channel
    voice = f.answers.voice or ("brief" if m.channel != channel else "warm")
    mode = (
        "reply" if m.mode == "reply" and channel == "email" and draft.first and _wrote(contact, f) else "new"
    )
    own = contact_names(
        contact,
        content,
        asks_advice=draft.asks,
        first_message=draft.first,
        channel=channel,
        mode=mode,
        we_met=_met(contact, f),
    )
    filled = {**names, **own}
    short = channel in ("text", "linkedin") and bool(m.short)
    body = _tidy(fill(m.short if short else m.bodies.get(voice) or m.bodies["warm"], filled))
    if m.channel in ("email", "letter"):
        body = letter(body, contact, f, voice, content, short=short)
    elif draft.limit is not None and len(body) > draft.limit:
        body = _shortest(m, filled, draft.limit) or body
    subject = _tidy(fill(m.subject, filled)) if channel in ("email", "letter") else ""
    filled["to"] = to = _label(contact, content)
    message = _message(draft, to, mode, subject, body, fill(m.why, filled))
    return message, _sending(message, fill(m.step, filled))


def unwritten(draft: Draft) -> Message:
    """The message without its words, in the place where it will stand."""
    return _message(draft)


def _message(
    draft: Draft, to: str = "", mode: str = "", subject: str = "", body: str = "", why: str = ""
) -> Message:
    m = draft.file
    return Message(
        id=draft.id,
        template=m.id,
        to=to,
        to_name=draft.contact.name,
        channel=draft.channel,
        mode=mode,
        subject=subject,
        body=body,
        words=len(body.split()),
        characters=len(body),
        limit=draft.limit,
        send_on=draft.send_on,
        send_by=draft.send_by,
        stop_after=draft.stop_after,
        why=why,
        strength=m.strength,
        evidence=m.evidence,
        chapter=m.chapter,
    )


def _sending(m: Message, title: str) -> Step:
    return Step(f"send-{m.id}", m.send_on, "contact", title, m.why, m.strength, m.evidence, m.chapter, m.id)


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
