"""The tone check: notes beside a text that the reader wrote or changed, never in it.

Nothing is stored, and no mood is read: a note names a phrase, says kindly how it may sound to the person who opens the
mail, and offers another wording. Every rule is data that a coach can edit, see `tone_rules`; sentences that no rule
foresees are weighed by what examples have taught, see `tone_learned`.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

from planner.tone_learned import Hint, features
from planner.tone_rules import Rule, ToneRules, load_rules, rules_from_data
from planner.tone_slips import ToneContext, find_slips
from planner.tone_text import Sentence, sentences

__all__ = [
    "ToneContext",
    "ToneFinding",
    "ToneRules",
    "check_tone",
    "load_rules",
    "rules_from_data",
    "tone_rules",
]


@dataclass(frozen=True, slots=True)
class ToneFinding:
    """One note. `phrase` is `text[start:end]`, in characters; `severity` is 1 (a hint), 2 or 3 (do not send this).

    `fine` holds example sentences that look alike and are fine as they are.
    """

    phrase: str
    start: int
    end: int
    category: str
    severity: int
    why: str
    try_instead: str
    fine: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The note as the command line and the page print it."""
        return {
            "phrase": self.phrase,
            "start": self.start,
            "end": self.end,
            "category": self.category,
            "severity": self.severity,
            "why": self.why,
            "try": self.try_instead,
        }


@cache
def tone_rules(language: str = "en") -> ToneRules:
    """The rules of a language: baked into Python by the build, else read from its files. ContentError on a bad file."""
    try:
        baked = import_module("planner._baked_tone").tone
    except ImportError:
        return load_rules(Path(__file__).parent / "content" / language / "tone")
    return rules_from_data(json.loads(baked[language]))


def check_tone(text: str, context: ToneContext, rules: ToneRules) -> tuple[ToneFinding, ...]:
    """Every note on a text, in the order of the text; two of the same category never overlap.

    Time grows with the length of the text; a mail of 150 words takes well under a millisecond on CPython.
    """
    parts = sentences(text, rules.speller)
    found = [
        ToneFinding(
            text[start:end], start, end, category, said.severity, said.why, said.try_instead, said.fine
        )
        for start, end, category, said in chain(
            _sentence_spans(parts, rules), _expression_spans(text, rules.regexes)
        )
    ]
    for slip in find_slips(text, parts, context, rules):
        about = rules.slips[slip.name]
        phrase = text[slip.start : slip.end]
        found.append(
            ToneFinding(
                phrase,
                slip.start,
                slip.end,
                slip.name,
                about.severity,
                slip.why,
                slip.try_instead,
                about.fine,
            )
        )
    return tuple(sorted(_without_overlap(found), key=lambda f: (f.start, f.end, f.category)))


_Span = tuple[int, int, str, Rule | Hint]


def _sentence_spans(parts: Iterable[Sentence], rules: ToneRules) -> Iterator[_Span]:
    """What the rules say about each sentence, or else what examples have taught."""
    for sentence in parts:
        marks = features(sentence.words, sentence.end, rules.learned.families)
        score = rules.learned.score(marks)
        spans = [span for span in _rule_spans(sentence, rules) if score >= rules.learned.quiet_below]
        yield from spans
        if not spans and score >= rules.learned.note_at:
            category = rules.learned.category(marks)
            yield sentence.spans[0][0], sentence.spans[-1][1], category, rules.learned.hints[category]


def _rule_spans(sentence: Sentence, rules: ToneRules) -> Iterator[_Span]:
    for number in _worth_trying(sentence, rules):
        pattern, rule = rules.phrases[number]
        match = pattern.regex.search(sentence.line)
        if match and not _is_fine(sentence, rule, rules):
            yield *sentence.span(*match.span()), rule.category, rule


def _expression_spans(text: str, regexes: Iterable[tuple[re.Pattern[str], Rule]]) -> Iterator[_Span]:
    for expression, rule in regexes:
        for match in expression.finditer(text):
            if match.end() > match.start():
                yield *match.span(), rule.category, rule


def _worth_trying(sentence: Sentence, rules: ToneRules) -> Iterator[int]:
    """Numbers of the phrases whose needed words are all in the sentence."""
    words = set(sentence.words)
    words.update(
        [word[:length] + "*" for word in words for length in rules.beginnings if length <= len(word)]
    )
    for number in {number for word in words for number in rules.by_word.get(word, ())}:
        if not any(words.isdisjoint(need) for need in rules.phrases[number][0].needs):
            yield number


def _is_fine(sentence: Sentence, rule: Rule, rules: ToneRules) -> bool:
    return any(p.regex.search(sentence.line) for p in rule.unless) or any(
        p.regex.search(sentence.line) for p in rules.fine
    )


def _without_overlap(found: list[ToneFinding]) -> Iterator[ToneFinding]:
    """Of findings that overlap within a category, the weightier; of equals, the longer, then the earlier."""
    kept: dict[str, list[tuple[int, int]]] = {}
    for finding in sorted(found, key=lambda f: (-f.severity, f.start - f.end, f.start, f.why)):
        spans = kept.setdefault(finding.category, [])
        at = bisect_left(spans, (finding.start, finding.end))
        free_before = at == 0 or spans[at - 1][1] <= finding.start
        free_after = at == len(spans) or finding.end <= spans[at][0]
        if free_before and free_after:
            spans.insert(at, (finding.start, finding.end))
            yield finding
