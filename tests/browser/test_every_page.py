"""Promises about every page in a real browser, in light, in dark and in forced colors."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from scripts.toolbox.paths import NODE_MODULES

Scheme = Literal["light", "dark", "forced"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark", "forced")
WIDTHS = (1280, 768, 320)
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_COLORS = {"type": "rule", "values": ["color-contrast"]}
_AXE = """(rules) => axe.run(document, {runOnly: rules, resultTypes: ["violations"]}).then((result) =>
    result.violations.map((found) => `${found.id}: ${found.nodes.slice(0, 3).map((node) => node.html).join(" ")}`))"""


class Visit(NamedTuple):
    """What one page did: its trouble while loading, axe's findings by color scheme, its extent by window width."""

    trouble: list[str]
    findings: dict[str, list[str]]
    extent: dict[int, int]


@pytest.fixture(scope="module")
def visits(site: Path, browser: Browser, server: str) -> dict[str, Visit]:
    """Every page, opened once."""
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    context = browser.new_context(base_url=server, reduced_motion="reduce", service_workers="block")
    # axe is put into the page by this test; the page's own policy would refuse it.
    context.add_init_script(path=NODE_MODULES / "axe-core" / "axe.min.js")
    page = context.new_page()
    noise: list[str] = []
    page.on(
        "request", lambda r: r.url.startswith((server, "blob:", "data:")) or noise.append(f"request {r.url}")
    )
    page.on("response", lambda r: r.status < 400 or noise.append(f"{r.status} {r.url}"))
    page.on("pageerror", lambda error: noise.append(f"error {error}"))
    page.on("console", lambda m: _says_trouble(m) and noise.append(f"console {m.text}"))
    result = {}
    for path in paths:
        result[path] = visit(page, path.removesuffix("index.html"), noise)
    context.close()
    return result


def _says_trouble(message: ConsoleMessage) -> bool:
    """An error or warning, except the one about the service worker that this test switches off."""
    return message.type in {"error", "warning"} and "registration blocked by Playwright" not in message.text


def visit(page: Page, address: str, noise: list[str]) -> Visit:
    """Open a page and look at it: light on a desk, dark and with forced colors on a phone. `noise` is filled by the page's listeners."""
    noise.clear()
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    page.goto(address, wait_until="load")
    light = page.evaluate(_AXE, _RULES)
    extent = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        extent[width] = page.evaluate("document.documentElement.scrollWidth")
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(_AXE, _RULES)
    page.emulate_media(forced_colors="active")
    forced = page.evaluate(_AXE, _COLORS)
    page.emulate_media(forced_colors="none")
    return Visit([*noise], {"light": light, "dark": dark, "forced": forced}, extent)


def told(found: dict[str, list[str]]) -> str:
    """Each finding once, with the first page that has it and how many have."""
    pages: dict[str, list[str]] = {}
    for path, findings in found.items():
        for finding in findings:
            pages.setdefault(finding, []).append(path)
    return "\n".join(f"{len(paths)} pages, {paths[0]}: {finding}" for finding, paths in pages.items())


def test_no_page_asks_another_origin_or_breaks(visits: dict[str, Visit]) -> None:
    """No request leaves the origin, nothing is refused or missing, and no script fails."""
    found = {path: visit.trouble for path, visit in visits.items() if visit.trouble}
    assert not found, told(found)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_on_any_page(visits: dict[str, Visit], scheme: Scheme) -> None:
    found = {path: visit.findings[scheme] for path, visit in visits.items() if visit.findings[scheme]}
    assert not found, told(found)


def test_axe_would_have_found_something(page: Page) -> None:
    """It runs at all, under the page's own policy."""
    page.add_init_script(path=NODE_MODULES / "axe-core" / "axe.min.js")
    page.goto("")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any("button-name" in finding for finding in page.evaluate(_AXE, _RULES))


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(visits: dict[str, Visit], width: int) -> None:
    """WCAG 1.4.10: 320 pixels are enough."""
    assert {path: visit.extent[width] for path, visit in visits.items() if visit.extent[width] > width} == {}


def test_a_page_that_is_not_there_gets_the_kind_page(page: Page) -> None:
    response = page.goto("no/such/page/")
    assert response
    assert response.status == 404
    assert page.locator("h1").count() == 1
    assert page.locator("main a[href]").count() >= 1
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != "Times"
