"""The machine-readable plan holds every field of the plan, as JSON values."""

import json
from dataclasses import fields
from datetime import date

from planner.model import PLAN_FORMAT, Problem
from tests.plans import a_message, a_plan, a_step


def test_the_plan_as_data_is_json_and_names_its_format_first():
    data = a_plan().as_dict()
    assert next(iter(data)) == "format"
    assert data["format"] == PLAN_FORMAT
    assert json.loads(json.dumps(data)) == data


def test_every_field_of_every_part_is_in_the_data():
    plan = a_plan(problems=(Problem("news_date", "There is no such day."),))
    data = plan.as_dict()
    assert {f.name for f in fields(plan)} | {"format"} == set(data)
    assert [f.name for f in fields(plan.verdict)] == list(data["verdict"])
    for name in ("messages", "steps", "warnings", "problems"):
        (part,), (row,) = getattr(plan, name), data[name]
        assert [f.name for f in fields(part)] == list(row)


def test_dates_are_iso_texts_and_what_is_not_known_is_null():
    step = a_step(get_advice_by=date(2026, 12, 1))
    data = a_plan(messages=(a_message(send_by=None),), steps=(step,)).as_dict()
    assert data["today"] == "2026-11-21"
    assert data["messages"][0]["send_on"] == "2026-11-23"
    assert data["messages"][0]["send_by"] is None
    assert data["messages"][0]["evidence"] == ["E1"]
    assert data["steps"][0]["get_advice_by"] == "2026-12-01"
    assert data["verdict"]["until"] is None
