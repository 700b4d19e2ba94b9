"""Step 1: the pages, the runtime, idiomorph and the planner's generated style in one folder."""

import shutil
import subprocess
import sys
from pathlib import Path

from scripts.toolbox.paths import NODE_MODULES, ROOT
from scripts.toolbox.problem import Problem
from scripts.toolbox.process import environment


def assemble(pages: Path, runtime: Path, site: Path) -> None:
    """Copy everything that is served into `site`. Raises Problem when the planner gives no style."""
    shutil.copytree(pages, site)
    shutil.copytree(runtime, site / "assets" / "runtime")
    planner = site / "assets" / "planner"
    planner.mkdir(parents=True, exist_ok=True)
    morph = NODE_MODULES / "idiomorph" / "dist" / "idiomorph.min.js"
    (planner / "idiomorph.mjs").write_text(f"{morph.read_text('utf-8')}\nexport {{ Idiomorph }};\n", "utf-8")
    (planner / "questions.css").write_text(_question_style(), "utf-8")


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
