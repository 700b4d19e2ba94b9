"""From step files to dated steps: which belong into a plan, and on which days a tired reader can do them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from planner.contacts import PERSONAL
from planner.content import Content, StepFile
from planner.dates import add_days, get_advice_by
from planner.drafts import Draft
from planner.due import resolve
from planner.facts import Facts, applies
from planner.model import Step
from planner.render import fill

KIND_ORDER = {"contact": 0, "self": 1, "admin": 2}
MOST_STEPS, FEWEST_OWN = 14, 5
"""A plan holds at most 14 steps, and room for five beside its messages and legal dates however many those are."""
MOST_TODAY, MOST_A_DAY = 3, 2
"""Steps on the first day and on any later one; what does not fit moves to the next day with room."""
ALWAYS = 9
"""Steps up to this rank belong into every plan they fit, however full it is."""
Dated = tuple[StepFile, date]


def date_steps(
    f: Facts,
    content: Content,
    anchors: Mapping[str, date | None],
    names: dict[str, Any],
    drafts: tuple[Draft, ...],
    sending: Iterable[Step],
) -> tuple[Step, ...]:
    """Every step that matters, dated, in the order of their days: `sending` the messages, and those of the step files."""
    sent = {d.file.id: d.send_on for d in reversed(drafts)}
    to_them = [d.send_on for d in drafts if d.file.to not in PERSONAL]
    known = {
        **anchors,
        **{m.id: sent.get(m.id) for m in content.messages},
        "last_message": max(to_them, default=None),
    }
    steps = list(sending)
    dated = ((s, _day(s, f, known)) for s in content.steps if applies(s.when, f))
    chosen = _most_useful([(s, day) for s, day in dated if day is not None], len(steps))
    steps += [_step(s, day, f, names) for s, day in _spread(chosen, [s.date for s in steps if s.date], f)]
    return tuple(sorted(steps, key=lambda s: (s.date or f.today, KIND_ORDER[s.kind], s.id)))


def _day(s: StepFile, f: Facts, anchors: Mapping[str, date | None]) -> date | None:
    if s.legal:
        return _legal_day(s, f, anchors)
    day = resolve(s.due, anchors, f.calendar)
    until = resolve(s.until, anchors, f.calendar) if s.until else None
    if day is None or (until is not None and until < f.today):
        return None
    day = max(day, f.today)
    return f.calendar.next_working_day(day) if s.kind == "contact" else day


def _legal_day(s: StepFile, f: Facts, anchors: Mapping[str, date | None]) -> date | None:
    """A date set by law, never moved, never worked out from a day the reader did not give; None when it has passed."""
    day = resolve(s.due, {**anchors, "news": f.answers.news_date}, f.calendar)
    return day if day is not None and day >= f.today else None


def _most_useful(dated: list[Dated], messages: int) -> list[Dated]:
    """The steps that fit into a plan with so many messages, the lowest ranks first; legal dates always."""
    room = max(MOST_STEPS - messages, FEWEST_OWN)
    ranked = sorted(dated, key=lambda d: (0 if d[0].legal else d[0].rank, d[1], d[0].id))
    return [d for place, d in enumerate(ranked) if place < room or d[0].legal or d[0].rank <= ALWAYS]


def _spread(dated: list[Dated], taken: Iterable[date], f: Facts) -> list[Dated]:
    """The steps with those that crowd a day moved to the next one with room, the lowest ranks placed first."""
    load = Counter(taken)
    spread: list[Dated] = []
    for s, day in dated:
        free = day
        while not s.legal and load[free] >= _room(free, f) and free < date.max:
            following = add_days(free, 1)
            free = f.calendar.next_working_day(following) if s.kind == "contact" else following
        load[free] += 1
        spread.append((s, free))
    return spread


def _room(day: date, f: Facts) -> int:
    if f.holds("no_energy"):
        return 2 if day == f.today else 1
    return MOST_TODAY if day == f.today else MOST_A_DAY


def _step(s: StepFile, day: date, f: Facts, names: dict[str, Any]) -> Step:
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
