"""Working days, months and legal clocks, enumerated over years; dates in words."""

from datetime import date, timedelta

import pytest

from planner.dates import (
    Calendar,
    add_days,
    add_months,
    calendar_for,
    days_in_month,
    format_date,
    get_advice_by,
    legal_days_due,
    legal_month_due,
    three_months_less_a_day,
)
from planner.holidays import regions

PLAIN = Calendar("", frozenset())
ENDS = (date.min, date.min + timedelta(1), date.max - timedelta(1), date.max)


def days(first, last):
    return [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]


FOUR_YEARS = days(date(2026, 1, 1), date(2029, 12, 31))
CALENDARS = [PLAIN, calendar_for("uk_england"), calendar_for("us"), calendar_for("germany")]


def by_walking(calendar, day, number):
    """The slow way: step by step, asking each day."""
    stride = timedelta(1 if number > 0 else -1)
    left = abs(number)
    while left:
        day += stride
        left -= calendar.is_working_day(day)
    return day


@pytest.mark.parametrize("calendar", CALENDARS, ids=lambda c: c.region or "none")
@pytest.mark.parametrize("number", [-21, -5, -2, -1, 1, 2, 5, 7, 21])
def test_working_days_are_counted_as_by_walking(calendar, number):
    for day in FOUR_YEARS[:: 3 if abs(number) < 10 else 17]:
        assert calendar.add_working_days(day, number) == by_walking(calendar, day, number)


@pytest.mark.parametrize("calendar", CALENDARS, ids=lambda c: c.region or "none")
def test_every_result_is_a_working_day_and_the_count_leads_back(calendar):
    for day in FOUR_YEARS:
        later = calendar.add_working_days(day, 5)
        assert calendar.is_working_day(later)
        assert calendar.working_days_between(day, later) == 5
        assert calendar.working_days_between(later, day) == -5
        assert calendar.working_days_between(day, day) == 0


@pytest.mark.parametrize("calendar", CALENDARS, ids=lambda c: c.region or "none")
def test_next_and_previous_working_day_stay_on_a_working_day(calendar):
    for day in FOUR_YEARS:
        after, before = calendar.next_working_day(day), calendar.previous_working_day(day)
        assert before <= day <= after
        assert calendar.is_working_day(before)
        assert calendar.is_working_day(after)
        if calendar.is_working_day(day):
            assert before == day == after
        else:
            assert not any(calendar.is_working_day(d) for d in days(before, after)[1:-1])
        assert calendar.add_working_days(day, 0) == after


def test_the_week_runs_from_monday_to_friday():
    monday = date(2026, 11, 16)
    assert [PLAIN.is_working_day(monday + timedelta(n)) for n in range(7)] == [True] * 5 + [False] * 2


def test_a_public_holiday_is_no_working_day_where_it_is_kept():
    boxing_day = date(2028, 12, 26)
    assert not calendar_for("uk_england").is_working_day(boxing_day)
    assert calendar_for("us").is_working_day(boxing_day)
    assert calendar_for("").is_working_day(boxing_day)
    assert calendar_for("nowhere").is_working_day(boxing_day)


def test_english_christmas_is_skipped_as_a_whole():
    # Friday the 25th is a holiday, the 26th is a Saturday, so Monday the 28th is off too.
    assert calendar_for("uk_england").add_working_days(date(2026, 12, 24), 1) == date(2026, 12, 29)


@pytest.mark.parametrize("region", regions())
def test_no_region_goes_a_fortnight_without_a_working_day(region):
    for day in FOUR_YEARS:
        assert calendar_for(region).next_working_day(day) - day < timedelta(7)


@pytest.mark.parametrize("day", ENDS)
@pytest.mark.parametrize("number", [-(10**9), -400_000, -1, 0, 1, 400_000, 10**9])
def test_the_ends_of_the_calendar_hold(day, number):
    if abs(number) < 10**6:
        assert date.min <= PLAIN.add_working_days(day, number) <= date.max
    assert date.min <= add_days(day, number) <= date.max
    assert date.min <= add_months(day, number) <= date.max


@pytest.mark.parametrize("day", ENDS)
def test_every_clock_holds_at_the_ends_of_the_calendar(day):
    results = [
        legal_month_due(day, PLAIN),
        three_months_less_a_day(day),
        legal_days_due(day, 180, PLAIN),
        get_advice_by(day, day),
        PLAIN.next_working_day(day),
        PLAIN.previous_working_day(day),
    ]
    assert all(date.min <= result <= date.max for result in results)
    assert PLAIN.working_days_between(date.min, date.max) > 2_600_000


@pytest.mark.parametrize(
    ("day", "number", "result"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 12, 31), -1, date(2026, 11, 30)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
        (date(2026, 1, 15), -13, date(2024, 12, 15)),
    ],
)
def test_months_end_where_the_month_ends(day, number, result):
    assert add_months(day, number) == result


def test_every_month_end_of_four_years_clamps_to_the_last_day():
    for day in FOUR_YEARS:
        if (day + timedelta(1)).day != 1:
            continue
        for number in range(-14, 15):
            found = add_months(day, number)
            assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == number
            assert found.day == min(day.day, days_in_month(found.year, found.month))


@pytest.mark.parametrize("year", [1900, 2000, 2024, 2026, 2100, 2400])
def test_the_length_of_a_month_is_that_of_the_calendar(year):
    for month in range(1, 12):
        assert days_in_month(year, month) == (date(year, month + 1, 1) - date(year, month, 1)).days
    assert days_in_month(year, 12) == 31


@pytest.mark.parametrize(
    ("received", "due", "case"),
    [
        (date(2026, 11, 24), date(2026, 12, 24), "the same date next month"),
        (date(2027, 1, 31), date(2027, 3, 1), "no 31 February: the 28th, a Sunday, so Monday"),
        (date(2027, 8, 31), date(2027, 9, 30), "no 31 September: the month's last day, a Thursday"),
        (date(2026, 11, 25), date(2026, 12, 29), "Christmas Day, then a weekend, then an observed holiday"),
        (date(2028, 1, 31), date(2028, 2, 29), "the leap day"),
    ],
)
def test_an_answer_to_a_data_request_is_due_next_month(received, due, case):
    assert legal_month_due(received, calendar_for("uk_england")) == due, case


def test_a_data_request_is_never_due_early_nor_on_a_day_off():
    england = calendar_for("uk_england")
    for day in FOUR_YEARS[:-31]:
        due = legal_month_due(day, england)
        assert england.is_working_day(due)
        assert add_months(day, 1) <= due < add_months(day, 1) + timedelta(6)


@pytest.mark.parametrize(
    ("event", "last"),
    [
        (date(2027, 1, 15), date(2027, 4, 14)),
        (date(2026, 11, 30), date(2027, 2, 27)),
        (date(2027, 11, 30), date(2028, 2, 28)),
        (date(2026, 12, 1), date(2027, 2, 28)),
    ],
)
def test_a_british_claim_starts_within_three_months_less_a_day(event, last):
    assert three_months_less_a_day(event) == last


def test_the_six_months_that_may_apply_are_counted_the_same_way():
    assert three_months_less_a_day(date(2027, 1, 15), months=6) == date(2027, 7, 14)


def test_days_of_law_move_from_a_day_off_to_the_next_business_day():
    us = calendar_for("us")
    # 180 days from 5 January 2027 is Sunday 4 July; Monday the 5th is the holiday's observed day.
    assert legal_days_due(date(2027, 1, 5), 180, us) == date(2027, 7, 6)
    assert legal_days_due(date(2027, 1, 8), 180, us) == date(2027, 7, 7)


@pytest.mark.parametrize(
    ("due", "today", "by"),
    [
        (date(2027, 4, 14), date(2027, 1, 15), date(2027, 3, 24)),
        (date(2027, 4, 14), date(2027, 4, 1), date(2027, 4, 1)),
        (date(2027, 4, 14), date(2027, 4, 14), date(2027, 4, 14)),
        (date(2027, 4, 14), date(2027, 5, 1), date(2027, 4, 14)),
    ],
)
def test_advice_comes_21_days_before_a_legal_date_but_not_in_the_past(due, today, by):
    assert get_advice_by(due, today) == by


@pytest.mark.parametrize(
    ("style", "form", "text"),
    [
        ("us", "day", "November 21"),
        ("us", "day_year", "November 21, 2026"),
        ("us", "weekday", "Saturday, November 21"),
        ("us", "weekday_year", "Saturday, November 21, 2026"),
        ("british", "day", "21 November"),
        ("british", "day_year", "21 November 2026"),
        ("british", "weekday", "Saturday 21 November"),
        ("british", "weekday_year", "Saturday 21 November 2026"),
        ("iso", "day", "2026-11-21"),
        ("iso", "day_year", "2026-11-21"),
        ("iso", "weekday", "Saturday 2026-11-21"),
        ("iso", "weekday_year", "Saturday 2026-11-21"),
    ],
)
def test_a_date_is_written_in_the_style_the_reader_chose(style, form, text):
    assert format_date(date(2026, 11, 21), style, form) == text


@pytest.mark.parametrize("style", ["us", "british", "iso"])
@pytest.mark.parametrize("form", ["day", "day_year", "weekday", "weekday_year", "brief", "brief_weekday"])
def test_every_form_writes_every_day_of_a_leap_year_differently(style, form):
    year = days(date(2028, 1, 1), date(2028, 12, 31))
    assert len({format_date(day, style, form) for day in year}) == 366
    assert all("{" not in format_date(day, style, form) for day in ENDS)
