"""The calendar file keeps to RFC 5545, stands on the right days, and updates itself."""

import re
from datetime import date, datetime

import pytest

from planner.ics import FOLD, escape, fold, to_calendar
from tests.plans import HOSTILE, a_step

WORDS = {"calendar_name": "After the no", "calendar_advice": "Get advice about: {title}"}
STAMP = datetime(2026, 11, 21, 18, 5, 9)  # noqa: DTZ001 - it is UTC by agreement


def calendar(*steps, **more):
    return to_calendar(steps, WORDS, **{"case": "c1", "stamp": STAMP, **more})


def lines(text):
    return text.replace("\r\n ", "").split("\r\n")


def events(text):
    """Each entry as a dictionary of its first lines by name; the alarm's are under `alarm`."""
    found = []
    for line in lines(text)[:-1]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif line == "BEGIN:VALARM":
            found[-1]["alarm"] = {}
        elif found and "alarm" in found[-1] and not line.startswith(("BEGIN", "END")):
            found[-1]["alarm"][name] = value
        elif found and not line.startswith(("BEGIN", "END")):
            found[-1][name] = value
    return found


def unescape(value):
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)


def test_a_step_becomes_an_all_day_entry_with_an_alarm():
    (event,) = events(calendar(a_step(), sequence=3))
    assert event["DTSTART;VALUE=DATE"] == "20261124"
    assert event["DTEND;VALUE=DATE"] == "20261125"
    assert event["SUMMARY"] == "Write down the questions"
    assert event["DESCRIPTION"] == "Tomorrow half of them are gone."
    assert event["DTSTAMP"] == "20261121T180509Z"
    assert event["SEQUENCE"] == "3"
    assert event["STATUS"] == "CONFIRMED"
    assert event["alarm"] == {
        "ACTION": "DISPLAY",
        "TRIGGER": "PT9H",
        "DESCRIPTION": "Write down the questions",
    }


def test_the_calendar_opens_and_closes_as_the_standard_says():
    found = lines(calendar(a_step()))
    assert found[:6] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Afterword//Planner//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:After the no",
    ]
    assert found[-2:] == ["END:VCALENDAR", ""]
    opened = [line.split(":")[1] for line in found if line.startswith("BEGIN:")]
    closed = [line.split(":")[1] for line in found if line.startswith("END:")]
    assert sorted(opened) == sorted(closed)


def test_an_entry_keeps_its_id_when_words_day_and_sequence_change():
    (before,) = events(calendar(a_step()))
    (after,) = events(calendar(a_step(title="Other words", date=date(2027, 1, 4), why="x"), sequence=1))
    assert before["UID"] == after["UID"]


def test_ids_differ_by_step_and_by_case():
    ids = [e["UID"] for e in events(calendar(a_step(), a_step(id="other")))]
    ids += [e["UID"] for e in events(calendar(a_step(), case="c2"))]
    assert len(set(ids)) == 3


def test_a_legal_date_gets_a_second_entry_by_which_to_have_advice():
    step = a_step(id="claim", date=date(2027, 4, 14), title="Last day", get_advice_by=date(2027, 3, 24))
    due, advice = events(calendar(step))
    assert (due["DTSTART;VALUE=DATE"], due["SUMMARY"]) == ("20270414", "Last day")
    assert (advice["DTSTART;VALUE=DATE"], advice["SUMMARY"]) == ("20270324", "Get advice about: Last day")
    assert due["UID"] != advice["UID"]


def test_a_cancelled_step_is_withdrawn_and_rings_no_alarm():
    (event,) = events(calendar(cancelled=[a_step()], sequence=2))
    assert event["STATUS"] == "CANCELLED"
    assert event["SEQUENCE"] == "2"
    assert "alarm" not in event
    assert event["UID"] == events(calendar(a_step()))[0]["UID"]


def test_a_step_without_a_day_is_left_out():
    assert events(calendar(a_step(date=None))) == []


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 11, 30), "20261201"),
        (date(2026, 12, 31), "20270101"),
        (date(2027, 2, 28), "20270301"),
        (date(2028, 2, 28), "20280229"),
        (date(2028, 2, 29), "20280301"),
        (date(1, 1, 1), "00010102"),
    ],
)
def test_an_entry_ends_before_the_next_day(day, end):
    (event,) = events(calendar(a_step(date=day)))
    assert event["DTSTART;VALUE=DATE"] == f"{day.year:04}{day:%m%d}"
    assert event["DTEND;VALUE=DATE"] == end


def test_the_last_day_of_the_calendar_has_no_end():
    (event,) = events(calendar(a_step(date=date.max)))
    assert event["DTSTART;VALUE=DATE"] == "99991231"
    assert "DTEND;VALUE=DATE" not in event


@pytest.mark.parametrize("text", HOSTILE)
def test_text_comes_out_as_it_went_in_but_for_control_characters(text):
    (event,) = events(calendar(a_step(title=text, why=text or "x")))
    kept = text.replace("\r\n", "\n").replace("\x07", "").replace("\x00", "")
    assert unescape(event["SUMMARY"]) == kept
    assert unescape(event["DESCRIPTION"]) == (kept or "x")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_line_is_longer_than_75_octets_nor_splits_a_character(text):
    octets = calendar(a_step(title=text, why=text)).encode("utf-8")
    for line in octets.split(b"\r\n"):
        assert len(line) <= FOLD
        line.decode("utf-8")
        assert b"\n" not in line
        assert b"\r" not in line


@pytest.mark.parametrize("size", range(60, 160))
@pytest.mark.parametrize("character", ["x", "é", "語", "😀"])
def test_folding_at_every_length_gives_the_line_back(size, character):
    line = "SUMMARY:" + character * size
    folded = fold(line)
    assert folded.replace("\r\n ", "") == line
    assert all(len(piece.encode()) <= FOLD for piece in folded.split("\r\n"))


def test_marks_are_escaped():
    assert escape("a\\b;c,d:e\nf") == "a\\\\b\\;c\\,d:e\\nf"


def test_the_calendars_name_is_the_readers_when_given():
    assert "X-WR-CALNAME:My\\, plan" in lines(calendar(name="My, plan"))
