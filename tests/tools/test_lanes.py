"""Promises of the test command itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.toolbox import lanes
from scripts.toolbox.lanes import Result, read_report
from scripts.toolbox.problem import Problem

REPORT = """<testsuites><testsuite><testcase name="a"/><testcase name="b"><failure/></testcase>
<testcase name="c"><skipped/></testcase><testcase name="d"><error/></testcase></testsuite></testsuites>"""


def test_a_skipped_test_counts_as_failed(tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text(REPORT)
    assert read_report(tmp_path / "report.xml") == (1, 3)


def test_a_lane_that_is_not_there_is_an_error() -> None:
    with pytest.raises(Problem, match="no test lane 'units'"):
        lanes.test(["units"])


def test_every_folder_with_tests_is_a_lane() -> None:
    folders = {path.relative_to(lanes._TESTS).parts[0] for path in lanes._TESTS.rglob("test_*.py")}
    assert folders < set(lanes.lanes())


def test_the_summary_names_every_lane_and_ends_with_the_totals(capsys: pytest.CaptureFixture[str]) -> None:
    code = lanes._report([Result("unit", 5, 0, 1.0), Result("site", 2, 1, 2.0)])
    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert "unit" in lines[-3]
    assert "FAILED" in lines[-2]
    assert lines[-1] == "7 passed, 1 failed"


def test_a_lane_without_a_single_test_has_failed() -> None:
    assert lanes._report([Result("unit", 0, 0, 1.0)]) == 1
    assert lanes._report([Result("unit", 1, 0, 1.0)]) == 0
