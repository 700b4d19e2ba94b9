"""The rules of the tone check, read from `content/<language>/tone/*.toml` or from the same data as Python literals.

words.toml       lists of words for phrases, spellings, and what makes any sentence fine
slips.toml       what is left in or forgotten: brackets, another company's name, a second question
families.toml    words that sound alike to a reader, for what is learned from examples
hints.toml       what is said beside a sentence that no rule foresees
learned.toml     made by `scripts/learn_tone.py` from the sentences in `examples`
the other files  one category each: its reason, its gentler wording, its rules
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.errors import ContentError
from planner.tone_learned import Hint, Learned, learned
from planner.tone_patterns import Pattern, PatternError, PatternReader, beginnings, by_word
from planner.tone_text import Speller, speller

CATEGORIES = (
    "bitter", "entitled", "confrontational", "guilt_tripping", "begging", "over_apologising", "over_familiar",
    "threatening", "passive_aggressive", "over_long", "reconsideration", "demand",
)  # fmt: skip
SLIPS = (
    "bracket_left", "wrong_company", "two_asks", "no_name", "over_limit", "attachment_missing", "over_long",
)  # fmt: skip
_WORDS, _SLIPS, _FAMILIES, _HINTS, _LEARNED, _READY = (
    "words",
    "slips",
    "families",
    "hints",
    "learned",
    "ready",
)
_NO_RULES = {_WORDS, _SLIPS, _FAMILIES, _HINTS, _LEARNED, _READY}
_RULE_KEYS = {"phrases", "regex", "severity", "why", "try", "unless", "fine"}
_FILE_KEYS = {"category", "severity", "why", "try", "unless", "fine", "rule"}
_HINT_KEYS = {"severity", "why", "try", "fine"}
_SLIP_KEYS = {"severity", "why", "try", "regex", "named", "phrases", "unless", "fine", "words", "sentence"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it says, and the phrases (`unless`) that make a sentence fine although the rule's phrase is there.

    `fine` holds example sentences that it leaves alone. `severity` is 1 (a hint), 2 or 3 (do not send this).
    """

    category: str
    severity: int
    why: str
    try_instead: str
    fine: tuple[str, ...]
    unless: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """What is said about a slip, and what finds it: `regex` over the text as typed, `phrases` over its sentences.

    `named` holds expressions that count only when the contact's name is known. `words` and `sentence` are lengths
    in words. `why` and `try_instead` may hold `{count}`, `{limit}`, `{company}`.
    """

    severity: int
    why: str
    try_instead: str
    fine: tuple[str, ...]
    regex: tuple[re.Pattern[str], ...]
    named: tuple[re.Pattern[str], ...]
    phrases: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    words: int
    sentence: int


@dataclass(frozen=True, slots=True)
class ToneRules:
    """Every rule, made once.

    `by_word` leads from a word to the phrases that cannot do without it, by number; `bad*` stands for a beginning, and
    `beginnings` are the lengths of those.
    """

    phrases: tuple[tuple[Pattern, Rule], ...]
    regexes: tuple[tuple[re.Pattern[str], Rule], ...]
    by_word: Mapping[str, tuple[int, ...]]
    beginnings: tuple[int, ...]
    fine: tuple[Pattern, ...]
    slips: Mapping[str, Slip]
    speller: Speller
    learned: Learned


def load_rules(folder: Path) -> ToneRules:
    """The rules in a folder of TOML files. ContentError names file, line and mend."""
    return rules_from_data(read_data(folder), folder)


def read_data(folder: Path) -> dict[str, dict[str, Any]]:
    """The files as plain data, by name without ending: what a build may bake. ContentError when one is not TOML."""
    data: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            data[path.stem] = tomllib.loads(path.read_text("utf-8"))
        except tomllib.TOMLDecodeError as error:
            at = re.search(r"line (\d+)", str(error))
            raise ContentError(
                str(path),
                int(at[1]) if at else 0,
                f"This is not TOML: {error}.",
                "Look at the quotes and brackets near there.",
            ) from None
    return data


def ready_data(folder: Path) -> dict[str, dict[str, Any]]:
    """As `read_data`, with what takes long to find out: the words that lead to each phrase, and all words known.

    ContentError names file, line and mend.
    """
    data = read_data(folder)
    rules = rules_from_data(data, folder)
    rarest = [" ".join(sorted(pattern.rarest)) for pattern, _ in rules.phrases]
    known = " ".join(sorted(rules.speller.known))
    return {**data, _READY: {"rarest": rarest, "known": known, "beginnings": rules.beginnings}}


def rules_from_data(data: Mapping[str, Mapping[str, Any]], folder: Path = Path("tone")) -> ToneRules:
    """The rules in data as `read_data` or `ready_data` gives it. `folder` is only used to name a file in an error."""
    return _Maker(data, folder).make()


class _Maker:
    """Turns data into rules; knows which file it is in, so that an error can say so."""

    def __init__(self, data: Mapping[str, Mapping[str, Any]], folder: Path) -> None:
        self.data, self.folder = data, folder
        self.path = folder
        self.enter(_WORDS)
        words = data.get(_WORDS, {})
        self.spellings = {str(k): str(v) for k, v in words.get("spellings", {}).items()}
        self.ready = data.get(_READY, {})
        self.reader = PatternReader(words.get("lists", {}), speller(self.spellings, ()).fold)

    def make(self) -> ToneRules:
        """Read every file, then index the phrases by the words that they cannot do without."""
        fine = self.patterns(self.data.get(_WORDS, {}).get("fine", []))
        self.enter(_SLIPS)
        slips = {name: self.slip(name, entry) for name, entry in self.data.get(_SLIPS, {}).items()}
        if missing := [name for name in SLIPS if name not in slips]:
            raise self.error("", f"The slip `{missing[0]}` is missing.", f"Add a table `[{missing[0]}]`.")
        phrases: list[tuple[Pattern, Rule]] = []
        regexes: list[tuple[re.Pattern[str], Rule]] = []
        for name, file in self.data.items():
            if name in _NO_RULES:
                continue
            self.enter(name)
            self.check_keys(file, _FILE_KEYS)
            if file.get("category") not in CATEGORIES:
                raise self.error(
                    "category",
                    f"`{file.get('category')}` is no category.",
                    f"Use one of {', '.join(CATEGORIES)}.",
                )
            for entry in file.get("rule", []):
                self.check_keys(entry, _RULE_KEYS)
                rule = self.rule(file, entry)
                phrases.extend((pattern, rule) for pattern in self.patterns(entry.get("phrases", [])))
                regexes.extend((expression, rule) for expression in self.expressions(entry.get("regex", [])))
        patterns = [pattern for pattern, _ in phrases]
        known = self.words_known(patterns)
        return ToneRules(
            phrases=tuple(phrases),
            regexes=tuple(regexes),
            by_word=by_word(patterns),
            beginnings=tuple(self.ready.get("beginnings", ())) or beginnings(patterns),
            fine=fine,
            slips=slips,
            speller=speller(self.spellings, known),
            learned=self.learned(),
        )

    def words_known(self, phrases: Sequence[Pattern]) -> frozenset[str]:
        """All words that the rules know. If the data is ready, the phrases are told what leads to them."""
        if not self.ready:
            right = self.data.get(_WORDS, {}).get("right", "").split()
            return frozenset({*self.reader.known, *right} - self.spellings.keys())
        for pattern, words in zip(phrases, self.ready["rarest"], strict=True):
            pattern.rarest = frozenset(words.split())
        return frozenset(self.ready["known"].split())

    def learned(self) -> Learned:
        """What was learned from examples, and what is said of it."""
        self.enter(_HINTS)
        hints = {}
        for category, entry in self.data.get(_HINTS, {}).items():
            if category not in CATEGORIES:
                raise self.error(
                    f"[{category}]", f"`{category}` is no category.", f"Use one of {', '.join(CATEGORIES)}."
                )
            self.check_keys(entry, _HINT_KEYS)
            hints[category] = Hint(
                self.severity(entry), str(entry["why"]), str(entry["try"]), tuple(entry.get("fine", ()))
            )
        self.enter(_FAMILIES)
        return learned(self.data.get(_LEARNED, {}), self.data.get(_FAMILIES, {}), hints)

    def rule(self, file: Mapping[str, Any], entry: Mapping[str, Any]) -> Rule:
        """A rule, with what it leaves unsaid taken from its file."""
        both = {**{k: v for k, v in file.items() if k in ("severity", "why", "try")}, **entry}
        for key in ("severity", "why", "try"):
            if key not in both:
                raise self.error(
                    "", f"A rule has no `{key}`.", f"Give the rule or the top of its file a `{key}`."
                )
        return Rule(
            category=str(file["category"]),
            severity=self.severity(both),
            why=str(both["why"]),
            try_instead=str(both["try"]),
            fine=tuple(entry.get("fine", file.get("fine", ()))),
            unless=self.patterns([*file.get("unless", []), *entry.get("unless", [])]),
        )

    def slip(self, name: str, entry: Mapping[str, Any]) -> Slip:
        """What slips.toml says about one slip."""
        if name not in SLIPS:
            raise self.error(f"[{name}]", f"`{name}` is no slip.", f"Use one of {', '.join(SLIPS)}.")
        self.check_keys(entry, _SLIP_KEYS)
        return Slip(
            severity=self.severity(entry),
            why=str(entry.get("why", "")),
            try_instead=str(entry.get("try", "")),
            fine=tuple(entry.get("fine", ())),
            regex=self.expressions(entry.get("regex", [])),
            named=self.expressions(entry.get("named", [])),
            phrases=self.patterns(entry.get("phrases", [])),
            unless=self.patterns(entry.get("unless", [])),
            words=int(entry.get("words", 0)),
            sentence=int(entry.get("sentence", 0)),
        )

    def patterns(self, sources: Sequence[str]) -> tuple[Pattern, ...]:
        """Phrases, read. ContentError on the line of the first that cannot be."""
        read: list[Pattern] = []
        for source in sources:
            try:
                read.append(Pattern(source, self.reader) if self.ready else self.reader.read(source))
            except PatternError as error:
                raise self.error(
                    source, str(error), "Write it as the top of planner/tone_patterns.py shows."
                ) from None
        return tuple(read)

    def expressions(self, sources: Sequence[str]) -> tuple[re.Pattern[str], ...]:
        """Regular expressions, compiled. ContentError on the line of the first that cannot be."""
        compiled: list[re.Pattern[str]] = []
        for source in sources:
            try:
                compiled.append(re.compile(source))
            except re.error as error:
                raise self.error(
                    source, f"`{source}` is no regular expression: {error}.", "Mend it or write a phrase."
                ) from None
        return tuple(compiled)

    def severity(self, entry: Mapping[str, Any]) -> int:
        """1, 2 or 3."""
        value = entry.get("severity")
        if value not in (1, 2, 3):
            raise self.error(
                "severity", f"The severity is {value!r}.", "Use 1 (a hint), 2 or 3 (do not send this)."
            )
        return int(value)

    def check_keys(self, entry: Mapping[str, Any], allowed: set[str]) -> None:
        """ContentError on a key that means nothing."""
        for key in entry:
            if key not in allowed:
                raise self.error(key, f"`{key}` means nothing here.", f"Use {', '.join(sorted(allowed))}.")

    def enter(self, name: str) -> None:
        """Be in this file from now on."""
        self.path = self.folder / f"{name}.toml"

    def error(self, near: str, what: str, mend: str) -> ContentError:
        """A ContentError on the first line that holds `near`, or on the file as a whole."""
        lines = self.path.read_text("utf-8").splitlines() if self.path.is_file() else []
        line = next((number for number, text in enumerate(lines, start=1) if near and near in text), 0)
        return ContentError(str(self.path), line, what, mend)
