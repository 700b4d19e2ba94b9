"""Reading dates as people type them: `19 Nov`, `11/19`, `a week ago`. The words are in dates.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from planner.dates import add_days, add_months, days_in_month
from planner.tables import table

LONGEST = 200
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?=$|[T ]\d\d:)", re.ASCII)
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class DateProblem:
    """Why a text is no date; its sentence is in interface.toml under `problems`.

    `key` is unread (not understood), impossible (no such day), unclear (day or month first?),
    vague (no exact day) or weekday (the weekday and the date disagree).
    """

    key: str


UNREAD = DateProblem("unread")
IMPOSSIBLE = DateProblem("impossible")
TWO_WAYS = DateProblem("unclear")
VAGUE = DateProblem("vague")
WEEKDAY = DateProblem("weekday")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What each word means: a kind (month, weekday, number, unit, ago, ...) and its value."""

    words: Mapping[str, tuple[str, Any]]
    phrases: Mapping[str, int]
    clock: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Typed:
    """The text taken apart: its numbers as typed, and its other words by kind, in order."""

    numbers: tuple[str, ...]
    words: Mapping[str, tuple[Any, ...]]
    separator: str
    ends_in_dot: bool
    day_ending: bool

    def kinds(self) -> set[str]:
        """The kinds of words that were typed."""
        return set(self.words)


def read_date(
    text: str, today: date, style: str, lean: str = "past", language: str = "en"
) -> date | DateProblem | None:
    """The day a text means: None for an empty text, a DateProblem when it cannot be told. Never raises.

    `style` (us, british, iso) decides whether the day or the month comes first among numbers. `lean` decides
    what a date without a year, or a bare weekday, means: the last one (past), the next one (future) or the
    closest (near); today counts. "Last Tuesday" and "next Tuesday" never mean today.
    """
    text = text.strip()
    if not text:
        return None
    iso = _ISO.match(text)
    if iso:
        return _date(*(int(part) for part in iso[0].split("-"))) or IMPOSSIBLE
    if len(text) > LONGEST:
        return UNREAD
    vocabulary = vocabulary_of(language)
    text = re.sub(r"['’`´]", "", text.casefold())
    phrase = _phrase(text, vocabulary)
    if phrase is not None:
        return add_days(today, phrase)
    typed = _take_apart(vocabulary.clock.sub(" ", text), vocabulary)
    return UNREAD if typed is None else _meaning(typed, today, style, lean)


def _phrase(text: str, vocabulary: Vocabulary) -> int | None:
    """Days from today when the text, without filler at its ends, is a whole answer: `about yesterday`."""
    words = _TOKEN.findall(text)
    whole = " ".join(words)
    while words and vocabulary.words.get(words[0], ("",))[0] == "filler":
        del words[0]
    while words and vocabulary.words.get(words[-1], ("",))[0] == "filler":
        del words[-1]
    return vocabulary.phrases.get(whole, vocabulary.phrases.get(" ".join(words)))


@cache
def vocabulary_of(language: str) -> Vocabulary:
    """The words of a language, with the start of each month's and weekday's name from three letters on."""
    written = table("dates", language)
    reading = written["reading"]
    words: dict[str, tuple[str, Any]] = {}
    for kind in ("month", "weekday"):
        full, short = written[f"{kind}s"], written[f"{kind}s_short"]
        for number, name in enumerate(full, start=1):
            words |= {name.casefold()[:size]: (kind, number) for size in range(3, len(name) + 1)}
        words |= {name.casefold(): (kind, number) for number, name in enumerate(short, start=1)}
        words |= {name: (kind, number) for name, number in reading[f"{kind}s"].items()}
    for kind in ("filler", "day_ending", "ago", "ahead", "last", "next", "this", "vague"):
        words |= {word: (kind, word) for word in reading[kind]}
    words |= {word: ("number", number) for word, number in reading["numbers"].items()}
    words |= {word: ("unit", unit) for word, unit in reading["units"].items()}
    clock = rf"\b\d{{1,2}}(?::\d\d)+(?:\s*(?:{'|'.join(reading['clock'])})\b)?|"
    clock += rf"\b\d{{1,2}}(?:\.\d\d)?\s*(?:{'|'.join(reading['clock'])})\b"
    return Vocabulary(words, reading["phrases"], re.compile(clock))


def _take_apart(text: str, vocabulary: Vocabulary) -> Typed | None:
    """Numbers and known words of a text; None when a word is unknown."""
    numbers: list[str] = []
    words: dict[str, list[Any]] = {}
    separator, end, day_ending = "", 0, False
    for found in _TOKEN.finditer(text):
        token = found[0]
        if token[0].isdecimal():
            if len(numbers) == 1:
                separator = text[end : found.start()].strip()[:1]
            numbers.append(token)
        elif token not in vocabulary.words:
            return None
        else:
            kind, value = vocabulary.words[token]
            day_ending = day_ending or kind == "day_ending"
            if kind not in ("filler", "day_ending"):
                words.setdefault(kind, []).append(value)
        end = found.end()
    dot = text.rstrip().endswith(".")
    return Typed(tuple(numbers), {k: tuple(v) for k, v in words.items()}, separator, dot, day_ending)


def _meaning(typed: Typed, today: date, style: str, lean: str) -> date | DateProblem:
    kinds = typed.kinds()
    if "vague" in kinds or any(len(number) > 8 for number in typed.numbers):
        return VAGUE if "vague" in kinds else UNREAD
    if "unit" in kinds:
        return _relative(typed, today, lean)
    if kinds - {"month", "weekday", "ahead", "last", "next", "this"} or any(
        len(typed.words.get(kind, ())) > 1 for kind in ("month", "weekday")
    ):
        return UNREAD
    if not typed.numbers:
        if "month" in kinds:
            return VAGUE
        return _weekday(typed, today, lean) if "weekday" in kinds else UNREAD
    if kinds & {"last", "next", "this"}:
        return UNREAD
    found = _with_month(typed, today, lean) if "month" in kinds else _numeric(typed, today, style, lean)
    if isinstance(found, date) and "weekday" in kinds and found.isoweekday() != typed.words["weekday"][0]:
        return WEEKDAY
    return found


def _relative(typed: Typed, today: date, lean: str) -> date | DateProblem:
    """`3 days ago`, `in two weeks`, `Tuesday last week`."""
    kinds, units = typed.kinds(), typed.words["unit"]
    if len(units) > 1 or "month" in kinds:
        return UNREAD
    if "weekday" in kinds:
        return _weekday_of_week(typed, today)
    counts = [int(number) for number in typed.numbers] or list(typed.words.get("number", ()))[-1:]
    if not counts:
        return VAGUE
    if len(counts) > 1 or kinds & {"last", "next", "this"} or {"ago", "ahead"} <= kinds:
        return UNREAD
    if not kinds & {"ago", "ahead"} and lean == "near":
        return UNREAD
    back = "ago" in kinds or ("ahead" not in kinds and lean == "past")
    count = -counts[0] if back else counts[0]
    unit = units[0]
    found = (
        add_months(today, count * _MONTHS[unit]) if unit in _MONTHS else add_days(today, count * _DAYS[unit])
    )
    return IMPOSSIBLE if found in (date.min, date.max) else found


def _weekday_of_week(typed: Typed, today: date) -> date | DateProblem:
    """`Tuesday last week`: weeks begin on Monday."""
    turns = [turn for kind, turn in (("last", -7), ("this", 0), ("next", 7)) if kind in typed.words]
    if typed.words["unit"][0] != "week" or len(turns) != 1 or typed.numbers or "number" in typed.words:
        return UNREAD
    return add_days(today, typed.words["weekday"][0] - today.isoweekday() + turns[0])


def _weekday(typed: Typed, today: date, lean: str) -> date | DateProblem:
    """`Tuesday`, `last Tuesday`, `next Tuesday`."""
    kinds = typed.kinds()
    if len(kinds & {"last", "next", "this"}) > 1:
        return UNREAD
    ahead = (typed.words["weekday"][0] - today.isoweekday()) % 7
    if "last" in kinds:
        return add_days(today, ahead - 7)
    if "next" in kinds:
        return add_days(today, ahead or 7)
    back = ahead - 7 if ahead else 0
    if lean == "near":
        return add_days(today, min(ahead, back, key=abs))
    return add_days(today, back if lean == "past" else ahead)


def _with_month(typed: Typed, today: date, lean: str) -> date | DateProblem:
    """`19 Nov`, `Nov 19, 2026`, `2026 November 19`."""
    month, numbers = typed.words["month"][0], typed.numbers
    if len(numbers) == 1:
        return VAGUE if len(numbers[0]) > 2 else _without_year(month, int(numbers[0]), today, lean)
    if len(numbers) != 2:
        return UNREAD
    day, year = (numbers[1], numbers[0]) if len(numbers[0]) > 2 else numbers
    return UNREAD if len(day) > 2 else _date(_year(year, today), month, int(day)) or IMPOSSIBLE


def _numeric(typed: Typed, today: date, style: str, lean: str) -> date | DateProblem:
    """`19/11`, `11/19/26`, `2026-11-19`, `20261119`, `the 19th`."""
    numbers = typed.numbers
    if len(numbers) == 1:
        if len(numbers[0]) == 8:
            return _date(int(numbers[0][:4]), int(numbers[0][4:6]), int(numbers[0][6:])) or IMPOSSIBLE
        if typed.day_ending or "weekday" in typed.words:
            return _without_month(int(numbers[0]), today, lean)
        return UNREAD
    if len(numbers) > 3:
        return UNREAD
    if len(numbers) == 2 and max(map(len, numbers)) > 2:
        return VAGUE
    if len(numbers) == 3 and (
        len(numbers[0]) > 2 or (style == "iso" and typed.separator == "-" and len(numbers[2]) < 3)
    ):
        return _date(_year(numbers[0], today), int(numbers[1]), int(numbers[2])) or IMPOSSIBLE
    year = _year(numbers[2], today) if len(numbers) == 3 else None
    first, second = int(numbers[0]), int(numbers[1])
    order = _order(typed, style, first, second)
    if order == "both":
        return TWO_WAYS
    day, month = (first, second) if order == "day" else (second, first)
    return _without_year(month, day, today, lean) if year is None else _date(year, month, day) or IMPOSSIBLE


def _order(typed: Typed, style: str, first: int, second: int) -> str:
    """Whether the day or the month comes first, or it could be both."""
    if first > 12 or second > 12:
        return "day" if first > 12 else "month"
    if typed.separator == "." and (style != "us" or (typed.ends_in_dot and len(typed.numbers) == 2)):
        return "day"
    if style == "iso" and first != second and not (typed.separator == "-" and len(typed.numbers) == 2):
        return "both"
    return "day" if style == "british" else "month"


def _date(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is no such day."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month):
        return date(year, month, day)
    return None


def _year(text: str, today: date) -> int:
    """A year as typed; of two digits, the one within 50 years of today."""
    year = int(text)
    if len(text) > 2:
        return year
    year += today.year // 100 * 100
    return year - 100 if year - today.year > 50 else year + 100 if today.year - year >= 50 else year


def _without_year(month: int, day: int, today: date, lean: str) -> date | DateProblem:
    """The month and day in the year that `lean` points to; eight years reach the next leap day everywhere."""
    return _closest((_date(today.year + turn, month, day) for turn in range(-8, 9)), today, lean)


def _without_month(day: int, today: date, lean: str) -> date | DateProblem:
    """`the 19th`: in the month that `lean` points to."""
    if not 1 <= day <= 31:
        return IMPOSSIBLE
    firsts = (add_months(today.replace(day=1), turn) for turn in range(-2, 3))
    return _closest((_date(first.year, first.month, day) for first in firsts), today, lean)


def _closest(days: Iterable[date | None], today: date, lean: str) -> date | DateProblem:
    """The day closest to today among those on the side that `lean` points to, if that side has any."""
    known = [day for day in days if day]
    sided = [day for day in known if lean == "near" or (day <= today if lean == "past" else day >= today)]
    return min(sided or known, key=lambda day: abs(day - today), default=IMPOSSIBLE)
