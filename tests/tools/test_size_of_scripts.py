"""The page's own JavaScript stays small enough to be read in one sitting."""

from __future__ import annotations

import re
from pathlib import Path

OURS = Path(__file__).parents[2] / "overrides"
SCRIPTS = sorted([*OURS.rglob("*.mjs"), *OURS.rglob("*.js")])


def code(script: Path) -> list[str]:
    """The lines of a script without comments and blank lines."""
    text = re.sub(
        r"/\*.*?\*/", lambda note: "\n" * note[0].count("\n"), script.read_text("utf-8"), flags=re.S
    )
    return [line for line in text.splitlines() if line.strip() and not line.strip().startswith("//")]


def test_at_most_700_lines_of_code_in_all() -> None:
    assert len(SCRIPTS) >= 9
    assert sum(len(code(script)) for script in SCRIPTS) <= 700


def test_no_file_over_200_lines() -> None:
    assert [s.name for s in SCRIPTS if len(s.read_text("utf-8").splitlines()) > 200] == []


def test_no_code_hides_in_long_lines() -> None:
    assert [s.name for s in SCRIPTS for line in code(s) if len(line) > 140] == []
