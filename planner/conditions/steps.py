"""Which steps and warnings fit."""

from __future__ import annotations

from datetime import timedelta

from planner.conditions.moment import long_closed
from planner.dates import add_days, add_months, legal_days_due, three_months_less_a_day
from planner.facts import Facts, condition


@condition
def news_in_first_days(f: Facts) -> bool:
    """The news came at most three days ago, or the day is not known."""
    news = f.answers.news_date
    return news is None or f.today - news <= timedelta(days=3)


@condition
def sleeps_on_it(f: Facts) -> bool:
    """Hurt or angry, with something to send: it waits for the morning (E94, E95)."""
    held_back = f.holds("in_confidence") or f.holds("has_unfair") or f.holds("nobody_to_write_to")
    return f.holds("raw") and f.holds("outcome_known") and not held_back


@condition
def asks_to_be_kept(f: Facts) -> bool:
    """The reader chose to be kept in mind; it is not only our default."""
    return "keep_in_mind" in f.answers.wants


@condition
def asks_for_law(f: Facts) -> bool:
    """The reader asked to see dates set by law."""
    return f.answers.legal_dates == "yes"


@condition
def has_region(f: Facts) -> bool:
    """The reader chose a region."""
    return bool(f.answers.region)


@condition
def has_news_date(f: Facts) -> bool:
    """The day of the news is known."""
    return f.answers.news_date is not None


@condition
def limit_known(f: Facts) -> bool:
    """A region whose time limit for a claim of unfair treatment was checked (E36, E40, E44, E45)."""
    return f.holds("in_gb") or f.holds("in_germany") or f.holds("in_us")


@condition
def limit_passed(f: Facts) -> bool:
    """The shorter time limit of the region has passed since the news (E36, E40, E44, E45)."""
    news = f.answers.news_date
    if news is None or not f.holds("limit_known"):
        return False
    if f.holds("in_gb"):
        last = three_months_less_a_day(news)
    elif f.holds("in_germany"):
        last = add_months(news, 2)
    else:
        last = add_days(news, 45) if f.holds("in_federal") else legal_days_due(news, 180, f.calendar)
    return last < f.today


@condition
def heard_elsewhere(f: Facts) -> bool:
    """The reader knows from someone else, or worked it out; the employer has not told them."""
    return f.answers.heard in ("third_person", "not_at_all") and not f.holds("silent")


@condition
def not_told_yet(f: Facts) -> bool:
    """The employer has not told the reader, and has had fewer than three working days to do so."""
    days = f.working_days_since(f.answers.news_date)
    return f.holds("heard_elsewhere") and (days is None or days < 3)


@condition
def no_dates_known(f: Facts) -> bool:
    """Of a silence, no day is known to count from."""
    a = f.answers
    days = (a.last_nudge, a.promised_date, a.last_sent, a.last_heard, a.interview_date, a.applied_date)
    return a.outcome == "no_answer" and not any(days)


@condition
def application_is_old(f: Facts) -> bool:
    """Nobody talked with the reader, and the application went out sixty days ago or more: let it go (E122)."""
    day = f.answers.applied_date
    return f.holds("only_applied") and day is not None and f.today - day >= timedelta(days=60)


@condition
def answer_is_fresh(f: Facts) -> bool:
    """Their answer came at most two weeks ago, or the day is not known: thanks are still in time."""
    day = f.answers.their_answer_date
    return f.holds("they_answered") and (day is None or f.today - day <= timedelta(days=14))


@condition
def asks_in_confidence(f: Facts) -> bool:
    """Known in confidence, and a question about timing would be normal from anyone: it gives nothing away."""
    open_matter = f.holds("silent") or (f.holds("no_is_settled") and not f.holds("news_is_old"))
    held_back = f.holds("angry_sent") or f.holds("wants_close_loop") or f.holds("has_other_offer")
    ready = open_matter and f.holds("talked") and not held_back and not f.holds("has_unfair")
    return f.holds("in_confidence") and ready and not (long_closed(f) or f.holds("nobody_to_write_to"))


@condition
def added_own_words(f: Facts) -> bool:
    """Beside a chosen outcome, something was told in the reader's own words, which no rule reads."""
    a = f.answers
    told = (a.stage_other, a.heard_other, a.wants_other, a.standing_other, a.circumstances_other)
    return any(told) and not f.holds("own_words")


FRIENDLY_WISHES = (
    "advice",
    "keep_in_mind",
    "other_openings",
    "linkedin",
    "stay_in_touch",
    "promised_feedback",
)
"""Wishes that belong after a decision, and not on a careful path."""


@condition
def has_friendly_wish(f: Facts) -> bool:
    """The reader chose a wish that belongs after a decision: advice, being kept in mind, staying in touch."""
    return any(wish in FRIENDLY_WISHES for wish in f.answers.wants)


@condition
def wishes_wait(f: Facts) -> bool:
    """Something else has to be answered first: they have not decided, or they came back."""
    first = f.holds("waiting_on_them") or f.holds("called_back")
    return first and f.holds("has_friendly_wish") and not f.holds("careful")
