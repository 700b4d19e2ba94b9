"""The names a message may use: the role, the talk, the day, the greeting, each fit to stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from planner.answers import UK, Answers
from planner.contacts import Contact
from planner.content import Content
from planner.dates import format_date
from planner.facts import Facts

CASE_NAMES = (
    "c", "word", "role", "company", "the_role", "at_company", "the_company", "your_team", "the_interview",
    "news_day", "interview_day", "promised_day", "applied_day", "notice_day", "looking_for", "help_with", "share", "fact",
    "sorry_for", "other_role", "pass_on", "event", "my_name", "nudges", "days_waiting", "region",
)  # fmt: skip
CONTACT_NAMES = (
    "to_name",
    "hi",
    "to_part",
    "reach",
    "topic",
    "asks_advice",
    "first_message",
    "row",
    "channel",
    "mode",
    "we_met",
)


def spelled_british(answers: Answers) -> bool:
    """The spelling the reader chose; unchosen, British in the United Kingdom and Ireland."""
    return answers.spelling == "british" or (not answers.spelling and answers.region in (*UK, "ireland"))


def style_of(answers: Answers) -> str:
    """How dates are written: as chosen, else by spelling."""
    return answers.date_style or ("british" if spelled_british(answers) else "us")


def case_names(f: Facts, content: Content) -> dict[str, Any]:
    """Names that are the same for every message of a case. Blank answers become phrases that need nothing."""
    a = f.answers
    words = content.words["interface"]["phrases"]
    british = spelled_british(a)
    role = _role(a.role)
    return {
        "c": f,
        "word": {
            name: pair["british" if british else "american"] for name, pair in content.words["words"].items()
        },
        "role": role,
        "company": a.company,
        "the_role": _the_role(role, words),
        "at_company": words["at_company"].format(company=a.company) if a.company else "",
        "the_company": a.company or words["the_company"],
        "your_team": words["team"].format(company=a.company) if a.company else words["your_team"],
        "the_interview": _the_interview(f, words["interview"]),
        "news_day": _day(f, a.news_date, words),
        "interview_day": _day(f, a.interview_date, words),
        "promised_day": _day(f, a.promised_date, words),
        "applied_day": _day(f, a.applied_date, words),
        "notice_day": _day(f, a.notice_date, words),
        "looking_for": _end(a.looking_for, words),
        "help_with": _end(a.help_with, words),
        "share": _part(a.share),
        "fact": _sentence(a.fact),
        "sorry_for": _part(a.sorry_for).removeprefix("that ").removeprefix("I "),
        "other_role": _part(a.other_role),
        "event": _part(a.event),
        "pass_on": _names([p.name for p in f.met_people() if p.name and p.reach == "none"], words["and"]),
        "my_name": a.my_name,
        "nudges": a.nudges or 0,
        "days_waiting": (f.today - a.interview_date).days if a.interview_date else 0,
        "region": a.region,
    }


def _part(text: str) -> str:
    """The reader's words as part of a sentence: no full stop at their end."""
    return text.rstrip(". ")


def _end(text: str, words: Mapping[str, Any]) -> str:
    """The reader's end of a sentence we began, without our beginning written again, nor its capital."""
    part = _part(text)
    if not part:
        return part
    lower = part.lower()
    again = next((len(start) for start in words["lead_ins"] if lower.startswith(start)), 0)
    rest = part[again:].lstrip() or part
    first, space, others = rest.partition(" ")
    return f"{first.lower()}{space}{others}" if first in words["small_starts"] and space else rest


def _names(names: Sequence[str], joined: str) -> str:
    """Up to three names as they stand in a sentence: `Ahmed, Sue and Jo`; blank when there are none, or more."""
    if not 0 < len(names) <= 3:
        return ""
    return f" {joined} ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _sentence(text: str) -> str:
    """The reader's own sentence, with a full stop when it has no end."""
    return text if not text or text.endswith((".", "!", "?", "]", '"')) else f"{text}."


def _the_interview(f: Facts, words: Mapping[str, str]) -> str:
    stage = "other" if f.holds("only_applied") and f.holds("talked") else f.answers.stage
    if stage == "screening" and f.holds("has_video_interview"):
        stage = "video"
    return words.get(stage, words["other"])


_ARTICLE = re.compile(r"^(?:an?|the)\s+(?=\S)", re.IGNORECASE)


def _role(text: str) -> str:
    """The role without an article before it and a full stop behind it: `a data analyst.` is a data analyst."""
    return _ARTICLE.sub("", _part(text))


def _the_role(role: str, words: Mapping[str, Any]) -> str:
    if not role:
        return str(words["the_role"])
    lower = role.lower()
    head = f" {re.split(words['role_tails'], lower, maxsplit=1)[0]}"
    if head.endswith(tuple(words["role_endings"])):
        return str(words["the"].format(role=role))
    return str(words["the_named_role"].format(role=role))


def _day(f: Facts, day: date | None, words: Mapping[str, Any]) -> str:
    """A day as it stands in a sentence: `on November 14`, also when it is sent a week later; blank when unknown."""
    if day is None:
        return ""
    form = "day" if day.year == f.today.year else "day_year"
    return str(words["on_day"].format(day=format_date(day, style_of(f.answers), form)))


def contact_names(
    contact: Contact,
    content: Content,
    *,
    asks_advice: bool,
    first_message: bool,
    channel: str,
    mode: str,
    we_met: bool = False,
) -> dict[str, Any]:
    """Names that change with the contact. `hi` greets somebody with a title formally: "Dear Dr. Roth"."""
    return {
        "to_name": contact.name,
        "hi": content.words["interface"]["greetings"]["formal" if _titled(contact.name, content) else "warm"][
            "word"
        ],
        "to_part": contact.part,
        "reach": contact.reach,
        "topic": _end(contact.topic, content.words["interface"]["phrases"]),
        "asks_advice": asks_advice,
        "first_message": first_message,
        "row": int(contact.key) if contact.key.isdigit() else 0,
        "channel": channel,
        "mode": mode,
        "we_met": we_met,
    }


def _titled(name: str, content: Content) -> bool:
    """Whether a name begins with a title, such as "Dr."."""
    return bool(name) and name.split(maxsplit=1)[0].rstrip(".") in content.words["interface"]["titles"]


def letter(body: str, contact: Contact, f: Facts, voice: str, content: Content, *, short: bool) -> str:
    """A body with its greeting above and the signature below, as it is sent; a short one is signed with the name alone."""
    words = content.words["interface"]
    greetings = words["greetings"][voice]
    if contact.name:
        formal = words["greetings"]["formal"]
        greeting = (formal if _titled(contact.name, content) else greetings)["named"].format(
            name=contact.name
        )
    else:
        group = "committee" if f.holds("standing_academic") and contact.part == "host" else "team"
        greeting = greetings[group if contact.company and contact.part in ("host", "hr") else "unnamed"]
    if short:
        return "\n\n".join(part for part in (greeting, body, f.answers.my_name) if part)
    sign_off = f.answers.sign_off or words["sign_offs"][voice]
    if f.answers.my_name:
        sign_off = f"{sign_off.rstrip(',')},\n{f.answers.my_name}"
    return f"{greeting}\n\n{body}\n\n{sign_off}"
