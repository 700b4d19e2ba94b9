"""The named facts: what they mean for answers on a day."""

from datetime import date, timedelta

import pytest

from planner.answers import Answers, Person
from planner.conditions import close_day
from planner.facts import CONDITIONS, Facts, applies

TODAY = date(2026, 11, 19)


def holds(name, today=TODAY, **answers):
    return Facts(Answers(**answers), today).holds(name)


def test_every_condition_says_what_it_means():
    assert [name for name, fact in CONDITIONS.items() if not (fact.__doc__ or "").strip()] == []


def test_every_condition_answers_for_an_empty_form():
    assert {type(fact(Facts(Answers(), TODAY))) for fact in CONDITIONS.values()} == {bool}


@pytest.mark.parametrize(
    "outcome", ["turned_down", "came_second", "hired_inside", "reserve_list", "asked_to_reapply"]
)
def test_a_settled_no_wants_thanks_advice_and_an_open_door_by_default(outcome):
    assert all(holds(f"wants_{want}", outcome=outcome) for want in ("thank", "advice", "keep_in_mind"))
    assert not holds("wants_thank", outcome=outcome, wants=("linkedin",))


@pytest.mark.parametrize(("days", "expected"), [(0, False), (30, False), (31, True)])
def test_news_is_old_after_thirty_days(days, expected):
    assert holds("news_is_old", outcome="turned_down", news_date=TODAY - timedelta(days=days)) is expected


@pytest.mark.parametrize(("last", "expected"), [(date(2026, 11, 10), True), (date(2026, 11, 11), False)])
def test_a_nudge_is_due_seven_working_days_after_the_last_contact(last, expected):
    """E119-E121."""
    assert holds("nudge_is_due", outcome="no_answer", last_heard=last) is expected


@pytest.mark.parametrize(("promised", "expected"), [(date(2026, 11, 17), True), (date(2026, 11, 18), False)])
def test_a_nudge_is_due_two_working_days_after_a_promise(promised, expected):
    assert holds("nudge_is_due", outcome="promise_passed", promised_date=promised) is expected


def test_a_promise_on_the_day_itself_is_still_ahead():
    assert holds("promise_ahead", outcome="no_answer", promised_date=TODAY)
    assert not holds("promise_broken", outcome="no_answer", promised_date=TODAY)


def test_a_silence_is_closed_thirty_days_after_the_interview_and_later_at_a_public_body():
    answers = {"outcome": "no_answer", "interview_date": date(2026, 11, 1)}
    assert close_day(Facts(Answers(**answers), TODAY)) == date(2026, 12, 1)
    assert close_day(Facts(Answers(**answers, standing=("public",)), TODAY)) == date(2026, 12, 16)


def test_closing_waits_for_a_nudge_that_still_has_its_turn():
    f = Facts(
        Answers(outcome="no_answer", interview_date=date(2026, 10, 1), last_nudge=date(2026, 11, 18)), TODAY
    )
    assert close_day(f) == date(2026, 11, 27)


def test_known_in_confidence_only_while_the_employer_has_not_told():
    secret = {"outcome": "turned_down", "circumstances": ("in_confidence",)}
    assert holds("in_confidence", heard="third_person", **secret)
    assert not holds("in_confidence", heard="email", **secret)


def test_careful_paths_owe_no_thanks():
    for circumstance in ("unfair", "in_confidence"):
        assert not holds("thanks_due", outcome="turned_down", circumstances=(circumstance,))
    assert holds("thanks_due", outcome="turned_down")


def test_reconsidering_without_a_fact_puts_nothing_right():
    asked = {"outcome": "turned_down", "wants": ("reconsider",)}
    assert not holds("puts_right_a_fact", **asked)
    assert holds("puts_right_a_fact", **asked, fact="I do hold the license.")


@pytest.mark.parametrize(
    ("region", "today", "expected"),
    [
        ("uk_england", date(2027, 4, 14), False),
        ("uk_england", date(2027, 4, 15), True),
        ("germany", date(2027, 3, 15), False),
        ("germany", date(2027, 3, 16), True),
        ("us", date(2027, 7, 14), False),
        ("us", date(2027, 7, 15), True),
        ("france", date(2030, 1, 1), False),
    ],
)
def test_the_shorter_limit_passes_the_day_after_its_last_day(region, today, expected):
    assert (
        holds("limit_passed", today, outcome="turned_down", news_date=date(2027, 1, 15), region=region)
        is expected
    )


def test_people_count_as_met_after_a_talk_unless_marked():
    priya, ana = Person("Priya", "hiring_manager"), Person("Ana", "hr")
    f = Facts(Answers(stage="first", people=(priya, ana)), TODAY)
    assert f.met_people() == (priya,)
    assert Facts(Answers(stage="applied", people=(priya,)), TODAY).met_people() == ()


def test_a_when_holds_if_any_of_its_runs_holds_whole():
    f = Facts(Answers(outcome="turned_down"), TODAY)
    assert applies(((("turned_down", True), ("inside", False)),), f)
    assert not applies(((("turned_down", True), ("inside", True)), (("silent", True),)), f)
    assert applies(((("silent", True),), ()), f)


def test_an_unknown_condition_is_an_error_for_writers():
    f = Facts(Answers(), TODAY)
    with pytest.raises(KeyError):
        f.holds("no_such_fact")
    with pytest.raises(AttributeError):
        _ = f.no_such_fact
