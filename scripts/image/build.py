"""The order of the work, from Pyodide's module to the two files that browsers get."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from scripts.image import trace
from scripts.image.live import collecting, live_functions
from scripts.image.unread import without_unread
from scripts.image.wasm import Module, read_module, write_module
from scripts.image.write import EXPORTS, Frozen, check_globals, image
from scripts.runtime.paths import Paths
from scripts.runtime.publish import publish, short_hash
from scripts.toolbox.node import node
from scripts.toolbox.problem import Problem
from scripts.toolbox.process import environment, say

HERE = Path(__file__).resolve().parent


def build_image(paths: Paths, modules: list[str], few: list[str], many: list[str]) -> dict[str, Any]:
    """Publish the image trained on `many` requests, frozen after `few`, and the same with all functions.

    `modules` are imported before; afterwards there is no file system to import from.

    Returns the facts that the worker needs. Raises Problem.
    """
    work = paths.work / "image"
    work.mkdir(exist_ok=True)
    module = read_module((paths.pyodide / "pyodide.asm.wasm").read_bytes())
    clock = time.monotonic()

    def told(what: str) -> None:
        say(f"image: {what} ({time.monotonic() - clock:.0f} s)")

    frozen = freeze(paths, modules, many, few)
    imported = len(module.imported_functions)
    everything = set(range(imported + len(module.bodies)))
    requests = work / "training.json"
    requests.write_text(json.dumps(many), "utf-8")

    told("memory frozen")
    full = image(module, frozen, everything, pages=trace.PAGES)
    calls = train(trace.mark_calls(full), frozen, requests, work, len(full.bodies))
    told("calls traced")
    ran = {imported + n for n in range(len(module.bodies)) if calls[n]}
    called = {module.export(name).index for name in EXPORTS} | collecting(module, frozen.memory)
    live = live_functions(module, ran | called)
    check_globals(module, live)
    numbers = {index - imported for index in live if index >= imported}
    requests.write_text(json.dumps(fewer(many)), "utf-8")
    reads = train(trace.mark_reads(full, numbers), frozen, requests, work, frozen.top // trace.LINE + 1)
    told("reads traced")
    # Static data ends where the stack begins.
    memory = without_unread(frozen.memory, reads, module.address("__stack_low"))
    small = write_module(image(module, frozen, live, memory))
    whole = write_module(image(module, frozen, everything))
    report = {"functions": len(module.bodies), "ran": len(ran), "live": len(numbers)}
    (work / "report.json").write_text(json.dumps(report), "utf-8")
    told("written")
    files = {f"planner-{short_hash(small)}.wasm": small, f"planner-whole-{short_hash(whole)}.wasm": whole}
    wasm, whole_file = publish(files, paths.out, paths.cache).values()
    return {"wasm": asdict(wasm), "full": asdict(whole_file), "handle": frozen.door}


def fewer(texts: list[str]) -> list[str]:
    """A third of the plain plans, and everything else: which tables are read depends on characters, not on branches."""
    plain = [text for text in texts if '"kind": "plan"' in text and '"edits"' not in text]
    return [*plain[::3], *(text for text in texts if '"kind": "plan"' not in text or '"edits"' in text)]


def freeze(paths: Paths, modules: list[str], training: list[str], requests: list[str]) -> Frozen:
    """Start Python, import `modules`, forget what `training` does not use, answer `requests`, copy the memory."""
    work = paths.work / "image"
    compiled, order, found = work / "modules", work / "work.json", work / "found.json"
    shutil.rmtree(compiled, ignore_errors=True)
    with zipfile.ZipFile(paths.work / "python.zip") as archive:
        archive.extractall(compiled)
    order.write_text(json.dumps({"modules": modules, "first": requests, "requests": training}), "utf-8")
    _node(HERE / "discover.mjs", str(paths.pyodide), str(compiled), str(order), str(found))
    ran = json.loads(found.read_text("utf-8"))["ran"]
    order.write_text(json.dumps({"modules": modules, "requests": requests, "ran": ran}), "utf-8")
    _node(HERE / "freeze.mjs", str(paths.pyodide), str(found), str(order), str(work))
    facts = json.loads((work / "facts.json").read_text("utf-8"))
    memory = (work / "memory.bin").read_bytes()
    numbers = (facts["door"], facts["top"], facts["collector"], facts["arities"])
    return Frozen(memory, *numbers, tuple(facts["globals"]), facts["registers"])


def train(marking: Module, frozen: Frozen, requests: Path, work: Path, length: int) -> bytes:
    """Let a marking copy answer the requests; returns its marks, one byte for each function or line."""
    copy, marks = work / "marking.wasm", work / "marks.bin"
    copy.write_bytes(write_module(marking))
    numbers = (frozen.door, frozen.collector, trace.BASE_PAGE * 65_536, length)
    _node(HERE / "train.mjs", str(copy), str(requests), str(marks), *map(str, numbers))
    return marks.read_bytes()


def _node(script: Path, *arguments: str) -> None:
    done = subprocess.run(
        [node(), str(script), *arguments],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Problem(f"{script.name} failed:\n{done.stderr[-3000:]}")
