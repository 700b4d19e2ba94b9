"""Whatever the day, the number and the text: dates keep their promises."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.date_reading import DateProblem, read_date
from planner.dates import (
    add_days,
    add_months,
    calendar_for,
    format_date,
    get_advice_by,
    legal_days_due,
    legal_month_due,
    three_months_less_a_day,
)
from planner.holidays import regions
from planner.tables import table

settings.register_profile("gate", derandomize=True, deadline=None)
settings.load_profile("gate")

DAYS = st.dates()
CALENDARS = st.sampled_from(["", *regions()]).map(calendar_for)
COUNTS = st.integers(-400, 400)
STYLES = st.sampled_from(["us", "british", "iso"])
LEANS = st.sampled_from(["past", "future", "near"])
READING = table("dates")["reading"]
TYPED = st.lists(
    st.one_of(
        st.integers(0, 99999).map(str),
        st.sampled_from(
            [
                *table("dates")["months"],
                *table("dates")["weekdays_short"],
                *(word for kind in READING.values() for word in kind),
                *"./-,:'",
                "th",
            ]
        ),
    ),
    max_size=7,
)


@given(st.text(max_size=300), DAYS, STYLES, LEANS)
def test_any_text_gives_a_day_nothing_or_a_problem(text, today, style, lean):
    assert isinstance(read_date(text, today, style, lean), (date, DateProblem, type(None)))


@settings(max_examples=500)
@given(TYPED, st.sampled_from(["", " "]), DAYS, STYLES, LEANS)
def test_any_run_of_date_words_gives_a_day_nothing_or_a_problem(words, between, today, style, lean):
    assert isinstance(read_date(between.join(words), today, style, lean), (date, DateProblem, type(None)))


@given(DAYS, DAYS, STYLES, LEANS)
def test_a_date_written_with_its_year_is_read_back(day, today, style, lean):
    if day.year < 1000:
        day = day.replace(year=day.year + 2000)
    assert read_date(format_date(day, style, "weekday_year"), today, style, lean) == day
    assert read_date(day.isoformat(), today, style, lean) == day


@given(st.integers(1, 31), st.integers(1, 12), DAYS, LEANS)
def test_a_date_without_a_year_lies_on_the_side_the_question_leans_to(day, month, today, lean):
    found = read_date(f"{day} {table('dates')['months'][month - 1]}", today, "us", lean)
    if not isinstance(found, date):
        assert day > 29 or month == 2
        return
    assert (found.day, found.month) == (day, month)
    if 10 < today.year < 9990:
        assert lean != "past" or found <= today
        assert lean != "future" or found >= today


@given(CALENDARS, DAYS, COUNTS)
def test_working_days_there_and_back(calendar, day, number):
    later = calendar.add_working_days(day, number)
    if number and later not in (date.min, date.max):
        assert calendar.is_working_day(later)
        assert calendar.working_days_between(*sorted((day, later))) in (abs(number), abs(number) - 1)


@given(CALENDARS, DAYS, DAYS, DAYS)
def test_working_days_between_add_up(calendar, first, second, third):
    between = calendar.working_days_between
    assert between(first, third) == between(first, second) + between(second, third)
    assert between(first, second) == -between(second, first)


@given(DAYS, st.integers())
def test_adding_never_leaves_the_calendar(day, number):
    assert date.min <= add_days(day, number) <= date.max
    assert date.min <= add_months(day, number) <= date.max


@given(DAYS, COUNTS)
def test_a_month_later_is_the_same_day_or_the_months_last(day, number):
    later = add_months(day, number)
    if later not in (date.min, date.max):
        assert later.day == day.day or (later + timedelta(1)).day == 1


@given(CALENDARS, DAYS, DAYS)
def test_legal_clocks_never_run_backwards(calendar, earlier, later):
    earlier, later = sorted((earlier, later))
    for clock in (
        lambda day: legal_month_due(day, calendar),
        lambda day: legal_days_due(day, 180, calendar),
        three_months_less_a_day,
    ):
        assert clock(earlier) <= clock(later)


@given(DAYS, DAYS)
def test_advice_comes_no_later_than_the_legal_date(due, today):
    by = get_advice_by(due, today)
    assert by <= due
    assert by >= min(due, today)
