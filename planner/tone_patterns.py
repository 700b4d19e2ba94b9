"""The little language in which a coach writes the phrases of the tone check.

    waste of time            these words, in any case, with or without apostrophes
    wast*                    any word that begins so
    (please|kindly) hire     one of these; each may be several words
    (very)? sorry            may be there or not
    (so|very)* sorry         up to four of them, or none
    your ... decision        up to four words between, none of them a negation
    your ...2 decision       up to two words between
    {you}                    one of the words of the list `you` in words.toml
    ^ whatever               only at the start of a sentence
    how dare $               only at the end of a sentence
    final ?                  the sentence ends with this mark

A phrase stays inside one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_PIECE = re.compile(r"\(|\)[?*]|\)|\||\{[a-z_]+\}\??|\.\.\.\d*|\^|\$|[^\s(){}|^$]+")
_WRITTEN_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NEGATIONS = r"(?!not |never |no |nor |without |hardly )"
_LONGEST_GAP = 12
_CLOSING = {")": "", ")?": "?", ")*": "{0,4}"}
_MARKS = {"^": r"\A", "$": r"(?=[.!?] )", "?": r"\? ", "!": r"! "}
_COMMON = frozenset(
    """
    a about all am and are as at be but by can could did do for from get had has have how i if in is it me my no not
    of on or our so that the they this to was we what will with would you your
    """.split()  # noqa: SIM905 (a column of fifty strings is worse to read)
)


class PatternError(ValueError):
    """A phrase that is not written in the language; the text says what is wrong."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A piece of a phrase, read: its regular expression, and its needs as a `Pattern` has them."""

    regex: str
    needs: tuple[frozenset[str], ...] = ()


class Pattern:
    """A phrase. It is read when it is first needed: a text meets few of the many."""

    def __init__(self, source: str, reader: PatternReader) -> None:
        self.source = source
        self._reader = reader

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The phrase over a sentence's `line`."""
        return re.compile(r"\b" + self._node.regex)

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Every match holds a word of each of these sets, where `bad*` stands for any word that begins so."""
        return tuple(sorted(self._node.needs, key=_cost))

    @cached_property
    def rarest(self) -> frozenset[str]:
        """The set of `needs` that a text meets least often. It may be set beforehand, so that nothing need be read."""
        return self.needs[0]

    @cached_property
    def _node(self) -> _Node:
        return self._reader.node(self.source)


class PatternReader:
    """Reads phrases. `lists` holds the words behind `{name}`; `fold` turns a written word into plain words.

    `known` gathers every whole word of the phrases read so far.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]], fold: Callable[[str], tuple[str, ...]]) -> None:
        self.known: set[str] = set()
        self._lists, self._fold = lists, fold
        self._read_words: dict[str, _Node] = {}
        self._read_lists: dict[str, _Node] = {}
        self._source = ""
        self._left: list[str] = []

    def read(self, source: str) -> Pattern:
        """One phrase, read now. PatternError says what cannot be read."""
        pattern = Pattern(source, self)
        _ = pattern.needs
        return pattern

    def node(self, source: str) -> _Node:
        """A phrase as a regular expression and its needs. PatternError says what cannot be read."""
        node = self._read(source)
        if not node.needs:
            raise PatternError(f"`{source}` has no word that must be there.")
        return node

    def _read(self, source: str) -> _Node:
        self._source, self._left = source, _PIECE.findall(source)[::-1]
        node = self._sequence()
        if self._left:
            raise PatternError(f"`{self._left[-1]}` closes nothing in `{source}`.")
        return node

    def _sequence(self) -> _Node:
        """Pieces in a row, up to a bar, a closing bracket or the end."""
        nodes: list[_Node] = []
        while self._left and self._left[-1] != "|" and self._left[-1] not in _CLOSING:
            nodes.append(self._piece(self._left.pop()))
        if len(nodes) == 1:
            return nodes[0]
        if not nodes:
            raise PatternError(f"Something is empty in `{self._source}`.")
        return _Node(
            "".join([node.regex for node in nodes]), tuple([need for node in nodes for need in node.needs])
        )

    def _piece(self, piece: str) -> _Node:
        if piece == "(":
            return self._choice()
        if piece.startswith("..."):
            return self._gap(piece)
        if piece in _MARKS:
            return _Node(_MARKS[piece])
        node = self._list(piece.strip("{}?")) if piece.startswith("{") else self._word(piece.rstrip("?"))
        return _Node(f"(?:{node.regex})?") if piece.endswith("?") else node

    def _word(self, written: str) -> _Node:
        node = self._read_words.get(written)
        if node is None:
            node = self._read_words[written] = self._new_word(written)
        return node

    def _new_word(self, written: str) -> _Node:
        stem = written.removesuffix("*")
        if not _WRITTEN_WORD.fullmatch(stem):
            raise PatternError(f"`{written}` is no word in `{self._source}`.")
        if stem != written:
            return _Node(stem.lower() + r"\w* ", (frozenset({stem.lower() + "*"}),))
        words = [plain for part in written.split("-") for plain in self._fold(part)]
        self.known.update(words)
        return _Node(" ".join(words) + " ", tuple(frozenset({word}) for word in words))

    def _gap(self, piece: str) -> _Node:
        longest = int(piece[3:] or 4)
        if not 1 <= longest <= _LONGEST_GAP:
            raise PatternError(
                f"A gap holds 1 to {_LONGEST_GAP} words; `{piece}` does not, in `{self._source}`."
            )
        return _Node(rf"(?:{_NEGATIONS}\w+ ){{0,{longest}}}?")

    def _list(self, name: str) -> _Node:
        """The choice behind a name, read once. A list may use others, but not itself."""
        if name not in self._read_lists:
            if name not in self._lists:
                raise PatternError(f"There is no list `{name}` in words.toml, wanted by `{self._source}`.")
            others = {other: words for other, words in self._lists.items() if other != name}
            reader = PatternReader(others, self._fold)
            self._read_lists[name] = reader._read("(" + "|".join(self._lists[name]) + ")")
            self.known |= reader.known
        return self._read_lists[name]

    def _choice(self) -> _Node:
        branches = [self._sequence()]
        while self._left and self._left[-1] == "|":
            self._left.pop()
            branches.append(self._sequence())
        if not self._left:
            raise PatternError(f"A bracket is not closed in `{self._source}`.")
        closing = self._left.pop()
        regex = "(?:" + "|".join([branch.regex for branch in branches]) + ")" + _CLOSING[closing]
        if closing != ")" or not all(branch.needs for branch in branches):
            return _Node(regex)
        return _Node(regex, (frozenset().union(*[min(branch.needs, key=_cost) for branch in branches]),))


def _cost(need: frozenset[str]) -> tuple[int, int]:
    """How often a text holds one of these words: the lowest is tried first."""
    return len(need & _COMMON), len(need)


def by_word(patterns: Sequence[Pattern]) -> dict[str, tuple[int, ...]]:
    """Numbers of the phrases by each word of the rarest set that they need."""
    numbers: dict[str, list[int]] = {}
    for number, pattern in enumerate(patterns):
        for word in pattern.rarest:
            numbers.setdefault(word, []).append(number)
    return {word: tuple(found) for word, found in numbers.items()}


def beginnings(patterns: Sequence[Pattern]) -> tuple[int, ...]:
    """The lengths of all beginnings that phrases need."""
    return tuple(sorted({len(w) - 1 for p in patterns for words in p.needs for w in words if w[-1] == "*"}))
