"""Promises about every page in a real browser, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from scripts.toolbox.paths import NODE_MODULES

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = """(rules) => axe.run(document, {runOnly: rules, resultTypes: ["violations"]}).then((result) =>
    result.violations.map((found) => `${found.id}: ${found.nodes.slice(0, 3).map((node) => node.html).join(" ")}`))"""


@pytest.fixture(scope="module")
def addresses(site: Path) -> list[str]:
    """Every page as a path from the site's root."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [name.removesuffix("index.html") for name in found]


@pytest.fixture(params=["light", "dark"])
def quiet_page(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    """A page in one color scheme, with axe in it."""
    context = browser.new_context(base_url=server, color_scheme=request.param, reduced_motion="reduce")
    # axe is put into the page by this test; the page's own policy would refuse it.
    context.add_init_script(path=NODE_MODULES / "axe-core" / "axe.min.js")
    page = context.new_page()
    yield page
    context.close()


def test_every_page_is_quiet_and_accessible(quiet_page: Page, addresses: list[str], server: str) -> None:
    """No request leaves the origin, nothing is refused or missing, no script fails, and axe finds nothing."""
    noise: list[str] = []
    page = quiet_page
    page.on(
        "request", lambda r: r.url.startswith((server, "blob:", "data:")) or noise.append(f"request {r.url}")
    )
    page.on(
        "response",
        lambda r: r.status < 400 or r.url.endswith("404.html") or noise.append(f"{r.status} {r.url}"),
    )
    page.on("pageerror", lambda error: noise.append(f"error {error}"))
    page.on("console", lambda m: m.type in {"error", "warning"} and noise.append(f"console {m.text}"))
    found: dict[str, list[str]] = {}
    for at in addresses:
        noise.clear()
        page.goto(at, wait_until="load")
        page.wait_for_timeout(50)
        for trouble in (*noise, *page.evaluate(_AXE, _RULES)):
            found.setdefault(trouble, []).append(f"/{at}")
    assert not found, "\n".join(f"{len(pages)} pages, {pages[0]}: {one}" for one, pages in found.items())


def test_a_page_that_is_not_there_gets_the_kind_page(page: Page) -> None:
    response = page.goto("no/such/page/")
    assert response
    assert response.status == 404
    assert page.locator("h1").count() == 1
    assert page.locator("main a[href]").count() >= 1
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != "Times"


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_scrolls_sideways(browser: Browser, server: str, addresses: list[str], width: int) -> None:
    """WCAG 1.4.10: 320 pixels are enough."""
    context = browser.new_context(base_url=server, viewport={"width": width, "height": 800})
    page = context.new_page()
    wide = {}
    for at in addresses:
        page.goto(at, wait_until="load")
        scroll = page.evaluate("document.documentElement.scrollWidth")
        if scroll > width:
            wide[at] = scroll
    context.close()
    assert not wide
