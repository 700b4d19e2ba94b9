"""The command line: what it prints and the exit code it leaves."""

import json
import sys
from io import StringIO

import pytest

from planner.cli import main

CASE = (
    'today = 2026-11-19\noutcome = "turned_down"\nstage = "first"\nheard = "email"\nnews_date = 2026-11-18\n'
)


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.toml"
    path.write_text(CASE, "utf-8")
    return str(path)


def test_a_plan_as_text_and_as_json(case, capsys):
    assert main(["plan", case]) == 0
    assert "YOUR PLAN" in capsys.readouterr().out
    assert main(["plan", case, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"]["id"] == "no"


def test_the_day_comes_from_the_option_before_the_case(case, capsys):
    assert main(["plan", case, "--json", "--today", "2026-12-01"]) == 0
    assert json.loads(capsys.readouterr().out)["today"] == "2026-12-01"


def test_a_case_may_be_json_from_the_input(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", StringIO('{"outcome": "turned_down", "today": "2026-11-19"}'))
    assert main(["plan", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["today"] == "2026-11-19"


def test_an_answer_that_cannot_be_used_is_exit_code_one(tmp_path, capsys):
    path = tmp_path / "case.toml"
    path.write_text(CASE + 'feeling = "purple"\n', "utf-8")
    assert main(["plan", str(path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["question"] == "feeling"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plan", "nowhere.toml"], "cannot be read"),
        (["plan", "{case}", "--today", "soon"], "YYYY-MM-DD"),
        (["tone", "nowhere.txt"], "cannot be read"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_two(case, capsys, arguments, said):
    assert main([a.format(case=case) for a in arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert "Traceback" not in captured.err


@pytest.mark.parametrize("text", ["[1, 2]", "= broken", '"a"'])
def test_a_file_that_is_no_case_is_wrong_usage(tmp_path, capsys, text):
    path = tmp_path / "case.txt"
    path.write_text(text, "utf-8")
    assert main(["plan", str(path)]) == 2
    assert str(path) in capsys.readouterr().err


def test_check_is_silent_when_all_is_well_and_says_what_is_wrong(tmp_path, capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr().out == ""
    (tmp_path / "verdicts").mkdir()
    assert main(["check", str(tmp_path)]) == 1
    assert "No verdict holds always." in capsys.readouterr().out


def test_schemas_and_form_are_printed(capsys):
    for arguments in (["schema"], ["schema", "--plan"]):
        assert main(arguments) == 0
        assert json.loads(capsys.readouterr().out)["type"] == "object"
    assert main(["form"]) == 0
    assert "<fieldset" in capsys.readouterr().out
    assert main(["form", "--css"]) == 0
    assert "{" in capsys.readouterr().out


def test_tone_as_json_is_a_list(tmp_path, capsys):
    path = tmp_path / "mail.txt"
    path.write_text("Thank you for your time.", "utf-8")
    assert main(["tone", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
