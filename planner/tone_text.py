"""A text as the tone check reads it: sentences of plain lower-case words that remember where they stood.

    "I DON'T know, u lied."  ->  "i do not know you lied . "

Contractions are opened, British and texted spellings are folded, small typing slips are put right when the word
meant is one that a rule looks for. Offsets are in characters of the text as given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?P<word>[^\W_]+(?:['’‘`´][^\W_]+)*)"
    r"|(?P<end>[.!?…:;]+(?=[\s\"'”’)\]]|$)|[!?…;]+|(?<=,)\n|\n(?=[ \t]*(?:\n|[^\sa-z]|$)))"
)
_APOSTROPHE = re.compile(r"['’‘`´]")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_SUFFIXES = {"re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am"}
_IS_AFTER = frozenset({"it", "that", "what", "who", "there", "here", "he", "she", "how", "where"})
_BEFORE_NT = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_AT_START = {"ill": "i will", "id": "i would"}
_SHORTEST_MENDED, _LONGEST_MENDED = 7, 20


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `line` is its words, each followed by a space, then its end mark (`.`, `!` or `?`) and a space."""

    line: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    begins: tuple[int, ...]
    end: str

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """Characters of the text behind `line[start:stop]`, from the first word touched to the last."""
        first = bisect_right(self.begins, start) - 1
        last = max(first, bisect_right(self.begins, max(start, stop - 1)) - 1)
        return self.spans[first][0], self.spans[last][1]


@dataclass(frozen=True, slots=True)
class Speller:
    """Folds a typed word into the words that rules are written in."""

    spellings: Mapping[str, str]
    known: frozenset[str]
    near: Mapping[tuple[str, str], Sequence[str]]
    """Known words of six letters or more, by first and last letter."""

    def fold(self, typed: str) -> tuple[str, ...]:
        """One or more plain words for a word as typed."""
        base, *suffixes = _APOSTROPHE.split(typed.lower())
        words = _open(base, suffixes) if suffixes else (base,)
        return tuple(plain for word in words for plain in self._spell(word))

    def _spell(self, word: str) -> tuple[str, ...]:
        if word in self.known:
            return (word,)
        if folded := self.spellings.get(word):
            return tuple(folded.split())
        if _STRETCHED.search(word):
            short = _STRETCHED.sub(r"\1", word)
            word = short if short in self.known or short in self.spellings else _STRETCHED.sub(r"\1\1", word)
            return tuple(self.spellings.get(word, word).split())
        return (self._mend(word) if _SHORTEST_MENDED - 1 <= len(word) <= _LONGEST_MENDED else word,)

    def _mend(self, word: str) -> str:
        """The known word that this one is with a letter lost, doubled or swapped inside it; else the word itself."""
        near = self.near.get((word[0], word[-1]), ())
        for same in (_lost_a_letter, _gained_a_letter, _moved_a_letter):
            if meant := next((known for known in near if same(word, known)), ""):
                return meant
        return word


def speller(spellings: Mapping[str, str], known: Iterable[str]) -> Speller:
    """A speller for the words that rules look for. Words of seven letters or more are mended when mistyped."""
    words = frozenset(known)
    near: dict[tuple[str, str], list[str]] = {}
    for word in sorted(words):
        if len(word) >= _SHORTEST_MENDED - 1:
            near.setdefault((word[0], word[-1]), []).append(word)
    return Speller(spellings, words, near)


def _lost_a_letter(word: str, known: str) -> bool:
    return len(known) >= _SHORTEST_MENDED and _without_one(known, word)


def _gained_a_letter(word: str, known: str) -> bool:
    return _without_one(word, known)


def _moved_a_letter(word: str, known: str) -> bool:
    return (
        len(word) == len(known) >= _SHORTEST_MENDED
        and sorted(word) == sorted(known)
        and not _inner_deletions(word).isdisjoint(_inner_deletions(known))
    )


def _without_one(long: str, short: str) -> bool:
    """Whether the long word becomes the short one when one letter is taken out."""
    if len(long) != len(short) + 1:
        return False
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    return long[at + 1 :] == short[at:]


def _inner_deletions(word: str) -> set[str]:
    """The word with one letter taken out, each inner letter in turn; first and last stay."""
    return {word[:i] + word[i + 1 :] for i in range(1, len(word) - 1)}


def sentences(text: str, speller: Speller) -> list[Sentence]:
    """The sentences of a text; those without a word are left out. Time grows with the length of the text."""
    found: list[Sentence] = []
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    folded: dict[str, tuple[str, ...]] = {}
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "end":
            mark = token[0]
            if words:
                found.append(_sentence(words, spans, "?" if "?" in mark else "!" if "!" in mark else "."))
                words, spans = [], []
            continue
        typed = token[0]
        plain = folded.get(typed)
        if plain is None:
            plain = folded[typed] = speller.fold(typed)
        if not words:
            plain = tuple(_AT_START.get(plain[0], plain[0]).split()) + plain[1:]
        words.extend(plain)
        spans.extend([token.span()] * len(plain))
    if words:
        found.append(_sentence(words, spans, "."))
    return found


def _sentence(words: list[str], spans: list[tuple[int, int]], end: str) -> Sentence:
    begins, at = [], 0
    for word in words:
        begins.append(at)
        at += len(word) + 1
    return Sentence(" ".join(words) + f" {end} ", tuple(words), tuple(spans), tuple(begins), end)


def _open(base: str, suffixes: list[str]) -> tuple[str, ...]:
    """A contraction as its words: don't, it's, you've; a possessive loses its ending."""
    suffix = suffixes[0]
    if suffix == "t" and base.endswith("n"):
        stem = base[:-1]
        return (_BEFORE_NT.get(stem, stem), "not")
    if suffix == "s":
        return (base, "us") if base == "let" else (base, "is") if base in _IS_AFTER else (base,)
    if suffix in _SUFFIXES:
        return (base, _SUFFIXES[suffix])
    return (base, *suffixes)
