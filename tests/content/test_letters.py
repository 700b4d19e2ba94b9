"""Every letter keeps its word: length, one question, plain words, nothing left over, in every voice and many cases."""

from __future__ import annotations

import itertools
import os
import random
import re
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planner.answers import (
    ANSWERS_BACK,
    CIRCUMSTANCES,
    DONE,
    HEARD,
    OUTCOMES,
    STAGES,
    STANDINGS,
    WANTS,
    Answers,
)
from planner.content import VOICES, content
from planner.model import Message
from planner.plan import make_plan
from planner.reading import read
from planner.samples import sample_answers, samples
from tests.content.reading import grade, sentences, words

TODAY = date(2026, 11, 20)
DRAWS = int(os.environ.get("LETTER_DRAWS", "4"))
"""Cases for each outcome, stage and channel; more of them find rarer turns."""
FEWEST, MOST = 50, 125
FEWEST_IN_TEXT, MOST_IN_TEXT = 20, 70
HIGHEST_GRADE = 8.0
MOST_SHARED_BY_VOICES = 0.4
MOST_SHARED_BY_PANEL = {2: 0.0, 3: 0.0, 5: 0.5, 8: 0.5}
"""By the number of people; the parts of a letter come round again from the fourth on, one part at a time."""
FIRST_REPLIES = {"reply-thanks", "came-second", "same-day-mail", "agency-reply", "thank-panel"}
ASKING = {"reply-thanks", "came-second", "same-day-mail", "ask-advice", "phone-script"}
LEFT_OVER = re.compile(
    r"[{}\[\]<>]|\b(?:None|True|False)\b|[^\S\n]{2,}| [,.;:?!]|[^\S\n]\n|\n{3,}|\.\.|,\.|\?\.|!!"
    r"|(?i:\b(the|a|to|for|and|you|at|of|in|too|that|it) \1\b)"
)
LOW_START = re.compile(r"(?:^|\n|[.?!] )[a-z]")
FILLER = re.compile(
    r"finds you well|just checking in|just wanted to check|touch(?:ing)? base|circl(?:e|ing) back|hesitate"
    r"|reach(?:ing)? out"
    r"|earliest convenience|per my last|thank you for (?:the|this) opportunity|and/or|\(s\)|\brejected\b|unfortunately"
    r"|dream (?:job|company)|thrilled|passionate|leverage|synergy|humbl[ye]|kindly (?:let|advise|revert)|to be honest"
    r"|any (?:and all )?feedback|why I was not|why I wasn't|\be-mail|reconsider"
    r"|great fit|perfect fit|valuable (?:time|insight)",
    re.IGNORECASE,
)
OWN_WORDS = {
    "looking_for": "product roles in health care",
    "help_with": "answering case questions",
    "share": "a short piece on survey design",
    "fact": "My license was renewed in June 2026.",
    "sorry_for": "came twenty minutes late",
    "other_role": "support analyst in Leeds",
    "event": "Spring Data Fair",
}
PEOPLE: tuple[tuple[dict[str, str], ...], ...] = (
    (),
    (
        {
            "name": "Priya",
            "part": "hiring_manager",
            "reach": "email",
            "met": "yes",
            "topic": "moving the reports to Python",
        },
    ),
    ({"name": "Dr. Okafor", "part": "interviewer", "reach": "email"},),
    ({"part": "hiring_manager", "reach": "email", "met": "yes"},),
    (
        {
            "name": "Tom",
            "part": "interviewer",
            "reach": "linkedin",
            "met": "yes",
            "topic": "how support reads the dashboards",
        },
    ),
    (
        {
            "name": "Priya",
            "part": "hiring_manager",
            "reach": "email",
            "met": "yes",
            "topic": "moving the reports to Python",
        },
        {"name": "Tom", "part": "interviewer", "reach": "email", "met": "yes"},
        {"name": "Ana", "part": "hr", "reach": "email", "met": "yes", "topic": "how new people are trained"},
    ),
    (
        {"name": "Bex", "part": "agency", "reach": "email"},
        {"name": "Lou", "part": "referrer"},
        {"name": "Dr. Lund", "part": "referee", "reach": "email"},
        {"name": "Kim", "part": "colleague"},
        {"name": "Ola", "part": "mentor"},
        {"name": "Max", "part": "old_contact"},
        {"name": "Noor", "part": "event_contact", "topic": "open data"},
        {"name": "Sam", "part": "own_manager"},
    ),
)


@dataclass(frozen=True)
class Written:
    """A message as it came out of a plan, and the answers it was made from."""

    message: Message
    answers: Answers
    voice: str

    @property
    def said(self) -> list[str]:
        """The paragraphs between greeting and signature."""
        parts = self.message.body.split("\n\n")
        return parts[1:-1] if self.message.channel in ("email", "letter") else parts

    def __str__(self) -> str:
        a = self.answers
        case = f"{a.outcome}/{a.stage}/{a.heard} {a.standing} {a.wants} {a.circumstances} {a.done} {a.their_answer}"
        return f"{self.message.template} ({self.voice}; {case}):\n{self.message.body}"


def _some(pick: random.Random, values: tuple[str, ...], most: int) -> list[str]:
    return pick.sample(values, pick.randint(0, most))


def _case(pick: random.Random, outcome: str, stage: str, heard: str) -> Answers:
    """One reader with this outcome, stage and channel; the rest is drawn."""
    raw: dict[str, Any] = {
        "outcome": outcome,
        "stage": stage,
        "heard": heard,
        "role": pick.choice(("", "data analyst", "research fellowship")),
        "company": pick.choice(("", "Brightwater", "Holt & Sons")),
        "people": pick.choice(PEOPLE),
        "wants": _some(pick, WANTS, pick.choice((0, 1, 4))),
        "standing": _some(pick, STANDINGS, pick.choice((0, 1, 1))),
        "done": pick.choice(([], [], ["thanked"], ["thanked", "asked_advice"], _some(pick, DONE, 2))),
        "circumstances": _some(pick, CIRCUMSTANCES, pick.choice((0, 0, 1))),
        "their_answer": pick.choice(("", "", "", *ANSWERS_BACK)),
        "applied_before": pick.choice(("", "", "once")),
        "wait_months": pick.choice(("", "", "6")),
        "feeling": pick.choice(("", "fine", "hurt")),
        "region": pick.choice(("", "us", "uk_england", "germany", "canada_ontario")),
        "us_place": pick.choice(("", "illinois")),
        "legal_dates": pick.choice(("", "yes")),
        "my_name": pick.choice(("", "Dana Moreno")),
        "news_date": pick.choice(("", "2026-11-20", "2026-11-18", "2026-10-30")),
        "interview_date": pick.choice(("", "2026-11-12", "2026-10-15")),
        "promised_date": pick.choice(("", "2026-11-13")),
        "nudges": pick.choice(("", "1", "2")),
    }
    raw |= {name: text for name, text in OWN_WORDS.items() if pick.random() < 0.5}
    return read(raw, TODAY)[0]


@cache
def written() -> tuple[Written, ...]:
    """Each distinct text: of the samples, and of every outcome, stage and channel with the rest drawn."""
    pick = random.Random(3)
    found: dict[tuple[str, str, str], Written] = {}
    cases = [sample_answers(name) for name in samples()]
    for turn in itertools.product(OUTCOMES, ("", *STAGES), ("", *HEARD)):
        cases.extend((_case(pick, *turn), TODAY) for _ in range(DRAWS))
    for (answers, today), voice in itertools.product(cases, VOICES):
        spoken = replace(answers, voice=voice)
        for message in make_plan(spoken, today, content()).messages:
            found.setdefault((message.template, voice, message.body), Written(message, spoken, voice))
    return tuple(found.values())


@cache
def by_template() -> dict[str, list[Written]]:
    groups: dict[str, list[Written]] = defaultdict(list)
    for one in written():
        groups[one.message.template].append(one)
    return groups


IDS = [m.id for m in content().messages]
EMAILS = [m.id for m in content().messages if m.channel in ("email", "letter")]
every_message = pytest.mark.parametrize("name", IDS)


def of(name: str) -> list[Written]:
    return by_template().get(name, [])


def first(wrong: list[str]) -> str:
    return f"{len(wrong)} texts, such as:\n" + "\n----\n".join(sorted(wrong, key=len)[:3])


@every_message
def test_every_message_is_seen_in_every_voice(name: str) -> None:
    """The cases below reach each file, so that no promise here is empty."""
    assert {one.voice for one in of(name)} == set(VOICES)


@pytest.mark.parametrize("name", EMAILS)
def test_an_email_has_50_to_125_words(name: str) -> None:
    """E6; greeting and signature count. A text message that has words of its own is shorter."""
    own_text = {m.id for m in content().messages if m.short}
    wrong = []
    for one in of(name):
        texted = one.message.channel in ("text", "linkedin") and name in own_text
        fewest, most = (FEWEST_IN_TEXT, MOST_IN_TEXT) if texted else (FEWEST, MOST)
        if not fewest <= one.message.words <= most:
            wrong.append(f"[{one.message.words} words] {one}")
    assert not wrong, first(wrong)


@every_message
def test_one_question_at_most(name: str) -> None:
    """E8; a phone script may ask if the moment is good."""
    most = {"phone": 2}
    wrong = [str(one) for one in of(name) if one.message.body.count("?") > most.get(one.message.channel, 1)]
    assert not wrong, first(wrong)


@every_message
def test_nothing_is_left_over(name: str) -> None:
    """No brace, bracket, `None`, double space, empty paragraph, stray stop, double word or small first letter."""
    wrong = [
        f"{found[0]!r} in {one}"
        for one in of(name)
        if (found := LEFT_OVER.search(one.message.body + one.message.subject))
    ]
    wrong += [
        f"{found[0]!r} in {one}" for one in of(name) if (found := LOW_START.search("\n".join(one.said)))
    ]
    wrong += [
        f"subject {one.message.subject!r} of {one}" for one in of(name) if one.message.subject[:1].islower()
    ]
    assert not wrong, first(wrong)


@every_message
def test_reading_grade(name: str) -> None:
    """Grade 8 or lower, by the words between greeting and signature."""
    wrong = [f"[grade {found:.1f}] {one}" for one in of(name) if (found := grade(one.said)) > HIGHEST_GRADE]
    assert not wrong, first(wrong)


@every_message
def test_no_filler(name: str) -> None:
    """Nothing that stands in a thousand other emails, no plea, no complaint."""
    wrong = [f"{found[0]!r} in {one}" for one in of(name) if (found := FILLER.search(one.message.body))]
    assert not wrong, first(wrong)


def test_spelling(tmp_path: Path) -> None:
    """American letters are spelled the American way, British ones the British way, and neither has a slip."""
    for spelling, builtin in (("american", "clear,en-GB_to_en-US"), ("british", "clear")):
        texts = {
            message.body
            for name in samples()
            for answers, today in [sample_answers(name)]
            for voice in VOICES
            for message in make_plan(
                replace(answers, voice=voice, spelling=spelling), today, content()
            ).messages
        }
        (tmp_path / spelling).write_text("\n".join(sorted(texts)), "utf-8")
        command = [sys.executable, "-m", "codespell_lib", "--builtin", builtin, str(tmp_path / spelling)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
    british = (tmp_path / "british").read_text("utf-8")
    american = {pair["american"] for pair in content().words["words"].values()} - {"practice", "program"}
    assert not {word for word in american if re.search(rf"\b{word}\b", british)} - _same_in_both()


def _same_in_both() -> set[str]:
    return {p["american"] for p in content().words["words"].values() if p["american"] == p["british"]}


def test_check_ins_are_sent_monday_to_thursday() -> None:
    """E76; whatever day the news came."""
    for day in range(1, 15):
        raw = {"outcome": "came_second", "stage": "final", "heard": "email", "news_date": f"2026-11-{day:02}"}
        answers, _ = read({**raw, "wants": ["keep_in_mind", "stay_in_touch"]}, TODAY)
        sent = [
            m.send_on
            for m in make_plan(answers, TODAY, content()).messages
            if m.template.startswith("check-in")
        ]
        assert len(sent) == 3
        assert all(when is not None and when.weekday() < 4 for when in sent), sent


@pytest.mark.parametrize("name", EMAILS)
def test_subject_is_short(name: str) -> None:
    """Three to eight words and under 60 characters, never capitals (E7, E9)."""
    subjects = {one.message.subject for one in of(name) if one.message.channel in ("email", "letter")}
    wrong = [s for s in subjects if not 2 <= len(s.split()) <= 8 or len(s) > 60 or s.isupper()]
    assert not wrong, wrong


def _sentences(one: Written) -> set[str]:
    """The sentences between greeting and signature, with every name of the case taken out."""
    text = " ".join(one.said)
    for name in filter(
        None, (one.message.to_name, one.answers.company, *(p.topic for p in one.answers.people))
    ):
        text = text.replace(name, "")
    return {" ".join(words(s)).lower() for part in [text] for s in sentences(part) if len(words(s)) > 2}


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


@every_message
def test_the_voices_are_three_people(name: str) -> None:
    """Formal, warm and brief share less than 40 percent of their sentences."""
    cases: dict[tuple[str, str], dict[str, Written]] = defaultdict(dict)
    for one in of(name):
        if one.message.channel in ("text", "linkedin") and one.message.limit is None:
            continue
        cases[(one.message.id, repr(replace(one.answers, voice="")))][one.voice] = one
    wrong = [
        f"{one}\n==\n{other}"
        for voices in cases.values()
        for one, other in itertools.combinations(voices.values(), 2)
        if _shared(_sentences(one), _sentences(other)) >= MOST_SHARED_BY_VOICES
    ]
    assert not wrong, first(wrong)


def _panel(size: int, topics: bool, parts: str, voice: str, stage: str) -> list[Written]:
    people = [
        {
            "name": f"Person{n}",
            "part": parts if parts else ("hiring_manager", "interviewer", "hr", "interviewer")[n % 4],
            "reach": "email",
            "met": "yes",
            "topic": ("the new archive", "night shifts", "open data", "the move to Leeds")[n % 4]
            if topics
            else "",
        }
        for n in range(size)
    ]
    raw = {
        "outcome": "turned_down",
        "stage": stage,
        "heard": "email",
        "voice": voice,
        "people": people,
        "company": "Acme",
    }
    answers, _ = read(raw, TODAY)
    found = make_plan(answers, TODAY, content()).messages
    return [Written(m, answers, voice) for m in found if m.template in ("thank-panel", "reply-thanks")]


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("topics", [True, False])
@pytest.mark.parametrize("parts", ["", "interviewer", "hiring_manager", "hr"])
@pytest.mark.parametrize("size", [2, 3, 5, 8])
def test_a_panel_gets_letters_of_its_own(size: int, parts: str, topics: bool, voice: str) -> None:
    """E133: no two are the same once the names are taken out, they share few sentences, and one asks for advice."""
    letters = _panel(size, topics, parts, voice, "second")
    assert len(letters) == size
    for one, other in itertools.combinations(letters, 2):
        shared = _shared(_sentences(one), _sentences(other))
        assert shared <= MOST_SHARED_BY_PANEL[size], f"{shared:.0%} shared:\n{one}\n==\n{other}"
    assert sum("?" in one.message.body for one in letters) == 1


LONG = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh de la Cruz y Montenegro"


@pytest.mark.parametrize("premium", ["no", "yes"])
@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("name", ["Priya", "Dr. Okafor", LONG, (LONG + " " + LONG)[:120]])
@pytest.mark.parametrize("stage", ["screening", "final"])
@pytest.mark.parametrize(
    "company", ["", "Acme", "The International Association for the Study of Long Company Names Limited"]
)
@pytest.mark.parametrize("reach", ["email", "linkedin"])
@pytest.mark.parametrize(
    "topic", ["", "night shifts", "how long a topic can get when a reader writes down all of it " * 3]
)
def test_linkedin_fits(
    name: str, stage: str, company: str, reach: str, topic: str, voice: str, premium: str
) -> None:
    """E72: 200 characters, 300 with Premium, 400 after they accept, however long the names are."""
    people = [{"name": name, "part": "interviewer", "reach": reach, "met": "yes", "topic": topic}]
    raw = {
        "outcome": "turned_down",
        "stage": stage,
        "heard": "noreply_email",
        "company": company,
        "people": people,
    }
    raw |= {
        "wants": ["thank", "linkedin"],
        "voice": voice,
        "premium": premium,
        "looking_for": OWN_WORDS["looking_for"],
    }
    answers, _ = read(raw, TODAY)
    found = [m for m in make_plan(answers, TODAY, content()).messages if m.channel == "linkedin"]
    assert found
    for message in found:
        assert message.limit is not None
        assert len(message.body) <= message.limit, f"{len(message.body)}: {message.body}"
        assert name in message.body


def _plans() -> list[tuple[Answers, list[Message]]]:
    pick = random.Random(5)
    cases = [_case(pick, o, s, h) for o, s, h in itertools.product(OUTCOMES, STAGES, ("", *HEARD))]
    return [(a, list(make_plan(a, TODAY, content()).messages)) for a in cases]


def test_letters_of_one_plan_fit_together() -> None:
    """Nobody is thanked twice, advice is asked for once and not again, and no interview is thanked for that was not."""
    for answers, messages in _plans():
        case = f"{answers}"
        thanks = [m.to for m in messages if m.template in FIRST_REPLIES]
        assert len(thanks) == len(set(thanks)), f"{thanks} in {case}"
        assert not (thanks and "thanked" in answers.done), f"{thanks} in {case}"
        asked = [
            m.id
            for m in messages
            if m.template in ASKING and "?" in m.body and re.search(r"advi[sc]e", m.body)
        ]
        assert len(asked) <= 1, f"{asked} in {case}"
        assert not (asked and "asked_advice" in answers.done), f"{asked} in {case}"
        assert sum(m.template == "advice-nudge" for m in messages) <= 1, case
        if answers.stage == "applied" and not any(p.met == "yes" for p in answers.people):
            for message in messages:
                thanked = re.search(
                    r"the (?:first |second |final )?interview\b|our call|meeting you|meet you", message.body
                )
                assert not (thanked and message.template in FIRST_REPLIES), f"{message.body}\n{case}"
