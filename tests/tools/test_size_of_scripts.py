"""The page's own JavaScript stays small enough to be read in one sitting."""

from __future__ import annotations

from pathlib import Path

OURS = Path(__file__).parents[2] / "overrides"
LINES = {
    script.name: script.read_text("utf-8").splitlines()
    for script in sorted([*OURS.rglob("*.mjs"), *OURS.rglob("*.js")])
}


def test_at_most_700_lines_in_all() -> None:
    assert len(LINES) >= 9
    assert sum(map(len, LINES.values())) <= 700


def test_no_file_over_200_lines() -> None:
    assert [name for name, lines in LINES.items() if len(lines) > 200] == []


def test_no_code_hides_in_long_lines() -> None:
    long = {name: [line for line in lines if len(line) > 140] for name, lines in LINES.items()}
    assert [line for lines in long.values() for line in lines if not line.strip().startswith("/*")] == []
