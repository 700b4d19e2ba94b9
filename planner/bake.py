"""Bake the content into Python: data as literals and templates compiled ahead, so that nothing is parsed in the browser."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from planner.compiled import compiled
from planner.content import HERE, Content, parse_content, toml
from planner.render import TEMPLATES, make_environment
from planner.tables import TABLES
from planner.tone_rules import ready_data

HEAD = '"""Made by `planner.bake`; do not edit."""\n\n'
PAGE_TEMPLATES = "page/**/*.html"
NOT_BAKED = ("presets",)
"""Words that only the build of the site needs."""


def bake(target: Path, language: str = "en") -> None:
    """Write the modules `_baked*` into `target`, a copy of the package. ContentError on a bad file."""
    content = parse_content(HERE / language)
    tables = {(language, name): toml(HERE / language / f"{name}.toml") for name in TABLES}
    pages = {
        p.relative_to(TEMPLATES).as_posix(): p.read_text("utf-8")
        for p in sorted(TEMPLATES.glob(PAGE_TEMPLATES))
    }
    for name, text in (
        ("_baked", _content(content)),
        ("_baked_tables", f"{HEAD}tables = {tables!r}\n"),
        ("_baked_tone", _tone(language)),
        (
            "_baked_messages",
            compiled(make_environment(page=False), {t: t for t in _texts(content)}, ("word",), plain=True),
        ),
        (
            "_baked_pages",
            compiled(make_environment(page=True), pages, constants={"words": content.words["interface"]}),
        ),
    ):
        (target / f"{name}.py").write_text(text, "utf-8")


def _content(content: Content) -> str:
    words = {name: entry for name, entry in content.words.items() if name not in NOT_BAKED}
    return (
        f"{HEAD}from planner.content import Content, MessageFile, StepFile, VerdictFile\n"
        f"from planner.due import Offset\n\n"
        f"content = Content({content.messages!r}, {content.steps!r}, {content.verdicts!r}, {words!r})\n"
    )


def _tone(language: str) -> str:
    """As one text of JSON: read in a few milliseconds at the first edit, and smaller in the image than objects."""
    data = json.dumps(ready_data(HERE / language / "tone"), separators=(",", ":"))
    return f"{HEAD}tone = {{{language!r}: {data!r}}}\n"


def _texts(content: Content) -> Iterable[str]:
    """Every text of the content that has braces to fill."""
    texts = [t for m in content.messages for t in (m.subject, m.step, m.why, m.short, *m.bodies.values())]
    texts += [t for s in content.steps for t in (s.title, s.why)]
    texts += [v.reason for v in content.verdicts]
    texts += [w["text"] for w in content.words.get("warnings", {}).values()]
    return sorted({t for t in texts if "{" in t})
