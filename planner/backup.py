"""The backup file: every case in one readable file, out and in again. Bad files are refused and nothing is lost.

A case record is `{"format", "id", "values"}`; `values` maps a path such as `answers.role` to `[value, changed]`, where
`changed` is milliseconds since 1970, so that two copies merge by taking the newer value of each path.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import Any

from planner.answers import BY_NAME
from planner.content import content

APP = "afterword"
FORMAT = 1
"""Of a case record and of the file. A plain case file (question names as keys) counts as format 0."""
LARGEST = 5_000_000
"""Characters; a larger file is not ours."""
DEEPEST = 200
"""Open brackets; a backup has fewer than ten."""
_BRACKETS = re.compile(r"[\[\]{}]")
PATHS = (
    *("answers", "edits", "ticks", "moved", "notes", "fine", "name", "archived"),
    *("due", "contacts", "sequence", "log"),
)


def write_backup(cases: Any, today: str) -> dict[str, str]:
    """The file's `name`, `type` and `data` (base64) for case records (a list), on the day `today` (ISO)."""
    records = [c for c in cases if _is_record(c)] if isinstance(cases, list) else []
    text = json.dumps(
        {"app": APP, "format": FORMAT, "made": today, "cases": records}, ensure_ascii=False, indent=1
    )
    return {
        "name": f"{content().words['export']['file_backup']}-{today}.json",
        "type": "application/json",
        "data": b64encode(text.encode("utf-8", "replace")).decode(),
    }


def read_backup(text: str, kept: Any = ()) -> dict[str, Any]:
    """`cases` (records of the current format) and a `message`; or only a `problem`, a sentence, when it is not ours.

    A case that is also in `kept`, the records here, comes with what is newer there.
    """
    words = content().words["interface"]["backup"]
    if len(text) > LARGEST:
        return {"problem": words["too_large"]}
    if _too_deep(text):
        return {"problem": words["not_ours"]}
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {"problem": words["not_readable"]}
    if not isinstance(data, Mapping):
        return {"problem": words["not_ours"]}
    if data.get("app") != APP:
        data = _from_case_file(data)
        if data is None:
            return {"problem": words["not_ours"]}
    form = data.get("format")
    if not isinstance(form, int) or not isinstance(data.get("cases"), list):
        return {"problem": words["not_ours"]}
    if form > FORMAT:
        return {"problem": words["too_new"]}
    here = {c["id"]: _clean(c) for c in kept if _is_record(c)} if isinstance(kept, list) else {}
    found = [
        merged(here.get(record["id"]), record) for c in data["cases"] if (record := _upgraded(c)) is not None
    ]
    left_out = len(data["cases"]) - len(found)
    message = words["one"] if len(found) == 1 else words["many"].format(number=len(found))
    return {
        "cases": found,
        "message": f"{message} {words['left_out'].format(number=left_out)}" if left_out else message,
    }


def merged(mine: Mapping[str, Any] | None, other: dict[str, Any]) -> dict[str, Any]:
    """Two copies of one case as one: of each value the newer, and mine when both are as old."""
    values = dict(mine["values"]) if mine else {}
    for path, entry in other["values"].items():
        if path not in values or not values[path][1] >= entry[1]:
            values[path] = entry
    return {**other, "values": values}


def _too_deep(text: str) -> bool:
    """Whether brackets open deeper than any file of ours: reading such a text would end the interpreter in a browser."""
    depth = 0
    for bracket in _BRACKETS.findall(text):
        depth += 1 if bracket in "[{" else -1
        if depth > DEEPEST:
            return True
    return False


def _upgraded(case: Any) -> dict[str, Any] | None:
    """A record of the current format; None when it cannot become one."""
    form = case.get("format") if isinstance(case, Mapping) else None
    while isinstance(form, int) and form in UPGRADES:
        case = UPGRADES[form](case)
        form = case["format"]
    return _clean(case) if _is_record(case) else None


def _from_zero(case: Mapping[str, Any]) -> dict[str, Any]:
    """Format 0, a plain case file, as a record. The id follows from the content, so that reading twice makes one case."""
    answers = case["case"]
    identity = hashlib.sha256(json.dumps(answers, sort_keys=True, default=str).encode()).hexdigest()[:12]
    return {
        "format": 1,
        "id": identity,
        "values": {f"answers.{k}": [v, 0] for k, v in _flat(answers).items()},
    }


UPGRADES: dict[int, Callable[[Mapping[str, Any]], dict[str, Any]]] = {0: _from_zero}


def _from_case_file(data: Mapping[str, Any]) -> dict[str, Any] | None:
    known = {k: v for k, v in data.items() if k in BY_NAME}
    return {"app": APP, "format": 0, "cases": [{"format": 0, "case": known}]} if known else None


def _flat(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers by form name: people rows become `people-1-name` and so on."""
    flat = {k: v for k, v in answers.items() if k != "people"}
    people = answers.get("people")
    for number, row in enumerate(people if isinstance(people, list) else [], start=1):
        if isinstance(row, Mapping):
            flat.update({f"people-{number}-{k}": v for k, v in row.items()})
    return flat


def _is_record(case: Any) -> bool:
    return (
        isinstance(case, Mapping)
        and case.get("format") == FORMAT
        and isinstance(case.get("id"), str)
        and case["id"].isalnum()
        and len(case["id"]) <= 40
        and isinstance(case.get("values"), Mapping)
    )


def _clean(case: Mapping[str, Any]) -> dict[str, Any]:
    values = {
        path: entry
        for path, entry in case["values"].items()
        if path.split(".")[0] in PATHS
        and isinstance(entry, list)
        and len(entry) == 2
        and isinstance(entry[1], (int, float))
    }
    return {"format": FORMAT, "id": case["id"], "values": values}
