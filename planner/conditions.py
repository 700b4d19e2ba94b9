"""Named facts about answers. Content says *when* by these names; each docstring says what the name means."""

from __future__ import annotations

from datetime import date, timedelta

from planner.answers import (
    CIRCUMSTANCES,
    DONE,
    FEELINGS,
    MET_STAGES,
    OUTCOMES,
    STAGES,
    STANDINGS,
    UK,
    US_PLACES,
    WANTS,
    Person,
)
from planner.dates import add_days, add_months, legal_days_due, three_months_less_a_day
from planner.facts import CONDITIONS, Condition, Facts, condition

SETTLED = ("turned_down", "came_second", "hired_inside", "reserve_list", "asked_to_reapply")
EU = (
    "ireland", "germany", "austria", "france", "belgium", "netherlands", "spain", "italy", "poland", "hungary",
    "sweden", "denmark", "eu_other",
)  # fmt: skip
DEFAULT_WANTS = ("thank", "advice", "keep_in_mind")


def _same(question: str, value: str, name: str, meaning: str) -> None:
    """Register the plain fact that a choice was made: `outcome_turned_down`, `stage_final`, ..."""

    def fact(f: Facts) -> bool:
        answer = getattr(f.answers, question)
        return value in answer if isinstance(answer, tuple) else bool(answer == value)

    fact.__doc__ = meaning
    CONDITIONS[name] = fact


for _question, _values, _prefix in (
    ("outcome", OUTCOMES, ""),
    ("stage", STAGES, "stage_"),
    ("standing", STANDINGS, "standing_"),
    ("done", DONE, "done_"),
    ("circumstances", CIRCUMSTANCES, "has_"),
    ("feeling", FEELINGS, "feels_"),
    ("us_place", US_PLACES, "in_"),
):
    for _value in _values:
        _same(_question, _value, _prefix + _value, f"The reader chose {_value} for {_question}.")
for _back in (
    "advice_good",
    "advice_vague",
    "advice_harsh",
    "no_feedback",
    "keep_in_mind",
    "talk",
    "other_role",
):
    _same("their_answer", _back, f"answered_{_back}", f"They wrote back: {_back}.")


def _want(value: str) -> Condition:
    def fact(f: Facts) -> bool:
        if f.answers.wants:
            return value in f.answers.wants
        return value in DEFAULT_WANTS and f.holds("no_is_settled")

    fact.__doc__ = (
        f"The reader wants {value}; thanks, advice and being kept in mind are the default after a plain no."
    )
    return fact


for _value in WANTS:
    CONDITIONS[f"wants_{_value}"] = _want(_value)


# What happened


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
def only_applied(f: Facts) -> bool:
    """It ended before anybody talked with the reader."""
    return f.answers.stage == "applied"


@condition
def had_interview(f: Facts) -> bool:
    """There was a first interview or a later one (a screening call alone is not one)."""
    return f.answers.stage in ("first", "second", "final", "references", "offer")


@condition
def talked(f: Facts) -> bool:
    """Somebody talked with the reader, from a screening call on, or somebody met is named."""
    return f.answers.stage in MET_STAGES or any(p.met == "yes" for p in f.answers.people)


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


# How they heard


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
    told = f.answers.heard in (
        "email",
        "noreply_email",
        "portal",
        "phone",
        "in_person",
        "letter",
        "text",
        "recruiter",
    )
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


# What was done


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


# Time


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
def silence_is_old(f: Facts) -> bool:
    """The day to close a silence is more than two weeks past: too late for a nudge."""
    return f.holds("silent") and _long_closed(f)


def _long_closed(f: Facts) -> bool:
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


# State


@condition
def raw(f: Facts) -> bool:
    """Hurt or angry: sleep before sending (E94, E95)."""
    return f.answers.feeling in ("hurt", "angry")


@condition
def no_energy(f: Facts) -> bool:
    """Energy for one thing only."""
    return f.answers.feeling == "no_energy"


# Careful paths


@condition
def careful(f: Facts) -> bool:
    """Offer withdrawn, unfair, in confidence, or work used without asking: no thank-you letters, neutral words."""
    return any(f.holds(name) for name in ("offer_withdrawn", "has_unfair", "in_confidence", "has_ideas_used"))


@condition
def angry_sent(f: Facts) -> bool:
    """An angry answer already went out."""
    return "angry_reply" in f.answers.done


# Place


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


# What was given


@condition
def has_fact(f: Facts) -> bool:
    """The reader wrote down the fact to put right."""
    return bool(f.answers.fact)


@condition
def has_share(f: Facts) -> bool:
    """The reader named something worth sending."""
    return bool(f.answers.share)


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
def has_outcome_words(f: Facts) -> bool:
    """The reader told the outcome in their own words."""
    return f.answers.outcome == "other" or bool(f.answers.outcome_other)


@condition
def nudge_is_due(f: Facts) -> bool:
    """The day for a nudge has come: promise + 2 working days, else 7 after the last contact (E119, E121)."""
    a = f.answers
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


# Which letters fit

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
    """The employer told the reader: by email, phone, face to face, letter or text."""
    return f.answers.heard in ("email", "recruiter", "phone", "in_person", "letter", "text")


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
    """There was a talk, the matter is settled or cancelled, and nothing stands against a friendly word later on."""
    settled = f.holds("no_is_settled") or f.holds("cancelled")
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
def linkedin_only(f: Facts) -> bool:
    """No email of anybody there is known, but somebody met is on LinkedIn: the note carries the thanks."""
    named = [p for p in f.answers.people if p.name and p.part in STAFF]
    reached = any(p.reach not in ("linkedin", "none") for p in named)
    unanswerable = f.holds("told_by_noreply") or f.holds("nobody_to_write_to")
    return unanswerable and not reached and any(p.name and p.reach == "linkedin" for p in f.met_people())


# Which nudges, requests and answers fit


@condition
def nudging_is_over(f: Facts) -> bool:
    """Two nudges went out, or one and the day to close has come."""
    return f.holds("nudged_twice") or (f.holds("nudged_once") and f.holds("interview_long_ago"))


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


# Which steps and warnings fit


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
    return f.holds("in_confidence") and ready and not (_long_closed(f) or f.holds("nobody_to_write_to"))
