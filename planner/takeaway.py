"""Files a reader takes along: the plan as calendar, text, Markdown, table or archive; one message as draft or text."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from planner.answers import Answers
from planner.content import content
from planner.eml import to_draft
from planner.errors import UsageError
from planner.export import archive, file_name, message_text, to_csv, to_markdown, to_text
from planner.ics import to_calendar
from planner.model import Message, Plan
from planner.wording import style_of

TYPES = {
    "ics": "text/calendar",
    "txt": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
    "zip": "application/zip",
    "eml": "message/rfc822",
}


def take_away(plan: Plan, answers: Answers, request: Mapping[str, Any]) -> dict[str, str]:
    """One file as `name`, `type` and `data` (base64). `message` in the request asks for that message only.

    UsageError when there is no such format or message. `stamp` is the time of day (ISO), passed in.
    """
    form = str(request.get("format"))
    if form not in TYPES:
        raise UsageError(f"There is no file format '{form}'.")
    plan = with_edits(plan, request.get("edits"))
    words, style = content().words["export"], style_of(answers)
    case, stamp = str(request.get("case", "case")), _stamp(request)
    sequence = _sequence(request.get("sequence"))
    wanted = request.get("message")
    name = words["file_plan"]
    if wanted is not None:
        message = _message(plan, str(wanted))
        name = file_name(message.id)
        data = (
            to_draft("", message.to_name, message.subject, message.body)
            if form == "eml"
            else _octets(message_text(message, words, style))
        )
    elif form == "ics":
        name = words["file_calendar"]
        data = _octets(
            to_calendar(
                plan.steps,
                words,
                case=case,
                stamp=stamp,
                sequence=sequence,
                name=_calendar_name(answers, words),
            )
        )
    elif form == "zip":
        data = archive(plan, words, case=case, stamp=stamp, sequence=sequence, style=style)
    elif form == "csv":
        data = _octets(to_csv(plan, words))
    else:
        data = _octets(to_markdown(plan, words, style) if form == "md" else to_text(plan, words, style))
    if answers.company and wanted is None:
        name = f"{name}-{file_name(answers.company)}"
    return {"name": f"{name}.{form}", "type": TYPES[form], "data": b64encode(data).decode()}


def with_edits(plan: Plan, edits: Any) -> Plan:
    """The plan with the reader's own words in its messages."""
    edits = edits if isinstance(edits, Mapping) else {}
    return replace(plan, messages=tuple(_edited(m, edits.get(m.id)) for m in plan.messages))


def _edited(message: Message, edit: Any) -> Message:
    if not isinstance(edit, Mapping):
        return message
    body = str(edit.get("body", message.body))
    subject = str(edit.get("subject", message.subject))
    return replace(message, subject=subject, body=body, words=len(body.split()), characters=len(body))


def _message(plan: Plan, wanted: str) -> Message:
    for message in plan.messages:
        if message.id == wanted:
            return message
    raise UsageError(f"The plan has no message '{wanted}'.")


def _sequence(value: Any) -> int:
    """How often the calendar was taken before; 0 for anything that is not a whole number."""
    return value if isinstance(value, int) and value >= 0 else 0


def _stamp(request: Mapping[str, Any]) -> datetime:
    try:
        stamp = datetime.fromisoformat(str(request.get("stamp")))
    except ValueError:
        stamp = datetime.fromisoformat(f"{request.get('today')}T00:00:00")
    return stamp.astimezone(UTC) if stamp.tzinfo else stamp


def _calendar_name(answers: Answers, words: Mapping[str, str]) -> str:
    return f"{words['calendar_name']}: {answers.company}" if answers.company else words["calendar_name"]


def _octets(text: str) -> bytes:
    return text.encode("utf-8", "replace")
