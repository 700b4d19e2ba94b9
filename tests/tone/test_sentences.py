"""The tone check finds what hurts and leaves the rest alone, on every labelled set in this folder."""

from __future__ import annotations

import pytest

from planner.tone_rules import CATEGORIES, SLIPS
from tests.tone.sentences import FINE, HARMFUL, categories, measure, names, sentences

RECALL, RECALL_OF_HARMFUL, RIGHT_CATEGORY, FALSE_ALARMS = 0.9, 0.95, 0.8, 0.02

every_set = pytest.mark.parametrize("name", names())


@every_set
def test_recall(name: str) -> None:
    found = measure(name)
    assert found.recall >= RECALL, found.missed


@every_set
def test_recall_of_threats_insults_guilt_and_begging(name: str) -> None:
    found = measure(name)
    missed = [line for line in found.missed if line.startswith(HARMFUL)]
    assert found.recall_of_harmful >= RECALL_OF_HARMFUL, missed


@every_set
def test_the_category_is_mostly_right(name: str) -> None:
    assert measure(name).right_category >= RIGHT_CATEGORY


@every_set
def test_false_alarms(name: str) -> None:
    found = measure(name)
    assert found.false_alarms <= FALSE_ALARMS, found.alarmed


@every_set
def test_labels_are_known(name: str) -> None:
    assert set(sentences(name)) <= {FINE, *CATEGORIES, *SLIPS}


def test_every_category_has_sentences() -> None:
    labels = {label for name in names() for label in sentences(name)}
    needs_a_context = {"wrong_company", "over_limit"}
    assert labels == {FINE, *CATEGORIES, *SLIPS} - needs_a_context


def test_no_sentence_stands_in_two_places() -> None:
    every = [s for name in names() for group in sentences(name).values() for s in group]
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
