"""The order of the work."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

from scripts.image.build import build_image
from scripts.runtime import packages
from scripts.runtime.paths import HERE, ROOT, Paths
from scripts.runtime.publish import publish, short_hash
from scripts.runtime.reach import reach, source_of
from scripts.toolbox.problem import Problem
from scripts.toolbox.process import environment
from scripts.toolbox.pyodide_build import add_wheels
from scripts.toolbox.stamp import digest

TRAINING = 1200
"""Random requests that the image is trained on, besides every branch."""
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")


def runtime(paths: Paths, level: str, *, quick: bool = False, force: bool = False) -> bool:
    """Write `paths.out`, lightly compressed if `quick`. Returns False when nothing changed since. Raises Problem."""
    for name in (*PYODIDE_FILES, "python_stdlib.zip", "pyodide-lock.json"):
        if not (paths.pyodide / name).exists():
            raise Problem(f"{paths.pyodide / name} is missing: run ./scripts/setup.")
    sources = [paths.planner, HERE, ROOT / "scripts" / "image", ROOT / "tests" / "samples"]
    inputs = digest([*sources, *(paths.pyodide / name for name in PYODIDE_FILES)], level, str(quick))
    if not force and paths.stamp.exists() and paths.stamp.read_text() == inputs:
        return False
    paths.stamp.unlink(missing_ok=True)
    paths.work.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(paths.out, ignore_errors=True)
    facts, files = lean(paths)
    with ThreadPoolExecutor() as pool:  # compressing Pyodide takes as long as making the image
        published = pool.submit(publish, files, paths.out, paths.cache, 5 if quick else 11)
        if level == "image":
            facts["image"] = image(paths)
        names = ("module", "glue", "wasm", "library")
        done = zip(names, published.result().values(), strict=True)
        facts["lean"]["files"] = {name: asdict(file) for name, file in done}
    (paths.out / "runtime.json").write_text(json.dumps(facts, indent=1), "utf-8")
    paths.stamp.write_text(inputs)
    return True


def lean(paths: Paths) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Pyodide with a reduced, compiled library: the facts that the worker needs to start it, and the files by path."""
    version = json.loads((paths.pyodide / "package.json").read_text("utf-8"))["version"]
    packages.bake_planner(paths.planner, paths.work / "baked")
    wheels = [
        *packages.dependency_wheels(paths.cache),
        packages.write_wheel(paths.work / "baked", "planner", "1.0.0", paths.work, "Requires-Dist: jinja2\n"),
    ]
    with ThreadPoolExecutor() as pool:
        locked = pool.submit(own_lock, paths, wheels)
        app = paths.work / "app"
        packages.unpack(wheels, app)
        library = library_zip(paths, app)
        lock = locked.result()
    data = {name: (paths.pyodide / name).read_bytes() for name in PYODIDE_FILES}
    folder = f"pyodide-{short_hash(*data.values())}"
    files = {f"{folder}/{name}": content for name, content in data.items()}
    zip_bytes = library.read_bytes()
    files[f"python-{short_hash(zip_bytes)}.zip"] = zip_bytes
    return {"pyodide": version, "python": lock["info"]["python"], "lean": {"lock": lock}}, files


def image(paths: Paths) -> dict[str, Any]:
    """Publish the image of the planner, trained on every branch and much at random. Returns the worker's facts."""
    many = corpus(paths, "corpus-image.json", "--random", str(TRAINING), "--unicode")
    ours, _ = reach(paths.work / "app")
    planner = sorted(name for name in ours if name.startswith("planner"))
    return build_image(paths, planner, sample_of(many), many)


def own_lock(paths: Paths, wheels: list[Path]) -> dict[str, Any]:
    """Pyodide's lock with our wheels in place of its 357 packages, so that nothing else can ever be loaded."""
    lock = json.loads((paths.pyodide / "pyodide-lock.json").read_text("utf-8"))
    empty, out = paths.work / "empty-lock.json", paths.work / "lock.json"
    empty.write_text(json.dumps({"info": lock["info"], "packages": {}}), "utf-8")
    folder = paths.work / "wheels"
    folder.mkdir(exist_ok=True)
    for wheel in wheels:
        shutil.copyfile(wheel, folder / wheel.name)
    add_wheels(empty, [folder / wheel.name for wheel in wheels], folder, out)
    return dict(json.loads(out.read_text("utf-8")))


def library_zip(paths: Paths, app: Path) -> Path:
    """One zip with the modules that the planner needs, compiled by the Python that will run them."""
    requests = paths.work / "requests.json"
    texts = corpus(paths, "corpus-lean.json", "--random", "20")
    requests.write_text(json.dumps([*sample_of(texts), *texts[-20:]]), "utf-8")
    ours, others = reach(app)
    files = sorted(
        path.relative_to(app).as_posix() for path in (source_of(app, name) for name in ours) if path
    )
    names = paths.work / "names.json"
    names.write_text(json.dumps({"files": files, "imports": sorted(ours | others)}), "utf-8")
    out = paths.work / "python.zip"
    stdlib = paths.work / "python_stdlib.zip"
    shutil.copyfile(paths.pyodide / "python_stdlib.zip", stdlib)
    inside = [
        f"/host/{path.relative_to(paths.work).as_posix()}" for path in (app, names, requests, stdlib, out)
    ]
    in_pyodide(paths, HERE / "trim.py", *inside, "/host/library.json")
    return out


def corpus(paths: Paths, name: str, *options: str) -> list[str]:
    """The texts of the requests that `scripts.runtime.corpus` makes for the planner being built."""
    out = paths.work / name
    command = [sys.executable, "-m", "scripts.runtime.corpus", str(out), *options]
    env = environment(PYTHONPATH=os.pathsep.join([str(paths.planner.parent), str(ROOT)]), PYTHONHASHSEED="0")
    done = subprocess.run(
        command, env=env, cwd=paths.work, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if done.returncode:
        raise Problem(f"the planner failed on a request of scripts/runtime/corpus.py:\n{done.stderr[-3000:]}")
    return list(json.loads(out.read_text("utf-8")))


def sample_of(texts: list[str]) -> list[str]:
    """Enough requests to import everything and fill caches: every fiftieth plan, and up to a hundred others.

    Requests with edits are left out: checking tone makes tables that are much larger than all the rest.
    """
    plain = [text for text in texts if '"edits"' not in text]
    plans = [text for text in plain if '"kind": "plan"' in text]
    return [*plans[::50], *[text for text in plain if '"kind": "plan"' not in text][:100]]


def in_pyodide(paths: Paths, script: Path, *arguments: str, stdlib: Path | None = None) -> None:
    """Run a Python file in Pyodide under Node with `paths.work` mounted at /host. Raises Problem with its words."""
    command = [
        "node",
        str(HERE / "pyodide.mjs"),
        str(paths.pyodide),
        str(stdlib or paths.pyodide / "python_stdlib.zip"),
    ]
    command += [str(paths.work), str(script), *arguments]
    done = subprocess.run(
        command, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Problem(f"{script.name} failed inside Pyodide:\n{done.stderr[-3000:]}")
