"""Promises of the build's memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.toolbox import stamp
from scripts.toolbox.stamp import Stamp, digest


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(stamp, "CACHE", tmp_path / "cache")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    (folder / "deep").mkdir(parents=True)
    (folder / "one.txt").write_text("1")
    (folder / "deep" / "two.txt").write_text("2")
    return folder


def test_a_digest_changes_with_content_name_place_and_facts(sources: Path) -> None:
    seen = {digest([sources]), digest([sources], "fact"), digest([sources / "deep"])}
    (sources / "one.txt").write_text("one")
    seen.add(digest([sources]))
    (sources / "one.txt").rename(sources / "three.txt")
    seen.add(digest([sources]))
    (sources / "three.txt").rename(sources / "deep" / "three.txt")
    seen.add(digest([sources]))
    assert len(seen) == 6


def test_a_digest_does_not_change_with_time_caches_or_missing_places(sources: Path) -> None:
    before = digest([sources])
    (sources / "__pycache__").mkdir()
    (sources / "__pycache__" / "one.pyc").write_text("cache")
    (sources / "one.txt").touch()
    assert digest([sources, sources / "nowhere"]) == before


def test_a_step_is_fresh_only_after_success_with_the_same_inputs_and_outputs(tmp_path: Path) -> None:
    output = tmp_path / "output"
    step = Stamp("step")
    assert not step.fresh("a")
    step.set("a")
    assert step.fresh("a")
    assert not step.fresh("b")
    assert not step.fresh("a", output)
    output.touch()
    assert step.fresh("a", output)
    step.clear()
    assert not step.fresh("a", output)
