"""Which letters fit."""

from __future__ import annotations

from planner.facts import Facts, condition

STAFF = ("", "interviewer", "hiring_manager", "hr", "recruiter")


@condition
def thanks_due(f: Facts) -> bool:
    """A first thank-you is still owed: a settled no, nobody thanked, and nothing that stands against a friendly letter."""
    if not f.holds("no_is_settled") or f.holds("already_thanked") or f.holds("advice_given"):
        return False
    if f.holds("careful") or f.holds("angry_sent") or f.holds("news_is_old") or f.holds("fact_comes_first"):
        return False
    only_notes = f.answers.wants == ("interview_notes",) and f.holds("notes_by_right")
    return not (f.holds("through_agency") or f.holds("inside") or only_notes)


@condition
def thanks_after_interview(f: Facts) -> bool:
    """Nothing decided yet, the reader wants to thank them for the talk, and it is at most five working days old (E3)."""
    days = f.working_days_since(f.answers.interview_date)
    fresh = days is not None and days <= 5 and f.holds("talked") and not f.holds("already_thanked")
    held_back = f.holds("careful") or f.holds("angry_sent") or f.holds("wants_apologize")
    return f.holds("silent") and f.holds("wants_thank") and fresh and not held_back


@condition
def advice_given(f: Facts) -> bool:
    """They wrote back about the reader's interview, offered a talk or named a role: that answer is thanked on its own."""
    return f.answers.their_answer not in ("", "none", "keep_in_mind")


@condition
def fact_comes_first(f: Facts) -> bool:
    """A wrong fact or an apology goes out first, and holds the thanks (E126)."""
    wrong = f.holds("has_fact") and (f.holds("wants_correct_fact") or f.holds("wants_reconsider"))
    return wrong or f.holds("wants_apologize")


@condition
def told_by_them(f: Facts) -> bool:
    """The employer told the reader: by email, phone, face to face, letter, text or on LinkedIn."""
    return f.answers.heard in ("email", "recruiter", "phone", "in_person", "letter", "text", "linkedin")


@condition
def told_by_phone(f: Facts) -> bool:
    """The news came in a phone call."""
    return f.answers.heard == "phone"


@condition
def news_just_came(f: Facts) -> bool:
    """The news came today or on the last working day, or the day is not known."""
    days = f.working_days_since(f.answers.news_date)
    return days is None or days <= 1


@condition
def asks_about_visa(f: Facts) -> bool:
    """A permit may have decided it early on, so the one question is about their rule, not about advice (E136)."""
    return (
        f.holds("has_visa")
        and f.answers.stage in ("applied", "screening")
        and "advice" not in f.answers.wants
    )


@condition
def may_keep_in_touch(f: Facts) -> bool:
    """There was a talk, it has ended or only the reader knows how, and nothing stands against a friendly word later on."""
    settled = f.holds("no_is_settled") or f.holds("cancelled") or f.holds("own_words")
    return (
        settled
        and f.holds("talked")
        and not (f.holds("careful") or f.holds("angry_sent") or f.holds("inside"))
    )


@condition
def keeps_in_touch(f: Facts) -> bool:
    """Check-ins make sense: wished for; or wished to be kept in mind after coming close (E63, E65) or too late for thanks.

    A public body's reserve list runs by rank, so a check-in there changes nothing.
    """
    ranked = f.holds("reserve_list") and not f.holds("standing_public")
    instead = f.holds("came_second") or ranked or f.holds("news_is_old")
    return f.holds("may_keep_in_touch") and (
        f.holds("wants_stay_in_touch") or (instead and f.holds("wants_keep_in_mind"))
    )


@condition
def no_topic(f: Facts) -> bool:
    """Nothing the reader talked about is known, so no letter has a line that is theirs alone."""
    return not any(p.topic for p in f.met_people())


@condition
def thanks_on_linkedin(f: Facts) -> bool:
    """Thanks are due to somebody met who can be reached on LinkedIn alone, for one who has left the company."""
    reached = any(p.name and p.reach == "linkedin" for p in f.met_people())
    return reached and f.holds("thanks_due") and f.holds("wants_thank")


@condition
def linkedin_only(f: Facts) -> bool:
    """No email of anybody there is known, but somebody met is on LinkedIn: the note carries the thanks."""
    named = [p for p in f.answers.people if p.name and p.part in STAFF]
    reached = any(p.reach not in ("linkedin", "none") for p in named)
    unanswerable = f.holds("told_by_noreply") or f.holds("nobody_to_write_to")
    return unanswerable and not reached and any(p.name and p.reach == "linkedin" for p in f.met_people())
