"""The published runtime, and requests with what CPython answers to them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scripts.runtime.paths import ROOT, Paths
from scripts.toolbox.build import build
from scripts.toolbox.node import node

UNSEEN = 1000
"""Random requests with a seed that no training used; `./scripts/bench equal` asks for thousands, in three engines."""


@dataclass(frozen=True)
class Published:
    """What `python -m scripts.runtime` wrote."""

    paths: Paths
    facts: dict[str, Any]

    def file(self, level: str, name: str) -> Path:
        """One served file of a level: `lean` has module, glue, wasm and library, `image` has wasm and full."""
        files = self.facts[level]
        return self.paths.out / str(files.get("files", files)[name]["path"])


@pytest.fixture(scope="session")
def runtime() -> Published:
    """The runtime, brought up to date."""
    build()
    paths = Paths()
    return Published(paths, json.loads((paths.out / "runtime.json").read_text("utf-8")))


@pytest.fixture(scope="session")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Every branch and random requests, with CPython's answers."""
    out = tmp_path_factory.mktemp("corpus") / "expected.json"
    options = ["--random", str(UNSEEN), "--seed", "7001", "--answers"]
    command = [sys.executable, "-m", "scripts.runtime.corpus", str(out), *options]
    subprocess.run(command, cwd=ROOT, check=True)
    return [(text, answer) for text, answer in json.loads(out.read_text("utf-8"))]


def run_node(*arguments: str | Path) -> str:
    """The output of a Node program; fails with its errors."""
    done = subprocess.run([node(), *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout
