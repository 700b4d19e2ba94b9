"""The tone check finds what hurts and leaves the rest alone, on every labelled set."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.tone_rules import CATEGORIES, SLIPS
from tests.tone.sentences import EXAMPLES, FINE, HARMFUL, UNSEEN, categories, measure, sentences, sets

EVERY = [*sets(EXAMPLES), *sets(UNSEEN)]

taught = pytest.mark.parametrize("path", sets(EXAMPLES), ids=lambda path: path.stem)


@taught
def test_what_an_example_teaches_is_not_forgotten(path: Path) -> None:
    found = measure(path)
    assert not set(sentences(path)) - {FINE} or found.recall >= 0.75, found.missed


@taught
def test_false_alarms_on_examples(path: Path) -> None:
    found = measure(path)
    assert found.false_alarms <= 0.07, found.alarmed


def test_recall_on_examples() -> None:
    found = measure(*sets(EXAMPLES))
    assert found.recall >= 0.93
    assert found.recall_of_harmful >= 0.95
    assert found.right_category >= 0.8
    assert found.false_alarms <= 0.02


def test_recall_on_unseen_sentences() -> None:
    found = measure(*sets(UNSEEN))
    assert found.recall >= 0.75, found.missed
    assert found.recall_of_harmful >= 0.9, [line for line in found.missed if line.startswith(HARMFUL)]


def test_false_alarms_on_unseen_sentences() -> None:
    found = measure(*sets(UNSEEN))
    assert found.false_alarms <= 0.08, found.alarmed


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_labels_are_known(path: Path) -> None:
    assert set(sentences(path)) <= {FINE, *CATEGORIES, *SLIPS}


def test_every_category_has_sentences() -> None:
    labels = {label for path in EVERY for label in sentences(path)}
    needs_a_context = {"wrong_company", "over_limit"}
    assert labels == {FINE, *CATEGORIES, *SLIPS} - needs_a_context


def test_no_sentence_stands_in_two_places() -> None:
    every = [s for path in EVERY for group in sentences(path).values() for s in group]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    "sentence",
    [
        "I was disappointed, of course.",
        "I see it a little differently.",
        "Could you please confirm by Friday whether the expenses form arrived?",
        "I respectfully disagree on one point.",
        "Please send me a copy of my interview notes by May 4.",
    ],
)
def test_candor_dissent_and_a_firm_request_are_fine(sentence: str) -> None:
    assert categories(sentence, FINE) == set()
