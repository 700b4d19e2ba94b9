"""`make_plan`: from answers on a day to a verdict, messages and dated steps. Same answers, same day, same plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from planner.answers import Answers
from planner.budget import within_budget
from planner.conditions import close_day, new_date
from planner.content import Content, VerdictFile
from planner.dates import add_days, add_months, format_date
from planner.drafts import draft_messages
from planner.due import resolve
from planner.facts import Facts, applies
from planner.messages import unwritten, write
from planner.model import Message, Plan, Problem, Verdict, Warning_
from planner.render import fill
from planner.steps import date_steps
from planner.wording import case_names, style_of


def make_plan(
    answers: Answers,
    today: date,
    content: Content,
    problems: Iterable[Problem] = (),
    others: Iterable[Mapping[str, Any]] = (),
    only: Collection[str] | None = None,
) -> Plan:
    """The plan for a case on a day.

    `others` are contacts already made or planned with the same company in other cases, `{"company", "date"}` each.
    `only` are ids of messages: the others then have no words, and there are no steps but those that send these.
    Never raises for any answers; raises KeyError only for content that was not checked.
    """
    f = Facts(answers, today)
    names = case_names(f, content)
    anchors = first_anchors(f)
    verdict = _verdict(f, content, anchors, names)
    drafts = draft_messages(f, content, anchors, verdict)
    kept, left_out, next_day = within_budget(drafts, f, others)
    written = {d.id: write(d, f, content, names) for d in kept if only is None or d.id in only}
    messages = tuple(written[d.id][0] if d.id in written else unwritten(d) for d in kept)
    sending = tuple(step for _, step in written.values())
    steps = date_steps(f, content, anchors, names, kept, sending) if only is None else sending
    names["next_day"] = format_date(next_day, style_of(answers), "day_year") if next_day else ""
    warnings = _warnings(f, content, names, messages, left_out)
    return Plan(today, verdict, messages, steps, warnings, _in_words(problems, content))


def first_anchors(f: Facts) -> dict[str, date | None]:
    """The days that due dates count from, before any message has its day."""
    a = f.answers
    return {
        "today": f.today,
        "news": a.news_date or (f.today if not f.holds("silent") else None),
        "interview": a.interview_date,
        "applied": a.applied_date,
        "promised": a.promised_date,
        "last_contact": max(
            (d for d in (a.last_sent, a.last_heard, a.interview_date) if d is not None), default=None
        ),
        "last_sent": a.last_sent,
        "last_heard": a.last_heard,
        "last_nudge": a.last_nudge,
        "advice": a.advice_date or (f.today if f.holds("advice_asked") else None),
        "answer": a.their_answer_date,
        "notice": a.notice_date,
        "reply": reply_day(f),
        "close": close_day(f),
        "new_date": new_date(f),
        "again": again_day(f),
    }


def reply_day(f: Facts) -> date:
    """The day the first reply goes out: the first working day from today; the next one after a night when raw (E94)."""
    start = add_days(f.today, 1) if f.holds("raw") else f.today
    return f.calendar.next_working_day(start)


def again_day(f: Facts) -> date:
    """The day to apply again for the same role: after their wait, or after six months when none is known (E69).

    If they asked for it and named no wait: today, or in a month while thanks and the one question are still to come.
    """
    a = f.answers
    if f.holds("asked_to_reapply") and not a.wait_months:
        return f.today if f.holds("already_thanked") else add_months(f.today, 1)
    return add_months(a.news_date or f.today, a.wait_months or 6)


def _verdict(
    f: Facts, content: Content, anchors: Mapping[str, date | None], names: dict[str, Any]
) -> Verdict:
    chosen = next(v for v in content.verdicts if applies(v.when, f))
    until = resolve(chosen.until, anchors, f.calendar) if chosen.until else None
    advice = chosen.advice
    if until is not None:
        until = f.calendar.next_working_day(max(until, f.today))
        if advice == "wait" and until <= f.today:
            advice = "send"
    return _as_verdict(chosen, advice, until if advice == "wait" else None, names)


def _as_verdict(chosen: VerdictFile, advice: str, until: date | None, names: dict[str, Any]) -> Verdict:
    reason = fill(chosen.reason, names)
    return Verdict(chosen.id, advice, until, reason, chosen.strength, chosen.evidence, chosen.chapter)


def _warnings(
    f: Facts, content: Content, names: dict[str, Any], messages: tuple[Message, ...], dropped: bool
) -> tuple[Warning_, ...]:
    texts = content.words["warnings"]
    found = [
        (name, entry)
        for name, entry in texts.items()
        if (not entry.get("needs_message") or messages)
        and ("when" not in entry or all(_named(f, c) for c in entry["when"]))
        and (not entry.get("over_budget") or dropped)
    ]
    return tuple(Warning_(name, fill(entry["text"], names)) for name, entry in found)


def _named(f: Facts, name: str) -> bool:
    return not f.holds(name[4:]) if name.startswith("not ") else f.holds(name)


def _in_words(problems: Iterable[Problem], content: Content) -> tuple[Problem, ...]:
    texts = content.words["interface"]["problems"]
    return tuple(Problem(p.question, texts.get(p.message, texts["unknown"])) for p in problems)
