"""The chain after silence: one nudge, a second, a closing note, each on its day, and then nothing more (E119, E121)."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any

import pytest

from planner.content import content
from planner.dates import calendar_for
from planner.model import Plan
from planner.plan import make_plan
from planner.reading import read

TODAY = date(2026, 11, 20)
CALENDAR = calendar_for("")
ASKING = ("silence-nudge", "silence-second-nudge", "written-offer")
NAMED = [
    {"name": "Jo", "part": "recruiter", "reach": "email"},
    {"name": "Mei", "part": "hiring_manager", "met": "yes"},
]


def plan(**raw: Any) -> Plan:
    given = {"outcome": "no_answer", "stage": "final", "people": NAMED, **raw}
    return make_plan(read(given, TODAY)[0], TODAY, content())


def days(found: Plan) -> dict[str, date | None]:
    return {m.template: m.send_on for m in found.messages}


def test_no_day_promised() -> None:
    """Seven working days after the interview, seven after that, and the closing note on day 30."""
    sent = days(plan(interview_date="2026-11-19"))
    assert sent["silence-nudge"] == date(2026, 11, 30)
    assert sent["silence-second-nudge"] == date(2026, 12, 9)
    assert sent["closing-note"] == CALENDAR.next_working_day(date(2026, 12, 19))


def test_the_second_nudge_goes_to_somebody_else_where_there_is_one() -> None:
    found = {m.template: m.to_name for m in plan(interview_date="2026-11-10").messages}
    assert (found["silence-nudge"], found["silence-second-nudge"]) == ("Jo", "Mei")


@pytest.mark.parametrize(("standing", "close"), [([], 30), (["public"], 45), (["academic"], 45)])
def test_slow_employers_get_longer(standing: list[str], close: int) -> None:
    sent = days(plan(interview_date="2026-11-10", standing=standing))
    day = sent["closing-note"]
    assert day is not None
    assert day >= date(2026, 11, 10) + timedelta(days=close)


@pytest.mark.parametrize("ahead", range(1, 40))
def test_nothing_is_asked_before_a_promised_day(ahead: int) -> None:
    promised = TODAY + timedelta(days=ahead)
    for outcome, stage in itertools.product(
        ("no_answer", "promise_passed", "on_hold"), ("first", "final", "offer")
    ):
        sent = days(
            plan(
                outcome=outcome, stage=stage, interview_date="2026-11-02", promised_date=promised.isoformat()
            )
        )
        asked = [day for name, day in sent.items() if name in ASKING and day]
        assert all(day >= CALENDAR.add_working_days(promised, 2) for day in asked)


@pytest.mark.parametrize("nudges", [1, 2, 3])
def test_what_went_out_already_counts(nudges: int) -> None:
    sent = days(
        plan(interview_date="2026-11-02", done=["nudged"], nudges=str(nudges), last_nudge="2026-11-18")
    )
    asked = [name for name in sent if name in ASKING]
    assert asked == (["silence-second-nudge"] if nudges == 1 else [])
    assert list(sent)[-1] == "closing-note"


def test_another_offer_goes_before_every_clock() -> None:
    found = plan(interview_date="2026-11-17", promised_date="2026-12-04", circumstances=["other_offer"])
    assert found.verdict.id == "other-offer"
    assert days(found) == {"offer-deadline": TODAY}


def test_a_spoken_offer_is_never_closed_in_writing_unasked() -> None:
    for done, nudges in ([], ""), (["nudged"], "1"), (["nudged"], "2"):
        assert "closing-note" not in days(
            plan(stage="offer", interview_date="2026-10-01", done=done, nudges=nudges)
        )


def test_a_withdrawn_offer_gets_no_thanks_and_no_question_mark() -> None:
    for heard, voice in itertools.product(("email", "phone", "portal"), ("formal", "warm", "brief")):
        found = plan(outcome="offer_withdrawn", stage="offer", heard=heard, voice=voice)
        body = next(m.body for m in found.messages if m.template == "offer-withdrawn")
        assert "thank" not in body.lower()
        assert "?" not in body
