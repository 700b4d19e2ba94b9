"""Whole plans of the sample readers, as text to be read by people. `./scripts/test golden --accept` writes them anew."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from planner.answers import Answers
from planner.contacts import PERSONAL
from planner.content import content
from planner.export import to_text
from planner.model import Plan
from planner.plan import make_plan
from planner.reading import read
from planner.wording import style_of

HERE = Path(__file__).parent
CASES = sorted((HERE.parent / "samples").glob("*.toml"))
every_reader = pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)


def plan_of(case: Path) -> tuple[Plan, Answers]:
    raw = tomllib.loads(case.read_text("utf-8"))
    today = raw.pop("today")
    assert isinstance(today, date)
    answers, problems = read(raw, today)
    assert not problems, f"{case.name}: {problems}"
    return make_plan(answers, today, content()), answers


def _notes(case: Path, mark: str) -> list[str]:
    return [
        line.removeprefix(mark).strip()
        for line in case.read_text("utf-8").splitlines()
        if line.startswith(mark)
    ]


def _page(case: Path) -> str:
    plan, answers = plan_of(case)
    story = [
        line
        for line in case.read_text("utf-8").splitlines()
        if line.startswith("# ") and not line.startswith("# check:")
    ]
    return "\n".join(story) + "\n\n" + to_text(plan, content().words["export"], style_of(answers))


@every_reader
def test_the_plan_reads_as_it_was_accepted(case: Path, accept: bool) -> None:
    golden = HERE / f"{case.stem}.txt"
    if accept:
        golden.write_text(_page(case), "utf-8")
    assert golden.exists(), f"read the plan of {case.stem}, then accept it: ./scripts/test golden --accept"
    assert _page(case) == golden.read_text("utf-8")


@every_reader
def test_the_plan_is_what_a_wise_friend_would_say(case: Path) -> None:
    """The `# check:` lines of a sample: its verdict, what the plan has and has not, and who is not written to."""
    plan, _ = plan_of(case)
    templates = {m.template for m in plan.messages}
    there = templates | {s.id for s in plan.steps}
    assert _notes(case, "# expect:"), "say in `# expect:` lines what a wise friend would say"
    for check in _notes(case, "# check:"):
        kind, *names = check.split()
        if kind == "verdict":
            assert [plan.verdict.id, plan.verdict.advice][: len(names)] == names
        elif kind == "has":
            assert set(names) <= there
        elif kind == "not":
            assert not set(names) & there
        elif check == "no messages":
            assert not templates
        else:
            assert kind == "none"
            parts = {content().words["interface"]["contacts"][name] for name in names[1:]}
            assert not [
                m.id for m in plan.messages if any(f"({part})" in m.to or m.to == part for part in parts)
            ]


@every_reader
def test_a_tired_reader_can_take_it_in(case: Path) -> None:
    """At most fourteen steps, at most three of them today, and an end where anything goes out to the hiring side."""
    plan, _ = plan_of(case)
    files = {m.id: m for m in content().messages}
    assert 2 <= len(plan.steps) <= 14
    assert sum(s.date == plan.today for s in plan.steps) <= 3
    if any(files[m.template].to not in PERSONAL for m in plan.messages):
        assert {"stop-writing", "stop-silence", "callback-wait"} & {s.id for s in plan.steps}


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == {path.stem for path in CASES}
