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
_NEGATIONS = r"(?!not |never |no |nor |without |hardly )"
_LONGEST_GAP = 12
_HOW_OFTEN = {")": "", ")?": "?", ")*": "{0,4}"}
_COMMON = frozenset(
    """
    a about after again all am an and answer any anyone anything are as at back be been before being but
    by can chance company could day decision did do does else email even ever every for from get getting
    give given go going good had has have he her here him his hope how i if in interview into is it job
    just know let like made make me more must my need never no not nothing now of on one only or other our
    out over people please really reply role say see send she should so some someone sorry still such sure
    take team tell than thank thanks that the their them then there these they thing think this those time
    to too up us very want was way we were what when where which who why will with work would you your
    """.split()  # noqa: SIM905 (a column of a hundred strings is worse to read)
)
_COMMON_COST, _RARE_COST = 200, 1


class PatternError(ValueError):
    """A phrase that is not written in the language; the text says what is wrong."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A parsed piece: its regular expression, and the words of which one must be there (None: nothing is sure)."""

    regex: str
    anchors: frozenset[str] | None
    words: frozenset[str]


@dataclass(frozen=True)
class Pattern:
    """A phrase, ready to search. At least one of `anchors` stands in every match; `bad*` stands for a beginning."""

    source: str
    expression: str
    anchors: frozenset[str]
    words: frozenset[str]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The phrase over a sentence's `line`."""
        return re.compile(self.expression)


def parse_pattern(
    source: str, lists: Mapping[str, Sequence[str]], fold: Callable[[str], tuple[str, ...]]
) -> Pattern:
    """Read one phrase. `fold` turns a written word into plain words. PatternError says what cannot be read."""
    reader = _Reader(source, lists, fold)
    node = reader.sequence()
    if reader.left:
        raise PatternError(f"`{reader.left[0]}` closes nothing in `{source}`.")
    if node.anchors is None:
        raise PatternError(f"`{source}` has no word that must be there.")
    return Pattern(source, r"\b" + node.regex, node.anchors, node.words)


class _Reader:
    def __init__(
        self, source: str, lists: Mapping[str, Sequence[str]], fold: Callable[[str], tuple[str, ...]]
    ) -> None:
        self.source, self.lists, self.fold = source, lists, fold
        self.left = _PIECE.findall(source)

    def sequence(self) -> _Node:
        """Pieces in a row, up to a bar, a closing bracket or the end."""
        nodes: list[_Node] = []
        while self.left and self.left[0] not in ("|", ")", ")?", ")*"):
            nodes.append(self._piece(self.left.pop(0)))
        if not nodes:
            raise PatternError(f"Something is empty in `{self.source}`.")
        sure = [node.anchors for node in nodes if node.anchors is not None]
        words = frozenset().union(*(node.words for node in nodes))
        return _Node("".join(node.regex for node in nodes), min(sure, key=_cost) if sure else None, words)

    def _piece(self, piece: str) -> _Node:
        if piece == "(":
            return self._choice()
        if piece.startswith("..."):
            return self._gap(piece)
        if piece.startswith("{"):
            return self._list(piece)
        if piece in ("^", "$", "?", "!"):
            return _Node({"^": r"\A", "$": r"(?=[.!?] )", "?": r"\? ", "!": r"! "}[piece], None, frozenset())
        if piece.endswith("?"):
            word = self._word(piece[:-1])
            return _Node(f"(?:{word.regex})?", None, word.words)
        return self._word(piece)

    def _word(self, written: str) -> _Node:
        stem = written.removesuffix("*")
        if not re.fullmatch(r"[^\W_]+(?:['’-][^\W_]+)*", stem):
            raise PatternError(f"`{written}` is no word in `{self.source}`.")
        if stem != written:
            return _Node(re.escape(stem.lower()) + r"\w* ", frozenset({stem.lower() + "*"}), frozenset())
        words = [plain for part in written.split("-") for plain in self.fold(part)]
        rarest = min(words, key=lambda word: _cost(frozenset({word})))
        return _Node("".join(re.escape(word) + " " for word in words), frozenset({rarest}), frozenset(words))

    def _gap(self, piece: str) -> _Node:
        longest = int(piece[3:] or 4)
        if not 1 <= longest <= _LONGEST_GAP:
            raise PatternError(
                f"A gap holds 1 to {_LONGEST_GAP} words; `{piece}` does not, in `{self.source}`."
            )
        return _Node(rf"(?:{_NEGATIONS}\w+ ){{0,{longest}}}?", None, frozenset())

    def _list(self, piece: str) -> _Node:
        name = piece.strip("{}?")
        if name not in self.lists:
            raise PatternError(f"There is no list `{name}` in words.toml, wanted by `{self.source}`.")
        others = {other: words for other, words in self.lists.items() if other != name}
        choice = "(" + "|".join(self.lists[name]) + ")" + "?" * piece.endswith("?")
        return _Reader(choice, others, self.fold).sequence()

    def _choice(self) -> _Node:
        branches = [self.sequence()]
        while self.left and self.left[0] == "|":
            self.left.pop(0)
            branches.append(self.sequence())
        if not self.left:
            raise PatternError(f"A bracket is not closed in `{self.source}`.")
        closing = self.left.pop(0)
        optional = closing != ")"
        regex = "(?:" + "|".join(branch.regex for branch in branches) + ")" + _HOW_OFTEN[closing]
        anchors: frozenset[str] | None = frozenset()
        for branch in branches:
            anchors = (
                None if optional or anchors is None or branch.anchors is None else anchors | branch.anchors
            )
        return _Node(regex, anchors, frozenset().union(*(branch.words for branch in branches)))


def _cost(anchors: frozenset[str]) -> int:
    """How often a text would hold one of these words: low is a good anchor."""
    return sum(_COMMON_COST if word in _COMMON else _RARE_COST for word in anchors)
