"""What the tone check has learned from example sentences, for the sentences that no rule foresees.

Every sentence is a set of features: its words, pairs of neighbors, the families of its words (`families.toml`), and
what stands after a "not". `scripts/learn_tone.py` weighs them by how often they stand in sentences that hurt and in
fine ones. The sum of the weights decides; nothing else about a text or its writer does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

START, REACH_OF_NOT, STEM = "^", 6, 6
NEGATIONS = frozenset(
    ["not", "no", "never", "nothing", "nobody", "none", "neither", "nor", "hardly", "without"]
)


@dataclass(frozen=True, slots=True)
class Families:
    """Words that sound alike to a reader: `exact` and `beginnings` lead from a word to the families it belongs to."""

    exact: Mapping[str, tuple[str, ...]]
    beginnings: Mapping[str, tuple[str, ...]]
    lengths: tuple[int, ...]

    def of(self, word: str) -> set[str]:
        """The families of a word; a word may belong to several."""
        found = set(self.exact.get(word, ()))
        for length in self.lengths:
            found.update(self.beginnings.get(word[:length], ()))
        return found


def families(words: Mapping[str, str]) -> Families:
    """Families from their words, written in one text each; `bad*` is any word that begins so."""
    exact: dict[str, tuple[str, ...]] = {}
    beginnings: dict[str, tuple[str, ...]] = {}
    for name, text in words.items():
        for word in text.split():
            into, key = (beginnings, word[:-1]) if word.endswith("*") else (exact, word)
            into[key] = (*into.get(key, ()), name)
    return Families(exact, beginnings, tuple(sorted({len(beginning) for beginning in beginnings})))


@dataclass(frozen=True, slots=True)
class Hint:
    """What is said beside a sentence that was found by its features alone."""

    severity: int
    why: str
    try_instead: str
    fine: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights in tenths. A sentence whose weights sum to `note_at` gets a note, if no rule has said anything about it.

    A rule is not heard where the sum is under `quiet_below`: all the rest of the sentence is kind.
    """

    base: int
    weights: Mapping[str, int]
    toward: Mapping[str, Sequence[tuple[str, int]]]
    """From a feature to the categories that it speaks for."""
    usual: Mapping[str, int]
    """How common each category is."""
    families: Families
    hints: Mapping[str, Hint]
    note_at: int
    quiet_below: int

    def score(self, found: Iterable[str]) -> int:
        """The sum of the weights of some features, in tenths: above 0 for a sentence that is more likely to hurt."""
        get = self.weights.get
        return self.base + sum([get(feature, 0) for feature in found])

    def category(self, found: Iterable[str]) -> str:
        """The category that most of the features speak for."""
        votes = Counter(self.usual)
        for feature in found:
            for category, strength in self.toward.get(feature, ()):
                votes[category] += strength
        return max(sorted(votes), key=votes.__getitem__)


def features(words: Sequence[str], end: str, known: Families) -> set[str]:
    """The features of a sentence of folded words and its end mark. Time grows with the number of words.

    What a "not" reaches is marked with a minus: `-joke` and `{-scorn}` for "not a joke".
    """
    signs = list(_signs(words))
    row = [START, *[sign + word for sign, word in zip(signs, words, strict=True)], end]
    found = set(row)
    found.update(f"{word[:STEM]}~" for word in words if len(word) > STEM + 1)
    found.update(f"{left} {right}" for left, right in pairwise(row))
    counted = Counter(
        f"{{{sign}{name}}}" for sign, word in zip(signs, words, strict=True) for name in known.of(word)
    )
    found.update(counted)
    found.update(f"{name}2" for name, count in counted.items() if count > 1)
    return found


def _signs(words: Iterable[str]) -> Iterator[str]:
    """A minus for each word that a negation before it reaches, else nothing."""
    left = 0
    for word in words:
        yield "-" if left else ""
        left = REACH_OF_NOT if word in NEGATIONS else max(0, left - 1)


def learned(weights: Mapping[str, Any], words: Mapping[str, str], hints: Mapping[str, Hint]) -> Learned:
    """What `scripts/learn_tone.py` wrote down, with its features gathered under each weight, ready to be asked."""
    toward: dict[str, list[tuple[str, int]]] = {}
    for category, groups in weights.get("toward", {}).items():
        for strength, group in groups.items():
            for feature in group:
                toward.setdefault(feature, []).append((category, int(strength)))
    return Learned(
        base=weights.get("base", 0),
        weights={f: int(weight) for weight, group in weights.get("weights", {}).items() for f in group},
        toward=toward,
        usual=weights.get("usual", {}),
        families=families(words),
        hints=hints,
        note_at=weights.get("note_at", 1),
        quiet_below=weights.get("quiet_below", -(10**6)),
    )
