"""Puts what is compared side by side in `.build/bench`: stock Pyodide with our wheels, the lean level, the image."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from planner.samples import samples
from scripts.runtime.corpus import BASE, plan
from scripts.runtime.packages import dependency_wheels, write_wheel
from scripts.runtime.paths import ROOT, Paths
from scripts.runtime.publish import publish
from scripts.site.assemble import FACTS, facts_module
from scripts.toolbox.pyodide_build import add_wheels

FOLDER = ROOT / ".build" / "bench"
STOCK = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")


def stage() -> list[Path]:
    """The folders to serve, one before the other. All variants run the same planner, built from the same sources."""
    paths = Paths()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    files = {f"stock/{name}": (paths.pyodide / name).read_bytes() for name in STOCK}
    wheels, lock = _wheels(paths)
    files["stock/pyodide-lock.json"] = lock.read_bytes()
    files |= {f"stock/{wheel.name}": wheel.read_bytes() for wheel in wheels}
    publish(files, FOLDER, paths.cache)
    for variant in ("image", "lean"):
        _own(paths.out, FOLDER / variant, lean=variant == "lean")
    (FOLDER / "requests.json").write_text(json.dumps({"starts": starts(), "large": large()}), "utf-8")
    return [FOLDER, Path(__file__).parent / "page"]


def _wheels(paths: Paths) -> tuple[list[Path], Path]:
    """The packages as they are, the planner with its content as TOML and its templates as Jinja2; and a lock of them."""
    source, folder = FOLDER / "source", FOLDER / "wheels"
    shutil.copytree(paths.planner, source / "planner", ignore=shutil.ignore_patterns("__pycache__"))
    folder.mkdir()
    wheels = [Path(shutil.copy(wheel, folder)) for wheel in dependency_wheels(paths.cache)]
    wheels.append(write_wheel(source, "planner", "1.0.0", folder, "Requires-Dist: jinja2\n"))
    lock = FOLDER / "lock.json"
    add_wheels(paths.work / "empty-lock.json", wheels, folder, lock)
    return wheels, lock


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
