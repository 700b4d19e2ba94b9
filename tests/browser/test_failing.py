"""When the planner cannot start: a named cause, a way on, and nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from planner_page import PATIENCE, choose, turned_down, wait_for_plan
from playwright.sync_api import Page, Route, expect


def fill_in(page: Page) -> None:
    page.goto("planner/")
    choose(page, outcome="turned_down", stage="second", heard="email", role="baker")


def assert_way_on(page: Page) -> None:
    """The cause is told, a retry and the letters are offered, the text is there."""
    expect(page.locator(".pl-failed")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".pl-stage")).not_to_be_empty()
    expect(page.locator(".pl-failed a")).to_have_attribute("href", re.compile("letters"))
    expect(page.locator('[name="role"]')).to_have_value("baker")
    expect(page.locator("#pl-worksheet")).to_be_attached()


def test_a_blocked_runtime_is_named_and_a_retry_works(page: Page) -> None:
    page.route("**/runtime/**", lambda route: route.abort())
    fill_in(page)
    assert_way_on(page)
    expect(page.locator(".pl-stage")).to_contain_text("did not arrive")
    page.unroute("**/runtime/**")
    page.get_by_role("button", name="Try again").click()
    wait_for_plan(page)
    expect(page.locator(".pl-failed")).to_be_hidden()
    expect(page.locator(".pl-message textarea").first).to_have_value(re.compile("baker"))


def test_a_corrupt_runtime_is_named(page: Page) -> None:
    def corrupt(route: Route) -> None:
        if route.request.url.endswith((".wasm", ".wasm.gz")):
            route.fulfill(body=b"\0asm\x01\0\0\0garbage", content_type="application/wasm")
        else:
            route.continue_()

    page.context.route("**/runtime/**", corrupt)
    fill_in(page)
    assert_way_on(page)
    expect(page.locator(".pl-stage")).to_contain_text("damaged")


def test_a_runtime_that_never_arrives_is_named_after_the_time_limit(page: Page) -> None:
    page.clock.install()
    page.context.route("**/runtime/**", lambda _: None)
    fill_in(page)
    page.wait_for_timeout(1000)
    page.clock.fast_forward(120_000)
    assert_way_on(page)


def test_too_little_memory_is_named(page: Page) -> None:
    page.context.route(
        "**/worker.mjs",
        lambda route: route.fulfill(
            body="postMessage({stage: 'failed', cause: 'memory'})",
            content_type="text/javascript",
        ),
    )
    fill_in(page)
    assert_way_on(page)
    expect(page.locator(".pl-stage")).to_contain_text("memory")


def test_a_blocked_planner_script_leaves_form_letters_and_worksheet(page: Page) -> None:
    page.route("**/planner.mjs", lambda route: route.abort())
    page.goto("planner/")
    choose(page, outcome="turned_down", role="baker")
    expect(page.locator('[name="role"]')).to_have_value("baker")
    expect(page.locator("#pl-worksheet")).to_be_visible()


@pytest.mark.parametrize("year", [1999, 2087])
def test_a_wrong_clock_gives_a_plan_and_says_what_dates_count_from(page: Page, year: int) -> None:
    page.clock.set_fixed_time(f"{year}-03-04T12:00:00")
    turned_down(page)
    expect(page.locator(".pl-take")).to_contain_text("clock")


def test_memory_does_not_grow_with_navigation(page: Page) -> None:
    """Pitfall 5: one worker for the visit, however often the reader comes back."""
    turned_down(page)
    for _ in range(3):
        page.locator(".pl-verdict a").first.click()
        expect(page.locator("#pl-form")).to_have_count(0)
        page.go_back()
        wait_for_plan(page)
    assert len([worker for worker in page.workers if worker.url.startswith("blob:")]) == 1
