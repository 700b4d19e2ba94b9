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
    assert (
        day("close and nudge + 7 working days or today", close=close, nudge=nudge, today=NOV[30]) == expected
    )


def test_a_day_beyond_the_calendar_is_no_day() -> None:
    assert day("today + 30 days", today=date.max) is None


@pytest.mark.parametrize("text", ["", "Next week!", "today +", "today + 3 fortnights", "today + 2 days and"])
def test_a_due_that_cannot_be_read_says_why(text: str) -> None:
    with pytest.raises(ValueError, match="is not"):
        parse_due(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", NOV[20]),
        ("today + 3 days", NOV[23]),
        ("today - 2 days", NOV[18]),
        ("today + 1 working days", NOV[23]),
        ("today + 2 weeks", date(2026, 12, 4)),
        ("today + 3 months", date(2027, 2, 20)),
        ("today + 1 legal months", date(2026, 12, 21)),
        ("today + 3 months less a day", date(2027, 2, 19)),
        ("today + 8 legal days", NOV[30]),
    ],
)
def test_every_unit(text: str, expected: date) -> None:
    """Friday, November 20: units are days, working days, weeks, months, and the clocks of E31, E36 and E44."""
    assert day(text, today=NOV[20]) == expected


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        (date(2027, 1, 31), date(2027, 3, 1)),
        (date(2026, 11, 16), date(2026, 12, 16)),
        (date(2026, 11, 21), date(2026, 12, 21)),
        (date(2027, 8, 31), date(2027, 9, 30)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 12, 3), date(2027, 1, 4)),
    ],
)
def test_a_data_request_is_due_in_a_month_as_the_regulator_counts(received: date, expected: date) -> None:
    """E31: the same date next month; the month's last day if there is none; the next working day on a day off."""
    found = resolve(parse_due("sent + 1 legal months"), {"sent": received}, calendar_for("uk_england"))
    assert found == expected


@pytest.mark.parametrize(
    "text", ["", "so soon", "today + days", "today + 3 fortnights", "today + x days", "today +"]
)
def test_what_cannot_be_read_is_one_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        parse_due(text)


def test_the_end_of_the_calendar_gives_no_day_or_its_last() -> None:
    for text in ("today + 5 days", "today + 2 weeks", "today + 1 months", "today + 7 working days"):
        found = day(text, today=date.max)
        assert found is None or found == date.max
