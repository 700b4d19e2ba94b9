"""After one visit the site works with the network cut; without a service worker it works online."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from time import monotonic

from planner_page import PATIENCE, choose, wait_for_plan
from playwright.sync_api import BrowserContext, Error, Page, expect

from scripts.toolbox.server import running

KEPT = """navigator.serviceWorker.ready.then(async ready => {
  while (ready.active.state !== 'activated') await new Promise(done => setTimeout(done, 100));
  return ready.active.state; })"""
RUNTIME_KEPT = """async () => {
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) if (url.endsWith(".wasm")) return true;
  return false; }"""


def until(page: Page, promise: str) -> None:
    """Wait until what is promised is true, across a reload if need be.

    Playwright's own `wait_for_function` takes every promise for true.
    """
    end = monotonic() + PATIENCE / 1000
    while True:
        with suppress(Error):
            if page.evaluate(promise):
                return
        assert monotonic() < end, promise
        page.wait_for_timeout(100)


def visit_once(page: Page) -> None:
    """One visit of the planner, until the whole site is kept."""
    page.goto("planner/")
    assert page.evaluate(KEPT) == "activated"
    until(page, RUNTIME_KEPT)


def test_handbook_search_planner_and_letters_work_offline(page: Page, context: BrowserContext) -> None:
    visit_once(page)
    context.set_offline(True)
    page.goto("chapters/when-nobody-answers/")
    expect(page.locator("h1")).to_contain_text("When nobody answers")
    page.goto("letters/")
    expect(page.locator(".pl-fill").first).to_be_attached()
    page.goto("planner/")
    choose(page, outcome="no_answer", stage="final", interview_date="3 weeks ago")
    wait_for_plan(page)
    expect(page.locator(".pl-message textarea").first).not_to_have_value("")
    page.goto("")
    page.keyboard.press("/")
    page.locator("input[name=query]").press_sequentially("second choice")
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=PATIENCE)
    page.goto("no/such/page/")
    expect(page.locator("h1")).to_be_visible()


def test_everything_works_online_with_service_workers_blocked(context: BrowserContext, server: str) -> None:
    assert context.browser
    private = context.browser.new_context(base_url=server, service_workers="block")
    page = private.new_page()
    page.goto("planner/")
    choose(page, outcome="turned_down", stage="second", heard="email")
    wait_for_plan(page)
    private.close()


def test_a_new_build_is_offered_and_keeps_what_was_typed(page: Page, site: Path, tmp_path: Path) -> None:
    """Pitfall 8: until the reader takes the new build, every file comes from the old one; then all from the new."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy, copy_function=os.link)
    with running(copy) as address:
        page.goto(f"{address}planner/")
        assert page.evaluate(KEPT) == "activated"
        page.reload()
        choose(page, outcome="turned_down", stage="second", heard="email", role="baker")
        wait_for_plan(page)
        publish_again(copy)
        page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
        button = page.locator(".pl-new-version")
        expect(button).to_be_visible(timeout=PATIENCE)
        expect(page.locator('[name="role"]')).to_have_value("baker")
        assert "NEWER" not in page.evaluate("fetch('../privacy/').then(page => page.text())")
        button.click()
        expect(button).to_be_hidden()
        until(page, "fetch('../privacy/').then(page => page.text()).then(text => text.includes('NEWER'))")
        expect(page.locator('[name="role"]')).to_have_value("baker", timeout=PATIENCE)
        wait_for_plan(page)
        expect(button).to_be_hidden()


def publish_again(site: Path) -> None:
    """Another build: one page says something else, and the build's id is another."""
    for name, old, new in (
        ("sw.js", '"id":"', '"id":"newer'),
        ("privacy/index.html", "</h1>", " NEWER</h1>"),
    ):
        text = (site / name).read_text("utf-8")
        for path in (site / name, site / f"{name}.br", site / f"{name}.gz"):
            path.unlink(missing_ok=True)
        assert old in text
        (site / name).write_text(text.replace(old, new, 1), "utf-8")


def test_the_site_can_be_installed(page: Page) -> None:
    page.goto("")
    address = page.locator("link[rel=manifest]").get_attribute("href")
    assert address
    manifest = page.request.get(page.evaluate("a => new URL(a, location.href).href", address)).json()
    assert manifest["name"]
    assert manifest["display"] in ("standalone", "minimal-ui")
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}
    assert "maskable" in {icon.get("purpose") for icon in manifest["icons"]}
