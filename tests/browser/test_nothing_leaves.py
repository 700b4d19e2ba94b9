"""Nothing that is typed leaves the page, even where the network would let it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from urllib.parse import unquote

from planner_page import choose, open_group_of, renewed, turned_down, wait_for_plan
from playwright.sync_api import Page, Request, expect

from scripts.toolbox.server import running

SENTINEL = "Zqxjkv"


TYPE_EVERYWHERE = """sentinel => {
  for (const group of document.querySelectorAll("details.pl-group")) group.open = true;
  for (const field of document.querySelectorAll("#pl-form :is([type=text], [type=checkbox])")) {
    if (!field.checkVisibility()) continue;
    if (field.type === "text") field.value = `${sentinel} ${field.name}`;
    else field.checked = true;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return document.querySelectorAll("#pl-form [type=text]:not(:placeholder-shown)").length;
}"""


def fill_everything(page: Page) -> None:
    """Type the sentinel into every text field and tick every box that is in view, as many as unfold on the way."""
    assert page.evaluate(TYPE_EVERYWHERE, SENTINEL) > 20


def test_no_request_carries_what_was_typed_or_goes_elsewhere(page: Page, server: str) -> None:
    seen: list[Request] = []
    page.context.on("request", lambda request: seen.append(request))
    turned_down(page)
    with renewed(page):
        fill_everything(page)
    body = page.locator(".pl-message textarea").first
    with renewed(page):
        body.fill(f"{SENTINEL} in a message")
    page.get_by_role("button", name="Show my plan").click()
    page.locator(".pl-verdict a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_timeout(500)
    assert seen
    for request in seen:
        if request.url.startswith(("blob:", "data:")):
            continue
        told = " ".join([unquote(request.url), request.post_data or "", *request.all_headers().values()])
        assert SENTINEL not in told, request.url
        assert request.url.startswith(server), request.url
        assert request.method == "GET", request.url


def test_the_counter_says_none_and_is_true(page: Page) -> None:
    turned_down(page)
    with renewed(page):
        fill_everything(page)
    expect(page.locator(".pl-counter")).to_contain_text("0 requests")


def test_the_counter_counts_what_goes_out(page: Page) -> None:
    turned_down(page)
    page.evaluate("fetch('?leak=1').catch(() => 0)")
    page.wait_for_timeout(300)
    with renewed(page):
        choose(page, role="baker")
    expect(page.locator(".pl-counter")).to_contain_text("1 request")


def test_the_policy_refuses_a_foreign_address_in_the_page_and_in_the_worker(page: Page) -> None:
    turned_down(page)
    leak = "fetch('https://example.org/?x=1', {mode: 'no-cors'}).then(() => 'sent', () => 'refused')"
    assert page.evaluate(leak) == "refused"
    workers = [worker for worker in page.workers if worker.url.startswith("blob:")]
    assert len(workers) == 1
    assert workers[0].evaluate(leak) == "refused"
    for code in ("eval('1')", "new Function('return 1')()"):
        # Later, in the worker's own time: a debugger's code is let through.
        later = f"new Promise(done => setTimeout(() => {{ try {{ {code}; done('ran'); }} catch {{ done('refused'); }} }}))"
        assert workers[0].evaluate(later) == "refused"


def test_the_policy_holds_where_the_host_sends_no_headers(page: Page, site: Path, tmp_path: Path) -> None:
    """As on GitHub Pages: the policy in the page binds the page and Python's worker."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy, copy_function=os.link)
    (copy / "_headers").unlink()
    with running(copy) as address:
        page.goto(f"{address}planner/")
        choose(page, outcome="turned_down", stage="second", heard="email")
        wait_for_plan(page)
        leak = "fetch('https://example.org/?x=1', {mode: 'no-cors'}).then(() => 'sent', () => 'refused')"
        [python] = [worker for worker in page.workers if worker.url.startswith("blob:")]
        assert [page.evaluate(leak), python.evaluate(leak)] == ["refused", "refused"]


def test_the_address_never_holds_what_was_typed(page: Page) -> None:
    turned_down(page)
    open_group_of(page, "my_name")
    with renewed(page):
        fill_everything(page)
    page.get_by_role("button", name="Show my plan").click()
    assert SENTINEL not in unquote(page.url)
    assert SENTINEL not in page.evaluate("JSON.stringify(history.state)")
