"""What the tone check learns from examples: features, families, weights, and how a sentence is weighed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.tone import ToneContext, check_tone, tone_rules
from planner.tone_learned import families, features, learned
from planner.tone_rules import CATEGORIES
from scripts.learn_tone import FINE, Example, lines, speak_for, weigh

KNOWN = families({"warm": "thank* kind", "scorn": "joke kind"})


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("thank", {"warm"}),
        ("thankful", {"warm"}),
        ("kind", {"warm", "scorn"}),
        ("joke", {"scorn"}),
        ("than", set()),
    ],
)
def test_a_word_belongs_to_families(word: str, names: set[str]) -> None:
    assert KNOWN.of(word) == names


def test_the_features_of_a_sentence() -> None:
    assert features(["not", "a", "joke"], "!", KNOWN) == {
        "^", "not", "-a", "-joke", "!", "^ not", "not -a", "-a -joke", "-joke !", "{-scorn}",
    }  # fmt: skip


def test_a_family_met_twice_and_a_long_word() -> None:
    found = features(["thankful", "thanks"], ".", KNOWN)
    assert {"{warm}", "{warm}2", "thankf~"} <= found


def test_a_not_reaches_six_words() -> None:
    found = features(["never", "a", "b", "c", "d", "e", "kind", "joke"], ".", KNOWN)
    assert {"-kind", "joke", "{-warm}", "{scorn}"} <= found
    assert "-joke" not in found


def example(label: str, text: str) -> Example:
    return Example(label, frozenset(features(text.split(), ".", KNOWN)))


LESSON = [
    *[example("bitter", f"what a joke {word}") for word in ("it", "this", "that", "you")],
    *[example("begging", f"please please help {word}") for word in ("me", "us", "him", "her")],
    *[example(FINE, f"thanks for the {word}") for word in ("talk", "tea", "tour", "time", "note", "call")],
]


def test_what_hurts_weighs_more_than_nothing_and_what_is_fine_less() -> None:
    base, weights = weigh(LESSON)
    assert weights["a joke"] > 0 > weights["for the"]
    hurt, fine = (base + sum(weights.get(f, 0) for f in LESSON[n].features) for n in (0, -1))
    assert hurt > 0 > fine


def test_features_speak_for_their_category() -> None:
    usual, strengths = speak_for(LESSON)
    assert set(usual) == {"bitter", "begging"}
    assert "a joke" in strengths["bitter"]
    assert "a joke" not in strengths["begging"]


def test_the_same_examples_teach_the_same() -> None:
    assert list(lines(LESSON)) == list(lines(LESSON[:]))


def test_weights_in_groups_are_laid_out_by_feature() -> None:
    taught = learned(
        {"base": 1, "weights": {"-3": ["a", "b"], "7": ["c"]}, "toward": {"bitter": {"4": ["c"]}}}, {}, {}
    )
    assert taught.score(["a", "c", "unknown"]) == 5
    assert taught.toward == {"c": [("bitter", 4)]}


def test_every_category_that_can_be_learned_has_a_hint() -> None:
    taught = tone_rules().learned
    assert set(taught.usual) == set(taught.hints) == set(CATEGORIES) - {"over_long"}


SARCASM = "I so admire a firm that lets its manners lapse in such style."


def test_a_sentence_that_no_rule_foresees_is_weighed_as_a_whole() -> None:
    rules = tone_rules()
    eager = replace(rules, learned=replace(rules.learned, note_at=-(10**6)))
    (note,) = check_tone(f"Thank you. {SARCASM}", ToneContext(), eager)[1:]
    assert note.phrase == SARCASM.removesuffix(".")
    assert note.why == rules.learned.hints[note.category].why


def test_a_rule_that_speaks_silences_the_hint() -> None:
    rules = tone_rules()
    eager = replace(rules, learned=replace(rules.learned, note_at=-(10**6)))
    found = check_tone("You lied to me.", ToneContext(), eager)
    assert "You lied to me" not in {note.phrase for note in found}


@pytest.mark.parametrize("text", ["It was a waste of time.", "You lied to me."])
def test_kind_words_around_it_silence_a_rule(text: str) -> None:
    rules = tone_rules()

    def heard(quiet_below: int) -> bool:
        taught = replace(rules.learned, note_at=10**6, quiet_below=quiet_below)
        return bool(check_tone(text, ToneContext(), replace(rules, learned=taught)))

    assert heard(-(10**6))
    assert not heard(10**6)


def test_thanks_are_kind_enough() -> None:
    taught = tone_rules().learned
    assert taught.score(features(["thank", "you"], ".", taught.families)) < taught.quiet_below
