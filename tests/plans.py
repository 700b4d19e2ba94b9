"""Plans made by hand, for tests of what is made from a plan."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import planner
from planner.model import Message, Plan, Step, Verdict, Warning_

WORDS: dict[str, str] = tomllib.loads(
    (Path(planner.__file__).parent / "content/en/export.toml").read_text("utf-8")
)
HOSTILE = [
    "plain words",
    "Zoë O’Brien-Nuñez & Sons <hr@example.com>",
    '=HYPERLINK("https://example.com")',
    "+1 555, -2; @home",
    "a\\b, c; d: e\nsecond line\r\nthird",
    "## not a heading\n1. not a list\n* nor this\n```\nnor a fence\n````",
    "{{ braces }} {title} {0} %s %20 $& \\1",
    "日本語の名前と、とても長い肩書き" * 9,
    "👩‍💻" * 40,
    "مرحبا بالعالم",
    "tab\there\x07bell\x00null",
    "[link](https://example.com) ![image](x) <script>alert(1)</script> &amp; | ~~no~~ __no__",
    "",
]


def a_message(**changes: Any) -> Message:
    given: dict[str, Any] = {
        "id": "ask-advice",
        "template": "ask-advice",
        "to": "Priya (hiring manager)",
        "to_name": "Priya",
        "channel": "email",
        "mode": "new",
        "subject": "Thank you, and one question",
        "body": "Dear Priya,\n\nThank you.\n\nBest wishes,\nDana",
        "words": 7,
        "characters": 44,
        "limit": None,
        "send_on": date(2026, 11, 23),
        "send_by": date(2026, 11, 26),
        "stop_after": date(2026, 12, 19),
        "why": "One short question is easy to answer.",
        "strength": "CONVENTION",
        "evidence": ("E1",),
        "chapter": "chapters/ask-for-advice#ask",
    }
    return Message(**{**given, **changes})


def a_step(**changes: Any) -> Step:
    given: dict[str, Any] = {
        "id": "debrief",
        "date": date(2026, 11, 24),
        "kind": "self",
        "title": "Write down the questions",
        "why": "Tomorrow half of them are gone.",
        "strength": "EVIDENCE",
        "evidence": ("E111",),
        "chapter": "chapters/learn#debrief",
        "message": None,
    }
    return Step(**{**given, **changes})


def a_plan(**changes: Any) -> Plan:
    given: dict[str, Any] = {
        "today": date(2026, 11, 21),
        "verdict": Verdict(
            "no", "send", None, "They told you themselves.", "CONVENTION", ("E1",), "chapters/answer"
        ),
        "messages": (a_message(),),
        "steps": (a_step(),),
        "warnings": (Warning_("weekends", "Dates skip weekends."),),
        "problems": (),
    }
    return Plan(**{**given, **changes})
