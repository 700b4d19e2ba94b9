"""The planner's own letters raise no note: not for the samples, nor in any voice of the many cases of the letters' tests.

When a new sentence raises a hint, `python -m scripts.learn_tone` teaches the tone check that it is fine.
"""

from __future__ import annotations

import pytest

from planner.content import VOICES
from planner.model import Message
from planner.samples import sample_answers, sample_plan, samples
from planner.tone import ToneContext, check_tone, tone_rules
from tests.content.test_letters import IDS, first, of


def notes(message: Message, company: str) -> list[str]:
    """What the tone check says about a letter as the page would ask it."""
    context = ToneContext(
        company=company,
        other_companies=("Northgate Analytics",),
        contact_name=message.to_name,
        limit=message.limit,
        channel=message.channel,
    )
    return [
        f"{message.template}: {note.category} `{note.phrase}` in\n{message.body}"
        for note in check_tone(message.body, context, tone_rules())
    ]


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("name", samples())
def test_the_letters_of_a_sample_raise_no_note(name: str, voice: str) -> None:
    company = sample_answers(name)[0].company
    assert not [note for message in sample_plan(name, voice).messages for note in notes(message, company)]


@pytest.mark.parametrize("name", IDS)
def test_no_letter_raises_a_note_in_any_case(name: str) -> None:
    wrong = [note for one in of(name) for note in notes(one.message, one.answers.company)]
    assert not wrong, first(wrong)
