"""The one door between page and Python: JSON text in, JSON text out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from planner.content import content
from planner.errors import PlannerError, UsageError
from planner.model import Plan
from planner.page import plan_regions
from planner.plan import make_plan
from planner.reading import read

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
        answer = serve(request)
    except (PlannerError, ValueError) as error:
        answer = {"kind": "error", "message": str(error)}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def plan_of(request: Mapping[str, Any]) -> Plan:
    """The plan for a request's `answers` on its `today` (ISO). ValueError when today is not a day."""
    today = date.fromisoformat(str(request.get("today")))
    raw = request.get("answers")
    answers, problems = read(raw if isinstance(raw, Mapping) else {}, today)
    others = request.get("others")
    return make_plan(answers, today, content(), problems, others if isinstance(others, list) else ())


def _plan(request: Mapping[str, Any]) -> Answer:
    plan = plan_of(request)
    return {"kind": "plan", **plan_regions(plan, request)}


KINDS: dict[str, Callable[[Mapping[str, Any]], Answer]] = {"plan": _plan}
