"""The list of cases: what is due and overdue in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.content import content
from planner.dates import format_date
from planner.render import page_template


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in the list. `due` are steps of today and before that are not ticked, with their days in words."""

    id: str
    name: str
    current: bool
    archived: bool
    due: tuple[tuple[str, str, bool], ...]
    next: str


def cases_region(request: Mapping[str, Any]) -> str:
    """HTML of the list. `cases` holds `{"id", "name", "company", "role", "archived", "due": [[step, day, title]]}`."""
    today = date.fromisoformat(str(request.get("today")))
    style = str(request.get("style") or "us")
    cases = request.get("cases")
    rows = (
        [_row(c, today, style, str(request.get("current"))) for c in cases if isinstance(c, Mapping)]
        if isinstance(cases, list)
        else []
    )
    rows.sort(key=lambda r: (r.archived, not r.current, -len(r.due), r.name.casefold()))
    return page_template("page/cases.html").render(rows=rows, words=content().words["interface"])


def _row(case: Mapping[str, Any], today: date, style: str, current: str) -> CaseRow:
    words = content().words["interface"]["cases"]
    name = str(case.get("name") or case.get("company") or case.get("role") or words["unnamed"])
    steps = sorted((str(d), str(t)) for _, d, t in _steps(case))
    due = tuple(
        (format_date(date.fromisoformat(d), style, "weekday"), t, d < today.isoformat())
        for d, t in steps
        if d <= today.isoformat()
    )
    later = next(
        (
            f"{format_date(date.fromisoformat(d), style, 'weekday')}: {t}"
            for d, t in steps
            if d > today.isoformat()
        ),
        "",
    )
    return CaseRow(
        str(case.get("id")), name, case.get("id") == current, bool(case.get("archived")), due, later
    )


def _steps(case: Mapping[str, Any]) -> list[tuple[Any, Any, Any]]:
    """The case's steps as the page kept them, without any that are damaged."""
    found = []
    for entry in case.get("due") or ():
        try:
            step, day, title = entry
            date.fromisoformat(str(day))
        except (TypeError, ValueError):
            continue
        found.append((step, day, title))
    return found
