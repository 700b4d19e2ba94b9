"""The baked table of public holidays: whole, in order, and good for another year."""

from datetime import date

import pytest

from planner.dates import add_months
from planner.holidays import holidays_of, last_day, parse_region, regions
from planner.tables import table

REGIONS = {
    *("us", "uk_england", "uk_scotland", "uk_ni", "ireland", "canada", "canada_ontario", "australia"),
    *(
        "new_zealand",
        "germany",
        "austria",
        "switzerland",
        "france",
        "belgium",
        "netherlands",
        "spain",
        "italy",
    ),
    *("poland", "hungary", "sweden", "denmark", "india", "singapore", "south_africa"),
}


def test_the_table_is_good_for_twelve_more_months():
    today = date.today()  # noqa: DTZ011 - the day of the build is what is asked
    assert last_day() >= add_months(today, 12), "Raise LAST_YEAR in scripts/bake_holidays.py and run it."


def test_every_region_is_there():
    assert set(regions()) == REGIONS


@pytest.mark.parametrize("region", sorted(REGIONS))
def test_a_region_has_holidays_in_every_year_all_on_weekdays_and_in_order(region):
    days = parse_region(table("holidays")["regions"][region])
    assert days == sorted(set(days))
    assert all(day.weekday() < 5 for day in days)
    years = range(table("holidays")["first_year"], table("holidays")["last_year"] + 1)
    assert {day.year for day in days} == set(years)
    assert holidays_of(region) == {day.toordinal() for day in days}


@pytest.mark.parametrize(
    ("region", "day"),
    [
        ("us", date(2026, 11, 26)),
        ("us", date(2027, 12, 31)),
        ("uk_england", date(2027, 3, 29)),
        ("uk_scotland", date(2027, 1, 4)),
        ("uk_ni", date(2027, 7, 12)),
        ("canada_ontario", date(2027, 10, 11)),
        ("germany", date(2027, 5, 6)),
        ("france", date(2027, 7, 14)),
        ("poland", date(2027, 12, 24)),
        ("new_zealand", date(2027, 2, 8)),
    ],
)
def test_a_known_holiday_is_in_the_table(region, day):
    assert day.toordinal() in holidays_of(region)


def test_easter_monday_is_no_holiday_in_scotland():
    assert date(2027, 3, 29).toordinal() not in holidays_of("uk_scotland")


@pytest.mark.parametrize("region", ["", "nowhere", "eu_other"])
def test_an_unknown_region_has_no_holidays(region):
    assert holidays_of(region) == frozenset()
