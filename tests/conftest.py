"""What tests share: the built site, a server for it, a browser, and the sample cases."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from scripts.toolbox.browser import ensure_chromium
from scripts.toolbox.build import build
from scripts.toolbox.paths import SITE
from scripts.toolbox.server import running

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site, brought up to date once."""
    build()
    return SITE


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of a server with production's headers, ending in a slash."""
    with running(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure_chromium())
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """A fresh profile whose pages open relative to the site's root."""
    context = browser.new_context(base_url=server)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page in a fresh profile: `page.goto("planner/")`."""
    return context.new_page()


@pytest.fixture(scope="session")
def samples() -> dict[str, dict[str, Any]]:
    """Every case in `tests/samples/`, by file name without `.toml`."""
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(SAMPLES.glob("*.toml"))}
