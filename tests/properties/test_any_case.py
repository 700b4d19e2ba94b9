"""Whatever a reader types, pastes or brings: a plan or one kind sentence, and every word kept as typed."""

from __future__ import annotations

import calendar
import html
import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.answers import PERSON_QUESTIONS, QUESTIONS, Answers, Person
from planner.bridge import handle
from planner.content import content
from planner.model import Plan
from planner.plan import make_plan
from planner.reading import LONGEST, only_what_matters, read
from planner.render import fill

settings.register_profile("gate", derandomize=True, deadline=None)
settings.load_profile("gate")

TODAY = date(2026, 11, 19)
FREE_TEXT = [q.name for q in QUESTIONS if q.kind == "text"]
NAMES = [
    "O'Brien",
    "van der Berg",
    "Björk",
    "Nguyễn Thị Minh Khai",
    "Müller & Söhne",
    "J. <Jay> Smith",
    "{{ 7 * 7 }}",
    "{% for x in y %}",
    "{# gone? #}",
    "{title} %s $& \\1",
    "مريم",
    "李小龍",
    "Zoë 👩🏽‍💻",
    "D'Angelo-O’Neill III",
    "None",
    "X",
]
every_name = pytest.mark.parametrize("name", NAMES)
BASE: dict[str, Any] = {
    "outcome": "turned_down",
    "stage": "first",
    "heard": "email",
    "news_date": "2026-11-18",
    "interview_date": "2026-11-12",
}
TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


def plan_for(answers: dict[str, Any], today: date = TODAY) -> dict[str, Any]:
    request = {"kind": "plan", "today": today.isoformat(), "root": "../", "answers": answers, "asked": True}
    return json.loads(handle(json.dumps(request)))


def shown(answer: dict[str, Any]) -> str:
    """The text of the regions as a reader sees it."""
    return html.unescape(re.sub(r"<[^>]*>", " ", " ".join(answer["regions"].values())))


@every_name
def test_names_stand_in_letters_as_typed(name: str) -> None:
    answer = plan_for(
        {
            **BASE,
            "my_name": name,
            "company": name,
            "people": [
                {"name": name, "part": "hiring_manager", "reach": "email", "met": "yes", "topic": name}
            ],
        }
    )
    body = answer["messages"]["reply-thanks"]["body"]
    assert re.match(rf"(Dear|Hi|Hello)\s{re.escape(name)},\n\n", body), body
    assert body.endswith(f"\n{name}")
    assert body.count(name) >= 3


@every_name
def test_names_are_printed_in_the_page_and_not_run(name: str) -> None:
    answer = plan_for(
        {
            **BASE,
            "my_name": name,
            "role": name,
            "people": [{"name": name, "part": "hiring_manager", "reach": "email"}],
        }
    )
    assert name in shown(answer)
    assert "<Jay>" not in "".join(answer["regions"].values())
    assert "49" not in answer["messages"]["reply-thanks"]["body"]


@pytest.mark.parametrize("field", FREE_TEXT)
@pytest.mark.parametrize(
    "text",
    [
        "{{ c }} {% raw %}",
        "<script>alert(1)</script>",
        "😀" * 300,
        "ن" * 500,
        "w " * 5000,
        "\u202eabc\u202c",
        "a\tb\nc\x00d",
    ],
)
def test_any_text_in_any_field_gives_a_plan(field: str, text: str) -> None:
    question = next(q for q in QUESTIONS if q.name == field)
    answers = {**BASE, **{name: values[0] for name, values in question.shown_if}, field: text}
    answer = plan_for(answers)
    assert answer["kind"] == "plan"
    assert "<script>alert" not in "".join(answer["regions"].values())
    _, problems = read(answers, TODAY)
    assert ([p.message for p in problems if p.question == field] == ["long"]) == (
        len(text.strip()) > question.limit
    )


@given(st.dictionaries(st.sampled_from(FREE_TEXT), TYPED), st.lists(st.tuples(TYPED, TYPED), max_size=8))
def test_typed_words_never_break_a_plan(words: dict[str, str], people: list[tuple[str, str]]) -> None:
    rows = [{"name": name, "topic": topic, "part": "interviewer", "met": "yes"} for name, topic in people]
    answer = plan_for(
        {**BASE, **words, "wants": ["thank", "advice", "stay_in_touch", "other_openings"], "people": rows}
    )
    assert answer["kind"] == "plan"
    given_name = read({"my_name": words.get("my_name", "")}, TODAY)[0].my_name
    assert all(
        given_name in m["body"]
        for m in answer["messages"].values()
        if "\n\n" in m["body"] and "subject" in m and m["subject"]
    )


@given(JUNK)
def test_junk_answers_give_a_plan(junk: Any) -> None:
    answer = json.loads(handle(json.dumps({"kind": "plan", "today": "2026-11-19", "answers": junk})))
    assert answer["kind"] == "plan"


@given(st.dictionaries(st.sampled_from([q.name for q in QUESTIONS]), JUNK))
def test_junk_in_a_known_question_is_a_problem_or_unused(answers: dict[str, Any]) -> None:
    assert plan_for(answers)["kind"] == "plan"


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "kind",
                "today",
                "answers",
                "root",
                "edits",
                "ticks",
                "moved",
                "notes",
                "others",
                "cases",
                "text",
                "format",
                "message",
                "sequence",
                "stamp",
                "style",
                "current",
                "asked",
            ]
        ),
        JUNK
        | st.sampled_from(
            ["plan", "export", "backup", "cases", "2026-11-19", "ics", "zip", "eml", "9999-12-31"]
        ),
    )
)
@example({"kind": "export", "today": "2026-11-19", "format": "ics", "sequence": "many"})
@example({"kind": "export", "today": "2026-11-19", "format": "ics", "sequence": None})
@example(
    {
        "kind": "cases",
        "today": "2026-11-19",
        "style": "klingon",
        "cases": [{"due": [["a", "2026-11-19", "b"]]}],
    }
)
@example({"kind": "cases", "today": "2026-11-19", "cases": [{"due": 7}, {"id": []}]})
@example({"kind": "plan", "today": "2026-11-19", "others": [1, None, {"company": 1, "date": []}]})
@example({"kind": "plan", "today": "2026-11-19", "moved": {"debrief": "soon"}, "edits": {"reply-thanks": 3}})
def test_any_request_is_answered(request_: dict[str, Any]) -> None:
    answer = json.loads(handle(json.dumps(request_)))
    assert answer["kind"] in ("plan", "export", "backup", "cases", "error")
    assert answer["kind"] != "error" or answer["message"].strip()


@given(st.text(max_size=200))
@example("")
@example("[" * 100_000)
@example("null")
@example("[]")
@example('{"kind": "plan", "today": "2026-11-19"')
def test_any_text_at_the_door_is_answered(text: str) -> None:
    answer = json.loads(handle(text))
    assert answer["kind"] in ("plan", "export", "backup", "cases", "error")


DAYS = sorted(
    {
        date(year, month, day)
        for year in (1990, 2000, 2023, 2024, 2026, 2027, 2028, 2099, 2100)
        for month in range(1, 13)
        for day in {1, 28, calendar.monthrange(year, month)[1]}
    }
)


def check_days(plan: Plan) -> None:
    for m in plan.messages:
        assert m.send_on is not None
        assert m.send_on >= plan.today
        assert m.send_on.weekday() < 5 or m.send_on >= date(9999, 12, 1)
        assert m.stop_after is not None
        assert m.stop_after >= m.send_on
    assert all(s.date is not None and s.date >= plan.today for s in plan.steps)


@pytest.mark.parametrize("outcome", ["turned_down", "no_answer", "on_hold", "offer_withdrawn"])
@pytest.mark.parametrize("feeling", ["", "hurt"])
def test_every_kind_of_day_gives_a_plan_with_days_to_come(outcome: str, feeling: str) -> None:
    for today in DAYS:
        answers = only_what_matters(
            Answers(
                outcome=outcome,
                stage="final",
                heard="email",
                feeling=feeling,
                news_date=today,
                interview_date=today,
                region="uk_england",
                legal_dates="yes",
                circumstances=("unfair",) if feeling else (),
            )
        )
        check_days(make_plan(answers, today, content()))


@pytest.mark.parametrize(
    "today", [date.min, date(1, 1, 31), date(9999, 11, 30), date(9999, 12, 30), date.max]
)
@pytest.mark.parametrize(
    "outcome", ["turned_down", "no_answer", "promise_passed", "came_second", "asked_to_reapply"]
)
def test_the_ends_of_the_calendar_do_not_break_a_plan(today: date, outcome: str) -> None:
    """A wrong clock gives odd days, never a crash, in any feeling and at every step of the page."""
    for feeling in ("", "angry", "no_energy"):
        answers = {
            "outcome": outcome,
            "stage": "final",
            "heard": "email",
            "feeling": feeling,
            "news_date": today.isoformat(),
            "interview_date": today.isoformat(),
            "promised_date": today.isoformat(),
        }
        assert plan_for(answers, today)["kind"] == "plan"


@given(
    st.dates(),
    st.dates(),
    st.dates(),
    st.sampled_from(["turned_down", "no_answer", "on_hold", "reserve_list", "called_back"]),
)
def test_any_dates_give_days_to_come(today: date, news: date, promised: date, outcome: str) -> None:
    answers = only_what_matters(
        Answers(
            outcome=outcome,
            stage="second",
            heard="email",
            news_date=min(news, today),
            interview_date=min(news, today),
            promised_date=promised,
            last_sent=min(news, today),
        )
    )
    check_days(make_plan(answers, today, content()))


@given(st.text(max_size=60))
def test_any_typed_date_is_read_or_answered(text: str) -> None:
    answers, problems = read({"news_date": text, "outcome": "turned_down"}, TODAY)
    assert answers.news_date is not None or problems or not text.strip() or not text.isprintable()


def test_long_text_is_kept_and_a_sentence_says_so() -> None:
    text = "a" * LONGEST
    answers, problems = read({"role": text}, TODAY)
    assert answers.role == text
    assert [p.message for p in problems] == ["long"]


def test_words_of_a_person_with_nothing_else_are_kept() -> None:
    answers, problems = read({"people": [{"topic": "the harbor"}]}, TODAY)
    assert answers.people == (Person(topic="the harbor"),)
    assert not problems
    assert {q.name for q in PERSON_QUESTIONS} == set(Person.__slots__)


@given(TYPED)
def test_reader_text_is_never_a_template(text: str) -> None:
    assert fill("[{{ share }}]", {"share": text}) == f"[{text}]"


def test_same_answers_same_day_same_plan() -> None:
    answers, _ = read({**BASE, "people": [{"name": "Priya", "part": "hiring_manager"}]}, TODAY)
    again = replace(answers, people=tuple(answers.people))
    assert make_plan(answers, TODAY, content()) == make_plan(again, TODAY, content())
