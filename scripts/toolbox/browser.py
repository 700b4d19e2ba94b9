"""The browsers and the PDF tools that tests drive."""

import os
import shutil
from pathlib import Path

from scripts.toolbox.paths import PYTHON
from scripts.toolbox.problem import Problem
from scripts.toolbox.process import output, say
from scripts.toolbox.system import ensure_program

_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_PLAYWRIGHT_OWN = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as p: print(p.chromium.executable_path)"
)


def ensure_chromium() -> str:
    """The path of a Chromium that starts: found, or downloaded by Playwright, or from the system's packages."""
    if found := find_chromium():
        return found
    say("found no Chromium; asking Playwright for one")
    output([PYTHON, "-m", "playwright", "install", "chromium"], seconds=600)
    return ensure_program("Chromium", find_chromium, "chromium", "fonts-liberation")


def find_chromium() -> str | None:
    """CHROME_BIN, or a Chromium or Chrome on PATH, or Playwright's own; None when none of them starts."""
    if chosen := os.environ.get("CHROME_BIN"):
        if _starts(chosen):
            return chosen
        raise Problem(f"CHROME_BIN names {chosen}, which does not start; correct or unset it.")
    names = filter(None, map(shutil.which, _CHROMIUM_NAMES))
    if found := next(filter(_starts, names), None):
        return found
    own = (output([PYTHON, "-c", _PLAYWRIGHT_OWN]) or "").strip()
    return own if own and _starts(own) else None


def ensure_firefox() -> str:
    """The path of a Firefox that starts."""
    return ensure_program("Firefox", find_firefox, "firefox-esr")


def find_firefox() -> str | None:
    """FIREFOX_BIN, or Firefox on PATH, if it starts."""
    names = [os.environ.get("FIREFOX_BIN"), shutil.which("firefox-esr"), shutil.which("firefox")]
    return next(filter(_starts, filter(None, names)), None)


def ensure_webkit() -> str:
    """The path of WebKitGTK's MiniBrowser, with its driver and a virtual screen beside it."""
    return ensure_program("WebKitGTK's MiniBrowser, WebKitWebDriver or xvfb-run", find_webkit, *_WEBKIT)


_WEBKIT = ("webkit2gtk-driver", "xvfb", "xauth")


def find_webkit() -> str | None:
    """The path of MiniBrowser, if WebKitWebDriver and xvfb-run are there too."""
    if not (shutil.which("WebKitWebDriver") and shutil.which("xvfb-run")):
        return None
    found = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"))
    return str(found[-1]) if found else None


def ensure_pdf_tools() -> str:
    """The path of pdftotext; pdftoppm is beside it."""
    return ensure_program("pdftotext", lambda: shutil.which("pdftotext"), "poppler-utils")


def _starts(program: str) -> bool:
    return output([program, "--version"]) is not None
