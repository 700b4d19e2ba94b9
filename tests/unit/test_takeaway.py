"""Files to take along: each format, with the reader's own words in it."""

from base64 import b64decode
from datetime import date
from email import message_from_bytes

import pytest

from planner.answers import Answers
from planner.content import content
from planner.errors import UsageError
from planner.plan import make_plan
from planner.takeaway import TYPES, take_away, with_edits

TODAY = date(2026, 11, 19)
ANSWERS = Answers(
    outcome="turned_down", stage="first", heard="email", news_date=TODAY, company="Holt & Söhne"
)
PLAN = make_plan(ANSWERS, TODAY, content())
REQUEST = {"today": "2026-11-19", "case": "c1", "stamp": "2026-11-19T18:00:00Z", "sequence": 2}


def take(**request):
    answer = take_away(PLAN, ANSWERS, {**REQUEST, **request})
    return answer["name"], b64decode(answer["data"])


@pytest.mark.parametrize("form", [form for form in TYPES if form != "eml"])
def test_the_plan_in_every_format(form):
    name, data = take(format=form)
    assert name.endswith(f".{form}")
    assert len(data) > 200
    assert "/" not in name


def test_a_message_as_draft_and_as_text_holds_the_readers_edit():
    edits = {"reply-thanks": {"body": "My own words.", "subject": "Mine"}}
    _, text = take(format="txt", message="reply-thanks", edits=edits)
    assert b"My own words." in text
    _, draft = take(format="eml", message="reply-thanks", edits=edits)
    mail = message_from_bytes(draft)
    assert mail["Subject"] == "Mine"
    assert mail.get_payload(decode=True) == b"My own words."
    assert with_edits(PLAN, edits).messages[0].words == 3


@pytest.mark.parametrize("request_", [{"format": "pdf"}, {"format": "txt", "message": "no-such-message"}, {}])
def test_what_there_is_not_is_one_sentence(request_):
    with pytest.raises(UsageError, match=r"\.$"):
        take(**request_)


@pytest.mark.parametrize("sequence", [None, "three", -1, 2.5, []])
def test_a_sequence_that_is_no_number_counts_as_none(sequence):
    assert take(format="ics", sequence=sequence) == take(format="ics", sequence=0)


@pytest.mark.parametrize("edits", [None, "x", {"reply-thanks": None}, {"reply-thanks": {"body": 3}}, {7: {}}])
def test_damaged_edits_do_not_stop_a_file(edits):
    assert take(format="txt", edits=edits)[1]
