"""Promises of the image: what CPython answers, it answers, and it imports nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scripts.image.wasm import read_module

from .conftest import Published, run_node

HARNESS = Path(__file__).parent / "image.mjs"


@pytest.fixture(scope="module", params=["wasm", "full"])
def tried(
    request: pytest.FixtureRequest, runtime: Published, expected: list[tuple[str, str]], tmp_path_factory: Any
) -> dict[str, Any]:
    """What came out of trying one of the two images on every case."""
    if "image" not in runtime.facts:
        pytest.fail(
            "The image is switched off in scripts/runtime/settings.toml; delete these tests or switch it on."
        )
    pairs = tmp_path_factory.mktemp("image") / "pairs.json"
    pairs.write_text(json.dumps(expected), "utf-8")
    door = str(runtime.facts["image"]["handle"])
    return dict(json.loads(run_node(HARNESS, runtime.file("image", request.param), door, pairs)))


def test_answers_are_those_of_cpython(tried: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert tried["different"] == []
    assert tried["same"] + len(tried["traps"]) == len(expected)


def test_no_request_needs_the_next_level(tried: dict[str, Any]) -> None:
    """A trap costs the reader a second download."""
    assert tried["traps"] == []


def test_python_cannot_ask_for_more_than_the_list(tried: dict[str, Any]) -> None:
    """No network, no files, no JavaScript: a module can reach only what it imports."""
    assert tried["imports"] == []


def test_memory_does_not_grow(tried: dict[str, Any]) -> None:
    assert tried["grown"] <= 1.05


def test_exports_are_few(runtime: Published) -> None:
    module = read_module(runtime.file("image", "wasm").read_bytes())
    assert len(module.exports) == 7
