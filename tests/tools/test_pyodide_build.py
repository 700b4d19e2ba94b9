"""pyodide-build runs in the pinned Pyodide, from a folder with a space in its name."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from scripts.toolbox.paths import NODE_MODULES
from scripts.toolbox.problem import Problem
from scripts.toolbox.pyodide_build import add_wheels, py_compile

METADATA = "Metadata-Version: 2.1\nName: kind\nVersion: 1.0\n"
WHEEL = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def make_wheel(folder: Path, requires: str = "") -> Path:
    """A wheel of one module named `kind`."""
    wheel = folder / "kind-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("kind.py", '"""A docstring."""\nword = "kind"\n')
        archive.writestr("kind-1.0.dist-info/METADATA", METADATA + requires)
        archive.writestr("kind-1.0.dist-info/WHEEL", WHEEL)
        archive.writestr("kind-1.0.dist-info/RECORD", "")
    return wheel


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    result = tmp_path / "with space"
    result.mkdir()
    return result


@pytest.fixture
def lock(folder: Path) -> Path:
    """Pyodide's own lock file without its packages."""
    whole = json.loads((NODE_MODULES / "pyodide" / "pyodide-lock.json").read_text("utf-8"))
    path = folder / "base.json"
    path.write_text(json.dumps(whole | {"packages": {}}))
    return path


def test_a_wheel_gets_into_the_lock_file_with_its_hash(folder: Path, lock: Path) -> None:
    wheel = make_wheel(folder)
    add_wheels(lock, [wheel], folder, folder / "out.json")
    packages = json.loads((folder / "out.json").read_text("utf-8"))["packages"]
    assert list(packages) == ["kind"]
    assert packages["kind"]["file_name"] == wheel.name
    assert packages["kind"]["imports"] == ["kind"]
    assert len(packages["kind"]["sha256"]) == 64


def test_a_wheel_that_needs_what_is_not_there_is_refused(folder: Path, lock: Path) -> None:
    wheel = make_wheel(folder, "Requires-Dist: unheard-of\n")
    with pytest.raises(Problem, match="lockfile add-wheels"):
        add_wheels(lock, [wheel], folder, folder / "out.json")


def test_compiling_gives_the_browsers_bytecode_and_the_same_bytes_each_time(folder: Path) -> None:
    wheel = make_wheel(folder)
    for name in ("one.zip", "two.zip"):
        py_compile(wheel, folder / name)
    assert (folder / "one.zip").read_bytes() == (folder / "two.zip").read_bytes()
    with zipfile.ZipFile(folder / "one.zip") as archive:
        assert "kind.py" not in archive.namelist()
        code = archive.read("kind.pyc")
    # The magic number of CPython 3.14's bytecode: Include/internal/pycore_magic_number.h.
    assert int.from_bytes(code[:2], "little") in range(3600, 3650)
    assert b"A docstring" not in code
