"""From step files to dated steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.content import Content, StepFile
from planner.dates import get_advice_by
from planner.due import resolve
from planner.facts import Facts, applies
from planner.messages import Draft
from planner.model import Message, Step
from planner.render import fill

KIND_ORDER = {"contact": 0, "self": 1, "admin": 2}


def date_steps(
    f: Facts,
    content: Content,
    anchors: Mapping[str, date | None],
    names: Mapping[str, Any],
    drafts: tuple[Draft, ...],
) -> tuple[Step, ...]:
    """Every step that matters, dated, in the order of their days: one for each message, and those of the step files."""
    sent = {d.message.template: d.message.send_on for d in reversed(drafts)}
    to_them = [d.message.send_on for d in drafts if d.message.send_on and not d.personal]
    known = {**anchors, **{m.id: sent.get(m.id) for m in content.messages}, "last_message": max(to_them, default=None)}
    steps = [_sending(d.message, d.step) for d in drafts]
    for s in content.steps:
        day = _day(s, f, known) if applies(s.when, f) else None
        if day is not None:
            steps.append(_step(s, day, f, names))
    return tuple(sorted(steps, key=lambda s: (s.date or f.today, KIND_ORDER[s.kind], s.id)))


def _sending(m: Message, title: str) -> Step:
    """The step that sends a message."""
    return Step(f"send-{m.id}", m.send_on, "contact", title, m.why, m.strength, m.evidence, m.chapter, m.id)


def _day(s: StepFile, f: Facts, anchors: Mapping[str, date | None]) -> date | None:
    day = resolve(s.due, anchors, f.calendar)
    if day is None:
        return None
    if s.legal:
        return day if day >= f.today else None
    until = resolve(s.until, anchors, f.calendar) if s.until else None
    if until is not None and until < f.today:
        return None
    day = max(day, f.today)
    return f.calendar.next_working_day(day) if s.kind == "contact" else day


def _step(s: StepFile, day: date, f: Facts, names: Mapping[str, Any]) -> Step:
    return Step(
        id=s.id,
        date=day,
        kind=s.kind,
        title=fill(s.title, names),
        why=fill(s.why, names),
        strength=s.strength,
        evidence=s.evidence,
        chapter=s.chapter,
        message=None,
        get_advice_by=get_advice_by(day, f.today) if s.legal else None,
    )
