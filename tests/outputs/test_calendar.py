"""An independent reader finds in our calendar file what the plan holds, wherever the reader's clock stands."""

import time
from datetime import date, datetime, timedelta

import icalendar
import pytest

from planner.ics import to_calendar
from tests.plans import HOSTILE, WORDS, a_step

STAMP = datetime(2026, 11, 21, 23, 5, 9)  # noqa: DTZ001 - it is UTC by agreement


@pytest.fixture(params=["UTC", "America/New_York", "Europe/Berlin", "Pacific/Auckland"])
def zone(request, monkeypatch):
    """The machine's clock, set to a zone for one test."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    assert time.tzname[0] in ("UTC", "EST", "CET", "NZST")
    yield
    monkeypatch.undo()
    time.tzset()


def read(text):
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors
    for event in calendar.walk("VEVENT"):
        assert not event.errors
    return calendar


@pytest.mark.usefixtures("zone")
def test_every_day_of_two_years_stands_on_its_day():
    days = [date(2027, 1, 1) + timedelta(n) for n in range(731)]  # 2028 has a leap day
    steps = [a_step(id=f"s{n}", date=day) for n, day in enumerate(days)]
    events = read(to_calendar(steps, WORDS, case="c1", stamp=STAMP)).walk("VEVENT")
    assert [event["DTSTART"].dt for event in events] == days
    assert all(event["DTEND"].dt - event["DTSTART"].dt == timedelta(1) for event in events)
    assert all(type(event["DTSTART"].dt) is date for event in events)
    assert len({event["UID"] for event in events}) == len(days)


@pytest.mark.usefixtures("zone")
def test_the_stamp_is_the_moment_given():
    (event,) = read(to_calendar([a_step()], WORDS, case="c1", stamp=STAMP)).walk("VEVENT")
    assert event["DTSTAMP"].dt.isoformat() == "2026-11-21T23:05:09+00:00"


@pytest.mark.usefixtures("zone")
def test_the_alarm_rings_at_nine_on_the_day():
    (alarm,) = read(to_calendar([a_step()], WORDS, case="c1", stamp=STAMP)).walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(hours=9)
    assert str(alarm["ACTION"]) == "DISPLAY"


@pytest.mark.parametrize("text", HOSTILE)
def test_words_come_out_as_they_went_in(text):
    step = a_step(title=text, why=text)
    (event,) = read(to_calendar([step], WORDS, case="c1", stamp=STAMP)).walk("VEVENT")
    kept = text.replace("\r\n", "\n").replace("\x07", "").replace("\x00", "")
    assert str(event["SUMMARY"]) == kept
    assert str(event.get("DESCRIPTION", "")) == kept


def test_a_changed_plan_updates_its_entries_and_withdraws_what_is_gone():
    kept, gone = a_step(), a_step(id="gone")
    first = read(to_calendar([kept, gone], WORDS, case="c1", stamp=STAMP, sequence=0)).walk("VEVENT")
    moved = a_step(date=date(2026, 12, 1), title="Other words")
    second = read(to_calendar([moved], WORDS, case="c1", stamp=STAMP, sequence=1, cancelled=[gone])).walk(
        "VEVENT"
    )
    assert [event["UID"] for event in first] == [event["UID"] for event in second]
    assert [event["SEQUENCE"] for event in second] == [1, 1]
    assert [str(event["STATUS"]) for event in second] == ["CONFIRMED", "CANCELLED"]
    assert second[0]["DTSTART"].dt == date(2026, 12, 1)


def test_the_file_is_published_not_an_invitation():
    calendar = read(to_calendar([a_step()], WORDS, case="c1", stamp=STAMP))
    assert (str(calendar["METHOD"]), str(calendar["VERSION"])) == ("PUBLISH", "2.0")
    assert not any("ORGANIZER" in event or "ATTENDEE" in event for event in calendar.walk("VEVENT"))
