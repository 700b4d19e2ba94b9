"""Whatever is typed: the tone check ends, its notes lead back into the text, and its time grows with the length only."""

from __future__ import annotations

import time
from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.tone import ToneContext, ToneFinding, check_tone, tone_rules

settings.register_profile("gate", derandomize=True, deadline=None)
settings.load_profile("gate")

BITS = st.sampled_from(
    [
        "please", "you", "lied", "u", "I'M", "sorry", "my lawyer", "waste of time", "reconsider", "[name]", "{{ x }}",
        "don’t", "never", "!!!", "??", ".", ",", "…", "\n", "\n\n", "Dear", "Acme", "’s", "''", "___", "résumé", "ß", "İ",
        "😀", "\u200b", "مرحبا", "a" * 40, "attached", "could you", "?",
    ]
)  # fmt: skip
TEXTS = (
    st.text(max_size=400)
    | st.lists(BITS, max_size=60).map(" ".join)
    | st.lists(BITS, max_size=60).map("".join)
)
CONTEXTS = st.builds(
    ToneContext,
    company=st.text(max_size=12) | st.just("Acme"),
    other_companies=st.lists(st.text(max_size=12) | st.just("Acme"), max_size=3).map(tuple),
    contact_name=st.text(max_size=12),
    limit=st.none() | st.integers(0, 300),
    channel=st.sampled_from(["", "email", "linkedin"]),
)


def check(text: str, context: ToneContext | None = None) -> tuple[ToneFinding, ...]:
    return check_tone(text, context or ToneContext(), tone_rules())


@given(TEXTS, CONTEXTS)
def test_any_text_is_read_and_every_note_leads_back_into_it(text: str, context: ToneContext) -> None:
    for note in check(text, context):
        assert 0 <= note.start < note.end <= len(text)
        assert text[note.start : note.end] == note.phrase
        assert note.severity in (1, 2, 3)
        assert note.why
        assert note.try_instead
        assert "{" not in note.why.replace("{" * (note.category == "wrong_company"), "") or "{" in text


@given(TEXTS, CONTEXTS)
def test_notes_are_in_order_and_those_of_a_category_apart(text: str, context: ToneContext) -> None:
    notes = check(text, context)
    assert list(notes) == sorted(notes, key=lambda n: (n.start, n.end, n.category))
    by_category: dict[str, list[ToneFinding]] = defaultdict(list)
    for note in notes:
        by_category[note.category].append(note)
    for same in by_category.values():
        assert all(a.end <= b.start for a, b in pairwise(same))


@given(TEXTS, CONTEXTS)
def test_the_same_text_gives_the_same_notes(text: str, context: ToneContext) -> None:
    assert check(text, context) == check(text, context)


def seconds(text: str) -> float:
    times = []
    for _ in range(7):
        start = time.process_time()
        check(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize(
    "piece",
    [
        "Thank you for the kind call about the role. ",
        "you lied to me and i will sue you please ",
        "please please sorry sorry ",
        "you are so very really ",
        "[[{{",
        "a",
        "a ",
        "I.",
        "\n",
        "you did not not not ",
        "desperatee",
        "'",
        "?!",
        "!",
        "?! ",
        "[",
        "_",
        "XX ",
        "( your ",
    ],
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    short, long = (piece * 10_000)[:2_500], (piece * 10_000)[:10_000]
    check(long)
    assert seconds(long) < 16 * seconds(short) + 0.05
