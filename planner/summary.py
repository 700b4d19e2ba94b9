"""What the reader answered, in words, each with the question to change it at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.answers import QUESTIONS, Answers, Person
from planner.content import content
from planner.dates import format_date


@dataclass(frozen=True, slots=True)
class Given:
    """One answered question: its name, label and answer in words."""

    name: str
    label: str
    answer: str


def summary(answers: Answers, style: str) -> tuple[Given, ...]:
    """Every answer that was given and matters, in the order of the questions."""
    words = content().words["questions"]
    rows = ((q.name, words[q.name], getattr(answers, q.name)) for q in QUESTIONS)
    return tuple(
        Given(name, w["label"], _in_words(value, w, style))
        for name, w, value in rows
        if value not in ("", (), None)
    )


def _in_words(value: Any, words: Any, style: str) -> str:
    if isinstance(value, date):
        return format_date(value, style, "weekday_year")
    if isinstance(value, tuple):
        return ", ".join(
            _person(v, words) if isinstance(v, Person) else str(words["choices"].get(v, v)) for v in value
        )
    return str(words["choices"].get(value, value)) if "choices" in words else str(value)


def _person(person: Person, words: Any) -> str:
    part = str(words["row"]["part"]["choices"].get(person.part, ""))
    return f"{person.name} ({part.lower()})" if person.name and part else person.name or part
