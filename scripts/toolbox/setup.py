"""What each command needs, made ready once."""

from collections.abc import Callable, Iterable

from scripts.toolbox.browser import ensure_chromium, ensure_firefox, ensure_pdf_tools, ensure_webkit
from scripts.toolbox.node import ensure_node_modules
from scripts.toolbox.process import say
from scripts.toolbox.pyodide_build import ensure_pyodide_build
from scripts.toolbox.venv import ensure_requirements


def for_build() -> None:
    """Everything that building the site takes."""
    ensure_requirements("requirements")
    ensure_node_modules()
    ensure_pyodide_build()


def for_tests() -> None:
    """Everything that building and checking takes, without browsers."""
    ensure_requirements("requirements-dev")
    ensure_node_modules()
    ensure_pyodide_build()


PROGRAMS: dict[str, Callable[[], str]] = {
    "chromium": ensure_chromium,
    "firefox": ensure_firefox,
    "webkit": ensure_webkit,
    "pdf": ensure_pdf_tools,
}


def programs(names: Iterable[str]) -> None:
    """Make sure that the named programs (keys of PROGRAMS) are there. Raises Problem for one that is not."""
    for name in sorted(set(names)):
        PROGRAMS[name]()


def everything() -> None:
    """`scripts/setup`: all of it."""
    for_tests()
    programs(PROGRAMS)
    say("everything is ready")
