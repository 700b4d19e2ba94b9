"""Requests as a page could send them: every branch in turn, then many at random. The same seed gives the same.

    python -m scripts.runtime.corpus OUT.json [--random N] [--seed S] [--unicode] [--answers]

The runtime is tried with these before it is published, and compared with CPython on others (another seed). With
`--answers` each request is written together with what CPython answers.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from planner.answers import PERSON_QUESTIONS, QUESTIONS
from planner.bridge import handle
from planner.questions import Question
from planner.samples import samples

Request = dict[str, Any]

TODAY = date(2026, 11, 20)
NEAR = (
    "verdict",
    "small",
    "steps",
    "timeline",
    "messages",
    "message-reply-thanks",
    "summary",
    "coach",
    "problems",
)
NO_BACKUPS = ("", "{", "[]", '{"app": "other"}', '{"app":"afterword","format":9,"cases":[]}', "[" * 5000)
FORMATS = ("ics", "txt", "md", "csv", "eml", "zip")
BASE: Request = {
    "outcome": "turned_down",
    "stage": "final",
    "heard": "email",
    "role": "data analyst",
    "company": "Brightwater",
    "news_date": "2026-11-18",
    "interview_date": "2026-11-09",
    "my_name": "Dana Moreno",
    "people-1-name": "Priya Shah",
    "people-1-part": "hiring_manager",
    "people-1-reach": "email",
    "people-1-met": "yes",
    "people-1-topic": "moving weekly reports to Python",
}
TEXTS = (
    "", " ", "Zoë Ångström", "李小龍", "Ольга Петрова", "ß ﬁ İstanbul ıI ŉ", "😀 👩‍👩‍👧 emoji", "عمر بن علي", "שָׁלוֹם עולם",
    "O'Brien <b>&amp;</b> \"quoted\"", "नमस्ते दुनिया", "{{ 7*7 }} {% raw %} {#", "${x} `code` *bold* [link](x)",
    "line one\nline two\r\n\tthree", "a\u0301e\u0308 combining", "\u202eright to left\u202c", "=1+1", "x" * 400,
    "Ms. Jane A. van der Berg-Smith, PhD", "dr. MÜLLER", "the team's dashboards.", "http://example.org/?a=1&b=2#c",
    "WHY DID YOU NOT HIRE ME!!! I deserve an answer...",
    "To whom it may concern, I just wanted to check in, sorry to bother",
    "I am devastated and honestly furious. You people wasted my time.", "名前　テスト", "naïve façade – “quotes” … €5",
    "\x00\x07 control",
)  # fmt: skip
WORDS = (
    "thank", "you", "for", "the", "time", "I", "was", "told", "that", "they", "chose", "someone", "else",
    "and", "would", "be", "glad", "of", "one", "thing", "to", "do", "better", "unfortunately", "sorry",
    "disappointed", "unfair", "please", "reply", "soon", "hope", "feedback", "advice", "role", "team",
    "interview",
)  # fmt: skip
DATES = (
    "2026-11-19", "19 Nov 2026", "11/19/2026", "19.11.2026", "yesterday", "last Friday", "Nov 3", "3 November", "tomorrow",
    "2027-02-28", "1999-12-31", "2024-02-29", "2026-02-30", "31/04/2026", "soon", "0000-00-00", "99999", "12/13/14",
    "next Monday", "two weeks ago", "３日", "2026-1-5", "5th of October, 2026", "",
)  # fmt: skip


def plan(answers: Request, **more: Any) -> Request:
    """A request for a plan on the usual day."""
    return {
        "kind": "plan",
        "today": TODAY.isoformat(),
        "root": "../",
        "answers": answers,
        "left": ["asked"],
        **more,
    }


def enumerated() -> Iterator[Request]:
    """Each sample in each voice and by text message; each choice of each question, and each outcome with each of five
    others; each kind of file.
    """
    by_name = {q.name: q for q in QUESTIONS}
    for raw in samples().values():
        answers = json.loads(json.dumps({k: v for k, v in raw.items() if k != "today"}, default=str))
        for voice in by_name["voice"].choices:
            yield unfolded(plan({**answers, "voice": voice}, today=str(raw["today"])))
        yield plan({**answers, "heard": "text"}, today=str(raw["today"]))
        yield plan(answers, today=str(raw["today"]), near=["verdict", "message-reply-thanks"])
    yield plan({})
    pairs = [("stage", by_name["stage"]), ("heard", by_name["heard"]), ("wants", by_name["wants"])]
    pairs += [("standing", by_name["standing"]), ("circumstances", by_name["circumstances"])]
    for outcome in (*by_name["outcome"].choices, "other", ""):
        for stage in by_name["stage"].choices:
            for voice in by_name["voice"].choices:
                told = {"outcome": outcome, "stage": stage, "voice": voice, "promised_date": "2026-11-12"}
                yield plan({**BASE, **told})
        for name, question in pairs:
            for value in question.choices:
                yield plan(
                    {**BASE, "outcome": outcome, name: [value] if question.kind == "choices" else value}
                )
    for question in QUESTIONS:
        for value in _values(question):
            yield plan({**BASE, question.name: value})
            if question.kind not in ("text", "date"):
                yield plan({**BASE, "outcome": "no_answer", question.name: value})
    for question in PERSON_QUESTIONS:
        for value in _values(question):
            yield plan({**BASE, f"people-1-{question.name}": value})
    for form in FORMATS:
        yield plan(BASE, kind="export", format=form, stamp="2026-11-20T09:00:00Z")
        yield plan({**BASE, "outcome": "no_answer"}, kind="export", format=form, message="reply-thanks")
    yield from backups()


def unfolded(request: Request) -> Request:
    """The request once every fold of its plan is open."""
    messages, steps = _made(request)
    return {**request, "open": [*(f"pl-ways-{m}" for m in messages), *(f"pl-more-{s}" for s in steps)]}


def _made(request: Request) -> tuple[dict[str, Any], list[str]]:
    """The messages and the steps' ids of its plan."""
    answer = json.loads(handle(json.dumps(request)))
    return answer.get("messages", {}), [row[0] for row in answer.get("keep", {}).get("due", [])]


def backups() -> Iterator[Request]:
    """Backups written, read, and files that are no backup; several cases with and without a plan."""
    case = {"format": 1, "id": "a1", "values": {"answers.role": ["cook", 1], "ticks.x": [True, 2]}}
    due = [["x", "2026-11-19", "Rest"], ["y", "2026-12-01", "Write"], ["z", "bad", ""], 7]
    kitchen = {
        "name": ["Kitchen", 1],
        "due": [due, 1],
        "contacts": [["2026-11-25"], 1],
        "ticks.x": [True, 1],
        "edits.reply-thanks": [{"body": "My own."}, 2],
    }
    kitchen |= {"answers.company": ["Brightwater", 1]}
    cases = [
        {"format": 1, "id": "a1", "values": kitchen},
        {
            "format": 1,
            "id": "b2",
            "values": {"answers.company": ["Ælla", 1], "archived": [True, 1], "due": [due, "x"]},
        },
        "junk",
    ]
    for settings in ({}, {"backup": ["2026-11-02", 0], "visits": ["2026-11-20", "2026-11-14"]}, 5):
        yield plan({}, case="a1", cases=cases, settings=settings)
        yield plan({}, case="d4", cases=cases, settings=settings)
        yield plan(BASE, case="c3", cases=cases, settings=settings, left=["asked", "role"])
    today = TODAY.isoformat()
    yield {"kind": "backup", "today": today, "cases": [case, "junk", {"format": 9}]}
    kept = json.dumps({"app": "afterword", "format": 1, "cases": [case]})
    for text in (kept, json.dumps(BASE), *NO_BACKUPS):
        yield {"kind": "backup", "today": today, "text": text}
    for bad in (
        {},
        {"kind": "nope"},
        {"kind": "plan"},
        {"kind": "plan", "today": "soon"},
        plan({}, today=7),
    ):
        yield dict(bad)
    yield plan(
        {"role": 5, "people": "x", "wants": "thank", "news_date": ["2026-01-01"], "unknown": None},
        edits=[],
        ticks=3,
    )


def at_random(count: int, seed: int) -> Iterator[Request]:
    """`count` requests in which anything may be answered with anything, edited, ticked and moved."""
    dice = random.Random(seed)
    for _ in range(count):
        answers = {
            q.name: _any_value(q, dice) for q in QUESTIONS if q.kind != "people" and dice.random() < 0.45
        }
        for row in range(1, dice.choice((0, 1, 1, 2, 2, 3, 8)) + 1):
            answers |= {
                f"people-{row}-{q.name}": _any_value(q, dice) for q in PERSON_QUESTIONS if dice.random() < 0.8
            }
        if dice.random() < 0.6:
            answers = {**BASE, **answers}
        today = TODAY + timedelta(days=dice.randrange(-400, 800))
        request = plan(answers, today=today.isoformat(), left=["asked"] if dice.random() < 0.8 else ["role"])
        if dice.random() < 0.25:
            _touch(request, dice)
            request = unfolded(request)
        if dice.random() < 0.1:
            request["near"] = dice.sample(NEAR, 3)
        if dice.random() < 0.12:
            request |= {
                "kind": "export",
                "format": dice.choice(FORMATS),
                "stamp": f"{today}T08:30:00Z",
                "case": "a1",
            }
        yield request


def unicode_sweep() -> Iterator[Request]:
    """Every character from the space to U+1FFFF through every place where text goes."""
    for start in range(0x20, 0x20000, 160):
        points = [n for n in range(start, start + 160) if not 0xD800 <= n < 0xE000]
        text = "".join(map(chr, points))
        if not text:
            continue
        parts = {"role": text[:80], "company": text[80:], "my_name": text[:60], "people-1-name": text[60:120]}
        edits = {"reply-thanks": {"subject": text, "body": f"Dear {text}, {' '.join(text)}"}}
        more = {"edits": edits} if start % 1600 == 32 else {}
        yield plan({**BASE, **parts, "people-1-topic": text[40:], "fact": text}, **more)


def _values(question: Question) -> tuple[Any, ...]:
    if question.kind == "choices":
        return (*([c] for c in question.choices), list(question.choices), ["other"])
    return {
        "choice": (*question.choices, "other"),
        "text": TEXTS,
        "date": DATES,
        "number": ("", "0", "1", "2", "3", "12", "-1", "1.5", "many", "１２"),
    }.get(question.kind, ())


def _any_value(question: Question, dice: random.Random) -> Any:
    if question.kind == "choices":
        return dice.sample(question.choices, dice.randrange(0, min(5, len(question.choices))))
    if question.kind == "date" and dice.random() < 0.7:
        return (TODAY + timedelta(days=dice.randrange(-120, 60))).isoformat()
    if question.kind == "text" and dice.random() < 0.7:
        return _sentence(dice)
    return dice.choice(_values(question))


def _sentence(dice: random.Random) -> str:
    words = [
        dice.choice((*WORDS, *TEXTS)) if dice.random() < 0.3 else dice.choice(WORDS)
        for _ in range(dice.randrange(1, 12))
    ]
    if dice.random() < 0.2:
        low = dice.choice(
            (0x20, 0xA0, 0x370, 0x400, 0x590, 0x900, 0xE00, 0x1E00, 0x2000, 0x3040, 0x4E00, 0xAC00, 0x1F300)
        )
        words.append("".join(chr(low + dice.randrange(200)) for _ in range(12)))
    return " ".join(words)


def _touch(request: Request, dice: random.Random) -> None:
    """What a reader does to a plan: edits, ticks, moves, notes."""
    messages, steps = _made(request)
    for number, (name, message) in enumerate(messages.items()):
        if number < 3 and dice.random() < 0.6:
            body = message["body"].replace("Thank", dice.choice(TEXTS)) + "\n" + _sentence(dice)
            request.setdefault("edits", {})[name] = {
                "subject": _sentence(dice),
                "body": body,
                "base": message["body"],
            }
    for step in steps:
        if dice.random() < 0.3:
            request.setdefault("ticks", {})[step] = True
            request.setdefault("notes", {})[step] = _sentence(dice)
            request.setdefault("fine", {})[_sentence(dice)] = True
            request.setdefault("moved", {})[step] = dice.choice(("2026-12-24", "2027-01-01", "never"))


def main() -> None:
    """Write the requests; with `--answers`, pairs of request text and CPython's answer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--random", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unicode", action="store_true")
    parser.add_argument("--answers", action="store_true")
    chosen = parser.parse_args()
    requests = [
        *enumerated(),
        *at_random(chosen.random, chosen.seed),
        *(unicode_sweep() if chosen.unicode else ()),
    ]
    texts = [json.dumps(request) for request in requests]
    chosen.out.write_text(json.dumps([(t, handle(t)) for t in texts] if chosen.answers else texts), "utf-8")


if __name__ == "__main__":
    main()
