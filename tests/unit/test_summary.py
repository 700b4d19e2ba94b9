"""What the reader answered, in words."""

from datetime import date

from planner.answers import Answers, Person
from planner.summary import summary


def test_nothing_given_is_nothing_shown():
    assert summary(Answers(), "us") == ()


def test_answers_stand_in_words_in_the_order_of_the_questions():
    answers = Answers(
        outcome="turned_down",
        stage="first",
        heard="email",
        news_date=date(2026, 11, 18),
        wants=("thank", "advice"),
        people=(Person("Priya", "hiring_manager"), Person("", "hr"), Person("Tom")),
        wait_months=6,
    )
    rows = {given.name: given.answer for given in summary(answers, "british")}
    assert list(rows) == ["outcome", "stage", "heard", "news_date", "people", "wants", "wait_months"]
    assert rows["outcome"] == "They said no"
    assert rows["news_date"] == "Wednesday 18 November 2026"
    assert rows["people"].startswith("Priya (hiring manager), ")
    assert rows["people"].endswith(", Tom")
    assert rows["wants"] == "Thank them, Ask for advice"
    assert rows["wait_months"] == "6"


def test_own_words_are_shown_as_typed():
    rows = {
        given.name: given.answer
        for given in summary(Answers(outcome="other", outcome_other="{{ x }} & <b>"), "us")
    }
    assert rows["outcome"] == "Something else"
    assert rows["outcome_other"] == "{{ x }} & <b>"
