"""Which nudges, requests and answers fit."""

from __future__ import annotations

from planner.answers import Person
from planner.facts import Facts, condition


@condition
def nudging_is_over(f: Facts) -> bool:
    """Two nudges went out, or one and the day to close has come."""
    return f.holds("nudged_twice") or (f.holds("nudged_once") and f.holds("interview_long_ago"))


@condition
def one_more_line(f: Facts) -> bool:
    """The nudges are spent, and a day they named since then has gone by too: one line about that day, and no other.

    A new date is an answer, so the silence that ended the nudges is over; E119 and E121 allow one question two
    working days after a day they named. E15 and E24 allow no third, so a reader who nudged three times is past it.
    """
    spent = f.holds("nudging_is_over") and (f.answers.nudges or 1) <= 2
    open_matter = f.holds("silent") and not f.holds("silence_is_old") and not f.holds("wants_close_loop")
    return open_matter and spent and f.holds("promised_anew") and not f.holds("promise_ahead")


@condition
def knows_someone_there(f: Facts) -> bool:
    """The reader listed a person at the company, or at the agency, who can be reached."""
    parts = ("", "interviewer", "hiring_manager", "hr", "recruiter", "agency")
    return any(p != Person() and p.part in parts and p.reach != "none" for p in f.answers.people)


@condition
def has_deadline(f: Facts) -> bool:
    """The reader gave the day by which another offer has to be answered."""
    stays = f.holds("has_notice") or f.holds("has_visa")
    return f.holds("has_other_offer") and f.answers.notice_date is not None and not stays


@condition
def steps_back(f: Facts) -> bool:
    """The reader has another offer and wants to close this one."""
    return f.holds("has_other_offer") and f.holds("wants_close_loop")


@condition
def awaits_written_offer(f: Facts) -> bool:
    """They made an offer, and then went silent."""
    return f.holds("silent") and f.holds("stage_offer")


@condition
def puts_right_a_fact(f: Facts) -> bool:
    """There is a fact to put right, by wish or as the only fair ground to ask them to look again (E126, E136)."""
    return f.holds("has_fact") and (f.holds("wants_correct_fact") or f.holds("wants_reconsider"))


@condition
def apology_due(f: Facts) -> bool:
    """An angry answer went out, or the reader wants to apologize; not where it could be read as admitting something."""
    wanted = f.holds("angry_sent") or f.holds("wants_apologize")
    return wanted and not f.holds("careful") and not f.holds("called_back")


@condition
def colleague_got_it(f: Facts) -> bool:
    """A colleague of the reader got the job, as far as the reader said."""
    return f.holds("inside") and (f.holds("hired_inside") or f.any_person("colleague"))


@condition
def report_may_count(f: Facts) -> bool:
    """A background check in the United States, and a decision against the reader (E43)."""
    decided = f.holds("no_is_settled") or f.holds("offer_withdrawn") or f.holds("cancelled")
    return f.holds("has_background_check") and f.holds("in_us") and decided


@condition
def asks_report_alone(f: Facts) -> bool:
    """The report is asked for in a message of its own, not in the one about a withdrawn offer."""
    return f.holds("report_may_count") and not f.holds("offer_withdrawn")


@condition
def may_apply_again(f: Facts) -> bool:
    """They asked for it, named a wait, or the reader keeps applying there; and someone there knows the reader."""
    asked = f.holds("asked_to_reapply") or f.holds("wait_named") or f.holds("applied_here_before")
    return asked and f.holds("no_is_settled") and f.holds("talked")


@condition
def task_goes_first(f: Facts) -> bool:
    """The reader's work or ideas were used: save proof first, then one neutral question."""
    other_path = f.holds("has_unfair") or f.holds("in_confidence") or f.holds("offer_withdrawn")
    return f.holds("has_ideas_used") and not other_path


@condition
def met_at_event(f: Facts) -> bool:
    """Someone met at an event is named."""
    return any(p.part == "event_contact" and p.name for p in f.answers.people)


@condition
def asks_where_it_stands(f: Facts) -> bool:
    """An outcome in the reader's own words, and no wish that is a message of its own: a neutral question is always fair."""
    wants = f.answers.wants
    asks = not wants or any(
        w in wants for w in ("other", "reconsider", "other_openings", "promised_feedback")
    )
    return f.holds("own_words") and asks and not f.holds("thanks_in_any_case")


@condition
def thanks_in_any_case(f: Facts) -> bool:
    """An outcome in the reader's own words, and a wish to thank or to be told: thanks that claim nothing about it."""
    asks = f.holds("wants_advice") and not f.holds("advice_asked")
    wished = f.holds("wants_thank") or asks or f.holds("wants_keep_in_mind")
    return f.holds("own_words") and wished and not f.holds("already_thanked")
