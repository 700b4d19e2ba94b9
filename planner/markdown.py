"""The Markdown extension: a paragraph such as `planner:checklist chapters/tonight` becomes HTML from the content.

Works under MkDocs and anything else that runs Python-Markdown. Links in the HTML start with `/` and name Markdown
files, as in the chapters themselves, so that the site generator makes them relative.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as Tree
from typing import Any

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from planner import reference
from planner.errors import ContentError
from planner.handbook import MARKERS

_MARKER = re.compile(r"^planner:(?P<name>[a-z]+)(?P<rest>[^\n]*)$")
_EVIDENCE = r"\[(E\d+(?:,\s*E\d+)*)\](?![(\[])"


class _Markers(Treeprocessor):
    """Replaces marker paragraphs once all other Markdown has been read, before links are made relative."""

    def run(self, root: Tree.Element) -> None:
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                found = (
                    _MARKER.match((child.text or "").strip()) if child.tag == "p" and not len(child) else None
                )
                if found:
                    element = _element(found["name"], found["rest"].split())
                    element.tail = child.tail
                    parent[place] = element


def _element(name: str, words: list[str]) -> Tree.Element:
    """The element for one marker. ContentError when there is no such marker, message, checklist or preset."""
    if name not in MARKERS:
        raise ContentError(
            "a chapter",
            0,
            f"There is no marker 'planner:{name}'.",
            f"Use one of: {', '.join(sorted(MARKERS))}.",
        )
    options = dict(word.split("=", 1) for word in words if "=" in word)
    html = MARKERS[name](*(word for word in words if "=" not in word), **options)
    try:
        return Tree.fromstring(f'<div class="pl pl-from-{name}">{html}</div>')
    except Tree.ParseError as error:
        raise ContentError(
            f"planner/templates (for planner:{name})",
            0,
            f"The HTML is not well formed: {error}.",
            "Close every tag.",
        ) from None


class _Evidence(InlineProcessor):
    """`[E10, E11]` becomes links to those sources; the style prints who said it and when in the margin."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Tree.Element, int, int]:  # type: ignore[override]  # noqa: N802
        note = Tree.Element("span", {"class": "pl-note"})
        for number in re.findall(r"E\d+", m.group(1)):
            source = reference.load().source(number)
            says = f"{number}  {source.who}, {source.year}"
            target = f"/sources.md#{source.anchor}"
            if len(note):
                note[-1].tail = " "
            link = Tree.SubElement(note, "a", {"class": "pl-evidence", "href": target, "data-source": says})
            link.text = number
        return note, m.start(0), m.end(0)


class PlannerExtension(Extension):
    """Registers the markers and the evidence links."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.inlinePatterns.register(_Evidence(_EVIDENCE, md), "planner-evidence", 175)
        md.treeprocessors.register(_Markers(md), "planner-markers", 3)


def makeExtension(**settings: Any) -> PlannerExtension:  # noqa: N802
    """Called by Python-Markdown with the extension's settings."""
    return PlannerExtension(**settings)
