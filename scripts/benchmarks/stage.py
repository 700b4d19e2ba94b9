"""Puts what is compared side by side in `.build/bench`: stock Pyodide with our wheels, the lean level, the image."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from planner.samples import samples
from scripts.runtime.corpus import BASE, plan
from scripts.runtime.paths import ROOT, Paths
from scripts.runtime.publish import publish
from scripts.site.assemble import FACTS, facts_module

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
    for variant in ("image", "lean"):
        _own(paths.out, FOLDER / variant, lean=variant == "lean")
    (FOLDER / "requests.json").write_text(json.dumps({"starts": starts(), "large": large()}), "utf-8")
    return [FOLDER, Path(__file__).parent / "page"]


def _own(runtime: Path, folder: Path, *, lean: bool) -> None:
    """The planner's scripts and the runtime as the site has them: names with a hash, so that browsers keep them."""
    scripts = folder / "planner-000000000000"
    shutil.copytree(ROOT / "overrides" / "assets" / "planner", scripts)
    facts = json.loads((runtime / FACTS).read_text("utf-8"))
    if lean:
        facts.pop("image")
    (scripts / "facts.mjs").write_text(facts_module(facts), "utf-8")
    (folder / "runtime").symlink_to(runtime)


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
