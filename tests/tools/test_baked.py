"""The planner as readers get it, with content baked and templates compiled ahead, answers as the one in the work tree."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import planner
from planner.bridge import handle
from scripts.runtime.corpus import at_random, enumerated
from scripts.runtime.packages import bake_planner

ANSWER = (
    "import json, sys; from planner.bridge import handle; import planner._baked_pages;"
    "print(json.dumps([handle(text) for text in json.load(sys.stdin)]))"
)


def test_the_baked_planner_answers_the_same(tmp_path: Path) -> None:
    requests = [*list(enumerated())[::20], *at_random(60, seed=29)]
    texts = [json.dumps(request) for request in requests]
    bake_planner(Path(planner.__file__).parent, tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", ANSWER], cwd=tmp_path, input=json.dumps(texts), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == [handle(text) for text in texts]
