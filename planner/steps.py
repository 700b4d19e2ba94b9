"""From step files to dated steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.content import Content, StepFile
from planner.dates import get_advice_by
from planner.due import resolve
from planner.facts import Facts, applies
from planner.model import Message, Step
from planner.render import fill

KIND_ORDER = {"contact": 0, "self": 1, "admin": 2}


def date_steps(
    f: Facts,
    content: Content,
    anchors: Mapping[str, date | None],
    names: Mapping[str, Any],
    messages: tuple[Message, ...],
) -> tuple[Step, ...]:
    """Every step that matters, dated, in the order of their days. A step that sends a message comes once for each."""
    by_template: dict[str, list[Message]] = {}
    for message in messages:
        by_template.setdefault(message.template, []).append(message)
    known = {**anchors, **{t: ms[0].send_on for t, ms in by_template.items()}}
    known.update((t, None) for t in (m.id for m in content.messages) if t not in by_template)
    steps: list[Step] = []
    for s in content.steps:
        if not applies(s.when, f):
            continue
        if s.message:
            steps.extend(_step(s, m.send_on, f, {**names, "to": m.to, "to_name": m.to_name}, m.id) for m in by_template.get(s.message, ()))
            continue
        day = _day(s, f, known)
        if day is not None:
            steps.append(_step(s, day, f, names, None))
    return tuple(sorted(steps, key=lambda s: (s.date or f.today, KIND_ORDER[s.kind], s.id)))


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


def _step(s: StepFile, day: date | None, f: Facts, names: Mapping[str, Any], message: str | None) -> Step:
    return Step(
        id=s.id if message is None else f"{s.id}-{message}",
        date=day,
        kind=s.kind,
        title=fill(s.title, names),
        why=fill(s.why, names),
        strength=s.strength,
        evidence=s.evidence,
        chapter=s.chapter,
        message=message,
        get_advice_by=get_advice_by(day, f.today) if s.legal and day is not None else None,
    )
