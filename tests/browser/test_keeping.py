"""Cases are kept on the device, merged, backed up, erased; nothing typed is lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from planner_page import PATIENCE, choose, open_group_of, renewed, turned_down, wait_for_plan
from playwright.sync_api import BrowserContext, Page, expect


def back_again(page: Page) -> None:
    page.reload()
    wait_for_plan(page)


def backup_of(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Download a backup").click()
    return Path(download.value.path()).read_text("utf-8")


def read_backup(page: Page, text: str) -> None:
    page.set_input_files("input[type=file]", {"name": "b.json", "mimeType": "application/json", "buffer": text.encode()})


def test_everything_is_there_after_a_reload(page: Page) -> None:
    turned_down(page)
    open_group_of(page, "wants")
    with renewed(page):
        choose(page, role="baker", wants="advice")
    with renewed(page):
        page.locator(".pl-message textarea").first.fill("My own words.")
    with renewed(page):
        page.locator("[data-keep^=ticks]").first.check()
    back_again(page)
    expect(page.locator('[name="role"]')).to_have_value("baker")
    expect(page.locator('[name="wants"][value="advice"]')).to_be_checked()
    expect(page.locator(".pl-message textarea").first).to_have_value("My own words.")
    expect(page.locator("[data-keep^=ticks]").first).to_be_checked()


def test_an_answer_taken_back_stays_taken_back(page: Page) -> None:
    turned_down(page)
    with renewed(page):
        page.fill('[name="role"]', "baker")
    with renewed(page):
        page.fill('[name="role"]', "")
    back_again(page)
    expect(page.locator('[name="role"]')).to_have_value("")


def test_a_step_can_be_moved_and_given_a_note(page: Page) -> None:
    turned_down(page)
    step = page.locator("li[id^=pl-step-]").first
    name = step.get_attribute("id")
    step.locator("details > summary").click()
    with renewed(page):
        step.locator("[data-keep^=notes]").fill("ask Ana")
        step.locator("[data-keep^=moved]").fill("2031-05-06")
        step.locator("[data-keep^=moved]").dispatch_event("change")
    back_again(page)
    moved = page.locator(f"#{name}")
    expect(moved.locator("time")).to_have_attribute("datetime", "2031-05-06")
    expect(moved.locator("[data-keep^=notes]")).to_have_value("ask Ana")


def test_two_tabs_do_not_overwrite_each_other(page: Page, context: BrowserContext) -> None:
    turned_down(page)
    other = context.new_page()
    other.goto("planner/")
    wait_for_plan(other)
    with renewed(page):
        page.fill('[name="role"]', "baker")
    expect(other.locator('[name="role"]')).to_have_value("baker", timeout=PATIENCE)
    with renewed(other):
        other.fill('[name="company"]', "Crumb")
    expect(page.locator('[name="company"]')).to_have_value("Crumb", timeout=PATIENCE)
    expect(page.locator('[name="role"]')).to_have_value("baker")


def test_cases_can_be_started_opened_renamed_copied_put_away_and_deleted(page: Page) -> None:
    turned_down(page)
    with renewed(page):
        choose(page, company="Crumb")
    page.get_by_role("button", name="Start another case").click()
    expect(page.locator('[name="company"]')).to_have_value("")
    with renewed(page):
        choose(page, outcome="no_answer", company="Loaf")
    cases = page.locator("[data-region=cases] li")
    expect(cases).to_have_count(2)
    page.get_by_role("button", name="Open Crumb").click()
    expect(page.locator('[name="company"]')).to_have_value("Crumb")
    wait_for_plan(page)
    loaf = page.locator("[data-region=cases] li", has_text="Loaf")
    loaf.locator("summary").click()
    loaf.locator("[data-rename]").fill("Second oven")
    loaf.get_by_role("button", name="Save the name").click()
    oven = page.locator("[data-region=cases] li", has_text="Second oven")
    expect(oven).to_have_count(1)
    oven.get_by_role("button", name="Put Second oven away").click()
    expect(oven).to_contain_text("put away")
    oven.get_by_role("button", name="Delete Second oven").click()
    expect(oven).to_have_count(1)
    oven.get_by_role("button", name=re.compile("Press again")).click()
    expect(oven).to_have_count(0)


def test_a_backup_comes_back_on_another_device_and_merges(page: Page, context: BrowserContext, server: str) -> None:
    turned_down(page)
    with renewed(page):
        choose(page, company="Crumb")
    text = backup_of(page)
    assert "Crumb" in text
    assert json.loads(text)["app"] == "afterword"
    assert context.browser
    device = context.browser.new_context(base_url=server)
    other = device.new_page()
    other.goto("planner/")
    read_backup(other, text)
    expect(other.locator('[name="company"]')).to_have_value("Crumb", timeout=PATIENCE)
    wait_for_plan(other)
    with renewed(other):
        choose(other, company="Crumb and Co")
    read_backup(other, text)
    expect(other.locator(".pl-desk > .pl-said")).not_to_be_empty(timeout=PATIENCE)
    expect(other.locator('[name="company"]')).to_have_value("Crumb and Co")
    expect(other.locator("[data-region=cases] li")).to_have_count(1)
    device.close()


@pytest.mark.parametrize("bad", ["", "not json", "[]", '{"app": "someone else"}', '{"app": "afterword", "format": 99, "cases": []}'])
def test_a_bad_backup_is_refused_kindly_and_nothing_is_lost(page: Page, bad: str) -> None:
    turned_down(page)
    with renewed(page):
        choose(page, company="Crumb")
    read_backup(page, bad)
    expect(page.locator(".pl-desk > .pl-said")).not_to_be_empty(timeout=PATIENCE)
    expect(page.locator('[name="company"]')).to_have_value("Crumb")


def test_everything_is_erased_after_a_second_press(page: Page) -> None:
    turned_down(page)
    button = page.get_by_role("button", name="Erase everything on this device")
    button.click()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('afterword')).length") > 0
    page.get_by_role("button", name=re.compile("Press again")).click()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('afterword.case')).length") == 0
    expect(page.locator('[name="outcome"]:checked')).to_have_count(0)


def test_a_shared_computer_keeps_nothing(page: Page) -> None:
    page.goto("planner/")
    page.get_by_label("Keep nothing").check()
    choose(page, outcome="turned_down", stage="second", heard="email", company="Crumb")
    wait_for_plan(page)
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "Crumb" not in stored
    assert "fterword" not in page.title()
    page.reload()
    expect(page.locator('[name="company"]')).to_have_value("")


def test_clear_and_leave_removes_the_case_and_the_page(page: Page) -> None:
    turned_down(page)
    page.get_by_role("button", name="Clear and leave").click()
    page.wait_for_url(lambda url: "planner" not in url)
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('afterword.case')).length") == 0


def test_a_full_storage_is_told_and_the_plan_goes_on(page: Page) -> None:
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    )
    turned_down(page)
    expect(page.locator(".pl-desk > .pl-said")).to_contain_text("no room")
    with renewed(page):
        page.fill('[name="role"]', "baker")
    expect(page.locator(".pl-message textarea").first).to_have_value(re.compile("baker"))


def test_a_refused_storage_is_told_and_the_plan_goes_on(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    turned_down(page)
    expect(page.locator(".pl-desk > .pl-said")).to_contain_text("does not let the page save")


def test_a_damaged_case_is_told_and_left_alone(page: Page) -> None:
    page.add_init_script(
        "localStorage.setItem('afterword.settings', '{\"current\": \"abc\"}'); localStorage.setItem('afterword.case.abc', '{broken')"
    )
    turned_down(page)
    expect(page.locator(".pl-desk > .pl-said")).to_contain_text("damaged")
    assert page.evaluate("localStorage.getItem('afterword.case.abc')") == "{broken"


def test_a_quiet_notice_tells_of_due_steps_on_other_pages_if_wanted(page: Page) -> None:
    turned_down(page)
    page.goto("chapters/tonight/")
    expect(page.locator(".pl-due-notice")).to_be_hidden()
    page.goto("planner/")
    wait_for_plan(page)
    page.get_by_label("Show on every page").check()
    page.goto("chapters/tonight/")
    expect(page.locator(".pl-due-notice")).to_be_visible()
