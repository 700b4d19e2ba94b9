"""The HTML regions of a plan, made from the plan and from what the reader did to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from planner.answers import QUESTIONS, Answers
from planner.content import content
from planner.dates import format_date
from planner.links import mail_link, web_mail_links
from planner.model import Message, Plan, Problem, Step
from planner.render import page_template
from planner.summary import summary
from planner.timeline import timeline
from planner.tone import ToneContext, ToneFinding, check_tone, tone_rules

REGIONS = ("problems", "verdict", "small", "steps", "timeline", "messages", "summary")
"""What stands in the result, in this order; two more have places of their own."""
SOON = 7
"""Days from today that count as this week."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note on the tone, and whether the reader said that the phrase is fine as it is."""

    finding: ToneFinding
    fine: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A message as it stands in the page: with the reader's edits, how to send it, and the notes on its tone."""

    message: Message
    title: str
    subject: str
    body: str
    edited: bool
    outdated: bool
    words: int
    left: int | None
    notes: tuple[Note, ...]
    mail: str | None
    web_mail: Mapping[str, str]
    rows: int


@dataclass(frozen=True, slots=True)
class Row:
    """A step as it stands in the page."""

    step: Step
    day: str
    ticked: bool
    note: str


def plan_regions(plan: Plan, answers: Answers, request: Mapping[str, Any], style: str) -> dict[str, str]:
    """HTML by region. `request` carries what the reader did: edits, ticks, notes, and `left`, see `shown_problems`."""
    titles = {s.message: s.title for s in plan.steps if s.message}
    edits, fine = _of(request, "edits"), _of(request, "fine")
    others = _other_companies(request, answers.company)
    cards = [card(m, titles.get(m.id, ""), answers, edits.get(m.id), fine, others) for m in plan.messages]
    rows = [_row(s, plan.today, request, style) for s in plan.steps]
    names = {
        "plan": plan,
        "today": plan.today,
        "cards": cards,
        "parts": _parts(rows, plan.today),
        "one": next((c for c in cards if c.message.send_on), None),
        "first": next((r for r in rows if r.step.kind == "self"), None),
        "words": content().words["interface"],
        "root": str(request.get("root", "")),
        "problems": plan.problems if _asked(request) else (),
        "coach": urlencode(list(_choices(answers))),
        "day": lambda d: format_date(d, style, "weekday"),
        "summary": summary(answers, style),
        "timeline": timeline(plan, style),
        "no_energy": answers.feeling == "no_energy",
        "told_by_mail": answers.heard in ("email", "recruiter"),
    }
    return {
        name: page_template(f"page/{name}.html").render(names) for name in (*REGIONS, "announce", "coach")
    }


def shown_problems(plan: Plan, request: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Problems of the questions in the request's `left`; all of them once it holds "asked", for the plan was asked for."""
    left = request.get("left")
    names = left if isinstance(left, list) else ()
    return tuple(p for p in plan.problems if _asked(request) or p.question in names)


def _asked(request: Mapping[str, Any]) -> bool:
    left = request.get("left")
    return isinstance(left, list) and "asked" in left


def _choices(answers: Answers) -> Iterator[tuple[str, str]]:
    """The chosen answers, which a link may carry: never the reader's own words."""
    for q in QUESTIONS:
        given = getattr(answers, q.name)
        yield from ((q.name, v) for v in (given if isinstance(given, tuple) else (given,)) if v in q.choices)


def _other_companies(request: Mapping[str, Any], own: str) -> tuple[str, ...]:
    """The companies of the reader's other cases, so that a letter cannot name the wrong one unseen."""
    others = request.get("others")
    named = (
        {str(o.get("company") or "") for o in others if isinstance(o, Mapping)}
        if isinstance(others, list)
        else set()
    )
    return tuple(sorted(named - {"", own}))


def card(
    message: Message,
    title: str,
    answers: Answers,
    edit: Any,
    fine: Mapping[str, Any] = MappingProxyType({}),
    others: tuple[str, ...] = (),
) -> Card:
    """A message with the reader's own edit, `{"subject", "body", "base"}`; `base` is the body they started from.

    `fine` maps the phrases that the reader finds fine as they are to true; `others` are companies of other cases.
    """
    edit = edit if isinstance(edit, Mapping) else {}
    body = str(edit.get("body", message.body))
    subject = str(edit.get("subject", message.subject))
    edited = body != message.body or subject != message.subject
    context = ToneContext(
        company=answers.company,
        other_companies=others,
        contact_name=message.to_name,
        limit=message.limit,
        channel=message.channel,
    )
    by_mail = message.channel == "email"
    return Card(
        message=message,
        title=title,
        subject=subject,
        body=body,
        edited=edited,
        outdated=edited and str(edit.get("base", message.body)) != message.body,
        words=len(body.split()),
        left=None if message.limit is None else message.limit - len(body),
        notes=tuple(Note(f, bool(fine.get(f.phrase))) for f in check_tone(body, context, tone_rules()))
        if edited
        else (),
        mail=mail_link("", subject, body) if by_mail else None,
        web_mail=web_mail_links("", subject, body) if by_mail else {},
        rows=sum(1 + len(line) // 42 for line in body.split("\n")),
    )


def _row(step: Step, today: date, request: Mapping[str, Any], style: str) -> Row:
    day = (
        format_date(step.date, style, "weekday" if step.date.year == today.year else "weekday_year")
        if step.date
        else ""
    )
    return Row(
        step, day, bool(_of(request, "ticks").get(step.id)), str(_of(request, "notes").get(step.id, ""))
    )


def _parts(rows: list[Row], today: date) -> list[tuple[str, list[Row]]]:
    """Today, this week and later; those without steps are left out."""
    parts: dict[str, list[Row]] = {"today": [], "week": [], "later": []}
    for row in rows:
        distance = (row.step.date - today).days if row.step.date else 0
        parts["today" if distance <= 0 else "week" if distance <= SOON else "later"].append(row)
    return [(name, found) for name, found in parts.items() if found]


def _of(request: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = request.get(name)
    return value if isinstance(value, Mapping) else {}
