"""Everything about the reader's cases together: the list, what is due in each, contacts elsewhere, the last backup.

A case record is `{"format", "id", "values"}`; `values` maps a path such as `answers.role` to `[value, changed]`, with
`changed` in milliseconds since 1970. Records come from the browser's storage: what cannot be read counts as none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.content import content
from planner.dates import format_date
from planner.model import Plan
from planner.render import page_template

REGIONS = ("cases", "keeping", "reminder")
LONG_AWAY = 3
"""Days without a visit after which to warn: some browsers erase a site's data after seven."""
DONE = ("answers", "edits", "ticks", "moved", "notes", "fine")
"""What the reader said in a case, and did to its plan."""
OWN = (*DONE, "name", "archived")
"""What the reader did to a case; the other values follow from it."""

Due = tuple[str, str, str]
"""Step, ISO day and title."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in the list. `due` are steps of today and before that are not ticked: day in words, title, overdue."""

    id: str
    name: str
    current: bool
    archived: bool
    due: tuple[tuple[str, str, bool], ...]
    next: str


def with_record(request: Mapping[str, Any]) -> Mapping[str, Any]:
    """The request with what the open case's record says: answers, edits, ticks, moves, notes, `fine`.

    `sequence` is how often the case's calendar was taken before.
    """
    record = next((c for c in _cases(request) if c.get("id") == request.get("case")), None)
    if record is None:
        return request
    done: dict[str, dict[str, Any]] = {name: {} for name in DONE}
    for path in record["values"]:
        name, _, rest = str(path).partition(".")
        value = _value(record, path)
        if name in done and value is not None:
            done[name][rest] = value
    taken = _value(record, "sequence")
    return {**request, **done, "sequence": taken + 1 if isinstance(taken, int) else 0}


def elsewhere(request: Mapping[str, Any]) -> list[dict[str, str]]:
    """Contacts planned in the reader's other cases that are not put away: `{"company", "date"}` each."""
    return [
        {"company": str(_value(c, "answers.company") or ""), "date": str(day)}
        for c in _cases(request)
        if c.get("id") != request.get("case") and not _value(c, "archived")
        for day in _list(_value(c, "contacts"))
    ]


def desk(request: Mapping[str, Any], style: str, plan: Plan | None) -> dict[str, Any]:
    """HTML of the regions about all cases, and `settings` to keep.

    `open` there is the ISO day of every step that is not ticked; `visits` are today and the day of the visit before.
    There are no settings before anything is kept.

    `plan` is the open case's, newer than what its record holds; None when nothing is answered in it.
    """
    today = date.fromisoformat(str(request.get("today")))
    cases = _cases(request)
    due = {id(c): _due(c, request, plan) for c in cases}
    rows = [_row(c, due[id(c)], today, style, str(request.get("case"))) for c in cases]
    rows.sort(key=lambda r: (r.archived, not r.current, -len(r.due), r.name.casefold()))
    visits = _visits(request, today)
    names = {
        "rows": rows,
        "words": content().words["interface"],
        **_backup(request, cases, style),
        "away": format_date(visits[1], style, "weekday")
        if len(visits) > 1 and (today - visits[1]).days >= LONG_AWAY
        else "",
    }
    opened = sorted(day for c in cases if not _value(c, "archived") for _, day, _ in due[id(c)])
    kept = {"open": opened, "visits": [day.isoformat() for day in visits]}
    return {
        "regions": {name: page_template(f"page/{name}.html").render(names) for name in REGIONS},
        "settings": kept if cases or _settings(request) else None,
    }


def _row(case: Mapping[str, Any], steps: list[Due], today: date, style: str, current: str) -> CaseRow:
    given = (_value(case, path) for path in ("name", "answers.company", "answers.role"))
    name = next((str(v) for v in given if v), content().words["interface"]["cases"]["unnamed"])
    days = [(format_date(date.fromisoformat(d), style, "weekday"), t, d) for _, d, t in steps]
    now = today.isoformat()
    return CaseRow(
        str(case.get("id")),
        name,
        case.get("id") == current,
        bool(_value(case, "archived")),
        tuple((words, title, day < now) for words, title, day in days if day <= now),
        next((f"{words}: {title}" for words, title, day in days if day > now), ""),
    )


def _due(case: Mapping[str, Any], request: Mapping[str, Any], plan: Plan | None) -> list[Due]:
    """A case's steps that are not ticked, by day: of the plan when it is the open case, else as its record has them."""
    if plan is not None and case.get("id") == request.get("case"):
        found = [(s.id, s.date.isoformat(), s.title) for s in plan.steps if s.date]
    else:
        found = list(_kept_steps(case))
    return sorted((s for s in found if not _value(case, f"ticks.{s[0]}")), key=lambda s: s[1:])


def _kept_steps(case: Mapping[str, Any]) -> Iterator[Due]:
    for entry in _list(_value(case, "due")):
        try:
            step, day, title = entry
            date.fromisoformat(str(day))
        except (TypeError, ValueError):
            continue
        yield str(step), str(day), str(title)


def _backup(request: Mapping[str, Any], cases: list[Mapping[str, Any]], style: str) -> dict[str, Any]:
    """The day of the last backup in words, and whether anything changed after it."""
    day, moment = [*_list(_settings(request).get("backup")), None, None][:2]
    changed = max((m for c in cases for m in _moments(c)), default=0)
    made = _day(day)
    return {
        "backup": format_date(made, style, "weekday_year") if made else "",
        "newer": changed > (moment if isinstance(moment, (int, float)) else 0),
    }


def _visits(request: Mapping[str, Any], today: date) -> list[date]:
    """Today, and the day of the visit before if there was one."""
    days = (_day(text) for text in _list(_settings(request).get("visits")))
    return [today, *(day for day in days if day and day != today)][:2]


def _settings(request: Mapping[str, Any]) -> Mapping[str, Any]:
    settings = request.get("settings")
    return settings if isinstance(settings, Mapping) else {}


def _moments(case: Mapping[str, Any]) -> Iterator[float]:
    for path, entry in case["values"].items():
        if str(path).split(".")[0] in OWN and isinstance(entry, list) and len(entry) == 2:
            yield entry[1] if isinstance(entry[1], (int, float)) else 0


def _cases(request: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [
        c
        for c in _list(request.get("cases"))
        if isinstance(c, Mapping) and isinstance(c.get("values"), Mapping)
    ]


def _value(case: Mapping[str, Any], path: str) -> Any:
    entry = case["values"].get(path)
    return entry[0] if isinstance(entry, list) and entry else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
