"""What the planner hands out: a plan with its verdict, messages and dated steps.

Every output (page, mail link, draft file, calendar, text, table) is made from these objects and from nothing
else, so they cannot disagree. All are frozen; dates are pure dates; lengths are characters and words.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date as Day
from typing import Any

PLAN_FORMAT = 1
"""Number of the machine-readable plan's shape; goes up when a key changes its meaning or goes away."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether to write at all. `advice` is send, optional, wait or do_not_send; `until` is set for wait."""

    id: str
    advice: str
    until: Day | None
    reason: str
    strength: str
    evidence: tuple[str, ...]
    chapter: str


@dataclass(frozen=True, slots=True)
class Message:
    """Text for one contact.

    `id` is unique in the plan, `template` names its content file. `to` says in words who it goes to,
    `to_name` is the name in the greeting; no address is asked for. `channel` is email, linkedin, phone,
    text or letter; `mode` is reply (paste under their mail, leave the subject alone) or new. `limit` is the channel's
    number of characters, if it has one.
    """

    id: str
    template: str
    to: str
    to_name: str
    channel: str
    mode: str
    subject: str
    body: str
    words: int
    characters: int
    limit: int | None
    send_on: Day | None
    send_by: Day | None
    stop_after: Day | None
    why: str
    strength: str
    evidence: tuple[str, ...]
    chapter: str


@dataclass(frozen=True, slots=True)
class Step:
    """One dated row of the checklist. `kind` is contact, self or admin; `message` is the id of what it sends.

    `get_advice_by` is set for a legal date only: the day, 21 days before, by which to have talked to someone.
    """

    id: str
    date: Day | None
    kind: str
    title: str
    why: str
    strength: str
    evidence: tuple[str, ...]
    chapter: str
    message: str | None
    get_advice_by: Day | None = None


@dataclass(frozen=True, slots=True)
class Warning_:  # noqa: N801 - Warning is a builtin
    """Something the reader should know about this plan, by the id of its text."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer cannot be used: the question's name and one kind sentence that stands beside it."""

    question: str
    message: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Verdict, messages and steps made from a case's answers on the day `today`."""

    today: Day
    verdict: Verdict
    messages: tuple[Message, ...]
    steps: tuple[Step, ...]
    warnings: tuple[Warning_, ...]
    problems: tuple[Problem, ...]

    def as_dict(self) -> dict[str, Any]:
        """The machine-readable plan: JSON values only, dates as YYYY-MM-DD, `format` first."""
        return {
            "format": PLAN_FORMAT,
            "today": self.today.isoformat(),
            "verdict": _row(self.verdict),
            "messages": [_row(message) for message in self.messages],
            "steps": [_row(step) for step in self.steps],
            "warnings": [_row(warning) for warning in self.warnings],
            "problems": [_row(problem) for problem in self.problems],
        }


_NAMES: dict[type, tuple[str, ...]] = {
    kind: tuple(f.name for f in fields(kind)) for kind in (Verdict, Message, Step, Warning_, Problem)
}


def _row(item: Verdict | Message | Step | Warning_ | Problem) -> dict[str, Any]:
    """The object's fields in their order, as JSON values."""
    return {name: _plain(getattr(item, name)) for name in _NAMES[type(item)]}


def _plain(value: object) -> object:
    if isinstance(value, Day):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
