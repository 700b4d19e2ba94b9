"""What a question is: facts in dataclass metadata, so that one class gives the form, the reading and the schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

KINDS = ("choice", "choices", "text", "date", "number", "people")


@dataclass(frozen=True, slots=True)
class Question:
    """One thing we ask. Its words are in `content/<lang>/questions.toml`, under its name.

    `shown_if` maps other questions to the answers that make this one matter; all of them must hold.
    `limit` is in characters for text, the largest value for numbers, the number of rows for people.
    """

    name: str
    kind: str
    group: str
    choices: tuple[str, ...] = ()
    shown_if: tuple[tuple[str, tuple[str, ...]], ...] = ()
    limit: int = 200
    lean: str = "past"
    free: bool = False


EMPTY: Mapping[str, Any] = {
    "choice": "",
    "choices": (),
    "text": "",
    "date": None,
    "number": None,
    "people": (),
}


def ask(
    kind: str,
    group: str,
    choices: tuple[str, ...] = (),
    *,
    shown_if: Mapping[str, tuple[str, ...]] | None = None,
    limit: int = 200,
    lean: str = "past",
    free: bool = False,
) -> Any:
    """Make a dataclass field that is a question; unanswered is its default.

    `lean` says how a date without a year is read: "past" or "future".
    `free` adds a line for the reader's own words beside the choices (`<name>_other`).
    """
    facts = {
        "kind": kind,
        "group": group,
        "choices": choices,
        "shown_if": tuple((shown_if or {}).items()),
        "limit": limit,
        "lean": lean,
        "free": free,
    }
    return field(default=EMPTY[kind], metadata=facts)


@cache
def questions_of(owner: type) -> tuple[Question, ...]:
    """Every question of a dataclass, in the order of its fields."""
    return tuple(Question(name=f.name, **f.metadata) for f in fields(owner) if f.metadata)
