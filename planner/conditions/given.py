"""What the reader gave, so that a text may say it."""

from __future__ import annotations

from planner.conditions.moment import new_date
from planner.facts import Facts, condition


@condition
def has_fact(f: Facts) -> bool:
    """The reader wrote down the fact to put right."""
    return bool(f.answers.fact)


@condition
def has_share(f: Facts) -> bool:
    """The reader named something worth sending."""
    return bool(f.answers.share)


@condition
def has_sorry_for(f: Facts) -> bool:
    """The reader said what they are sorry for."""
    return bool(f.answers.sorry_for)


@condition
def has_other_role(f: Facts) -> bool:
    """The reader named another role of theirs."""
    return bool(f.answers.other_role)


@condition
def has_looking_for(f: Facts) -> bool:
    """The reader said what they are looking for."""
    return bool(f.answers.looking_for)


@condition
def has_help_with(f: Facts) -> bool:
    """The reader said what they want help with."""
    return bool(f.answers.help_with)


@condition
def has_event(f: Facts) -> bool:
    """The reader named the event where they met."""
    return bool(f.answers.event)


@condition
def has_role(f: Facts) -> bool:
    """The reader named the role."""
    return bool(f.answers.role)


@condition
def has_my_name(f: Facts) -> bool:
    """The reader gave a name to sign with."""
    return bool(f.answers.my_name)


@condition
def applied_here_before(f: Facts) -> bool:
    """The reader applied at this company before."""
    return f.answers.applied_before in ("once", "more")


@condition
def no_region(f: Facts) -> bool:
    """No region with known public holidays was chosen."""
    return f.answers.region in ("", "eu_other", "other")


@condition
def nudge_is_due(f: Facts) -> bool:
    """The day for a nudge has come: promise + 2 working days, else 7 after the last contact (E119, E121)."""
    a = f.answers
    again = new_date(f)
    if again is not None:
        return again <= f.today
    if a.last_nudge is not None:
        return f.calendar.add_working_days(a.last_nudge, 7) <= f.today
    if a.promised_date is not None:
        return f.calendar.add_working_days(a.promised_date, 2) <= f.today
    starts = [day for day in (a.last_sent, a.last_heard, a.interview_date) if day is not None]
    if starts:
        return f.calendar.add_working_days(max(starts), 7) <= f.today
    if a.applied_date is not None:
        return f.calendar.add_working_days(a.applied_date, 10) <= f.today
    return a.outcome == "promise_passed"


@condition
def wait_named(f: Facts) -> bool:
    """They named a waiting period before the next application."""
    return bool(f.answers.wait_months)


@condition
def in_gb(f: Facts) -> bool:
    """England, Wales or Scotland, where the claim limits of E36 hold."""
    return f.answers.region in ("uk_england", "uk_scotland")
