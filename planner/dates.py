"""Pure dates: working days, months, the clocks the law sets, and how a date is written.

No clock and no time zones: every day is given. Nothing here fails at the ends of the calendar (years 1 to
9999): a date that would fall outside becomes its first or last day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from planner.holidays import holidays_of
from planner.tables import table

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
ADVICE_MARGIN = 21
"""Days before a legal date by which to have talked to someone (evidence list, rules table)."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are working days: Monday to Friday, without `holidays` (ordinals of days)."""

    region: str
    holidays: frozenset[int]

    def is_working_day(self, day: date) -> bool:
        """Whether the day is neither on a weekend nor a public holiday."""
        return day.weekday() < 5 and day.toordinal() not in self.holidays

    def next_working_day(self, day: date) -> date:
        """The day itself when it is a working day, else the first one after it."""
        return day if self.is_working_day(day) else self.add_working_days(day, 1)

    def previous_working_day(self, day: date) -> date:
        """The day itself when it is a working day, else the last one before it."""
        return day if self.is_working_day(day) else self.add_working_days(day, -1)

    def add_working_days(self, day: date, number: int) -> date:
        """The `number`-th working day after the day (before it, when negative). The day itself never counts.

        With 0, the next working day counted from the day itself.
        """
        if not number:
            return self.next_working_day(day)
        stride = 1 if number > 0 else -1
        left = abs(number)
        ordinal = day.toordinal()
        while left:
            ordinal += stride
            if not FIRST <= ordinal <= LAST:
                return _day(ordinal)
            if (ordinal + 6) % 7 < 5 and ordinal not in self.holidays:
                left -= 1
        return date.fromordinal(ordinal)

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; below zero when `end` comes first."""
        if end < start:
            return -self.working_days_between(end, start)
        first, last = start.toordinal(), end.toordinal()
        return _weekdays(last) - _weekdays(first) - sum(first < off <= last for off in self.holidays)


@cache
def calendar_for(region: str) -> Calendar:
    """The calendar of a region; one that is unknown or empty has no public holidays."""
    return Calendar(region, holidays_of(region))


def _weekdays(ordinal: int) -> int:
    """Days from Monday to Friday in 1 .. ordinal; day 1 of the calendar is a Monday."""
    weeks, rest = divmod(ordinal, 7)
    return weeks * 5 + min(rest, 5)


def _day(ordinal: int) -> date:
    return date.fromordinal(max(FIRST, min(LAST, ordinal)))


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def add_days(day: date, number: int) -> date:
    """The day `number` calendar days later (earlier, when negative)."""
    return _day(day.toordinal() + number)


def add_months(day: date, number: int) -> date:
    """The same day of the month `number` months later; the month's last day when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    if not 1 <= year <= 9999:
        return date.min if year < 1 else date.max
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def legal_month_due(received: date, calendar: Calendar, months: int = 1) -> date:
    """When a request for one's own data must be answered (E31; GDPR art. 12(3), E37).

    The same date next month; the month's last day when there is none; the next working day when that is a day
    off.
    """
    return calendar.next_working_day(add_months(received, months))


def three_months_less_a_day(event: date, months: int = 3) -> date:
    """The last day to start a discrimination claim in Great Britain (E36). A day off does not move it.

    When the month has no such day, counting from its last day gives the earlier, safer date.
    """
    return add_days(add_months(event, months), -1)


def legal_days_due(event: date, days: int, calendar: Calendar) -> date:
    """The last of `days` calendar days after the event; on a day off, the next business day (E44).

    Clocks whose source says nothing of days off (E40, E43, E56) are plain `add_days` or `add_months`.
    """
    return calendar.next_working_day(add_days(event, days))


def get_advice_by(due: date, today: date) -> date:
    """The day by which to have talked to someone about a legal date: 21 days before it, but not in the past.

    A legal date that has itself passed is returned as it is.
    """
    return min(due, max(today, add_days(due, -ADVICE_MARGIN)))


@lru_cache(maxsize=64)  # a plan writes each of its days several times
def format_date(day: date, style: str, form: str = "day", language: str = "en") -> str:
    """The date in words, in a style (`us`, `british`, `iso`) and a form of that style in dates.toml.

    Forms: `day`, `day_year`, `weekday`, `weekday_year` and the short `brief` and `brief_weekday`.
    """
    months, months_short, weekdays, weekdays_short, formats = _written(language)
    return formats[style][form].format(
        day=day.day,
        month=months[day.month - 1],
        mon=months_short[day.month - 1],
        weekday=weekdays[day.weekday()],
        wday=weekdays_short[day.weekday()],
        year=day.year,
        iso=day.isoformat(),
    )


@cache
def _written(language: str) -> tuple[list[str], list[str], list[str], list[str], dict[str, dict[str, str]]]:
    words = table("dates", language)
    return (
        words["months"],
        words["months_short"],
        words["weekdays"],
        words["weekdays_short"],
        words["formats"],
    )
