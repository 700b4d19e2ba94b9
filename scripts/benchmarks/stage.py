"""Puts what is compared side by side in `.build/bench`: stock Pyodide with our wheels, the lean level, the image."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from planner.samples import samples
from scripts.runtime.corpus import BASE, plan
from scripts.runtime.paths import ROOT, Paths
from scripts.runtime.publish import publish

FOLDER = ROOT / ".build" / "bench"
STOCK = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")


def stage() -> list[Path]:
    """The folders to serve, one before the other. All variants run the same planner, built from the same sources."""
    paths = Paths()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    files = {f"stock/{name}": (paths.pyodide / name).read_bytes() for name in STOCK}
    files["stock/pyodide-lock.json"] = (paths.work / "lock.json").read_bytes()
    for wheel in (paths.work / "wheels").glob("*.whl"):
        files[f"stock/{wheel.name}"] = wheel.read_bytes()
    publish(files, FOLDER, paths.cache)
    facts = json.loads((paths.out / "runtime.json").read_text("utf-8"))
    (FOLDER / "image").symlink_to(paths.out)
    (FOLDER / "lean").mkdir()
    for entry in paths.out.iterdir():
        if entry.name != "runtime.json":
            (FOLDER / "lean" / entry.name).symlink_to(entry)
    facts.pop("image", None)
    (FOLDER / "lean" / "runtime.json").write_text(json.dumps(facts), "utf-8")
    (FOLDER / "requests.json").write_text(json.dumps({"starts": starts(), "large": large()}), "utf-8")
    return [FOLDER, Path(__file__).parent / "page", ROOT / "overrides"]


def starts() -> list[dict[str, object]]:
    """A request for each sample, so that no favored case is measured."""
    made = []
    for raw in samples().values():
        answers = {k: v for k, v in raw.items() if k != "today"}
        made.append(json.loads(json.dumps(plan(answers, today=str(raw["today"])), default=str)))
    return made


def large() -> dict[str, object]:
    """Eight people and every want: the longest plan."""
    from planner.answers import PARTS, WANTS

    people: dict[str, object] = {}
    for row in range(1, 9):
        person = {"name": f"Person {row}", "part": PARTS[row % len(PARTS)], "reach": "email", "met": "yes"}
        people |= {f"people-{row}-{name}": value for name, value in person.items()}
    return plan(
        {**BASE, **people, "wants": list(WANTS), "standing": ["inside", "referred"], "region": "germany"}
    )
