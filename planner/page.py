"""The HTML regions of a plan, and what the page needs to know about each message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.content import content
from planner.model import Plan
from planner.render import page_template


def plan_regions(plan: Plan, request: Mapping[str, Any]) -> dict[str, Any]:
    """The regions (name to HTML), the problems by question, and the plan as data."""
    root = str(request.get("root", ""))
    names = {"plan": plan, "words": content().words["interface"], "root": root}
    return {
        "regions": {"plan": page_template("page/plan.html").render(names)},
        "problems": {p.question: p.message for p in plan.problems},
        "plan": plan.as_dict(),
    }
