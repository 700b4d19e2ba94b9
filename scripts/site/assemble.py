"""Step 1: the pages, the runtime and what names its files, idiomorph and the planner's generated style in one folder."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.toolbox.paths import NODE_MODULES, ROOT
from scripts.toolbox.problem import Problem
from scripts.toolbox.process import environment

FACTS = "runtime.json"
"""Written by `scripts.runtime` beside its files."""


def assemble(pages: Path, runtime: Path, site: Path) -> None:
    """Copy everything that is served into `site`. Raises Problem when the planner gives no style."""
    shutil.copytree(pages, site)
    shutil.copytree(runtime, site / "assets" / "runtime", ignore=shutil.ignore_patterns(FACTS))
    planner = site / "assets" / "planner"
    planner.mkdir(parents=True, exist_ok=True)
    facts = json.loads((runtime / FACTS).read_text("utf-8"))
    (planner / "facts.mjs").write_text(facts_module(facts), "utf-8")
    morph = NODE_MODULES / "idiomorph" / "dist" / "idiomorph.min.js"
    (planner / "idiomorph.mjs").write_text(f"{morph.read_text('utf-8')}\nexport {{ Idiomorph }};\n", "utf-8")
    (planner / "questions.css").write_text(_question_style(), "utf-8")


def facts_module(facts: object) -> str:
    """What the worker must know of the runtime, as a module: it arrives with the worker, without one more request."""
    return f"export const facts = {json.dumps(facts, separators=(',', ':'))};\n"


def _question_style() -> str:
    """The style rules that show a question only when it applies, made from the questions."""
    done = subprocess.run(
        [sys.executable, "-m", "planner", "form", "--css"],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Problem(f"`python -m planner form --css` failed:\n{done.stderr}")
    return done.stdout
