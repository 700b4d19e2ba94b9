"""The answers: one frozen dataclass whose fields are the questions we ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.questions import Question, ask, questions_of

OUTCOMES = (
    "turned_down",
    "came_second",
    "no_answer",
    "promise_passed",
    "on_hold",
    "cancelled",
    "offer_withdrawn",
    "hired_inside",
    "reserve_list",
    "asked_to_reapply",
    "called_back",
)
SILENT = ("no_answer", "promise_passed")
TOLD = tuple(o for o in OUTCOMES if o not in SILENT)
STAGES = ("applied", "screening", "first", "second", "final", "task", "references", "offer")
MET_STAGES = STAGES[1:]
HEARD = (
    "email",
    "noreply_email",
    "portal",
    "phone",
    "in_person",
    "letter",
    "text",
    "linkedin",
    "recruiter",
    "third_person",
    "not_at_all",
)
STANDINGS = ("outside", "inside", "agency", "referred", "former", "student", "public", "academic")
PARTS = (
    "interviewer",
    "hiring_manager",
    "hr",
    "recruiter",
    "agency",
    "referrer",
    "referee",
    "colleague",
    "own_manager",
    "mentor",
    "old_contact",
    "event_contact",
)
REACHES = ("email", "linkedin", "phone", "none")
WANTS = (
    "thank",
    "advice",
    "keep_in_mind",
    "other_openings",
    "referral",
    "linkedin",
    "stay_in_touch",
    "mentor",
    "mock_interview",
    "meet_people",
    "correct_fact",
    "apologize",
    "expenses",
    "promised_feedback",
    "interview_notes",
    "close_loop",
    "reconsider",
)
DEFAULT_WANTS = ("thank", "advice", "keep_in_mind")
"""What a reader wants after a plain no who names no wish."""
DONE = ("thanked", "asked_advice", "nudged", "connected", "angry_reply", "applied_elsewhere", "told_referrer")
CIRCUMSTANCES = (
    "ideas_used",
    "unfair",
    "in_confidence",
    "other_offer",
    "notice",
    "visa",
    "relocate",
    "illness",
    "long_search",
    "overqualified",
    "interview_off",
    "bad_reference",
    "background_check",
    "video_interview",
    "out_of_work",
)
ANSWERS_BACK = (
    "none",
    "advice_good",
    "advice_vague",
    "advice_harsh",
    "no_feedback",
    "keep_in_mind",
    "talk",
    "other_role",
)
FEELINGS = ("fine", "hurt", "angry", "no_energy", "skip")
REGIONS = (
    "us",
    "uk_england",
    "uk_scotland",
    "uk_ni",
    "ireland",
    "canada",
    "canada_ontario",
    "australia",
    "new_zealand",
    "germany",
    "austria",
    "switzerland",
    "france",
    "belgium",
    "netherlands",
    "spain",
    "italy",
    "poland",
    "hungary",
    "sweden",
    "denmark",
    "india",
    "singapore",
    "south_africa",
    "eu_other",
    "other",
)
UK = ("uk_england", "uk_scotland", "uk_ni")
US_PLACES = ("illinois", "new_york_city", "colorado", "california", "federal", "elsewhere")
YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone met or written to, as the reader describes them."""

    name: str = ask("text", "people", limit=120)
    part: str = ask("choice", "people", PARTS)
    reach: str = ask("choice", "people", REACHES)
    met: str = ask("choice", "people", YES_NO)
    topic: str = ask("text", "people", limit=200)


@dataclass(frozen=True, slots=True)
class Answers:
    """All that the reader may tell us; every field is optional."""

    outcome: str = ask("choice", "happened", OUTCOMES, free=True)
    outcome_other: str = ask("text", "happened", shown_if={"outcome": ("other",)})
    stage: str = ask("choice", "happened", STAGES, free=True)
    stage_other: str = ask("text", "happened", shown_if={"stage": ("other",)})
    heard: str = ask("choice", "happened", HEARD, shown_if={"outcome": (*TOLD, "other")}, free=True)
    heard_other: str = ask("text", "happened", shown_if={"heard": ("other",)})
    role: str = ask("text", "happened", limit=160)
    company: str = ask("text", "happened", limit=120)
    news_date: date | None = ask("date", "dates", shown_if={"outcome": (*TOLD, "other")})
    interview_date: date | None = ask("date", "dates", shown_if={"stage": (*MET_STAGES, "other")})
    applied_date: date | None = ask("date", "dates", shown_if={"stage": ("applied",), "outcome": SILENT})
    promised_date: date | None = ask("date", "dates", shown_if={"outcome": (*SILENT, "on_hold")}, lean="near")
    last_sent: date | None = ask("date", "dates", shown_if={"outcome": SILENT})
    last_heard: date | None = ask("date", "dates", shown_if={"outcome": SILENT})
    people: tuple[Person, ...] = ask("people", "people", limit=8)
    wants: tuple[str, ...] = ask("choices", "wants", WANTS, free=True)
    wants_other: str = ask("text", "wants", shown_if={"wants": ("other",)})
    fact: str = ask("text", "wants", shown_if={"wants": ("correct_fact", "reconsider")}, limit=400)
    sorry_for: str = ask("text", "wants", shown_if={"wants": ("apologize",)}, limit=200)
    other_role: str = ask("text", "wants", shown_if={"wants": ("other_openings",)})
    looking_for: str = ask(
        "text",
        "wants",
        shown_if={"wants": ("other_openings", "referral", "mentor", "meet_people", "keep_in_mind")},
    )
    help_with: str = ask(
        "text", "wants", shown_if={"wants": ("mentor", "mock_interview", "meet_people", "advice")}
    )
    share: str = ask("text", "wants", shown_if={"wants": ("stay_in_touch",)}, limit=300)
    event: str = ask("text", "wants", shown_if={"wants": ("meet_people",)})
    standing: tuple[str, ...] = ask("choices", "more", STANDINGS, free=True)
    standing_other: str = ask("text", "more", shown_if={"standing": ("other",)})
    applied_before: str = ask("choice", "more", ("no", "once", "more"))
    applied_before_when: date | None = ask("date", "more", shown_if={"applied_before": ("once", "more")})
    wait_months: int | None = ask("number", "more", limit=60)
    done: tuple[str, ...] = ask("choices", "more", DONE)
    nudges: int | None = ask("number", "more", shown_if={"done": ("nudged",)}, limit=20)
    last_nudge: date | None = ask("date", "more", shown_if={"done": ("nudged",)})
    advice_date: date | None = ask("date", "more", shown_if={"done": ("asked_advice",)})
    their_answer: str = ask("choice", "more", ANSWERS_BACK)
    their_answer_date: date | None = ask("date", "more", shown_if={"their_answer": ANSWERS_BACK[1:]})
    circumstances: tuple[str, ...] = ask("choices", "more", CIRCUMSTANCES, free=True)
    circumstances_other: str = ask("text", "more", shown_if={"circumstances": ("other",)})
    notice_date: date | None = ask(
        "date", "more", shown_if={"circumstances": ("notice", "visa", "other_offer")}, lean="future"
    )
    region: str = ask("choice", "more", REGIONS)
    us_place: str = ask("choice", "more", US_PLACES, shown_if={"region": ("us",)})
    legal_dates: str = ask("choice", "more", YES_NO)
    feeling: str = ask("choice", "you", FEELINGS)
    voice: str = ask("choice", "you", ("formal", "warm", "brief"))
    spelling: str = ask("choice", "you", ("american", "british"))
    date_style: str = ask("choice", "you", ("us", "british", "iso"))
    my_name: str = ask("text", "you", limit=120)
    sign_off: str = ask("text", "you", limit=80)
    premium: str = ask("choice", "you", YES_NO)


QUESTIONS: tuple[Question, ...] = questions_of(Answers)
PERSON_QUESTIONS: tuple[Question, ...] = questions_of(Person)
GROUPS = ("happened", "dates", "people", "wants", "more", "you")
BY_NAME = {q.name: q for q in QUESTIONS}


def matters(question: Question, answers: Answers) -> bool:
    """Whether the other answers make this question worth asking. No wish named means the usual ones."""
    return all(
        _given(getattr(answers, name) or (DEFAULT_WANTS if name == "wants" else ""), values)
        for name, values in question.shown_if
    )


def _given(answer: object, values: tuple[str, ...]) -> bool:
    if isinstance(answer, tuple):
        return any(value in answer for value in values)
    return answer in values
