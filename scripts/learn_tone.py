"""Learn from example sentences what hurts: `python -m scripts.learn_tone` writes `learned.toml` beside the tone rules.

Run it after a sentence was added to `planner/content/en/tone/examples` or a word to `families.toml`. The same examples
give the same file. The method is logistic regression on features scaled by their naive Bayes ratio (Wang and Manning
2012, "Baselines and bigrams"), which does well on single sentences and needs nothing but the standard library.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.content import HERE, Content, parse_content
from planner.tone_learned import Families, features
from planner.tone_rules import CATEGORIES, ToneRules, load_rules
from planner.tone_text import Speller, sentences

FOLDER = HERE / "en" / "tone"
FINE, TOO_LONG = "fine", "over_long"
LABELS = {FINE, *CATEGORIES} - {TOO_LONG}
SEEN_AT_LEAST = 2
ROUNDS, PACE, SHRINK, SMOOTHING = 60, 0.3, 1.0, 1.0
NOTE_AT, QUIET_BELOW = 14, -10
STRONGEST, LEAST_STRENGTH, SMOOTHING_OF_CATEGORIES, SHARE_OF_USUAL = 1, 1.0, 0.5, 0.5
LIGHTEST, WIDTH = 0.15, 118
WEIGHT_OF_LETTERS = 1.0
TAG, BLANK = re.compile(r"\{%.*?%\}"), re.compile(r"\{\{.*?\}\}")


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled sentence as its features."""

    label: str
    features: frozenset[str]
    weight: float = 1.0


def examples(paths: Iterable[Path], speller: Speller, known: Families) -> list[Example]:
    """The labelled sentences of some files; labels that are about length or blanks are left out."""
    return [
        Example(label, marks)
        for path in paths
        for label, texts in tomllib.loads(path.read_text("utf-8")).items()
        if label in LABELS
        for marks in _features(texts, speller, known)
    ]


def _features(texts: Iterable[str], speller: Speller, known: Families) -> Iterator[frozenset[str]]:
    for text in texts:
        yield frozenset().union(*[features(s.words, s.end, known) for s in sentences(text, speller)])


def _fine_as_it_is(rules: ToneRules) -> list[str]:
    """The sentences that the rules themselves call fine."""
    return sorted({text for _, rule in rules.phrases for text in rule.fine})


def letters(content: Content, speller: Speller, known: Families) -> list[Example]:
    """The sentences of the planner's own messages in every voice, which are fine; blanks are filled with a word."""
    texts = [BLANK.sub("it", TAG.sub(" ", body)) for m in content.messages for body in m.bodies.values()]
    lines = {s.line: s for text in texts for s in sentences(text, speller)}
    return [
        Example(FINE, frozenset(features(s.words, s.end, known)), WEIGHT_OF_LETTERS)
        for _, s in sorted(lines.items())
    ]


def weigh(found: Sequence[Example]) -> tuple[float, dict[str, float]]:
    """A base and the weight of each feature; their sum is the log of the odds that a sentence hurts."""
    ratio = _ratios(found)
    names = {feature: number for number, feature in enumerate(ratio)}
    scale = list(ratio.values())
    rows = [([names[f] for f in sorted(e.features) if f in names], e.label != FINE, e.weight) for e in found]
    weights, steps = [0.0] * len(scale), [1e-8] * len(scale)
    base, step = 0.0, 1e-8
    for _ in range(ROUNDS):
        slopes, slope = [SHRINK * weight for weight in weights], 0.0
        for row, hurts, counts in rows:
            log_odds = base + sum([weights[n] * scale[n] for n in row])
            error = counts * (1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds)))) - hurts)
            slope += error
            for n in row:
                slopes[n] += error * scale[n]
        step += slope * slope
        base -= PACE * slope / math.sqrt(step)
        for n, own in enumerate(slopes):
            steps[n] += own * own
            weights[n] -= PACE * own / math.sqrt(steps[n])
    return base, {feature: weights[n] * scale[n] for feature, n in names.items()}


def _ratios(found: Sequence[Example]) -> dict[str, float]:
    """The naive Bayes log ratio of each feature that stands in enough sentences."""
    seen = Counter(feature for example in found for feature in example.features)
    total: dict[str, float] = defaultdict(float)
    hurting: dict[str, float] = defaultdict(float)
    for example in found:
        for feature in example.features:
            total[feature] += example.weight
            hurting[feature] += example.weight * (example.label != FINE)
    bad = sum(e.weight for e in found if e.label != FINE)
    fine = sum(e.weight for e in found if e.label == FINE)
    return {
        feature: math.log((hurting[feature] + SMOOTHING) / (bad + 2 * SMOOTHING))
        - math.log((count - hurting[feature] + SMOOTHING) / (fine + 2 * SMOOTHING))
        for feature, count in sorted(total.items())
        if seen[feature] >= SEEN_AT_LEAST
    }


def speak_for(found: Sequence[Example]) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """How usual each category is among sentences that hurt, and the features that speak for each, by strength."""
    bad = [e for e in found if e.label != FINE]
    sizes = Counter(e.label for e in bad)
    counts = {
        label: Counter(f for e in bad if e.label == label for f in e.features) for label in sorted(sizes)
    }
    total = Counter(f for e in bad for f in e.features)
    strengths: dict[str, dict[str, float]] = {label: {} for label in counts}
    for feature, count in sorted(total.items()):
        if count < SEEN_AT_LEAST:
            continue
        row = {
            label: _share(own[feature], sizes[label]) - _share(count - own[feature], len(bad) - sizes[label])
            for label, own in counts.items()
        }
        for label in sorted(row, key=row.__getitem__)[-STRONGEST:]:
            if row[label] > LEAST_STRENGTH:
                strengths[label][feature] = row[label]
    usual = {label: SHARE_OF_USUAL * math.log(sizes[label] / len(bad)) for label in counts}
    return usual, strengths


def _share(count: int, of: int) -> float:
    return math.log((count + SMOOTHING_OF_CATEGORIES) / (of + 2 * SMOOTHING_OF_CATEGORIES))


def lines(found: Sequence[Example]) -> Iterator[str]:
    """The file `learned.toml`, line by line. Weights are in tenths; light ones are left out, for they only cost bytes."""
    base, every = weigh(found)
    weights = {feature: weight for feature, weight in every.items() if abs(weight) >= LIGHTEST}
    usual, strengths = speak_for(found)
    yield "# Made by `python -m scripts.learn_tone` from the sentences in `examples`; do not edit."
    yield f"base = {_tenths(base)}"
    yield f"note_at = {NOTE_AT}"
    yield f"quiet_below = {QUIET_BELOW}"
    yield ""
    yield "[usual]"
    yield from (f"{label} = {_tenths(value)}" for label, value in usual.items())
    yield ""
    yield "[weights]"
    yield from _groups(weights)
    for label, features_of in strengths.items():
        yield ""
        yield f"[toward.{label}]"
        yield from _groups({f: s for f, s in features_of.items() if f in weights})


def _groups(values: Mapping[str, float]) -> Iterator[str]:
    groups: dict[int, list[str]] = defaultdict(list)
    for feature, value in values.items():
        groups[_tenths(value)].append(feature)
    for tenths, group in sorted(groups.items()):
        yield f"{tenths} = ["
        yield from _wrapped([f'"{feature}",' for feature in sorted(group)])
        yield "]"


def _wrapped(pieces: Iterable[str]) -> Iterator[str]:
    line = " "
    for piece in pieces:
        if len(line) + len(piece) >= WIDTH:
            yield line
            line = " "
        line += f" {piece}"
    yield line


def _tenths(value: float) -> int:
    return round(10 * value)


def learn(language: str = "en") -> str:
    """What `learned.toml` should hold. ContentError when a file cannot be read."""
    folder = HERE / language / "tone"
    rules = load_rules(folder)
    known = rules.learned.families
    found = examples(sorted((folder / "examples").glob("*.toml")), rules.speller, known)
    found += [Example(FINE, marks) for marks in _features(_fine_as_it_is(rules), rules.speller, known)]
    found += letters(parse_content(HERE / language), rules.speller, known)
    return "\n".join(lines(found)) + "\n"


if __name__ == "__main__":
    (FOLDER / "learned.toml").write_text(learn(), "utf-8")
