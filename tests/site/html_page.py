"""A page of the built site as a test looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

_EMPTY = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}


class Tag(NamedTuple):
    """A start tag: its name, its attributes, and the line it is on."""

    name: str
    attributes: dict[str, str]
    line: int


class Html(HTMLParser):
    """All start tags of a page, the tags that do not nest, and the page's title."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.wrong: list[str] = []
        self.title = ""
        self._open: list[Tag] = []
        self.feed(text)
        self.close()
        self.wrong += [f"line {tag.line}: <{tag.name}> is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.wrong += [
            f"line {self.getpos()[0]}: {name} twice in <{tag}>" for name in {*names} if names.count(name) > 1
        ]
        found = Tag(tag, {name: value or "" for name, value in attrs}, self.getpos()[0])
        self.tags.append(found)
        if tag not in _EMPTY:
            self._open.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1].name == tag:
            self._open.pop()
        else:
            inside = self._open[-1].name if self._open else "nothing"
            self.wrong.append(f"line {self.getpos()[0]}: </{tag}> inside <{inside}>")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].name == "title" and len(self._open) == 3:
            self.title += data

    def named(self, *names: str) -> Iterator[Tag]:
        """The tags of these names, in order."""
        return (tag for tag in self.tags if tag.name in names)

    @property
    def ids(self) -> list[str]:
        """Every id, as often as it stands there."""
        return [tag.attributes["id"] for tag in self.tags if tag.attributes.get("id")]


def address(site: Path, path: Path) -> str:
    """The path of a page as readers see it, from the site's root: "" for the home page."""
    return path.relative_to(site).as_posix().removesuffix("index.html")
