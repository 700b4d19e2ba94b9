"""`./scripts/bench home`: the largest paint of pages of the handbook, on a processor 4 times slower."""

from __future__ import annotations

from statistics import median

from playwright.sync_api import Browser, sync_playwright

from scripts.toolbox.browser import ensure_chromium
from scripts.toolbox.paths import SITE
from scripts.toolbox.process import say
from scripts.toolbox.server import running

PAGES = ("", "chapters/answer-the-no/", "planner/")
SLOWDOWN = 4
LARGEST = """new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true }))"""


def home(runs: int) -> None:
    """Prints the median of the largest paint in milliseconds, each visit in a fresh profile on a phone's screen."""
    with running(SITE) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure_chromium())
        for page in PAGES:
            times = [_visit(browser, address + page) for _ in range(runs)]
            say(
                f"/{page}: largest paint {median(times):.0f} ms (median of {runs}, processor {SLOWDOWN} times slower)"
            )
        browser.close()


def _visit(browser: Browser, address: str) -> float:
    context = browser.new_context(viewport={"width": 360, "height": 780}, device_scale_factor=2)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.goto(address, wait_until="load")
    page.wait_for_timeout(1500)
    largest = float(page.evaluate(LARGEST))
    context.close()
    return largest
