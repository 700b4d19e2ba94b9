"""The decision tree as a picture: down the line until a condition holds, then out to the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from planner.content import Content, VerdictFile
from planner.facts import When
from planner.render import page_template

LINE, GAP, WIDTH = 18, 22, 860
"""Pixels: height of a line of text, space between two branches, width of the picture."""
CHARACTERS = 52
"""Characters of a line of conditions."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One verdict in the picture: where it stands, its conditions line by line, and what it says."""

    top: int
    height: int
    conditions: tuple[str, ...]
    verdict: VerdictFile
    advice: str


def tree_html(content: Content) -> str:
    """The picture as SVG with the same rows as a list for readers who cannot see it; well-formed XML."""
    words = content.words["interface"]
    branches: list[Branch] = []
    top = GAP
    for v in content.verdicts:
        lines = _conditions(v.when, words["tree"])
        height = LINE * max(len(lines), 2)
        branches.append(Branch(top, height, lines, v, words["verdicts"][v.advice]))
        top += height + GAP
    names = {"branches": branches, "height": top, "width": WIDTH, "line": LINE, "words": words}
    return page_template("handbook/tree.html").render(names)


def _conditions(when: When, words: dict[str, str]) -> tuple[str, ...]:
    """Alternatives in words, each wrapped: `no answer and not promise ahead`, `or: ...`."""
    lines: list[str] = []
    for number, run in enumerate(when):
        facts = [
            name.replace("_", " ") if wanted else f"{words['not']} {name.replace('_', ' ')}"
            for name, wanted in run
        ]
        text = words["and"].join(facts) or words["always"]
        lines.extend(wrap(f"{words['or']} {text}" if number else text, CHARACTERS, subsequent_indent="  "))
    return tuple(lines)
