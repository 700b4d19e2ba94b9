"""Readers by the thousand, in a fixed order: every outcome, stage, channel, standing and feeling, with the rest in turn."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from planner.answers import (
    ANSWERS_BACK,
    CIRCUMSTANCES,
    DONE,
    HEARD,
    OUTCOMES,
    SILENT,
    STAGES,
    STANDINGS,
    US_PLACES,
    WANTS,
    Answers,
    Person,
)
from planner.answers import FEELINGS as ANSWERED_FEELINGS
from planner.reading import only_what_matters

Case = tuple[Answers, date]

FEELINGS = ("", "hurt", "angry", "no_energy")
"""Those that change something; `fine` and `skip` are met one at a time."""
PAIRS = (
    ("inside", "public"),
    ("inside", "referred"),
    ("agency", "referred"),
    ("agency", "former"),
    ("referred", "student"),
    ("former", "public"),
    ("student", "academic"),
    ("inside", "academic"),
)
TODAYS = (
    date(2026, 11, 19),
    date(2026, 11, 21),
    date(2026, 12, 24),
    date(2027, 1, 31),
    date(2028, 2, 29),
    date(2026, 12, 31),
    date(2027, 4, 30),
)

PRIYA = Person("Priya", "hiring_manager", "email", "yes", "moving the reports to Python")
TOM = Person("Tom", "interviewer", "email", "yes", "")
ANA = Person("Ana", "recruiter", "email", "", "")
PEOPLE: tuple[tuple[Person, ...], ...] = (
    (),
    (PRIYA,),
    (PRIYA, TOM, ANA),
    (Person("Sana", "interviewer", "linkedin", "yes", "cheaper tests"),),
    (Person("Gail", "recruiter", "phone", "", ""),),
    (Person("Bo", "hiring_manager", "none", "yes", ""),),
    (Person("", "hr", "email", "no", ""),),
    (Person("Bex", "agency", "email", "", ""), PRIYA),
    (Person("Lou", "referrer", "email", "", ""), Person("Dr. Lund", "referee", "linkedin", "", ""), TOM),
    (
        Person("Kim", "colleague", "email", "", ""),
        Person("Sam", "own_manager", "email", "", ""),
        Person("Ola", "mentor", "email", "", ""),
        Person("Max", "old_contact", "linkedin", "", ""),
        Person("Noor", "event_contact", "email", "yes", "open data"),
        PRIYA,
    ),
    (
        PRIYA,
        TOM,
        ANA,
        *(Person(f"Person {n}", "interviewer", "email", "yes", f"topic {n}") for n in range(5)),
    ),
)
DONES: tuple[tuple[str, ...], ...] = (
    (),
    ("thanked",),
    (),
    ("thanked", "asked_advice"),
    ("nudged",),
    ("angry_reply",),
    (),
    ("thanked", "connected", "applied_elsewhere"),
    ("told_referrer",),
    ("thanked", "nudged"),
    ("asked_advice",),
    (),
    ("applied_elsewhere",),
)
WANTED: tuple[tuple[str, ...], ...] = (
    (),
    *((want,) for want in WANTS),
    ("thank", "advice"),
    ("thank", "advice", "keep_in_mind", "linkedin", "stay_in_touch"),
    ("other_openings", "referral", "mentor", "mock_interview", "meet_people"),
    ("correct_fact", "apologize", "expenses", "promised_feedback", "interview_notes"),
    WANTS,
)
HAPPENING: tuple[tuple[str, ...], ...] = (
    (),
    (),
    (),
    *((fact,) for fact in CIRCUMSTANCES),
    ("other_offer", "notice"),
    ("visa", "relocate", "long_search"),
    ("unfair", "background_check", "video_interview"),
)
PLACES = (
    ("", "", ""),
    ("us", "elsewhere", "yes"),
    ("uk_england", "", "yes"),
    ("germany", "", "yes"),
    ("", "", "yes"),
    ("us", "federal", "yes"),
    ("canada_ontario", "", "yes"),
    ("us", "illinois", "yes"),
    ("uk_scotland", "", ""),
    ("france", "", "yes"),
    ("ireland", "", ""),
)
AGO = (
    (None, None),
    (0, 3),
    (1, 8),
    (4, 12),
    (12, 20),
    (29, 33),
    (45, 60),
    (100, 120),
    (200, 230),
    (None, 5),
    (2, None),
    (70, 80),
    (8, 45),
    (150, 160),
    (260, 270),
    (1, 1),
    (30, 47),
)
"""Days since the news and since the interview."""
PROMISED = (None, None, None, -3, 0, 1, 4, 20)
"""Days since the day they named; below zero it lies ahead."""


def base() -> Iterator[Answers]:
    """Every outcome, stage and channel with every single standing and feeling, and with pairs of standings in turn."""
    feelings = itertools.cycle(FEELINGS)
    singles = ((), *((one,) for one in STANDINGS))
    for outcome, stage in itertools.product(("", *OUTCOMES, "other"), ("", *STAGES, "other")):
        for heard in ("",) if outcome in ("", *SILENT) else ("", *HEARD):
            for standing, feeling in itertools.product(singles, FEELINGS):
                yield Answers(outcome=outcome, stage=stage, heard=heard, standing=standing, feeling=feeling)
            for standing in PAIRS:
                yield Answers(
                    outcome=outcome, stage=stage, heard=heard, standing=standing, feeling=next(feelings)
                )


def every_case() -> Iterator[Case]:
    """`base`, each with the next of every other answer: lists of different lengths, so that all meet all in time."""
    turns = [
        itertools.cycle(values)
        for values in (TODAYS, PEOPLE, DONES, WANTED, HAPPENING, PLACES, AGO, PROMISED)
    ]
    words = itertools.cycle((True, True, False))
    backs = itertools.cycle(("", "", "", "", "", *ANSWERS_BACK))
    nudges = itertools.cycle((None, 1, 2))
    for answers in base():
        today, people, done, wants, happening, place, ago, promised = (next(turn) for turn in turns)
        yield (
            only_what_matters(
                replace(
                    _told(answers, next(words)),
                    people=people,
                    done=done,
                    wants=wants,
                    circumstances=happening,
                    region=place[0],
                    us_place=place[1],
                    legal_dates=place[2],
                    news_date=_before(today, ago[0]),
                    interview_date=_before(today, ago[1]),
                    applied_date=_before(today, ago[1]),
                    last_sent=_before(today, ago[0]),
                    promised_date=_before(today, promised),
                    nudges=next(nudges),
                    last_nudge=_before(today, ago[0]),
                    advice_date=_before(today, ago[0]),
                    their_answer=next(backs),
                    their_answer_date=_before(today, ago[0]),
                    notice_date=today + timedelta(days=30),
                )
            ),
            today,
        )


def one_at_a_time() -> Iterator[Case]:
    """Every outcome and stage with every want, deed, circumstance, answer of theirs and set of people, one at a time."""
    today = date(2026, 11, 19)
    heard = itertools.cycle(HEARD)
    ago = itertools.cycle(AGO)
    changes = [
        *({"wants": (want,)} for want in WANTS),
        *({"done": (deed,)} for deed in DONE),
        *({"circumstances": (fact,)} for fact in CIRCUMSTANCES),
        *({"their_answer": back} for back in ANSWERS_BACK),
        *({"people": people} for people in PEOPLE),
        *({"people": people, "circumstances": ("other_offer",)} for people in PEOPLE),
        *({"standing": (one,)} for one in STANDINGS),
        *(
            {"region": place[0], "us_place": place[1], "legal_dates": place[2], "circumstances": ("unfair",)}
            for place in PLACES
        ),
        *({"wait_months": 6, "applied_before": count} for count in ("no", "once", "more")),
        *({"region": "us", "us_place": place} for place in US_PLACES),
        *({"feeling": feeling} for feeling in ANSWERED_FEELINGS),
        {"circumstances": ("other",), "circumstances_other": "They asked for my old salary."},
        {"done": ("nudged",), "nudges": 2, "interview_date": date(2026, 11, 3)},
        {"voice": "formal"},
        {"voice": "brief"},
    ]
    for outcome, stage, change in itertools.product(OUTCOMES, STAGES, changes):
        news, interview = next(ago)
        answers = replace(
            _told(Answers(outcome=outcome, stage=stage, heard=next(heard)), True),
            news_date=_before(today, news),
            interview_date=_before(today, interview),
            applied_date=_before(today, interview),
        )
        yield only_what_matters(replace(answers, **change)), today


def _told(answers: Answers, words: bool) -> Answers:
    """The answers with the reader's own words, or with none."""
    if not words:
        return answers
    return replace(
        answers,
        role="data analyst",
        company="Brightwater",
        my_name="Dana Moreno",
        looking_for="product roles in health care",
        help_with="answering case questions",
        share="a short piece on survey design",
        fact="My license was renewed in June.",
        sorry_for="came twenty minutes late",
        other_role="the support analyst role",
        event="the Spring Data Fair",
    )


def _before(today: date, days: int | None) -> date | None:
    return None if days is None else today - timedelta(days=days)
