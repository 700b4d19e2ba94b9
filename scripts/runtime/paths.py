"""Where things are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Paths:
    """The folders of one build; the defaults are the project's own."""

    planner: Path = ROOT / "planner"
    pyodide: Path = ROOT / "node_modules" / "pyodide"
    out: Path = ROOT / ".build" / "runtime"
    cache: Path = ROOT / ".build" / "cache"

    @property
    def work(self) -> Path:
        """Intermediate files, beside what is published."""
        return self.out.with_name(self.out.name + "-work")

    @property
    def stamp(self) -> Path:
        """The hash of the inputs of the last finished build."""
        return self.work / "inputs.sha256"
