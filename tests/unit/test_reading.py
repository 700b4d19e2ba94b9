"""`read` turns whatever the page or a case file holds into answers, and says kindly what it could not use."""

from datetime import date

import pytest

from planner.answers import Person
from planner.content import content
from planner.reading import read

TODAY = date(2026, 11, 19)


def problem_of(raw):
    _, problems = read(raw, TODAY)
    return [(p.question, p.message) for p in problems]


def test_an_empty_form_is_no_problem():
    answers, problems = read({}, TODAY)
    assert not problems
    assert answers == type(answers)()


def test_only_spaces_are_nothing():
    answers, problems = read({"role": "   ", "company": "\t\n", "news_date": "  "}, TODAY)
    assert not problems
    assert (answers.role, answers.company, answers.news_date) == ("", "", None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  O'Brien ", "O'Brien"),
        ("van der Berg", "van der Berg"),
        ("a\nb", "a b"),
        ("José", "José"),
        ("{{ x }}", "{{ x }}"),
    ],
)
def test_text_is_kept_as_typed_on_one_line(typed, kept):
    assert read({"my_name": typed}, TODAY)[0].my_name == kept


def test_an_unknown_choice_leaves_the_question_open_and_says_so():
    answers, problems = read({"outcome": "fired"}, TODAY)
    assert answers.outcome == ""
    assert [(p.question, p.message) for p in problems] == [("outcome", "unknown_choice")]


def test_own_words_are_allowed_where_the_question_has_a_line_for_them():
    answers, problems = read({"outcome": "other", "outcome_other": "They moved to Mars."}, TODAY)
    assert (answers.outcome, answers.outcome_other) == ("other", "They moved to Mars.")
    assert not problems
    assert problem_of({"feeling": "other"}) == [("feeling", "unknown_choice")]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("31 Feb", "impossible"),
        ("2026-13-01", "impossible"),
        ("2026-11-25", "in_future"),
        ("soonish maybe", "unread"),
    ],
)
def test_a_date_that_cannot_be_used_is_a_problem_of_its_own_kind(typed, message):
    assert problem_of({"outcome": "turned_down", "news_date": typed}) == [("news_date", message)]


@pytest.mark.parametrize("typed", ["yesterday", "18 Nov", "Nov 18", "2026-11-18", date(2026, 11, 18)])
def test_a_date_is_read_in_forgiving_forms(typed):
    assert read({"outcome": "turned_down", "news_date": typed}, TODAY)[0].news_date == date(2026, 11, 18)


def test_answers_that_do_not_matter_are_not_used_and_not_complained_about():
    answers, problems = read({"outcome": "no_answer", "news_date": "31 Feb", "heard": "email"}, TODAY)
    assert (answers.news_date, answers.heard) == (None, "")
    assert not problems


def test_people_come_as_rows_or_as_form_names():
    rows = read({"people": [{"name": "Priya", "part": "hr"}, {"name": "Tom"}]}, TODAY)[0].people
    flat = read({"people-1-name": "Priya", "people-1-part": "hr", "people-2-name": "Tom"}, TODAY)[0].people
    assert rows == flat == (Person("Priya", "hr"), Person("Tom"))


def test_an_empty_row_between_people_keeps_its_place():
    assert read({"people": [{"name": "A"}, {}, {"name": "C"}, {}]}, TODAY)[0].people == (
        Person("A"),
        Person(),
        Person("C"),
    )


def test_the_ninth_person_is_too_many():
    answers, problems = read({"people": [{"name": str(n)} for n in range(9)]}, TODAY)
    assert len(answers.people) == 8
    assert [p.message for p in problems] == ["too_many_people"]


@pytest.mark.parametrize("typed", ["-1", "two", "1.5", "9" * 30, "61"])
def test_a_number_that_is_none_is_a_problem(typed):
    assert problem_of({"wait_months": typed}) == [("wait_months", "number")]


def test_a_question_we_do_not_know_is_named():
    assert problem_of({"salary": "100"}) == [("salary", "unknown_question")]


@pytest.mark.parametrize("value", [None, True, 3, 2.5, [], {}, [None], [{"a": 1}], b"x"])
def test_values_of_the_wrong_kind_never_raise(value):
    for name in ("outcome", "role", "news_date", "people", "wants", "wait_months"):
        read({name: value}, TODAY)


def test_every_problem_has_a_sentence():
    sentences = content().words["interface"]["problems"]
    raw = {
        "outcome": "x",
        "salary": "1",
        "wait_months": "x",
        "people": [{"name": str(n)} for n in range(9)],
        "role": "a" * 999,
    }
    assert {p.message for p in read(raw, TODAY)[1]} <= set(sentences)
