"""Answers on a day, with everything that is worked out from them once: conditions, calendar, anchors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from planner.answers import MET_STAGES, Answers, Person
from planner.dates import Calendar, calendar_for

Several = TypeVar("Several", bound=tuple[object, ...])
Condition = Callable[["Facts"], bool]
CONDITIONS: dict[str, Condition] = {}


def condition(function: Condition) -> Condition:
    """Register a named yes/no fact. Its docstring tells a writer what the name means."""
    CONDITIONS[function.__name__] = function
    return function


class Facts:
    """The answers, the day, and named facts about both, each worked out at most once."""

    __slots__ = ("answers", "calendar", "known", "today", "worked_out")

    def __init__(self, answers: Answers, today: date) -> None:
        self.answers = answers
        self.today = today
        self.calendar: Calendar = calendar_for(answers.region)
        self.known: dict[str, bool] = {}
        self.worked_out: dict[Any, Any] = {}

    def holds(self, name: str) -> bool:
        """Whether the condition of this name holds. KeyError when there is none; content is checked before."""
        known = self.known.get(name)
        if known is None:
            known = self.known[name] = CONDITIONS[name](self)
        return known

    def __getattr__(self, name: str) -> bool:
        """`facts.wants_advice`: lets templates ask for a condition by name."""
        if name in CONDITIONS:
            return self.holds(name)
        raise AttributeError(name)

    def any_person(self, *parts: str) -> bool:
        """Whether a person with one of these parts was named."""
        return any(p.part in parts for p in self.answers.people)

    def met_people(self) -> tuple[Person, ...]:
        """The people of the company that the reader met; those not marked otherwise count as met if there was a talk."""
        talked = self.answers.stage in MET_STAGES
        return tuple(
            p
            for p in self.answers.people
            if p.part in ("", "interviewer", "hiring_manager", "hr", "recruiter")
            and (p.met == "yes" or (not p.met and talked and p.part in ("", "interviewer", "hiring_manager")))
        )

    def working_days_since(self, day: date | None) -> int | None:
        """Working days from that day to today; None when the day is not known, 0 when it lies ahead."""
        if day is None:
            return None
        return self.calendar.working_days_between(day, self.today) if day < self.today else 0


def once_each(function: Callable[[Facts], Several]) -> Callable[[Facts], Several]:
    """The function, worked out at most once for the same facts."""

    @wraps(function)
    def kept(f: Facts) -> Several:
        found: Several | None = f.worked_out.get(function)
        if found is None:
            found = f.worked_out[function] = function(f)
        return found

    return kept


When = tuple[tuple[tuple[str, bool], ...], ...]
"""Alternatives, each a run of (condition, must it hold)."""


def applies(when: When, f: Facts) -> bool:
    """Whether any alternative of a `When` holds whole. A plan asks for hundreds: what is known is looked up here."""
    known = f.known
    for run in when:
        for name, wanted in run:
            fact = known.get(name)
            if (f.holds(name) if fact is None else fact) is not wanted:
                break
        else:
            return True
    return False
