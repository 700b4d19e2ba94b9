"""The plan as files: plain text, Markdown, a table of the steps, and everything in one archive.

The words come from export.toml, the rest from the plan; message bodies are copied as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from planner.dates import format_date
from planner.eml import to_draft
from planner.ics import to_calendar
from planner.model import Message, Plan, Step
from planner.zipped import zipped

Words = Mapping[str, str]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet may take for the start of a formula, full-width signs included."""
_MARKS = re.compile(r"[\\`*_\[\]<>|~]|&(?=[#\w])|^[#+\-=](?=\W|$)")
_NUMBER = re.compile(r"^(\d{1,9})([.)])")


def to_text(plan: Plan, words: Words, style: str = "us") -> str:
    """The whole plan as plain text; dates in the reader's `style`."""
    parts = [words["title"].upper(), _made_on(plan, words, style)]
    parts += [words["verdict"].upper(), f"{_advice(plan, words, style)}\n{plan.verdict.reason}"]
    parts.append(words["messages"].upper() if plan.messages else words["no_messages"])
    for m in plan.messages:
        parts += [message_text(m, words, style), _why(m, words)]
    if plan.steps:
        parts += [words["steps"].upper(), *(_step_text(s, words, style) for s in plan.steps)]
    for heading, lines in _notes(plan, words):
        parts += [heading.upper(), "\n".join(lines)]
    return "\n\n".join(part for part in parts if part) + "\n"


def message_text(message: Message, words: Words, style: str = "us") -> str:
    """One message as plain text: to whom, how, when, the subject, then the body as it is."""
    head = list(_message_head(message, words, style))
    return "\n".join([*head, "", message.body])


def to_markdown(plan: Plan, words: Words, style: str = "us") -> str:
    """The whole plan as Markdown. Bodies stand in fences, so nothing in them is taken for a mark."""
    parts = [f"# {words['title']}", mark(_made_on(plan, words, style)), f"## {words['verdict']}"]
    parts.append(f"**{mark(_advice(plan, words, style))}** {mark(plan.verdict.reason)}")
    parts.append(f"## {words['messages']}" if plan.messages else words["no_messages"])
    parts += [_message_markdown(m, words, style) for m in plan.messages]
    if plan.steps:
        parts += [f"## {words['steps']}", "\n".join(_step_markdown(s, words, style) for s in plan.steps)]
    for heading, lines in _notes(plan, words):
        parts += [f"## {heading}", "\n".join(f"- {mark(line)}" for line in lines)]
    return "\n\n".join(part for part in parts if part) + "\n"


def to_csv(plan: Plan, words: Words) -> str:
    """The steps as a table (RFC 4180) with dates as YYYY-MM-DD; no cell can start a formula.

    It begins with a byte order mark, by which spreadsheets know that it is UTF-8.
    """
    columns = ("done", "date", "kind", "title", "why", "strength", "advice")
    rows = [[words[f"column_{name}"] for name in columns]]
    for s in plan.steps:
        due, advice = (day.isoformat() if day else "" for day in (s.date, s.get_advice_by))
        rows.append(["", due, words[f"kind_{s.kind}"], s.title, s.why, words[f"short_{s.strength}"], advice])
    return "\ufeff" + "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)


def archive(
    plan: Plan, words: Words, *, case: str, stamp: datetime, sequence: int = 0, style: str = "us"
) -> bytes:
    """Everything in one ZIP file; the same input gives the same bytes. `case` and so on as in `to_calendar`."""
    calendar = to_calendar(plan.steps, words, case=case, stamp=stamp, sequence=sequence)
    files: dict[str, bytes] = {
        f"{words['file_plan']}.txt": _octets(to_text(plan, words, style)),
        f"{words['file_plan']}.md": _octets(to_markdown(plan, words, style)),
        f"{words['file_steps']}.csv": _octets(to_csv(plan, words)),
        f"{words['file_calendar']}.ics": _octets(calendar),
    }
    for number, m in enumerate(plan.messages, start=1):
        name = f"{words['file_messages']}/{number:02}-{file_name(m.id)}"
        files[f"{name}.txt"] = _octets(message_text(m, words, style))
        if m.channel == "email" and m.mode == "new":
            files[f"{name}.eml"] = to_draft(m.to, m.to_name, m.subject, m.body)
    return zipped(files)


def file_name(text: str) -> str:
    """The text with nothing but letters, digits and hyphens of ASCII; never empty."""
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-") or "-"


def mark(text: str) -> str:
    """One line of text with every character that Markdown would read as a mark escaped."""
    return _NUMBER.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", " ".join(text.split())))


def _octets(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _made_on(plan: Plan, words: Words, style: str) -> str:
    legal = any(s.strength == "LAW" for s in plan.steps)
    made = words["made_on"].format(date=format_date(plan.today, style, "weekday_year"))
    return f"{made} {words['law_note']}" if legal else made


def _day(day: date, plan_style: str) -> str:
    return format_date(day, plan_style, "weekday_year")


def _advice(plan: Plan, words: Words, style: str) -> str:
    verdict = plan.verdict
    if verdict.until:
        return words[f"advice_{verdict.advice}_until"].format(date=_day(verdict.until, style))
    return words[f"advice_{verdict.advice}"]


def _message_head(m: Message, words: Words, style: str) -> Iterator[str]:
    """To whom, by which channel, and when; one line each."""
    if m.to or m.to_name:
        yield words["to"].format(name=m.to or m.to_name)
    yield words[f"channel_{m.channel}"]
    for key, day in (("send_on", m.send_on), ("send_by", m.send_by), ("stop_after", m.stop_after)):
        if day:
            yield words[key].format(date=_day(day, style))
    if m.mode == "reply" and m.channel == "email":
        yield words["reply"]
    if m.subject:
        yield words[f"subject_{m.mode}"].format(subject=m.subject)


def _message_markdown(m: Message, words: Words, style: str) -> str:
    fence = "`" * max(3, 1 + max(map(len, re.findall(r"`+", m.body)), default=0))
    head = [mark(line) for line in _message_head(m, words, style)]
    parts = ["\\\n".join(head), f"{fence}text\n{m.body}\n{fence}", mark(_why(m, words))]
    return "\n\n".join(part for part in parts if part)


def _why(m: Message, words: Words) -> str:
    return words["why"].format(why=m.why) if m.why else ""


def _step_lines(s: Step, words: Words, style: str) -> tuple[str, list[str]]:
    """A step's day and title, then its reasons."""
    day = _day(s.date, style) if s.date else words["any_day"]
    reasons = [s.why] if s.why else []
    reasons.append(words[f"strength_{s.strength}"])
    if s.get_advice_by:
        reasons.append(words["advice_by"].format(date=_day(s.get_advice_by, style)))
    return f"{day}: {s.title}", reasons


def _step_text(s: Step, words: Words, style: str) -> str:
    first, reasons = _step_lines(s, words, style)
    return "\n".join([f"{words['tick']} {first}", *(f"    {reason}" for reason in reasons)])


def _step_markdown(s: Step, words: Words, style: str) -> str:
    first, reasons = _step_lines(s, words, style)
    return f"- [ ] **{mark(first)}** {mark(' '.join(reasons))}"


def _notes(plan: Plan, words: Words) -> Iterator[tuple[str, list[str]]]:
    """Warnings and problems, each under its heading, when there are any."""
    if plan.warnings:
        yield words["warnings"], [w.text for w in plan.warnings]
    if plan.problems:
        yield words["problems"], [p.message for p in plan.problems]


def _cell(text: str) -> str:
    """A quoted cell. Before the sign of a formula stands an apostrophe, which makes it text."""
    text = f"'{text}" if text.lstrip(" \n").startswith(FORMULA) else text
    return '"' + text.replace('"', '""') + '"'
