"""No plan contradicts itself: every outcome, stage, channel, standing and feeling, with all else in turn, none left out.

The whole enumeration runs (about 57,000 plans, under a minute of one idle core). Each rule collects what breaks it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import pytest

from planner.answers import Answers
from planner.budget import MOST_WITHOUT_ENERGY, PERSON_GAP, WINDOW_CONTACTS, WINDOW_DAYS
from planner.contacts import COMPANY_PARTS, PERSONAL, PICKERS
from planner.content import content
from planner.drafts import NOTE_LIMIT, PREMIUM_LIMIT
from planner.facts import CONDITIONS, Facts
from planner.model import Message, Plan
from planner.plan import make_plan
from planner.steps import ALWAYS, FEWEST_OWN, MOST_STEPS, MOST_TODAY
from tests.cases import every_case, one_at_a_time

FILES = {m.id: m for m in content().messages}
PINNED = {s.id for s in content().steps if s.legal or s.rank <= ALWAYS}
LEGAL = {s.id for s in content().steps if s.legal}
ENDS = {"stop-writing", "stop-silence", "let-go", "callback-wait", "inside-decide"}
THANKS = {"reply-thanks", "same-day-mail", "came-second", "thank-panel", "agency-reply"}
ASKING = {
    name for name, m in FILES.items() if m.channel != "phone" and "asks_advice" in "".join(m.bodies.values())
}
OPENLY_ASKED = {"silence-nudge", "silence-second-nudge", "closing-note", "agency-call", "written-offer"}
CONNECTING = {"linkedin-note", "linkedin-after-accept"}
LEFT_OVER = re.compile(
    r"\bNone\b|\bTrue\b|\bFalse\b|[{}\[\]<>]|[^\S\n]{2}|[^\S\n]\n|\n[^\S\n]|\n{3}|^\s|\s$|^$|\s[,.;:?!](?!\w)|\.\.|,\.|\(\)"
)
AN_INTERVIEW = re.compile(r"\b(?:the|our|my|that|first|second|final) interview\b", re.IGNORECASE)
A_MEETING = re.compile(
    r"\b(?:met you|meeting you|our talk|our discussion|when we (?:met|spoke|talked)|saw me)\b", re.IGNORECASE
)


@dataclass
class Seen:
    """What the enumeration came across: rule to the plans that break it, and every name that was reached."""

    plans: int = 0
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    verdicts: set[str] = field(default_factory=set)
    messages: set[str] = field(default_factory=set)
    steps: set[str] = field(default_factory=set)
    warnings: set[str] = field(default_factory=set)
    pickers: set[str] = field(default_factory=set)
    conditions: dict[bool, set[str]] = field(default_factory=lambda: {True: set(), False: set()})


@cache
def seen() -> Seen:
    found = Seen()
    texts: set[str] = set()
    for number, (answers, today) in enumerate((*every_case(), *one_at_a_time())):
        plan = make_plan(answers, today, content())
        found.plans += 1
        found.verdicts.add(plan.verdict.id)
        found.messages.update(m.template for m in plan.messages)
        found.steps.update(s.id for s in plan.steps)
        found.warnings.update(w.id for w in plan.warnings)
        facts = Facts(answers, today)
        for rule, what in _breaks(plan, facts, texts):
            found.wrong[rule].append(f"{what}\n    {_in_short(answers, today)}\n    {_plan_in_short(plan)}")
        if number % 5 == number // 1000 % 5:
            _reach(found, facts)
    return found


def _reach(found: Seen, facts: Facts) -> None:
    for name, condition in CONDITIONS.items():
        found.conditions[condition(facts)].add(name)
    found.pickers.update(name for name, picker in PICKERS.items() if picker(facts))


def _in_short(answers: Answers, today: date) -> str:
    given = {name: getattr(answers, name) for name in answers.__slots__}
    return f"{today} " + " ".join(
        f"{name}={value!r}"
        for name, value in given.items()
        if value not in ("", (), None) and name not in OWN_WORDS
    )


OWN_WORDS = {"role", "company", "my_name", "looking_for", "help_with", "share", "fact", "other_role", "event"}


def _plan_in_short(plan: Plan) -> str:
    messages = ", ".join(f"{m.id}>{m.to}@{m.send_on}" for m in plan.messages)
    return f"{plan.verdict.id} {plan.verdict.advice} {plan.verdict.until} | {messages}"


def _to_them(plan: Plan) -> list[Message]:
    """Messages to the hiring side, an agency included."""
    return [m for m in plan.messages if FILES[m.template].to not in PERSONAL]


def _breaks(plan: Plan, f: Facts, texts: set[str]) -> Iterator[tuple[str, str]]:
    yield from _verdict(plan, f)
    yield from _careful(plan, f)
    yield from _once(plan, f)
    yield from _days(plan, f)
    yield from _claims(plan, f)
    yield from _steps(plan, f)
    for text in _texts(plan):
        if text not in texts:
            texts.add(text)
            if left := LEFT_OVER.search(text):
                yield "leftover", f"{left[0]!r} in {text!r}"


def _texts(plan: Plan) -> Iterator[str]:
    yield plan.verdict.reason
    for m in plan.messages:
        yield from (m.body, m.why, m.to, *((m.subject,) if m.channel in ("email", "letter") else ()))
    for s in plan.steps:
        yield from (s.title, s.why)
    for w in plan.warnings:
        yield w.text


def _verdict(plan: Plan, f: Facts) -> Iterator[tuple[str, str]]:
    advice, until = plan.verdict.advice, plan.verdict.until
    to_them = _to_them(plan)
    if (advice == "wait") != (until is not None):
        yield "until", "a day to wait for and a wait go together"
    if until is not None and (until <= plan.today or not f.calendar.is_working_day(until)):
        yield "until", f"waits until {until}"
    if advice == "send" and not to_them:
        yield "nothing to send", "the verdict says write, and there is no message"
    for m in to_them:
        if FILES[m.template].always:
            continue
        if advice == "do_not_send":
            yield "against the verdict", f"{m.id} although the verdict says don't write"
        if until is not None and m.send_on is not None and m.send_on < until:
            yield "against the verdict", f"{m.id} before {until}"


def _careful(plan: Plan, f: Facts) -> Iterator[tuple[str, str]]:
    """The paths on which a friendly letter does harm."""
    for m in _to_them(plan):
        formal = FILES[m.template].always
        if f.holds("in_confidence") and m.template not in OPENLY_ASKED:
            yield "gives a confidence away", m.id
        if f.holds("has_unfair") and not formal and not f.holds("called_back"):
            yield "writes where it was unfair", m.id
        if f.holds("careful") and (m.template in THANKS or m.template in CONNECTING):
            yield "friendly where it does harm", m.id
        if f.holds("inside") and m.template in CONNECTING | {"keep-in-mind"}:
            yield "treats a colleague as a stranger", m.id
        if f.holds("through_agency") and m.to_name in ("Priya", "Tom") and not formal:
            yield "goes round the agency", m.id
    for m in plan.messages:
        if any(p.name and p.name == m.to_name and p.reach == "none" for p in f.answers.people):
            yield "unreachable", f"{m.id} to {m.to}"
        if m.mode == "reply" and not f.holds("told_by_mail"):
            yield "unreachable", f"{m.id} is a reply, but no person wrote"
    linked = {p.name for p in f.answers.people if p.reach == "linkedin"}
    for m in plan.messages:
        if m.channel in ("email", "letter") and m.to_name in linked:
            yield "unreachable", f"{m.id} is an email to {m.to}, who is on LinkedIn only"


def _once(plan: Plan, f: Facts) -> Iterator[tuple[str, str]]:
    ids = Counter(m.id for m in plan.messages) + Counter(s.id for s in plan.steps)
    if twice := [name for name, number in ids.items() if number > 1]:
        yield "twice in one plan", str(twice)
    asking = [
        m.id for m in plan.messages if m.template in ASKING and "?" in m.body and "advi" in m.body.lower()
    ]
    if len(asking) > 1 or (asking and f.holds("advice_asked")):
        yield "asks for advice twice", str(asking)
    thanked = Counter(m.to for m in plan.messages if m.template in THANKS)
    if any(number > 1 for number in thanked.values()) or (thanked and f.holds("already_thanked")):
        yield "thanks twice", str(thanked)
    if f.holds("nudged_twice") and any(
        "nudge" in m.template and m.template != "advice-nudge" for m in plan.messages
    ):
        yield "a third nudge", "two nudges went out already"
    days: dict[str, list[date]] = defaultdict(list)
    for m in plan.messages:
        if m.channel != "phone" and m.limit not in (NOTE_LIMIT, PREMIUM_LIMIT) and m.send_on:
            days[m.to].append(m.send_on)
    for to, dates in days.items():
        for one, other in zip(sorted(dates), sorted(dates)[1:], strict=False):
            if f.calendar.working_days_between(one, other) < PERSON_GAP:
                yield "crowds one person", f"{to} on {one} and {other}"
    first: dict[str, date] = {}
    strangers = {p.name for p in f.answers.people if p.part not in COMPANY_PARTS}
    for m in _to_them(plan):
        if m.send_on and m.to_name not in strangers and not f.holds("through_agency"):
            first.setdefault(m.template, m.send_on)
    for start in first.values():
        if sum(0 <= (day - start).days < WINDOW_DAYS for day in first.values()) > WINDOW_CONTACTS:
            yield "crowds the company", f"from {start}"


def _days(plan: Plan, f: Facts) -> Iterator[tuple[str, str]]:
    for m in plan.messages:
        if m.send_on is None or m.send_on < plan.today or not f.calendar.is_working_day(m.send_on):
            yield "bad day", f"{m.id} on {m.send_on}"
            continue
        if m.stop_after is None or m.send_on > m.stop_after:
            yield "bad day", f"{m.id} on {m.send_on}, after {m.stop_after}"
        if m.send_by is not None and m.send_by < m.send_on:
            yield "bad day", f"{m.id} by {m.send_by} before {m.send_on}"
    if f.holds("no_energy"):
        load = Counter(m.send_on for m in plan.messages)
        if any(number > MOST_WITHOUT_ENERGY for number in load.values()):
            yield "too much for no energy", str(load)


def _claims(plan: Plan, f: Facts) -> Iterator[tuple[str, str]]:
    """What a letter says happened has to have happened."""
    for m in _to_them(plan):
        if not f.holds("talked") and (claim := A_MEETING.search(m.body)):
            yield "claims a meeting", f"{claim[0]!r} in {m.id}: {m.body!r}"
        interviewed = f.holds("had_interview") or (
            f.holds("talked") and f.answers.stage not in ("applied", "screening", "task")
        )
        if (
            not interviewed
            and m.template not in ("delete-video", "new-time")
            and (claim := AN_INTERVIEW.search(m.body + m.subject))
        ):
            yield "claims an interview", f"{claim[0]!r} in {m.id}: {m.body!r}"
    if not f.holds("talked") and any(s.id == "debrief" for s in plan.steps):
        yield "claims a meeting", "debrief"


def _steps(plan: Plan, f: Facts) -> Iterator[tuple[str, str]]:
    hiring = [m.send_on for m in _to_them(plan) if m.send_on and not FILES[m.template].always]
    ends = [s.date for s in plan.steps if s.id in ENDS and s.date]
    if hiring and (not ends or max(ends) < max(hiring)):
        yield "no end", f"last message {max(hiring)}, ends {ends}"
    own = [s for s in plan.steps if s.message is None]
    if len(plan.steps) > MOST_STEPS and len([s for s in own if s.id not in PINNED]) > FEWEST_OWN:
        yield "too long", f"{len(plan.steps)} steps"
    today = [s.id for s in plan.steps if s.date == plan.today]
    if len(today) > MOST_TODAY:
        yield "too much today", str(today)
    for s in plan.steps:
        if (
            s.date is None
            or s.date < plan.today
            or (s.kind == "contact" and not f.calendar.is_working_day(s.date))
        ):
            yield "bad day", f"{s.id} on {s.date}"
        if s.id in LEGAL and not (
            f.holds("shows_law") and s.get_advice_by and s.get_advice_by <= (s.date or plan.today)
        ):
            yield "law unasked", s.id
        if s.get_advice_by is not None and s.id not in LEGAL:
            yield "law unasked", s.id


RULES = (
    "until",
    "nothing to send",
    "against the verdict",
    "gives a confidence away",
    "writes where it was unfair",
    "friendly where it does harm",
    "treats a colleague as a stranger",
    "goes round the agency",
    "unreachable",
    "twice in one plan",
    "asks for advice twice",
    "thanks twice",
    "a third nudge",
    "crowds one person",
    "crowds the company",
    "bad day",
    "too much for no energy",
    "claims a meeting",
    "claims an interview",
    "no end",
    "too long",
    "too much today",
    "law unasked",
    "leftover",
)


@pytest.mark.parametrize("rule", RULES)
def test_no_plan_breaks(rule: str) -> None:
    found = seen().wrong.get(rule, [])
    assert not found, f"{len(found)} of {seen().plans} plans, such as:\n" + "\n".join(
        found[:: max(1, len(found) // 6)][:6]
    )


def test_every_broken_rule_is_one_of_these() -> None:
    assert set(seen().wrong) <= set(RULES)
    assert seen().plans > 50_000


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("verdicts", {v.id for v in content().verdicts}),
        ("messages", set(FILES)),
        ("steps", {s.id for s in content().steps}),
        ("warnings", set(content().words["warnings"])),
        ("pickers", set(PICKERS)),
    ],
)
def test_everything_written_is_reached(kind: str, written: set[str]) -> None:
    """A verdict, message, step, warning or picker that no reader can get is dead and should go."""
    assert written - getattr(seen(), kind) == set()


@pytest.mark.parametrize("wanted", [True, False])
def test_every_condition_can_hold_and_can_fail(wanted: bool) -> None:
    assert set(CONDITIONS) - seen().conditions[wanted] == set()


def test_every_condition_is_asked_for() -> None:
    """A named fact that no content and no other fact asks for is dead. Plain choices are there for writers."""
    asked = "\n".join(path.read_text("utf-8") for path in _sources())
    plain = {
        name
        for name, fact in CONDITIONS.items()
        if not hasattr(fact, "__wrapped__") and fact.__qualname__ != name
    }
    unused = {name for name in set(CONDITIONS) - plain if len(re.findall(rf"\b{name}\b", asked)) < 2}
    assert unused == set()


def _sources() -> Iterator:
    from planner.content import HERE

    for folder in ("messages", "steps", "verdicts"):
        yield from (HERE / "en" / folder).iterdir()
    yield HERE / "en/warnings.toml"
    yield from HERE.parent.rglob("*.py")
