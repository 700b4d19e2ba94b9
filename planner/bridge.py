"""The one door between page and Python: JSON text in, JSON text out."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from planner.answers import Answers
from planner.cases import desk, elsewhere, with_record
from planner.content import content
from planner.errors import PlannerError, UsageError
from planner.model import Plan
from planner.page import cards_near, plan_regions, shown_problems
from planner.plan import make_plan
from planner.reading import read
from planner.wording import style_of

Answer = dict[str, Any]


def handle(text: str) -> str:
    """Answer one request. Always JSON with a `kind`; `error` with a sentence when the request cannot be served."""
    try:
        request = json.loads(text)
        if not isinstance(request, dict):
            raise UsageError("A request is a JSON object.")
        serve = KINDS.get(str(request.get("kind")))
        if serve is None:
            raise UsageError(f"There is no request of kind '{request.get('kind')}'.")
        answer = serve(with_record(request))
    except (PlannerError, ValueError, RecursionError) as error:
        answer = {"kind": "error", "message": str(error)}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def plan_of(request: Mapping[str, Any], only: Collection[str] | None = None) -> tuple[Plan, Answers]:
    """The plan for a request's `answers` on its `today` (ISO), with the reader's moved steps; and the answers read.

    `only` is `make_plan`'s. ValueError when today is not a day.
    """
    today = date.fromisoformat(str(request.get("today")))
    raw = request.get("answers")
    answers, problems = read(raw if isinstance(raw, Mapping) else {}, today)
    plan = make_plan(answers, today, content(), problems, elsewhere(request), only)
    return _with_moves(plan, request.get("moved")), answers


def _with_moves(plan: Plan, moved: Any) -> Plan:
    """The plan with steps, and their messages, on the days the reader moved them to.

    A day that cannot be read moves nothing.
    """
    days = (
        {step: day for step, text in moved.items() if (day := _day(text))}
        if isinstance(moved, Mapping)
        else {}
    )
    if not days:
        return plan
    sent = {s.message: days[s.id] for s in plan.steps if s.message and s.id in days}
    steps = [replace(s, date=days.get(s.id, s.date)) for s in plan.steps]
    messages = [replace(m, send_on=sent.get(m.id, m.send_on)) for m in plan.messages]
    return replace(
        plan, steps=tuple(sorted(steps, key=lambda s: s.date or plan.today)), messages=tuple(messages)
    )


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def _plan(request: Mapping[str, Any]) -> Answer:
    """The regions of a plan and of the list of cases; of the latter alone when nothing is answered.

    `keep` holds values for the open case's record, `settings` those that are the same for all cases. A request that
    names regions that are `near` gets those and nothing else.
    """
    plan, answers = plan_of(request, cards_near(request))
    style = style_of(answers)
    if "near" in request:
        return {"kind": "plan", "regions": plan_regions(plan, answers, request, style)}
    if not request.get("answers"):
        return {"kind": "plan", "problems": {}, **desk(request, style, None)}
    table = desk(request, style, plan)
    return {
        "kind": "plan",
        "regions": {**plan_regions(plan, answers, request, style), **table["regions"]},
        "problems": {p.question: p.message for p in shown_problems(plan, request)},
        "messages": {m.id: {"subject": m.subject, "body": m.body} for m in plan.messages},
        "settings": table["settings"],
        "keep": {
            "due": [[s.id, s.date.isoformat(), s.title] for s in plan.steps if s.date],
            "contacts": sorted({m.send_on.isoformat() for m in plan.messages if m.send_on}),
        },
    }


def _export(request: Mapping[str, Any]) -> Answer:
    from planner.takeaway import take_away

    plan, answers = plan_of(request)
    kept = {"sequence": request.get("sequence")} if request.get("format") in ("ics", "zip") else {}
    return {"kind": "export", **take_away(plan, answers, request), "keep": kept}


def _backup(request: Mapping[str, Any]) -> Answer:
    from planner.backup import read_backup, write_backup

    if "text" in request:
        return {"kind": "backup", **read_backup(str(request["text"]), request.get("cases"))}
    today, moment = str(request.get("today")), request.get("moment")
    file = write_backup(request.get("cases"), today)
    return {"kind": "backup", **file, "settings": {"backup": [today, moment]}}


KINDS: dict[str, Callable[[Mapping[str, Any]], Answer]] = {
    "plan": _plan,
    "export": _export,
    "backup": _backup,
}
