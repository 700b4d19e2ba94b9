"""Which steps a plan holds, on which days, and what it says of the law."""

from datetime import date

import pytest

from planner.answers import Answers, Person
from planner.content import content
from planner.dates import calendar_for, legal_month_due
from planner.plan import make_plan
from planner.steps import MOST_A_DAY, MOST_STEPS, MOST_TODAY

TODAY = date(2026, 11, 19)
TOLD = {"outcome": "turned_down", "stage": "second", "heard": "email", "news_date": TODAY}
UNFAIR = {**TOLD, "circumstances": ("unfair",), "legal_dates": "yes"}
LEGAL = {s.id for s in content().steps if s.legal}


def plan(today=TODAY, **answers):
    return make_plan(Answers(**answers), today, content())


def law(today=TODAY, **answers):
    return {s.id: (s.date, s.get_advice_by) for s in plan(today, **answers).steps if s.id in LEGAL}


def test_a_plain_no_gives_a_plan_a_tired_reader_can_take_in():
    found = plan(**TOLD)
    assert 6 <= len(found.steps) <= MOST_STEPS
    assert {"debrief", "week-plan", "next-application", "stop-writing"} <= {s.id for s in found.steps}


@pytest.mark.parametrize("feeling", ["", "hurt", "angry", "no_energy"])
def test_today_and_every_later_day_keep_room_to_breathe(feeling):
    found = plan(
        **{**TOLD, "news_date": date(2026, 11, 18)},
        feeling=feeling,
        circumstances=("long_search", "out_of_work", "overqualified"),
    )
    days = [s.date for s in found.steps]
    assert days.count(TODAY) <= MOST_TODAY
    assert max(days.count(day) for day in days if day != TODAY) <= MOST_A_DAY


def test_sleeping_comes_before_sending():
    found = plan(**TOLD, feeling="angry")
    assert "sleep-on-it" in {s.id for s in found.steps if s.date == TODAY}
    assert min(m.send_on for m in found.messages) > TODAY


def test_every_message_has_its_step_on_its_day():
    found = plan(
        **TOLD,
        people=(Person("Priya", "hiring_manager", "email", "yes"),),
        wants=("thank", "advice", "stay_in_touch"),
    )
    steps = {s.message: s.date for s in found.steps if s.message}
    assert steps == {m.id: m.send_on for m in found.messages}


@pytest.mark.parametrize("region", ["", "us", "uk_england", "germany"])
@pytest.mark.parametrize("asked", ["", "no"])
def test_no_legal_date_without_a_yes(region, asked):
    assert law(**{**UNFAIR, "legal_dates": asked}, region=region) == {}


def test_no_legal_date_without_a_region_or_a_day():
    assert law(**UNFAIR) == {}
    assert law(**{**UNFAIR, "news_date": None}, region="uk_england") == {}
    warned = plan(**{**UNFAIR, "news_date": None}, region="uk_england").warnings
    assert "law_news" in {w.id for w in warned}


@pytest.mark.parametrize(
    ("region", "place", "step", "last", "advice"),
    [
        ("uk_england", "", "uk-claim", date(2027, 4, 14), date(2027, 3, 24)),
        ("uk_scotland", "", "uk-claim", date(2027, 4, 14), date(2027, 3, 24)),
        ("germany", "", "germany-written", date(2027, 3, 15), date(2027, 2, 22)),
        ("germany", "", "germany-court", date(2027, 6, 15), date(2027, 5, 25)),
        ("us", "elsewhere", "us-180", date(2027, 7, 14), date(2027, 6, 23)),
        ("us", "federal", "us-federal-45", date(2027, 3, 1), date(2027, 2, 8)),
    ],
)
def test_the_shorter_date_and_advice_three_weeks_before(region, place, step, last, advice):
    """E36, E40, E44, E45: counted from the news of January 15, 2027."""
    day = date(2027, 1, 15)
    assert law(day, **{**UNFAIR, "news_date": day}, region=region, us_place=place)[step] == (last, advice)


def test_three_months_less_a_day_at_the_end_of_a_month():
    """E36: counting from a month's last day gives the earlier, safer date."""
    day = date(2026, 11, 30)
    assert law(day, **{**UNFAIR, "news_date": day}, region="uk_england")["uk-claim"][0] == date(2027, 2, 27)


def test_a_us_limit_on_a_day_off_moves_to_the_next_business_day():
    """E44."""
    day = date(2026, 11, 16)
    assert law(day, **{**UNFAIR, "news_date": day}, region="us", us_place="elsewhere")["us-180"][0] == date(
        2027, 5, 17
    )


def test_northern_ireland_gets_no_date_that_was_not_checked():
    found = plan(**UNFAIR, region="uk_ni")
    assert not LEGAL & {s.id for s in found.steps}
    assert "law_unchecked" in {w.id for w in found.warnings}


def test_a_limit_that_may_have_passed_is_said_and_not_dated():
    found = plan(date(2027, 6, 1), **UNFAIR, region="uk_england")
    assert "uk-claim" not in {s.id for s in found.steps}
    assert "law_passed" in {w.id for w in found.warnings}


def test_advice_is_never_due_in_the_past():
    assert law(date(2027, 2, 10), **UNFAIR, region="uk_england")["uk-claim"] == (
        date(2027, 2, 18),
        date(2027, 2, 10),
    )


def test_ontario_counts_forty_five_days_from_the_last_interview():
    """E56."""
    silent = {"outcome": "no_answer", "stage": "second", "interview_date": date(2026, 11, 2)}
    found = law(**silent, region="canada_ontario", legal_dates="yes")
    assert found == {"ontario-45": (date(2026, 12, 17), date(2026, 11, 26))}


def test_a_report_and_a_request_for_data_have_their_dates():
    """E43, E31."""
    report = {**TOLD, "circumstances": ("background_check",), "region": "us", "legal_dates": "yes"}
    assert law(**report)["us-report-60"][0] == date(2027, 1, 18)
    notes = {**TOLD, "wants": ("interview_notes",), "region": "uk_england", "legal_dates": "yes"}
    sent = next(m.send_on for m in plan(**notes).messages if m.template == "interview-notes")
    assert law(**notes)["sar-due"][0] == legal_month_due(sent, calendar_for("uk_england"))


@pytest.mark.parametrize("text", [t for s in content().steps if s.legal for t in (s.title, s.why)])
def test_the_law_is_told_with_care(text):
    """Never that a reader has a claim; `must` only of the employer."""
    assert "you have a claim" not in text.lower()
    assert "you must" not in text.lower()


@pytest.mark.parametrize("step", sorted(LEGAL))
def test_every_legal_step_says_that_it_is_no_advice(step):
    why = next(s.why for s in content().steps if s.id == step)
    assert "General information, not legal advice." in why
