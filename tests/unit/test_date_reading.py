"""Dates as people type them become the day they mean, or a kind problem; never an exception."""

from datetime import date, timedelta

import pytest

from planner.date_reading import IMPOSSIBLE, TWO_WAYS, UNREAD, VAGUE, WEEKDAY, DateProblem, read_date
from planner.dates import format_date
from planner.tables import table

TODAY = date(2026, 11, 21)  # a Saturday
STYLES = ("us", "british", "iso")
LEANS = ("past", "future", "near")


def nov(day):
    return date(2026, 11, day)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("19 Nov", nov(19)),
        ("Nov 19", nov(19)),
        ("nov. 19", nov(19)),
        ("19nov", nov(19)),
        ("19 NOVEMBER", nov(19)),
        ("  19 ,  nov  ", nov(19)),
        ("19th of November", nov(19)),
        ("the 19th of November 2026", nov(19)),
        ("November 19th, 2026", nov(19)),
        ("19-Nov-26", nov(19)),
        ("19 Nov '26", nov(19)),
        ("2026 Nov 19", nov(19)),
        ("Thursday 19 November", nov(19)),
        ("Thu, Nov 19, 2026", nov(19)),
        ("on Thursday, the 19th of November", nov(19)),
        ("2026-11-19", nov(19)),
        ("2026-11-19T10:30:00Z", nov(19)),
        ("2026/11/19", nov(19)),
        ("2026.11.19", nov(19)),
        ("20261119", nov(19)),
        ("19.11.", nov(19)),
        ("19.11.2026", nov(19)),
        ("19/11", nov(19)),
        ("11/19", nov(19)),
        ("19/11/26", nov(19)),
        ("11/19/2026", nov(19)),
        ("19 Nov at 3pm", nov(19)),
        ("19 Nov, 10:30", nov(19)),
        ("the 19th", nov(19)),
        ("Thu 19th", nov(19)),
        ("today", TODAY),
        ("Today.", TODAY),
        ("this morning", TODAY),
        ("yesterday", nov(20)),
        ("yesterday evening", nov(20)),
        ("last night", nov(20)),
        ("the day before yesterday", nov(19)),
        ("3 days ago", nov(18)),
        ("three days ago", nov(18)),
        ("about three days ago", nov(18)),
        ("a week ago", nov(14)),
        ("two weeks ago", nov(7)),
        ("a couple of weeks ago", nov(7)),
        ("a fortnight ago", nov(7)),
        ("a month ago", date(2026, 10, 21)),
        ("a year ago", date(2025, 11, 21)),
        ("last Tuesday", nov(17)),
        ("Tuesday", nov(17)),
        ("tues", nov(17)),
        ("Weds", nov(18)),
        ("Tuesday afternoon", nov(17)),
        ("Tuesday 10.30am", nov(17)),
        ("Saturday", TODAY),
        ("last Saturday", nov(14)),
        ("Tuesday last week", nov(10)),
        ("last week Tuesday", nov(10)),
        ("Friday of this week", nov(20)),
        ("tomorrow", nov(22)),
        ("in 3 days", nov(24)),
        ("next Friday", nov(27)),
        ("1 sept", date(2026, 9, 1)),
        ("2 June", date(2026, 6, 2)),
        ("25 dec", date(2025, 12, 25)),
        ("٣ Nov", nov(3)),
    ],
)
def test_a_past_question_reads_what_people_write(text, day, style):
    assert read_date(text, TODAY, style) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("19 Nov", date(2027, 11, 19)),
        ("25 dec", date(2026, 12, 25)),
        ("Tuesday", nov(24)),
        ("by Friday", nov(27)),
        ("Saturday", TODAY),
        ("next Saturday", nov(28)),
        ("this Tuesday", nov(24)),
        ("the 19th", date(2026, 12, 19)),
        ("in two weeks", date(2026, 12, 5)),
        ("within a week", nov(28)),
        ("2 weeks", date(2026, 12, 5)),
        ("a month from now", date(2026, 12, 21)),
        ("the day after tomorrow", nov(23)),
        ("Monday next week", nov(23)),
    ],
)
def test_a_future_question_reads_ahead(text, day):
    assert read_date(text, TODAY, "us", "future") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("19 Nov", nov(19)),
        ("1 Jan", date(2027, 1, 1)),
        ("1 July", date(2026, 7, 1)),
        ("Friday", nov(20)),
        ("Monday", nov(23)),
        ("the 3rd", date(2026, 12, 3)),
    ],
)
def test_a_question_without_a_side_reads_the_closest_day(text, day):
    assert read_date(text, TODAY, "british", "near") == day


@pytest.mark.parametrize(
    ("text", "us", "british", "iso"),
    [
        ("03/04/2026", date(2026, 3, 4), date(2026, 4, 3), TWO_WAYS),
        ("3-4-26", date(2026, 3, 4), date(2026, 4, 3), date(2003, 4, 26)),
        ("03/04", date(2026, 3, 4), date(2026, 4, 3), TWO_WAYS),
        ("3.4.2026", date(2026, 3, 4), date(2026, 4, 3), date(2026, 4, 3)),
        ("3.4.", date(2026, 4, 3), date(2026, 4, 3), date(2026, 4, 3)),
        ("05/05", date(2026, 5, 5), date(2026, 5, 5), date(2026, 5, 5)),
        ("11-03", date(2026, 11, 3), date(2026, 3, 11), date(2026, 11, 3)),
        ("26-11-19", date(2019, 11, 26), date(2019, 11, 26), nov(19)),
    ],
)
def test_the_style_decides_whether_day_or_month_comes_first(text, us, british, iso):
    assert [read_date(text, TODAY, style) for style in STYLES] == [us, british, iso]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31 Feb", IMPOSSIBLE),
        ("30 February 2028", IMPOSSIBLE),
        ("29 Feb 2027", IMPOSSIBLE),
        ("31/04/2026", IMPOSSIBLE),
        ("2026-02-30", IMPOSSIBLE),
        ("2026-13-01", IMPOSSIBLE),
        ("0000-01-01", IMPOSSIBLE),
        ("20261301", IMPOSSIBLE),
        ("32/13", IMPOSSIBLE),
        ("0 Nov", IMPOSSIBLE),
        ("the 32nd", IMPOSSIBLE),
        ("19 Nov 99999", IMPOSSIBLE),
        ("3000 years ago", IMPOSSIBLE),
        ("99999999 days ago", IMPOSSIBLE),
        ("last week", VAGUE),
        ("last month", VAGUE),
        ("a few days ago", VAGUE),
        ("end of November", VAGUE),
        ("November", VAGUE),
        ("November 2026", VAGUE),
        ("11/2026", VAGUE),
        ("recently", VAGUE),
        ("the other day", VAGUE),
        ("Friday 19 November", WEEKDAY),
        ("Mon 2026/11/19", WEEKDAY),
        ("no idea", UNREAD),
        ("?", UNREAD),
        ("...", UNREAD),
        ("3", UNREAD),
        ("-3", UNREAD),
        ("ago", UNREAD),
        ("Monday or Tuesday", UNREAD),
        ("March or April 3", UNREAD),
        ("monday tuesday", UNREAD),
        ("next last Monday", UNREAD),
        ("next 19 Nov", UNREAD),
        ("in 3 days ago", UNREAD),
        ("3 4 days ago", UNREAD),
        ("3 days 2 weeks ago", UNREAD),
        ("3 Nov days", UNREAD),
        ("Tuesday 2 weeks", UNREAD),
        ("two March", UNREAD),
        ("1 2 3 4", UNREAD),
        ("1 2 3 Nov", UNREAD),
        ("2026 Nov 2027", UNREAD),
        ("9" * 30, UNREAD),
        ("9" * 5000, UNREAD),
        ("19 Nov " * 100, UNREAD),
        ("\x00\ud83d", UNREAD),
    ],
)
def test_what_is_no_day_is_a_problem_that_says_why(text, problem, style):
    assert read_date(text, TODAY, style) == problem


def test_days_without_a_direction_need_a_question_that_has_one():
    assert read_date("3 days", TODAY, "us", "past") == nov(18)
    assert read_date("3 days", TODAY, "us", "near") == UNREAD


@pytest.mark.parametrize("text", ["", "  ", "\t\n"])
def test_nothing_typed_is_no_answer_and_no_problem(text):
    assert read_date(text, TODAY, "us") is None


@pytest.mark.parametrize(("text", "lean", "year"), [("29 Feb", "past", 2024), ("29 Feb", "future", 2028)])
def test_a_leap_day_without_a_year_is_the_last_or_the_next_one(text, lean, year):
    assert read_date(text, TODAY, "us", lean) == date(year, 2, 29)


def test_a_leap_day_is_found_across_the_year_that_has_none():
    assert read_date("29 Feb", date(2103, 6, 1), "us", "past") == date(2096, 2, 29)
    assert read_date("29 Feb", date(2097, 6, 1), "us", "future") == date(2104, 2, 29)


@pytest.mark.parametrize(
    ("typed", "year"), [("26", 2026), ("00", 2000), ("75", 2075), ("77", 1977), ("99", 1999)]
)
def test_a_year_of_two_digits_is_the_one_within_fifty_years(typed, year):
    assert read_date(f"19 Nov {typed}", TODAY, "us") == date(year, 11, 19)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("form", ["day_year", "weekday_year"])
def test_every_date_we_write_is_read_back(style, form):
    for n in range(366 * 4):
        day = date(2026, 1, 1) + timedelta(n)
        assert read_date(format_date(day, style, form), TODAY, style) == day


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("form", ["day", "brief", "brief_weekday"])
def test_a_date_written_without_its_year_is_read_back_within_the_year(style, form):
    for n in range(365):
        day = TODAY - timedelta(n)
        assert read_date(format_date(day, style, form), TODAY, style) == day


@pytest.mark.parametrize("lean", LEANS)
@pytest.mark.parametrize("weekday", range(7))
def test_a_weekday_is_found_from_every_day_of_the_week(weekday, lean):
    name = table("dates")["weekdays"][weekday]
    for n in range(7):
        today = TODAY + timedelta(n)
        found = read_date(name, today, "us", lean)
        assert found.weekday() == weekday
        assert abs(found - today) < timedelta(7)
        assert lean != "past" or found <= today
        assert lean != "future" or found >= today
        assert (
            read_date(f"last {name}", today, "us", lean)
            < today
            < read_date(f"next {name}", today, "us", lean)
        )


AT_THE_ENDS = (
    *(
        "Tuesday",
        "last Tuesday",
        "next Friday",
        "Tuesday last week",
        "a year ago",
        "in 12 months",
        "the 31st",
    ),
    *("29 Feb", "19 Nov", "19 Nov 26", "yesterday", "tomorrow"),
)


@pytest.mark.parametrize("lean", LEANS)
@pytest.mark.parametrize("today", [date.min, date(1, 1, 9), date(9999, 12, 25), date.max])
@pytest.mark.parametrize("text", AT_THE_ENDS)
def test_the_ends_of_the_calendar_never_raise(text, today, lean):
    assert isinstance(read_date(text, today, "us", lean), (date, DateProblem))
