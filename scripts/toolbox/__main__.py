"""`python -m scripts.toolbox COMMAND [ARGUMENT...]`; the files in `scripts/` call it."""

import sys

from scripts.toolbox import checks, lanes, serve, setup
from scripts.toolbox.build import build
from scripts.toolbox.problem import Problem
from scripts.toolbox.turn import turn

_USAGE = "use scripts/setup, scripts/build [--lean], scripts/serve, scripts/test or scripts/check [--fix]"


def main(words: list[str]) -> int:
    """Do what the first word says with the others. Returns the exit code."""
    try:
        match words:
            case ["setup"]:
                with turn():
                    setup.everything()
                return 0
            case ["build"]:
                build()
                return 0
            case ["build", "--lean"]:
                build(lean=True)
                return 0
            case ["serve", *rest]:
                return serve.serve(rest)
            case ["test", *rest]:
                return lanes.test(rest)
            case ["check", *options] if options in ([], ["--fix"]):
                if options:
                    checks.mend()
                return lanes.test(["check"])
            case _:
                raise Problem(_USAGE)
    except Problem as problem:
        print(f"afterword: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


sys.exit(main(sys.argv[1:]))
