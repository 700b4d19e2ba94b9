"""The content: messages, steps, verdicts and words, as data. Parsed from files, or baked into Python for the browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from planner.due import Due, parse_due
from planner.errors import ContentError
from planner.facts import When

HERE = Path(__file__).parent
VOICES = ("formal", "warm", "brief")
SHORT = "text"


@dataclass(frozen=True, slots=True)
class MessageFile:
    """One message as written: when, to whom, when to send, a body for each voice, and a `short` one for texts, or blank."""

    id: str
    when: When
    to: str
    channel: str
    mode: str
    send: Due
    send_by: Due
    stop: Due
    limit: int
    strength: str
    evidence: tuple[str, ...]
    chapter: str
    priority: int
    always: bool
    midweek: bool
    small: bool
    order: int
    subject: str
    step: str
    why: str
    bodies: Mapping[str, str]
    short: str


@dataclass(frozen=True, slots=True)
class StepFile:
    """One step as written. `small` puts it into the small version, `sheet` onto the blank worksheet.

    `order` sorts it in its chapter's checklist. `rank` says what goes first when a plan or a day is full: low
    numbers keep their place, and those below 10 are never left out.
    """

    id: str
    when: When
    due: Due
    until: Due
    kind: str
    strength: str
    evidence: tuple[str, ...]
    chapter: str
    legal: bool
    small: bool
    sheet: bool
    order: int
    rank: int
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class VerdictFile:
    """One verdict as written; `order` decides which comes first."""

    id: str
    when: When
    order: int
    advice: str
    until: Due
    strength: str
    evidence: tuple[str, ...]
    chapter: str
    reason: str


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the planner says in one language."""

    messages: tuple[MessageFile, ...]
    steps: tuple[StepFile, ...]
    verdicts: tuple[VerdictFile, ...]
    words: Mapping[str, Mapping[str, Any]]


WORD_FILES = ("questions", "interface", "warnings", "words", "presets", "export")


@cache
def content(language: str = "en") -> Content:
    """The content of a language: baked if the build did so, else parsed from its files. ContentError on a bad file."""
    try:
        baked: Content = import_module("planner._baked").content
    except ImportError:
        return parse_content(HERE / language)
    return baked


def parse_content(folder: Path) -> Content:
    """Parse every content file under `folder`. ContentError names file, line and mend."""
    return Content(
        messages=tuple(_message(p) for p in sorted(folder.glob("messages/*.txt"))),
        steps=tuple(_step(p) for p in sorted(folder.glob("steps/*.md"))),
        verdicts=tuple(sorted((_verdict(p) for p in folder.glob("verdicts/*.txt")), key=lambda v: v.order)),
        words={
            name: toml(folder / f"{name}.toml") for name in WORD_FILES if (folder / f"{name}.toml").exists()
        },
    )


def toml(path: Path) -> dict[str, Any]:
    """A TOML file as a dictionary. ContentError when it is not TOML."""
    import tomllib

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        mend = "Look at quotes and brackets near there."
        raise ContentError(str(path), 0, f"This is not TOML: {error}.", mend) from None


def _headers(path: Path, text: str) -> tuple[dict[str, list[str]], int]:
    """Header lines up to the first empty line, and the number of the line after it."""
    headers: dict[str, list[str]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            return headers, number
        name, colon, value = line.partition(":")
        if not colon:
            raise ContentError(str(path), number, "A header has no colon.", "Write it as `Name: value`.")
        headers.setdefault(name.strip().lower(), []).append(value.strip())
    raise ContentError(
        str(path), 0, "The text is missing.", "Put an empty line after the headers, then the text."
    )


def _when(path: Path, lines: list[list[str]]) -> When:
    if not lines:
        raise ContentError(str(path), 1, "There is no `When`.", "Name the conditions, or `always`.")
    return tuple(
        tuple(
            (name.removeprefix("not ").strip(), not name.startswith("not "))
            for name in names
            if name != "always"
        )
        for names in lines
    )


def _commas(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _due(path: Path, line: int, text: str) -> Due:
    try:
        return parse_due(text) if text else ()
    except ValueError as error:
        raise ContentError(str(path), line, str(error), "Write it like `news + 5 working days`.") from None


class _Header:
    """Reads single headers of one file."""

    def __init__(self, path: Path, headers: dict[str, list[str]]) -> None:
        self.path, self.headers = path, headers

    def text(self, name: str, default: str | None = None) -> str:
        values = self.headers.get(name)
        if values is None:
            if default is None:
                what = f"There is no `{name.capitalize()}`."
                raise ContentError(str(self.path), 1, what, "Add that header.")
            return default
        return values[0]

    def due(self, name: str) -> Due:
        return _due(self.path, 1, self.text(name, ""))

    def number(self, name: str, default: int) -> int:
        text = self.text(name, str(default))
        if not text.isdigit():
            what = f"`{name.capitalize()}` is not a number."
            raise ContentError(str(self.path), 1, what, "Write digits only.")
        return int(text)

    def when(self) -> When:
        return _when(self.path, [list(_commas(v)) for v in self.headers.get("when", [])])


def _message(path: Path) -> MessageFile:
    text = path.read_text("utf-8")
    headers, start = _headers(path, text)
    h = _Header(path, headers)
    bodies: dict[str, str] = {}
    voice = ""
    for number, line in enumerate(text.split("\n")[start:], start=start + 1):
        if line.startswith("--- ") and line.endswith(" ---"):
            voice = line.strip("- ")
            if voice not in (*VOICES, SHORT):
                what = f"'{voice}' is not a voice."
                raise ContentError(str(path), number, what, "Use formal, warm, brief or text.")
            bodies[voice] = ""
        elif voice:
            bodies[voice] += line + "\n"
    if "warm" not in bodies:
        raise ContentError(
            str(path), start, "There is no warm body.", "Add a line `--- warm ---` and the text below it."
        )
    return MessageFile(
        id=path.stem,
        when=h.when(),
        to=h.text("to"),
        channel=h.text("channel", "email"),
        mode=h.text("mode", "new"),
        send=h.due("send"),
        send_by=h.due("send-by"),
        stop=h.due("stop"),
        limit=h.number("limit", 0),
        strength=h.text("strength", "CONVENTION"),
        evidence=_commas(h.text("evidence", "")),
        chapter=h.text("chapter"),
        priority=h.number("priority", 50),
        always=h.text("always", "no") == "yes",
        midweek=h.text("midweek", "no") == "yes",
        small=h.text("small", "no") == "yes",
        order=h.number("order", 50),
        subject=h.text("subject", ""),
        step=h.text("step", ""),
        why=h.text("why"),
        bodies={voice: body.strip() for voice, body in bodies.items() if voice != SHORT},
        short=bodies.get(SHORT, "").strip(),
    )


def _step(path: Path) -> StepFile:
    text = path.read_text("utf-8")
    parts = text.split("+++")
    if len(parts) < 3 or parts[0].strip():
        raise ContentError(
            str(path), 1, "The front matter is missing.", "Begin with +++, the facts, +++, then the title."
        )
    import tomllib

    try:
        front = tomllib.loads(parts[1])
    except tomllib.TOMLDecodeError as error:
        what = f"The front matter is not TOML: {error}."
        raise ContentError(str(path), 1, what, "Look at its quotes.") from None
    title, _, why = "+++".join(parts[2:]).strip().partition("\n")
    for name in ("due", "kind", "chapter"):
        if name not in front:
            raise ContentError(str(path), 1, f"There is no `{name}`.", "Add it to the front matter.")
    return StepFile(
        id=path.stem,
        when=_when(path, front.get("when_any") or ([front["when"]] if "when" in front else [])),
        due=_due(path, 1, front["due"]),
        until=_due(path, 1, front.get("until", "")),
        kind=front["kind"],
        strength=front.get("strength", "CONVENTION"),
        evidence=tuple(front.get("evidence", ())),
        chapter=front["chapter"],
        legal=bool(front.get("legal", False)),
        small=bool(front.get("small", False)),
        sheet=bool(front.get("sheet", False)),
        order=int(front.get("order", 50)),
        rank=int(front.get("rank", 50)),
        title=title.strip(),
        why=" ".join(why.split()),
    )


def _verdict(path: Path) -> VerdictFile:
    text = path.read_text("utf-8")
    headers, start = _headers(path, text)
    h = _Header(path, headers)
    return VerdictFile(
        id=path.stem,
        when=h.when(),
        order=h.number("order", 500),
        advice=h.text("advice"),
        until=h.due("until"),
        strength=h.text("strength", "CONVENTION"),
        evidence=_commas(h.text("evidence", "")),
        chapter=h.text("chapter"),
        reason=" ".join("\n".join(text.split("\n")[start:]).split()),
    )
