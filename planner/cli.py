"""The command line: `python -m planner plan|check|schema|tone|form`. Exit codes: 0 fine, 1 problems, 2 wrong usage."""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from planner.content import HERE, content
from planner.content.check import check
from planner.errors import PlannerError, UsageError
from planner.export import to_text
from planner.plan import make_plan
from planner.reading import read
from planner.schema import case_schema, plan_schema


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except PlannerError as error:
        print(error, file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="planner", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    plan = commands.add_parser(
        "plan", help="make the plan of a case file (TOML or JSON; - reads from the input)"
    )
    plan.add_argument("case")
    plan.add_argument(
        "--today", help="the day to plan from, YYYY-MM-DD; the case's own `today`, else today's date"
    )
    plan.add_argument("--json", action="store_true", help="print the machine-readable plan")
    plan.set_defaults(run=_plan)
    checked = commands.add_parser(
        "check", help="say what is wrong with the content files, where, and how to mend it"
    )
    checked.add_argument("folder", nargs="?", default=str(HERE / "en"))
    checked.set_defaults(run=_check)
    schema = commands.add_parser("schema", help="print the JSON Schema of a case, or of a plan")
    schema.add_argument("--plan", action="store_true")
    schema.set_defaults(run=_schema)
    tone = commands.add_parser(
        "tone", help="print what a text's reader might stumble over (- reads from the input)"
    )
    tone.add_argument("file")
    tone.add_argument("--json", action="store_true")
    tone.set_defaults(run=_tone)
    form = commands.add_parser(
        "form", help="print the form as HTML, or the style sheet that shows what matters"
    )
    form.add_argument("--css", action="store_true")
    form.set_defaults(run=_form)
    return parser


def _plan(options: argparse.Namespace) -> int:
    raw = _case(options.case)
    today = _today(options.today or raw.pop("today", None))
    raw.pop("today", None)
    answers, problems = read(raw, today)
    plan = make_plan(answers, today, content(), problems)
    if options.json:
        print(json.dumps(plan.as_dict(), ensure_ascii=False, indent=2))
    else:
        print(to_text(plan, content().words["export"]))
    return 1 if plan.problems else 0


def _today(text: Any) -> date:
    if text is None:
        return date.today()
    if isinstance(text, date):
        return text
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise UsageError(f"--today is '{text}'; write it as YYYY-MM-DD.") from None


def _read(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"'{name}' cannot be read: {error}. Give the path of a text file, or -.") from None


def _case(name: str) -> dict[str, Any]:
    text = _read(name)
    try:
        raw: Any = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except ValueError as error:
        raise UsageError(f"'{name}' is neither TOML nor JSON: {error}.") from None
    if not isinstance(raw, dict):
        raise UsageError(
            f"'{name}' holds no case: write question names and answers. `planner schema` lists them."
        )
    return raw


def _check(options: argparse.Namespace) -> int:
    findings = check(Path(options.folder))
    for finding in findings:
        print(finding)
    return 1 if findings else 0


def _schema(options: argparse.Namespace) -> int:
    print(json.dumps(plan_schema() if options.plan else case_schema(content()), ensure_ascii=False, indent=2))
    return 0


def _tone(options: argparse.Namespace) -> int:
    from planner.tone import ToneContext, check_tone, tone_rules

    found = check_tone(_read(options.file), ToneContext(), tone_rules())
    if options.json:
        print(json.dumps([f.as_dict() for f in found], ensure_ascii=False, indent=2))
    else:
        for f in found:
            print(f"{f.start}-{f.end} {f.category} ({f.severity}): {f.phrase}\n  {f.why}\n  {f.try_instead}")
    return 0


def _form(options: argparse.Namespace) -> int:
    from planner.form import form_css, form_html

    print(form_css() if options.css else form_html(content()))
    return 0
