"""`planner check`: everything that is wrong with the content files, each with file, line and mend."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import TemplateSyntaxError, meta

from planner import conditions as _conditions  # registers the named facts
from planner.contacts import PICKERS
from planner.content import HERE, Content, parse_content
from planner.due import ANCHORS, Due
from planner.errors import ContentError
from planner.facts import CONDITIONS, When
from planner.render import make_environment
from planner.wording import CASE_NAMES, CONTACT_NAMES

assert _conditions

STRENGTHS = ("LAW", "EVIDENCE", "CONVENTION")
CHANNELS = ("email", "linkedin", "phone", "letter")
ADVICE = ("send", "optional", "wait", "do_not_send")
_ASKED = re.compile(r"\bc\.([A-Za-z_]\w*)")
_WORD = re.compile(r"\bword\.([A-Za-z_]\w*)")
_BANNED = re.compile(r"\band/or\b|\(s\)|\brejected\b|hope this (?:e-?mail )?finds you", re.IGNORECASE)


def check(folder: Path = HERE / "en") -> list[ContentError]:
    """All findings about the content under `folder`, in the order of the files; empty when it is fine."""
    try:
        content = parse_content(folder)
    except ContentError as error:
        return [error]
    return list(_findings(content, folder))


def _findings(content: Content, folder: Path) -> Iterator[ContentError]:
    ids = [m.id for m in content.messages]
    words = set(content.words.get("words", {}))
    for m in content.messages:
        path = folder / "messages" / f"{m.id}.txt"
        names = {*CASE_NAMES, *CONTACT_NAMES}
        yield from _whens(path, m.when)
        yield from _one_of(path, "To", m.to, PICKERS)
        yield from _one_of(path, "Channel", m.channel, CHANNELS)
        yield from _one_of(path, "Mode", m.mode, ("reply", "new"))
        yield from _one_of(path, "Strength", m.strength, STRENGTHS)
        for due in (m.send, m.send_by, m.stop):
            yield from _dues(path, due, ids)
        if not m.send:
            yield _finding(path, "Send", "There is no day to send.", "Add a header such as `Send: today`.")
        if not m.stop:
            yield _finding(
                path, "Stop", "There is no end.", "Add the last sensible day, such as `Stop: news + 30 days`."
            )
        if m.channel in ("email", "letter") and not m.subject:
            yield _finding(path, "Subject", "There is no subject.", "Add three to five words.")
        if not m.step:
            yield _finding(
                path,
                "Why",
                "There is no step.",
                "Add the checklist's line, such as `Step: Send your reply to {{ to }}`.",
            )
        yield from _template(path, m.step, {*names, "to"}, words)
        for text in (m.subject, m.why, m.short, *m.bodies.values()):
            yield from _template(path, text, names, words)
    for s in content.steps:
        path = folder / "steps" / f"{s.id}.md"
        yield from _whens(path, s.when)
        yield from _one_of(path, "kind", s.kind, ("contact", "self", "admin"))
        yield from _one_of(path, "strength", s.strength, STRENGTHS)
        yield from _dues(path, s.due, ids)
        yield from _dues(path, s.until, ids)
        for text in (s.title, s.why):
            yield from _template(path, text, {*CASE_NAMES, "to", "to_name"}, words)
    for v in content.verdicts:
        path = folder / "verdicts" / f"{v.id}.txt"
        yield from _whens(path, v.when)
        yield from _one_of(path, "Advice", v.advice, ADVICE)
        yield from _one_of(path, "Strength", v.strength, STRENGTHS)
        yield from _dues(path, v.until, [])
        yield from _template(path, v.reason, set(CASE_NAMES), words)
    if not any(v.when == ((),) for v in content.verdicts):
        yield ContentError(
            str(folder / "verdicts"), 0, "No verdict holds always.", "Give the last one `When: always`."
        )
    for name, entry in content.words.get("warnings", {}).items():
        path = folder / "warnings.toml"
        yield from _whens(
            path, (tuple((c.removeprefix("not "), True) for c in entry.get("when", ())),), at=f"[{name}]"
        )
        yield from _template(path, entry["text"], {*CASE_NAMES, "next_day"}, words)


def _finding(path: Path, near: str, what: str, mend: str) -> ContentError:
    """A finding at the line that holds `near`, or at the file when none does."""
    lines = path.read_text("utf-8").split("\n") if path.exists() else []
    number = next((n for n, line in enumerate(lines, start=1) if near and near in line), 0)
    return ContentError(str(path), number, what, mend)


def _nearest(name: str, known: Iterable[str]) -> str:
    known = sorted(known)
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"Did you mean `{close[0]}`?" if close else f"Use one of: {', '.join(known[:12])}."


def _one_of(path: Path, header: str, value: str, known: Iterable[str]) -> Iterator[ContentError]:
    if value not in known:
        yield _finding(path, value, f"`{header}` is '{value}', which does not exist.", _nearest(value, known))


def _whens(path: Path, when: When, at: str = "") -> Iterator[ContentError]:
    for run in when:
        for name, _ in run:
            if name not in CONDITIONS:
                mend = _nearest(name, CONDITIONS)
                yield _finding(path, at or name, f"There is no condition '{name}'.", mend)


def _dues(path: Path, due: Due, ids: list[str]) -> Iterator[ContentError]:
    for offset in due:
        if offset.anchor not in ANCHORS and offset.anchor not in ids:
            mend = _nearest(offset.anchor, (*ANCHORS, *ids))
            yield _finding(path, offset.anchor, f"There is no day called '{offset.anchor}'.", mend)


def _template(path: Path, text: str, names: set[str], words: set[str]) -> Iterator[ContentError]:
    banned = _BANNED.search(text)
    if banned:
        yield _finding(path, banned[0], f"'{banned[0]}' is not how we write.", "See docs/project/words.md.")
    if "{" not in text:
        return
    try:
        tree = make_environment(page=False).parse(text)
    except TemplateSyntaxError as error:
        near = text.split("\n")[error.lineno - 1] if error.lineno else ""
        yield _finding(
            path, near, f"The braces do not fit: {error.message}", "Close every {{ }} and {% if %}."
        )
        return
    for name in sorted(meta.find_undeclared_variables(tree) - names):
        yield _finding(path, name, f"There is no name '{name}' to fill in.", _nearest(name, names))
    for name in set(_ASKED.findall(text)) - set(CONDITIONS):
        yield _finding(path, f"c.{name}", f"There is no condition '{name}'.", _nearest(name, CONDITIONS))
    for name in set(_WORD.findall(text)) - words:
        yield _finding(
            path, f"word.{name}", f"There is no word '{name}' in words.toml.", _nearest(name, words)
        )
