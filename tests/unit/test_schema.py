"""The schemas say what a case and a plan hold; samples and plans keep to them."""

import tomllib
from datetime import date
from pathlib import Path

from planner.answers import QUESTIONS, Answers
from planner.content import HERE, content
from planner.plan import make_plan
from planner.schema import case_schema, plan_schema

SAMPLES = [
    *sorted((HERE / "en/samples").glob("*.toml")),
    *sorted((Path(__file__).parent.parent / "samples").glob("*.toml")),
]


def test_every_question_is_in_the_case_schema_with_a_label():
    properties = case_schema(content())["properties"]
    assert {q.name for q in QUESTIONS} | {"today"} == set(properties)
    assert [name for name, entry in properties.items() if name != "today" and "title" not in entry] == []


def test_choices_are_listed_and_other_only_where_there_is_a_line_for_it():
    properties = case_schema(content())["properties"]
    for q in QUESTIONS:
        if q.kind == "choice":
            assert properties[q.name]["enum"] == ["", *q.choices, *(["other"] if q.free else [])]
        if q.kind == "choices":
            assert properties[q.name]["items"]["enum"] == [*q.choices, *(["other"] if q.free else [])]


def test_samples_use_only_what_the_schema_knows():
    properties = case_schema(content())["properties"]
    assert len(SAMPLES) > 12
    for path in SAMPLES:
        raw = tomllib.loads(path.read_text("utf-8"))
        assert set(raw) <= set(properties), path.name
        for person in raw.get("people", []):
            assert set(person) <= set(properties["people"]["items"]["properties"]), path.name


def test_a_plan_has_exactly_the_keys_of_its_schema():
    schema = plan_schema()
    today = date(2026, 11, 19)
    plan = make_plan(
        Answers(outcome="turned_down", stage="first", heard="email", news_date=today), today, content()
    ).as_dict()
    assert list(plan) == list(schema["properties"])
    for name in ("messages", "steps", "warnings"):
        item = schema["properties"][name]["items"]
        assert plan[name], name
        assert all(set(row) == set(item["properties"]) for row in plan[name])
    assert set(plan["verdict"]) == set(schema["properties"]["verdict"]["properties"])
