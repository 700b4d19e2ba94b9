"""What happened, how they heard, and what was done about it."""

from __future__ import annotations

from planner.answers import HEARD, MET_STAGES, OUTCOMES
from planner.conditions.chosen import SETTLED
from planner.facts import Facts, condition


@condition
def no_is_settled(f: Facts) -> bool:
    """They decided, and it was not the reader: turned down, second, inside hire, reserve list, asked to apply again."""
    return f.answers.outcome in SETTLED


@condition
def silent(f: Facts) -> bool:
    """No answer, or the promised day went by."""
    return f.answers.outcome in ("no_answer", "promise_passed")


@condition
def waiting_on_them(f: Facts) -> bool:
    """Nothing is decided as far as the reader knows: silence or on hold."""
    return f.holds("silent") or f.holds("on_hold")


@condition
def outcome_known(f: Facts) -> bool:
    """The reader said what happened, by choice."""
    return f.answers.outcome in OUTCOMES


@condition
def own_words(f: Facts) -> bool:
    """The reader told the outcome in their own words, which no rule reads: nothing may be said about it."""
    return f.answers.outcome == "other"


@condition
def only_applied(f: Facts) -> bool:
    """It ended before anybody talked with the reader."""
    return f.answers.stage == "applied"


@condition
def had_interview(f: Facts) -> bool:
    """There was a first interview or a later one (a screening call alone is not one)."""
    return f.answers.stage in ("first", "second", "final", "references", "offer")


@condition
def talked(f: Facts) -> bool:
    """Somebody talked with the reader, from a screening call on, or somebody met is named; a recorded video is no talk."""
    if any(p.met == "yes" for p in f.answers.people):
        return True
    recorded = f.answers.stage == "screening" and "video_interview" in f.answers.circumstances
    return f.answers.stage in MET_STAGES and not (recorded and f.holds("told_by_noreply"))


@condition
def late_stage(f: Facts) -> bool:
    """Final interview, references or offer."""
    return f.answers.stage in ("final", "references", "offer")


@condition
def did_task(f: Facts) -> bool:
    """There was a task or presentation."""
    return f.answers.stage == "task" or "ideas_used" in f.answers.circumstances


@condition
def met_several(f: Facts) -> bool:
    """Two or more people of the company were met."""
    return len(f.met_people()) > 1


@condition
def told_by_mail(f: Facts) -> bool:
    """The news came in a mail from a person or a recruiter, so there is something to reply to."""
    return f.answers.heard in ("email", "recruiter") and not f.holds("silent")


@condition
def told_by_noreply(f: Facts) -> bool:
    """The news came from an address nobody reads, or in a portal."""
    return f.answers.heard in ("noreply_email", "portal") and not f.holds("silent")


@condition
def told_aloud(f: Facts) -> bool:
    """The news came by phone, in person or on video."""
    return f.answers.heard in ("phone", "in_person") and not f.holds("silent")


@condition
def in_confidence(f: Facts) -> bool:
    """The reader knows only because somebody told them in confidence; the employer has said nothing."""
    told = f.answers.heard in HEARD and f.answers.heard not in ("third_person", "not_at_all")
    return "in_confidence" in f.answers.circumstances and not told and f.answers.outcome != "called_back"


@condition
def through_agency(f: Facts) -> bool:
    """An agency or outside recruiter stands between."""
    return "agency" in f.answers.standing or f.any_person("agency")


@condition
def inside(f: Facts) -> bool:
    """The reader works at the company."""
    return "inside" in f.answers.standing


@condition
def referred(f: Facts) -> bool:
    """Someone vouched for the reader."""
    return "referred" in f.answers.standing or f.any_person("referrer")


@condition
def has_referee(f: Facts) -> bool:
    """References were taken, or a referee is named."""
    return f.answers.stage in ("references", "offer") or f.any_person("referee")


@condition
def already_thanked(f: Facts) -> bool:
    """The reader has thanked them already."""
    return "thanked" in f.answers.done


@condition
def advice_asked(f: Facts) -> bool:
    """The reader has asked for advice already."""
    return "asked_advice" in f.answers.done


@condition
def they_answered(f: Facts) -> bool:
    """They wrote back after the reader's message."""
    return f.answers.their_answer not in ("", "none")


@condition
def nudged_once(f: Facts) -> bool:
    """Exactly one nudge went out."""
    return "nudged" in f.answers.done and (f.answers.nudges or 1) == 1


@condition
def nudged_twice(f: Facts) -> bool:
    """Two nudges or more went out."""
    return "nudged" in f.answers.done and (f.answers.nudges or 1) >= 2


@condition
def promise_ahead(f: Facts) -> bool:
    """They named a day for their answer, and it has not passed."""
    promised = f.answers.promised_date
    return promised is not None and promised >= f.today


@condition
def promise_broken(f: Facts) -> bool:
    """The day they named for their answer has passed."""
    promised = f.answers.promised_date
    return (f.answers.outcome == "promise_passed" and (promised is None or promised < f.today)) or (
        promised is not None and promised < f.today
    )
