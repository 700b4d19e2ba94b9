"""The little language that dates steps and messages."""

from __future__ import annotations

from datetime import date

import pytest

from planner.dates import calendar_for
from planner.due import parse_due, resolve

CALENDAR = calendar_for("")
NOV = {n: date(2026, 11, n) for n in range(1, 31)}


def day(text: str, **anchors: date | None) -> date | None:
    return resolve(parse_due(text), anchors, CALENDAR)


def test_the_first_known_choice_wins() -> None:
    assert day("promised + 2 working days or interview + 7 working days", interview=NOV[12]) == NOV[23]
    assert day("promised + 2 working days or interview", promised=NOV[13], interview=NOV[2]) == NOV[17]
    assert day("promised or interview") is None


@pytest.mark.parametrize(
    ("close", "nudge", "expected"),
    [
        (NOV[20], NOV[2], NOV[20]),
        (NOV[10], NOV[18], NOV[27]),
        (None, NOV[18], NOV[27]),
        (NOV[20], None, NOV[20]),
        (None, None, NOV[30]),
    ],
)
def test_and_takes_the_later_of_the_days_that_are_known(
    close: date | None, nudge: date | None, expected: date
) -> None:
    assert day("close and nudge + 7 working days or today", close=close, nudge=nudge, today=NOV[30]) == expected


def test_a_day_beyond_the_calendar_is_no_day() -> None:
    assert day("today + 30 days", today=date.max) is None


@pytest.mark.parametrize("text", ["", "Next week!", "today +", "today + 3 fortnights", "today + 2 days and"])
def test_a_due_that_cannot_be_read_says_why(text: str) -> None:
    with pytest.raises(ValueError, match="is not"):
        parse_due(text)
