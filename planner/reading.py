"""From what the page or a case file holds to answers and problems. Nothing a reader types makes it fail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from planner.answers import BY_NAME, PERSON_QUESTIONS, QUESTIONS, Answers, Person, matters
from planner.date_reading import read_date
from planner.model import Problem
from planner.questions import EMPTY, Question

LONGEST = 10_000


def read(raw: Mapping[str, Any], today: date) -> tuple[Answers, tuple[Problem, ...]]:
    """Answers and problems from raw values (question name to text, list of texts, or list of people).

    A value that cannot be used leaves its question unanswered and becomes a problem; answers to questions
    that do not matter are kept by the page but not used. Never raises on reader input.
    """
    problems: list[Problem] = []
    style = raw.get("date_style")
    style = style if style in BY_NAME["date_style"].choices else ""
    if not style:
        style = "british" if raw.get("spelling") == "british" else "us"
    values: dict[str, Any] = {}
    for question in QUESTIONS:
        value = raw.get(question.name)
        if question.kind == "people":
            values[question.name] = _people(
                value if value is not None else _flat_people(raw), question, problems
            )
        else:
            values[question.name] = _answer(question, value, today, style, question.name, problems)
    problems.extend(Problem(name, "unknown_question") for name in raw if not _known(name))
    answers = only_what_matters(Answers(**values))
    return answers, tuple(p for p in problems if _still_matters(p, answers))


def _known(name: object) -> bool:
    return isinstance(name, str) and (name in BY_NAME or name.startswith("people-"))


def _still_matters(problem: Problem, answers: Answers) -> bool:
    question = BY_NAME.get(problem.question)
    return question is None or matters(question, answers)


def only_what_matters(answers: Answers) -> Answers:
    """The answers without those to questions that the other answers make pointless."""
    empty: dict[str, Any] = {
        q.name: EMPTY[q.kind]
        for q in QUESTIONS
        if q.shown_if and getattr(answers, q.name) != EMPTY[q.kind] and not matters(q, answers)
    }
    return replace(answers, **empty) if empty else answers


def _answer(
    question: Question, value: Any, today: date, style: str, name: str, problems: list[Problem]
) -> Any:
    if value is None:
        return EMPTY[question.kind]
    if question.kind == "choices":
        return _choices(question, value, name, problems)
    text = _text(value)
    if question.kind == "choice":
        return _choice(question, text, name, problems)
    if question.kind == "date":
        return _date(question, value, text, today, style, name, problems)
    if question.kind == "number":
        return _number(question, text, name, problems)
    if len(text) > question.limit:
        problems.append(Problem(name, "long"))
    return text[:LONGEST]


def _text(value: Any) -> str:
    """One line of text: ends trimmed, line breaks and control characters become spaces, all else as typed."""
    if value is None or isinstance(value, (list, tuple, dict, set)):
        return ""
    text = "true" if value is True else "" if value is False else str(value)
    if not text.isprintable():
        text = "".join(
            c if c.isprintable() or c in "\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\u00a0" else " "
            for c in text
        )
    return text.strip()


def _choice(question: Question, text: str, name: str, problems: list[Problem]) -> str:
    if not text or text in question.choices or (question.free and text == "other"):
        return text
    problems.append(Problem(name, "unknown_choice"))
    return ""


def _choices(question: Question, value: Any, name: str, problems: list[Problem]) -> tuple[str, ...]:
    given = [_text(v) for v in value] if isinstance(value, (list, tuple)) else [_text(value)]
    allowed = (*question.choices, "other") if question.free else question.choices
    if any(v and v not in allowed for v in given):
        problems.append(Problem(name, "unknown_choice"))
    return tuple(v for v in allowed if v in given)


def _date(
    question: Question, value: Any, text: str, today: date, style: str, name: str, problems: list[Problem]
) -> date | None:
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if not text:
        return None
    found = read_date(text, today, style=style, lean=question.lean)
    if isinstance(found, date):
        if question.lean == "past" and found > today:
            problems.append(Problem(name, "in_future"))
            return None
        return found
    if found is not None:
        problems.append(Problem(name, found.key))
    return None


def _number(question: Question, text: str, name: str, problems: list[Problem]) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdigit() and int(text[:9]) <= question.limit:
        return int(text[:9])
    problems.append(Problem(name, "number"))
    return None


def _flat_people(raw: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Rows from form names such as `people-1-name`."""
    rows: dict[int, dict[str, Any]] = {}
    for name, value in raw.items():
        if isinstance(name, str) and name.startswith("people-"):
            number, _, part = name.removeprefix("people-").partition("-")
            if number.isascii() and number.isdigit() and len(number) < 3:
                rows.setdefault(int(number), {})[part] = value
    last = max(rows, default=0)
    return [rows.get(n, {}) for n in range(1, last + 1)]


def _people(value: Any, question: Question, problems: list[Problem]) -> tuple[Person, ...]:
    if not isinstance(value, (list, tuple)):
        return ()
    if sum(1 for row in value if _row_given(row)) > question.limit:
        problems.append(Problem(question.name, "too_many_people"))
    people = []
    for number, row in enumerate(value[: question.limit], start=1):
        given = row if isinstance(row, Mapping) else {}
        parts = {
            q.name: _answer(q, given.get(q.name), date.min, "iso", f"people-{number}-{q.name}", problems)
            for q in PERSON_QUESTIONS
        }
        people.append(Person(**parts))
    while people and people[-1] == Person():
        people.pop()
    return tuple(people)


def _row_given(row: Any) -> bool:
    return isinstance(row, Mapping) and any(_text(v) for v in row.values())
