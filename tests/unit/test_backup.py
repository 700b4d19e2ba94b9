"""The backup file: out and in again without loss; a strange file is refused with a sentence."""

import json
from base64 import b64decode

import pytest

from planner.backup import FORMAT, LARGEST, read_backup, write_backup

RECORD = {
    "format": FORMAT,
    "id": "a1",
    "values": {"answers.role": ["data analyst", 5], "ticks.debrief": [True, 6]},
}


def text_of(cases):
    return b64decode(write_backup(cases, "2026-11-19")["data"]).decode()


def test_what_goes_out_comes_in_again():
    read = read_backup(text_of([RECORD]))
    assert read["cases"] == [RECORD]
    assert read["message"]


def test_the_file_is_named_by_its_day_and_readable():
    written = write_backup([RECORD], "2026-11-19")
    assert written["name"].endswith("-2026-11-19.json")
    assert json.loads(b64decode(written["data"]))["made"] == "2026-11-19"


def test_emoji_and_lone_surrogates_do_not_stop_a_backup():
    record = {**RECORD, "values": {"answers.role": ["👩‍💻 \ud800", 1]}}
    assert read_backup(text_of([record]))["cases"][0]["values"]["answers.role"][0].startswith("👩‍💻")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        "7",
        "null",
        '{"app": "someone else"}',
        '{"app": "afterword"}',
        '{"app": "afterword", "format": 1, "cases": {}}',
        "[" * 100_000,
        '{"app":"afterword","format":99,"cases":[]}',
        "x" * (LARGEST + 1),
    ],
    ids=range(11),
)
def test_a_strange_file_is_refused_with_one_sentence(text):
    read = read_backup(text)
    assert set(read) == {"problem"}
    assert read["problem"].endswith(".")


def test_a_case_that_is_damaged_is_left_out_and_said():
    read = read_backup(
        json.dumps({"app": "afterword", "format": 1, "cases": [RECORD, {"format": 1}, None, 3]})
    )
    assert read["cases"] == [RECORD]
    assert "3" in read["message"]


def test_a_plain_case_file_is_read_and_twice_is_the_same_case():
    text = json.dumps({"outcome": "turned_down", "people": [{"name": "Priya"}]})
    one, other = read_backup(text)["cases"], read_backup(text)["cases"]
    assert one == other
    assert one[0]["values"]["answers.outcome"][0] == "turned_down"
    assert one[0]["values"]["answers.people-1-name"][0] == "Priya"


@pytest.mark.parametrize("cases", [None, "text", {}, [None, 7, {"id": 3}]])
def test_junk_from_the_page_gives_an_empty_backup(cases):
    assert json.loads(text_of(cases))["cases"] == []


def test_a_case_that_is_here_too_keeps_what_is_newer_on_either_side():
    here = {
        **RECORD,
        "values": {"answers.role": ["cook", 9], "name": ["Mine", 1], "ticks.debrief": [False, 6]},
    }
    there = {
        **RECORD,
        "values": {**RECORD["values"], "name": ["Theirs", 2], "notes.debrief": ["call Ana", 3]},
    }
    (merged,) = read_backup(text_of([there]), [here, "junk"])["cases"]
    assert merged["values"] == {
        "answers.role": ["cook", 9],
        "name": ["Theirs", 2],
        "ticks.debrief": [False, 6],
        "notes.debrief": ["call Ana", 3],
    }
