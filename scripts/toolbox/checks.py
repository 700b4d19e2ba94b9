"""The check lane: formatters, linters and type checkers, each with the command that shows its findings."""

from pathlib import Path

from scripts.toolbox.node import node
from scripts.toolbox.paths import NODE_MODULES, PYTHON
from scripts.toolbox.process import call

_PROJECTS = ["tsconfig.json", "tsconfig.node.json", "tsconfig.sw.json"]
_SCRIPTS = ["overrides/**/*.mjs", "overrides/*.js", "scripts/**/*.mjs", "tests/**/*.mjs"]


def commands() -> dict[str, list[str | Path]]:
    """Each check's name, and its command in the project folder."""
    python: list[str | Path] = [PYTHON, "-m"]
    tsc = NODE_MODULES / "typescript" / "bin" / "tsc"
    prettier = NODE_MODULES / "prettier" / "bin" / "prettier.cjs"
    return {
        "format": [*python, "ruff", "format", "--check", "--quiet", "."],
        "lint": [*python, "ruff", "check", "--quiet", "."],
        "types": [*python, "mypy"],
        "layers": [PYTHON.with_name("lint-imports"), "--no-cache"],
        "spelling": [*python, "codespell_lib"],
        "content": [*python, "planner", "check"],
        "script format": [
            node(),
            prettier,
            "--check",
            "--log-level=warn",
            "--no-error-on-unmatched-pattern",
            *_SCRIPTS,
        ],
        **{f"script types ({name})": [node(), tsc, "--project", name] for name in _PROJECTS},
    }


def mend() -> None:
    """Let the formatters and the linter change what they can."""
    format_, lint, script_format = (commands()[name] for name in ("format", "lint", "script format"))
    call([word for word in format_ if word != "--check"])
    call([*lint, "--fix"])
    call(["--write" if word == "--check" else word for word in script_format])


def run_checks() -> dict[str, bool]:
    """Run every check, findings going to the terminal. Returns which passed."""
    return {name: call(command) == 0 for name, command in commands().items()}
