"""The reference data of the handbook: sources, rights, helplines and myths, as objects and as HTML.

Used while the site is built, never in the reader's browser: a plan needs none of it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader

from planner.errors import ContentError
from planner.render import TEMPLATES, make_environment

CONTENT = Path(__file__).parent / "content"
PAGES = ("sources", "rights", "helplines", "myths")
"""The names of the files, of the markers and of the templates."""


@dataclass(frozen=True, slots=True)
class Source:
    """One evidence number: what it says, where it comes from, how sure we are. `year` is 0 if no year was given."""

    id: str
    claim: str
    who: str
    title: str
    basis: str
    confidence: str
    strength: str
    checked: date
    year: int = 0
    link: str = ""
    identifier: str = ""
    note: str = ""

    @property
    def number(self) -> int:
        """10 for E10."""
        return int(self.id[1:])

    @property
    def anchor(self) -> str:
        """The entry's place on the page of sources: e10 for E10."""
        return self.id.lower()


@dataclass(frozen=True, slots=True)
class Topic:
    """A run of evidence numbers with one heading."""

    id: str
    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Adviser:
    """A body that can tell the reader more; the link may be empty."""

    name: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A country, state or city with rules of its own."""

    id: str
    name: str
    ask: tuple[Adviser, ...] = ()


@dataclass(frozen=True, slots=True)
class Right:
    """One row of the rights page. `kind` is law, guidance or courtesy; `runs` is what starts the time."""

    id: str
    place: str
    kind: str
    what: str
    rule: str
    evidence: tuple[str, ...]
    checked: date
    runs: str = ""
    length: str = ""
    fast: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A helpline. Without a number the entry points to the directory."""

    place: str
    name: str
    how: str
    basis: str
    checked: date
    number: str = ""


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """The number for danger to life in one place."""

    place: str
    number: str


@dataclass(frozen=True, slots=True)
class Money:
    """Where worry about money finds help in one country."""

    place: str
    name: str
    link: str
    what: str
    basis: str
    checked: date


@dataclass(frozen=True, slots=True)
class Myth:
    """What people say, and what we know."""

    id: str
    say: str
    truth: str
    evidence: tuple[str, ...]
    checked: date


@dataclass(frozen=True, slots=True)
class Reference:
    """Everything the reference pages print. `words` holds each file's labels, by file name."""

    topics: tuple[Topic, ...]
    sources: tuple[Source, ...]
    places: tuple[Place, ...]
    rights: tuple[Right, ...]
    emergency_numbers: tuple[EmergencyNumber, ...]
    lines: tuple[Line, ...]
    money: tuple[Money, ...]
    myths: tuple[Myth, ...]
    words: Mapping[str, Mapping[str, Any]]

    def source(self, number: str) -> Source:
        """The source with an evidence number such as "E10"; KeyError if there is none."""
        for source in self.sources:
            if source.id == number:
                return source
        raise KeyError(number)

    def rights_of(self, place: str) -> tuple[Right, ...]:
        """The rows of one place, in the order of the file."""
        return tuple(right for right in self.rights if right.place == place)

    def checked_days(self) -> Iterable[tuple[str, date]]:
        """Each entry's name and the day somebody last went through it."""
        dated: tuple[Source | Right | Myth, ...] = (
            *self.sources,
            *self.rights,
            *self.myths,
        )
        for row in dated:
            yield row.id, row.checked
        helpers: tuple[Line | Money, ...] = (*self.lines, *self.money)
        for helper in helpers:
            yield f"{helper.place}: {helper.name}", helper.checked


T = TypeVar("T")


@cache
def load(language: str = "en", content: Path = CONTENT) -> Reference:
    """Read the four files of a language. ContentError names the file, the line and the mend."""
    folder = content / language
    sources, rights, helplines, myths = (_parse(folder / f"{name}.toml") for name in PAGES)
    reference = Reference(
        topics=_rows(Topic, sources, "topic", folder / "sources.toml"),
        sources=_rows(Source, sources, "source", folder / "sources.toml"),
        places=_rows(Place, rights, "place", folder / "rights.toml"),
        rights=_rows(Right, rights, "right", folder / "rights.toml"),
        emergency_numbers=_rows(EmergencyNumber, helplines, "emergency_number", folder / "helplines.toml"),
        lines=_rows(Line, helplines, "line", folder / "helplines.toml"),
        money=_rows(Money, helplines, "money", folder / "helplines.toml"),
        myths=_rows(Myth, myths, "myth", folder / "myths.toml"),
        words=dict(zip(PAGES, (sources, rights, helplines, myths), strict=True)),
    )
    _check_links(reference, folder)
    return reference


def render(page: str, reference: Reference | None = None) -> str:
    """The HTML of one of `PAGES`: well-formed XML with one root element, links as `/sources.md#e10`."""
    reference = reference or load()
    return _environment().get_template(f"{page}.html").render(data=reference, words=reference.words[page])


@cache
def _environment() -> Environment:
    environment = make_environment(page=True, loader=FileSystemLoader(TEMPLATES / "reference"))
    environment.filters["day"] = lambda day: f"{day:%B} {day.day}, {day.year}"
    environment.filters["tel"] = lambda number: "".join(sign for sign in number if sign.isdigit())
    return environment


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(str(path), 0, f"This is not TOML: {error}.", "Mend that line.") from error


def _rows(kind: type[T], table: Mapping[str, Any], name: str, path: Path) -> tuple[T, ...]:
    return tuple(_row(kind, row, name, path) for row in table.get(name, ()))


def _row(kind: type[T], row: Mapping[str, Any], name: str, path: Path) -> T:
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    needed = [key for key, field in known.items() if field.default is MISSING]
    mark = str(row.get("id", row.get("place", "")))
    missing = [key for key in needed if key not in row]
    unknown = [key for key in row if key not in known]
    if missing or unknown:
        line = _line_of(path, mark)
        if missing:
            raise ContentError(
                str(path),
                line,
                f"The {name} {mark} has no {missing[0]}.",
                f"Add {missing[0]} = ...",
            )
        raise ContentError(
            str(path),
            line,
            f"The {name} {mark} has an unknown key {unknown[0]}.",
            "Remove it.",
        )
    return kind(**{key: _frozen(value) for key, value in row.items()})


def _frozen(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return tuple(Adviser(**item) if isinstance(item, dict) else item for item in value)


def _line_of(path: Path, mark: str) -> int:
    """The line on which an entry's id or place stands, 0 if it has none."""
    lines = path.read_text("utf-8").splitlines()
    return next((n for n, text in enumerate(lines, 1) if mark and f'"{mark}"' in text), 0)


def _check_links(reference: Reference, folder: Path) -> None:
    """Every evidence number and place that a row names must have an entry."""
    numbers = {source.id for source in reference.sources}
    places = {place.id for place in reference.places}
    for name, rows in (("rights", reference.rights), ("myths", reference.myths)):
        for row in rows:
            path = folder / f"{name}.toml"
            for number in row.evidence:
                if number not in numbers:
                    mend = f"Add {number} to sources.toml or name another source."
                    raise ContentError(
                        str(path),
                        _line_of(path, row.id),
                        f"{row.id} names {number}.",
                        mend,
                    )
            if isinstance(row, Right) and row.place not in places:
                mend = "Add the place or name another."
                raise ContentError(
                    str(path),
                    _line_of(path, row.id),
                    f"{row.id} is in {row.place!r}.",
                    mend,
                )
