"""Where time, state and place come in."""

from __future__ import annotations

from datetime import date, timedelta

from planner.answers import UK
from planner.conditions.chosen import EU
from planner.dates import add_days
from planner.facts import Facts, condition


@condition
def news_is_fresh(f: Facts) -> bool:
    """The news came at most five working days ago, or the day is not known (E3)."""
    days = f.working_days_since(f.answers.news_date)
    return days is None or days <= 5


@condition
def news_is_old(f: Facts) -> bool:
    """The news is more than thirty days old: a thank-you now would surprise."""
    news = f.answers.news_date
    return news is not None and f.today - news > timedelta(days=30)


def closing_days(f: Facts) -> int:
    """Days after the last interview when a silence is closed: 30, or 45 where hiring is slow (E119)."""
    return 45 if f.holds("slow_employer") else 30


def close_day(f: Facts) -> date | None:
    """The day for a closing note: thirty days after the last interview, forty-five where hiring is slow (E119).

    Later where a nudge still has its turn: after the day they named, after their last word, after the reader's own.
    None when no day is known; today when the reader wants to close it.
    """
    a = f.answers
    if f.holds("wants_close_loop"):
        return f.today
    days = [add_days(a.interview_date, closing_days(f))] if a.interview_date else []
    for day, wait in ((a.promised_date, 9), (a.last_heard, 14), (a.last_sent, 7), (a.last_nudge, 7)):
        if day is not None:
            days.append(f.calendar.add_working_days(day, wait))
    return max(days, default=None)


@condition
def promised_anew(f: Facts) -> bool:
    """They named a day after the last nudge: they wrote since then, or the day they named lies after it."""
    a = f.answers
    if "nudged" not in a.done or a.promised_date is None or a.last_nudge is None:
        return False
    return a.promised_date > a.last_nudge and (a.last_heard is None or a.last_heard >= a.last_nudge)


def new_date(f: Facts) -> date | None:
    """The day to ask about a day they named after a nudge: two working days after it (E119, E121).

    And at least five after that nudge (E15); None when they named none since.
    """
    a = f.answers
    if not f.holds("promised_anew") or a.promised_date is None or a.last_nudge is None:
        return None
    return max(f.calendar.add_working_days(a.promised_date, 2), f.calendar.add_working_days(a.last_nudge, 5))


@condition
def silence_is_old(f: Facts) -> bool:
    """The day to close a silence is more than two weeks past: too late for a nudge."""
    return f.holds("silent") and long_closed(f)


def long_closed(f: Facts) -> bool:
    """Whether the day to close it is more than two weeks gone."""
    day = close_day(f)
    return day is not None and f.today > add_days(day, 14)


@condition
def slow_employer(f: Facts) -> bool:
    """A public body or a university: their answers take longest (E119)."""
    return f.holds("standing_public") or f.holds("standing_academic")


@condition
def interview_long_ago(f: Facts) -> bool:
    """The day to close a silence has come: thirty days after the last interview, or forty-five (E119)."""
    day = f.answers.interview_date
    return day is not None and f.today - day >= timedelta(days=closing_days(f))


@condition
def raw(f: Facts) -> bool:
    """Hurt or angry: sleep before sending (E94, E95)."""
    return f.answers.feeling in ("hurt", "angry")


@condition
def no_energy(f: Facts) -> bool:
    """Energy for one thing only."""
    return f.answers.feeling == "no_energy"


@condition
def careful(f: Facts) -> bool:
    """Offer withdrawn, unfair, in confidence, or work used without asking: no thank-you letters, neutral words."""
    return any(f.holds(name) for name in ("offer_withdrawn", "has_unfair", "in_confidence", "has_ideas_used"))


@condition
def angry_sent(f: Facts) -> bool:
    """An angry answer already went out."""
    return "angry_reply" in f.answers.done


@condition
def shows_law(f: Facts) -> bool:
    """The reader asked to see legal dates and named a region."""
    return f.answers.legal_dates == "yes" and bool(f.answers.region)


@condition
def in_uk(f: Facts) -> bool:
    """The reader's region is in the United Kingdom."""
    return f.answers.region in UK


@condition
def in_eu(f: Facts) -> bool:
    """The reader's region is in the European Union."""
    return f.answers.region in EU


@condition
def in_us(f: Facts) -> bool:
    """The reader's region is the United States."""
    return f.answers.region == "us"


@condition
def in_germany(f: Facts) -> bool:
    """The reader's region is Germany."""
    return f.answers.region == "germany"


@condition
def in_ontario(f: Facts) -> bool:
    """The reader's region is Ontario."""
    return f.answers.region == "canada_ontario"


@condition
def notes_by_right(f: Facts) -> bool:
    """The law gives a right to a copy of one's own data: UK and EU (E31, E37)."""
    return f.holds("in_uk") or f.holds("in_eu")
