"""Promises of the lean level: Pyodide with a library reduced to what the planner imports."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from scripts.runtime.paths import HERE, ROOT
from scripts.runtime.reach import reach, source_of

from .conftest import Published, run_node

INSIDE = Path(__file__).parent


def in_pyodide(runtime: Published, library: Path, host: Path, script: str, *arguments: str) -> str:
    """Run one of this folder's scripts in Pyodide under Node with `host` mounted at /host."""
    return run_node(HERE / "pyodide.mjs", runtime.paths.pyodide, library, host, INSIDE / script, *arguments)


def test_every_module_the_planner_can_import_is_in_the_library(runtime: Published) -> None:
    app = runtime.paths.work / "app"
    ours, _ = reach(app)
    with zipfile.ZipFile(runtime.file("lean", "library")) as archive:
        there = set(archive.namelist())
    wanted = {source.relative_to(app).as_posix() + "c" for name in ours if (source := source_of(app, name))}
    assert wanted and not wanted - there


def test_a_missing_module_is_noticed(runtime: Published, tmp_path: Path) -> None:
    """The test below fails when an import is missing: here without `planner.steps`."""
    poor = tmp_path / "poor.zip"
    with zipfile.ZipFile(runtime.file("lean", "library")) as full, zipfile.ZipFile(poor, "w") as archive:
        for name in full.namelist():
            if name != "planner/steps.pyc":
                archive.writestr(name, full.read(name))
    (tmp_path / "requests.json").write_text("[]", "utf-8")
    with pytest.raises(AssertionError, match=r"planner\.steps"):
        in_pyodide(runtime, poor, tmp_path, "answer.py", "/host/requests.json", "/host/answers.json")


def test_answers_are_those_of_cpython(
    runtime: Published, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    (tmp_path / "requests.json").write_text(json.dumps([text for text, _ in expected]), "utf-8")
    library = runtime.file("lean", "library")
    in_pyodide(runtime, library, tmp_path, "answer.py", "/host/requests.json", "/host/answers.json")
    answers = json.loads((tmp_path / "answers.json").read_text("utf-8"))
    assert [(text, got) for (text, want), got in zip(expected, answers, strict=True) if got != want] == []


def test_unit_tests_pass_in_pyodide(runtime: Published, tmp_path: Path) -> None:
    """The same files as on CPython, with the whole standard library, because tests need more than the planner."""
    packages = next((ROOT / ".venv" / "lib").glob("python3.*/site-packages")).relative_to(ROOT)
    report = ROOT / ".build" / "reports" / "unit-in-pyodide.xml"
    report.parent.mkdir(parents=True, exist_ok=True)
    stdlib = runtime.paths.pyodide / "python_stdlib.zip"
    inside = [f"/host/{packages.as_posix()}", f"/host/{report.relative_to(ROOT).as_posix()}"]
    heard = in_pyodide(runtime, stdlib, ROOT, "unit_inside.py", *inside)
    assert " passed" in heard and "failed" not in heard and "skipped" not in heard, heard[-2000:]
