"""The HTML regions of a plan, made from the plan and from what the reader did to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from planner.answers import QUESTIONS, Answers
from planner.content import content
from planner.dates import format_date
from planner.links import mail_link, web_mail_links
from planner.model import Message, Plan, Problem, Step
from planner.render import page_template
from planner.summary import summary
from planner.timeline import timeline

if TYPE_CHECKING:
    from planner.tone import ToneFinding

REGIONS = ("problems", "verdict", "small", "steps", "timeline", "messages", "summary")
"""What stands in the result, in this order; two more have places of their own."""
WORDLESS = ("announce", "coach", "messages", "problems", "summary")
"""Regions that need neither a message's words nor the steps."""
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
    opened: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A step as it stands in the page."""

    step: Step
    day: str
    ticked: bool
    note: str
    opened: bool


def plan_regions(plan: Plan, answers: Answers, request: Mapping[str, Any], style: str) -> dict[str, str]:
    """HTML by region; a region inside another comes after it.

    `request` carries what the reader did: edits, ticks, notes, `left` (see `shown_problems`), and `open`, the ids of
    folds that are open: what stands in the others is not made. `near` names the only regions that are wanted.
    """
    titles = {s.message: s.title for s in plan.steps if s.message}
    edits, fine = _of(request, "edits"), _of(request, "fine")
    others = _other_companies(request, answers.company)
    opened = frozenset(map(str, _list(request, "open")))

    def of(m: Message) -> Card:
        ways = f"pl-ways-{m.id}" in opened
        return card(m, titles.get(m.id, ""), answers, edits.get(m.id), fine, others, ways)

    def rows(steps: Iterable[Step]) -> list[Row]:
        return [_row(s, plan.today, request, style, f"pl-more-{s.id}" in opened) for s in steps]

    names = {
        "plan": plan,
        "today": plan.today,
        "words": content().words["interface"],
        "root": str(request.get("root", "")),
        "problems": plan.problems if _asked(request) else (),
        "day": lambda d: format_date(d, style, "weekday"),
        "no_energy": answers.feeling == "no_energy",
    }
    more: dict[str, Callable[[], dict[str, Any]]] = {
        "small": lambda: {
            "one": next((of(m) for m in plan.messages if m.send_on), None),
            "first": next((s for s in plan.steps if s.kind == "self"), None),
        },
        "steps": lambda: {"parts": _parts(rows(plan.steps), plan.today)},
        "timeline": lambda: {"timeline": timeline(plan, style)},
        "summary": lambda: {"summary": summary(answers, style)},
        "coach": lambda: {"coach": urlencode(list(_choices(answers)))},
    }
    regions = {
        name: page_template(f"page/{name}.html").render({**names, **more.get(name, dict)()})
        for name in (*REGIONS, "announce", "coach")
        if _near(request, name)
    }
    message = page_template("page/message.html")
    return regions | {
        f"message-{m.id}": message.render({**names, "c": of(m)})
        for m in plan.messages
        if _near(request, f"message-{m.id}")
    }


def cards_near(request: Mapping[str, Any]) -> frozenset[str] | None:
    """The ids of the messages that are `near`, where no other region shows words or steps of the plan; else None."""
    if "near" not in request:
        return None
    near = [str(name) for name in _list(request, "near")]
    cards = frozenset(name.removeprefix("message-") for name in near if name.startswith("message-"))
    return cards if all(name in WORDLESS or name.startswith("message-") for name in near) else None


def _near(request: Mapping[str, Any], region: str) -> bool:
    return "near" not in request or region in _list(request, "near")


def _list(request: Mapping[str, Any], name: str) -> list[Any]:
    value = request.get(name)
    return value if isinstance(value, list) else []


def shown_problems(plan: Plan, request: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Problems of the questions in the request's `left`; all of them once it holds "asked": the plan was asked for."""
    return tuple(p for p in plan.problems if _asked(request) or p.question in _list(request, "left"))


def _asked(request: Mapping[str, Any]) -> bool:
    return "asked" in _list(request, "left")


def _choices(answers: Answers) -> Iterator[tuple[str, str]]:
    """The chosen answers, which a link may carry: never the reader's own words."""
    for q in QUESTIONS:
        given = getattr(answers, q.name)
        yield from ((q.name, v) for v in (given if isinstance(given, tuple) else (given,)) if v in q.choices)


def _other_companies(request: Mapping[str, Any], own: str) -> tuple[str, ...]:
    """The companies of the reader's other cases, so that a letter cannot name the wrong one unseen."""
    others = _list(request, "others")
    named = {str(o.get("company") or "") for o in others if isinstance(o, Mapping)}
    return tuple(sorted(named - {"", own}))


def card(
    message: Message,
    title: str,
    answers: Answers,
    edit: Any,
    fine: Mapping[str, Any] = MappingProxyType({}),
    others: tuple[str, ...] = (),
    opened: bool = False,
) -> Card:
    """A message with the reader's own edit, `{"subject", "body", "base"}`; `base` is the body they started from.

    `opened` says whether the fold with more ways to send it is open. `fine` maps the phrases that the reader finds
    fine as they are to true; `others` are companies of other cases.
    """
    edit = edit if isinstance(edit, Mapping) else {}
    body = str(edit.get("body", message.body))
    subject = str(edit.get("subject", message.subject))
    edited = body != message.body or subject != message.subject
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
        notes=_notes(body, message, answers, others, fine) if edited else (),
        mail=mail_link("", subject, body) if by_mail else None,
        web_mail=web_mail_links("", subject, body) if by_mail and opened else {},
        rows=sum(1 + len(line) // 42 for line in body.split("\n")),
        opened=opened,
    )


def _notes(
    body: str, message: Message, answers: Answers, others: tuple[str, ...], fine: Mapping[str, Any]
) -> tuple[Note, ...]:
    """The notes on the tone of a text that the reader changed."""
    # A first plan has no such text: its start does not wait for the rules.
    from planner.tone import ToneContext, check_tone, tone_rules

    context = ToneContext(
        company=answers.company,
        other_companies=others,
        contact_name=message.to_name,
        limit=message.limit,
        channel=message.channel,
    )
    return tuple(Note(f, bool(fine.get(f.phrase))) for f in check_tone(body, context, tone_rules()))


def _row(step: Step, today: date, request: Mapping[str, Any], style: str, opened: bool) -> Row:
    day = (
        format_date(step.date, style, "weekday" if step.date.year == today.year else "weekday_year")
        if step.date
        else ""
    )
    ticked, note = _of(request, "ticks").get(step.id), _of(request, "notes").get(step.id, "")
    return Row(step, day, bool(ticked), str(note), opened)


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
