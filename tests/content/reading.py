"""Reading a Markdown page as prose: its paragraphs, sentences, words and Flesch-Kincaid grade."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
CONTENT = ROOT / "planner" / "content"


@dataclass(frozen=True)
class Page:
    """A Markdown page: its front matter and its body."""

    path: Path
    meta: dict[str, object]
    body: str

    @property
    def name(self) -> str:
        return self.path.relative_to(DOCS).as_posix()

    @property
    def slug(self) -> str:
        return self.name.removesuffix(".md")


@cache
def page(path: Path) -> Page:
    text = path.read_text("utf-8")
    found = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    meta = yaml.safe_load(found[1]) if found else {}
    return Page(path, meta, text[found.end() :] if found else text)


@cache
def pages() -> tuple[Page, ...]:
    """Every page a reader sees; `project/` is for contributors."""
    return tuple(
        page(path) for path in sorted(DOCS.rglob("*.md")) if path.relative_to(DOCS).parts[0] != "project"
    )


@cache
def data(name: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / "en" / f"{name}.toml").read_text("utf-8"))


def blocks(body: str) -> list[str]:
    """Paragraphs, list items, table rows and headings, each as one line; code and markers are left out."""
    body = re.sub(r"^(```|~~~).*?^\1", "", body, flags=re.DOTALL | re.MULTILINE)
    body = re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL)
    body = re.sub(r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+|^\||^>\s?|(?=^#)", "\n\\g<0>", body, flags=re.MULTILINE)
    body = re.sub(r"^(#.*)$", r"\1\n", body, flags=re.MULTILINE)
    found = (" ".join(part.split()) for part in re.split(r"\n\s*\n", body))
    return [part for part in found if part and not part.startswith("planner:") and set(part) - set("|-: ")]


def plain(block: str) -> str:
    """A block as the words that are read: no markup, no link targets, no evidence numbers."""
    block = re.sub(r"<[^>]+>", " ", block)
    block = re.sub(r"\s*\[E\d+(?:,\s*E\d+)*\]", "", block)
    block = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", block)
    block = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", block)
    block = re.sub(r"`[^`]*`", "", block)
    block = re.sub(r"\{[^}]*\}", "", block)
    block = re.sub(r"^(?:[-*+>|]|\d+\.|#+)\s*|[*|]|(?<!\w)_|_(?!\w)", " ", block)
    return " ".join(block.split())


def prose(body: str) -> list[str]:
    """The text of a page's paragraphs and list items, without headings."""
    return [text for block in blocks(body) if not block.startswith("#") and (text := plain(block))]


def sentences(text: str) -> list[str]:
    """Split after . ! ? and the quote or bracket behind it, before a capital or a digit."""
    parts = re.split(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|(?<=:)\s+(?=[\"“])", text)
    return [part for part in parts if words(part)]


def words(text: str) -> list[str]:
    return re.findall(r"[A-Za-zÀ-ÿ0-9]+(?:['’.,-][A-Za-zÀ-ÿ0-9]+)*%?", text)


@cache
def syllables(word: str) -> int:
    """Vowel groups, less a silent e; a number counts as one."""
    word = re.sub(r"[^a-zà-ÿ]", "", word.lower())
    groups = len(re.findall(r"[aeiouyà-ÿ]+", word))
    if re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyscxzh]es$", word):
        groups -= 1
    return max(groups, 1)


def grade(texts: list[str]) -> float:
    """The Flesch-Kincaid grade of a text given as paragraphs."""
    said = [sentence for text in texts for sentence in sentences(text)]
    spoken = [word for sentence in said for word in words(sentence)]
    if not spoken:
        return 0.0
    return 0.39 * len(spoken) / len(said) + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59
