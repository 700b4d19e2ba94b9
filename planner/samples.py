"""Invented readers: the cases that the handbook's example letters are written for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from planner.answers import Answers
from planner.content import HERE, content, toml
from planner.errors import ContentError
from planner.model import Message, Plan
from planner.plan import make_plan
from planner.reading import read


@cache
def samples(language: str = "en") -> Mapping[str, dict[str, Any]]:
    """Every sample's raw case by name, in the order of the names."""
    return {p.stem: toml(p) for p in sorted((HERE / language / "samples").glob("*.toml"))}


@cache
def sample_answers(name: str) -> tuple[Answers, date]:
    """A sample's answers and its day. ContentError when a sample holds an answer that cannot be used."""
    raw = dict(samples()[name])
    today = date.fromisoformat(str(raw.pop("today")))
    answers, problems = read(raw, today)
    if problems:
        path = f"planner/content/en/samples/{name}.toml"
        raise ContentError(
            path, 0, f"'{problems[0].question}' is {problems[0].message}.", "See `planner schema`."
        )
    return answers, today


@cache
def sample_plan(name: str, voice: str = "", blank: bool = False) -> Plan:
    """The plan of a sample, in a voice of choice; with `blank`, names and own words are blanks to fill in."""
    answers, today = sample_answers(name)
    if voice:
        answers = replace(answers, voice=voice)
    if blank:
        answers = _blanked(answers)
    return make_plan(answers, today, content())


def _blanked(answers: Answers) -> Answers:
    blanks = content().words["interface"]["blanks"]
    own = {
        name: text
        for name, text in blanks.items()
        if hasattr(answers, name) and (getattr(answers, name) or name == "my_name")
    }
    people = tuple(
        replace(p, name=blanks["name"] if p.name else "", topic=blanks["topic"] if p.topic else "")
        for p in answers.people
    )
    return replace(answers, people=people, sign_off="", **own)


def example(message: str, sample: str = "", voice: str = "", blank: bool = False) -> Message:
    """A message (by its file's name) as written for a sample; the first sample that gets it when none is named.

    ContentError when no sample gets that message.
    """
    for name in (sample,) if sample else samples():
        if name not in samples():
            break
        for found in sample_plan(name, voice, blank).messages:
            if found.template == message:
                return found
    where = f"sample '{sample}'" if sample else "any sample"
    raise ContentError(
        "planner/content/en/samples",
        0,
        f"'{message}' is not in the plan of {where}.",
        "Add a sample that gets it.",
    )
