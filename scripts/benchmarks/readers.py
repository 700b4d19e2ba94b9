"""What a reader meets on the planner's own page: when the form can be filled in, the first plan, a plan renewed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from scripts.benchmarks.server import Link, Server
from scripts.benchmarks.stage import large
from scripts.toolbox.browser import ensure_chromium
from scripts.toolbox.paths import SITE
from scripts.toolbox.server import running

KEYS = Path(__file__).parent / "page" / "keys.mjs"
CIRCUMSTANCES = {
    "as it is": (Link(), 1),
    "processor 4 times slower": (Link(), 4),
    "10 Mbit/s, 40 ms": (Link(10e6, 0.04), 1),
    "1.6 Mbit/s, 150 ms": (Link(1.6e6, 0.15), 1),
}
FIRST_INPUT = """new Promise(done => new PerformanceObserver(list => done(list.getEntries()[0]))
    .observe({ type: "first-input", buffered: true })).then(first => [first.startTime, first.processingStart])"""
FIRST_CHOICE = "input[name=outcome][value=turned_down]"
PATIENCE = 120_000  # milliseconds


def readers(runs: int) -> list[str]:
    """Sentences with medians of `runs` visits, and of 100 keys."""
    rows = [
        "| a first visit | form usable | delay of the first press | first plan stands |",
        "|---|---|---|---|",
    ]
    for name, (link, slowdown) in CIRCUMSTANCES.items():
        visits = [_visit(link, slowdown) for _ in range(runs)]
        cells = (f"{median(times):.0f} ms" for times in zip(*visits, strict=True))
        rows.append(f"| {name} | {' | '.join(cells)} |")
    return [*rows, "", _keys()]


def _visit(link: Link, slowdown: float) -> tuple[float, float, float]:
    """Milliseconds since the visit began: the first press, its delay, the first plan. The press comes as soon as it can."""
    server = Server([SITE], link=link)
    with _page(360, slowdown) as page:
        page.goto(f"{server.url}planner/", wait_until="commit", timeout=PATIENCE)
        page.locator(FIRST_CHOICE).check(timeout=PATIENCE)
        pressed, heard = page.evaluate(FIRST_INPUT)
        page.locator(".pl-result .pl-verdict").wait_for(timeout=PATIENCE)
        stands = float(page.evaluate("performance.now()"))
    server.close()
    return pressed, heard - pressed, stands


def _keys() -> str:
    """How long after a key the plan is renewed, with eight people and every want."""
    with running(SITE) as address, _page(1280, 1) as page:
        page.goto(f"{address}planner/")
        page.wait_for_timeout(3000)
        seen = page.evaluate(
            KEYS.read_text("utf-8").partition("export default ")[2].rstrip(";\n"), large()["answers"]
        )
    told = (f"{median(seen[name]):.1f} ms ({_high(seen[name]):.1f})" for name in ("screen", "whole"))
    screen, whole = told
    return (
        f"With eight people and every want ({seen['messages']} messages), what is on the screen is renewed {screen} "
        f"after a key, all of the plan {whole}: medians of {len(seen['screen'])} keys (95th percentiles)."
    )


def _high(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


@contextmanager
def _page(width: int, slowdown: float) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure_chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.wait_for_timeout(1500)
        if slowdown > 1:
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        yield page
        browser.close()
