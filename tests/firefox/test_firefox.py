"""The planner works in Firefox."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from scripts.toolbox.browser import ensure_firefox
from scripts.toolbox.node import node
from scripts.toolbox.process import environment


def test_the_journey_and_nothing_leaves(server: str) -> None:
    """Driven by puppeteer-core, because Playwright cannot drive the Firefox that people have."""
    done = subprocess.run(
        [str(node()), str(Path(__file__).with_name("visit.mjs")), ensure_firefox(), server],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["verdict"]
    assert seen["kept"] == ["falconer", "My own words."]
    assert "0 requests" in seen["counter"]
    assert seen["errors"] == []
    assert seen["foreign"] == []
    assert seen["pdf"] > 1000
