"""Asks the image for thousands of plans in three engines and compares each with CPython's, byte for byte.

Measures there, too, what a crash costs and whether the memory grows.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from contextlib import AbstractContextManager

from scripts.benchmarks import browsers
from scripts.benchmarks.server import Server
from scripts.benchmarks.stage import FOLDER, stage
from scripts.runtime.paths import ROOT
from scripts.toolbox.process import say

RANDOM, SEED = 5_000, 20_261_121
"""Random requests, and a seed that neither training nor tests use."""


def equal() -> list[str]:
    """Sentences for each engine: answers that are the same, that differ and that trapped; a recovery; memory's growth."""
    folders = stage()
    pairs = FOLDER / "pairs.json"
    options = ["--random", str(RANDOM), "--seed", str(SEED), "--answers"]
    subprocess.run(
        [sys.executable, "-m", "scripts.runtime.corpus", str(pairs), *options], cwd=ROOT, check=True
    )
    answers = json.loads(pairs.read_text("utf-8"))
    pairs.write_text(
        json.dumps([(text, hashlib.sha256(a.encode()).hexdigest()) for text, a in answers]), "utf-8"
    )
    server = Server(folders)
    sentences = []
    for engine, browser in _engines().items():
        say(f"comparing in {engine}")
        with browser as visit:
            seen = visit(f"{server.url}equal.html")
        told = f"{seen['same']:,} of {len(answers):,} answers are CPython's, {seen['different']} differ"
        more = f"A crash costs {seen['recovery']:.1f} ms; memory grew by {seen['growth']:.1%}."
        sentences.append(f"{engine}: {told}, {seen['traps']} requests trapped. {more}")
    server.close()
    return sentences


def _engines() -> dict[str, AbstractContextManager[browsers.Visit]]:
    return {
        "Chromium": browsers.chromium(),
        "Firefox": browsers.firefox(),
        "WebKitGTK": browsers.webkit(),
    }
