"""Running other programs with a known environment and no standard input."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.toolbox.paths import CACHE, ROOT
from scripts.toolbox.problem import Problem

_FIXED = {
    "DISABLE_MKDOCS_2_WARNING": "true",
    "NODE_USE_SYSTEM_CA": "1",
    "NO_MKDOCS_2_WARNING": "1",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PYTHONUTF8": "1",
    "UV_SYSTEM_CERTS": "1",
}


def environment(**extra: str) -> dict[str, str]:
    """The caller's environment with our settings, `extra`, and a home folder even where there is none."""
    result = {**os.environ, **_FIXED, **extra}
    if not result.get("HOME"):
        home = CACHE / "home"
        home.mkdir(parents=True, exist_ok=True)
        result["HOME"] = str(home)
    return result


def run(command: Sequence[str | Path], *, what: str, env: Mapping[str, str] | None = None) -> None:
    """Run `command` in the project folder, its output going to ours.

    Raises Problem saying that `what` failed, when it ends with anything but 0.
    """
    if code := call(command, env=env):
        raise Problem(f"{what} failed (exit code {code}); its own words are above.")


def call(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> int:
    """Run `command` in the project folder, its output going to ours. Returns its exit code."""
    sys.stdout.flush()
    arguments = [str(part) for part in command]
    done = subprocess.run(
        arguments, cwd=ROOT, env={**environment(), **(env or {})}, stdin=subprocess.DEVNULL, check=False
    )
    return done.returncode


def output(command: Sequence[str | Path], *, seconds: float = 60) -> str | None:
    """The standard output of `command`, or None when it cannot run, fails or takes longer than `seconds`."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def say(sentence: str) -> None:
    """One line for the person at the terminal."""
    print(f"afterword: {sentence}", flush=True)
