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
        page.get_by_role("button", name="Download a backup").last.click()
    return Path(download.value.path()).read_text("utf-8")


def keep_nothing(page: Page) -> None:
    page.locator("#pl-shared > summary").click()
    page.get_by_label("Keep nothing").check()


def delete_only_case(page: Page) -> None:
    case = page.locator("[data-region=cases] li")
    case.locator("summary").first.click()
    case.locator("summary", has_text="Delete").click()
    with renewed(page):
        case.get_by_role("button", name="Yes, delete").click()


def read_backup(page: Page, text: str) -> None:
    expect(page.locator(".pl-desk")).to_be_visible()
    page.set_input_files(
        "input[type=file]", {"name": "b.json", "mimeType": "application/json", "buffer": text.encode()}
    )


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
    name = page.locator("li[id^=pl-step-]").first.get_attribute("id")
    step = page.locator(f"#{name}")
    step.locator("details > summary").click()
    with renewed(page):
        step.locator("[data-keep^=notes]").fill("ask Ana")
        step.locator("[data-keep^=moved]").fill("2031-05-06")
    back_again(page)
    moved = page.locator(f"#{name}")
    expect(moved.locator("time")).to_have_attribute("datetime", "2031-05-06")
    moved.locator("details").evaluate("fold => fold.open = true")
    expect(moved.locator("[data-keep^=notes]")).to_have_value("ask Ana")


def test_two_tabs_do_not_overwrite_each_other(page: Page, context: BrowserContext) -> None:
    turned_down(page)
    other = context.new_page()
    other.goto("planner/")
    wait_for_plan(other)
    with renewed(page):
        page.fill('[name="role"]', "baker")
    expect(other.locator('[name="role"]')).to_have_value("baker", timeout=PATIENCE)
    other.locator('[name="company"]').focus()
    with renewed(page):
        page.fill('[name="role"]', "cook")
    expect(other.locator('[name="role"]')).to_have_value("cook", timeout=PATIENCE)
    expect(other.locator('[name="company"]')).to_be_focused()
    with renewed(other):
        other.fill('[name="company"]', "Crumb")
    expect(page.locator('[name="company"]')).to_have_value("Crumb", timeout=PATIENCE)
    expect(page.locator('[name="role"]')).to_have_value("cook")
    delete_only_case(page)
    expect(other.locator('[name="company"]')).to_have_value("")
    expect(other.locator("#pl-result")).to_be_hidden()


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
    loaf.locator("summary").first.click()
    loaf.locator("[data-keep=name]").fill("Second oven")
    oven = page.locator("[data-region=cases] li", has=page.locator(".pl-case-name", has_text="Second oven"))
    expect(oven).to_have_count(1)
    expect(oven.locator("[data-keep=name]")).to_be_focused()
    oven.get_by_role("button", name="Put Second oven away").click()
    expect(oven.locator(".pl-case-name")).to_contain_text("put away")
    oven.get_by_role("button", name="Copy Second oven").click()
    expect(page.locator('[name="company"]')).to_have_value("Loaf")
    expect(page.locator("[data-region=cases] li")).to_have_count(3)
    copy = page.locator("[data-region=cases] li").filter(has=page.locator(".pl-case-name", has_text="(copy)"))
    copy.locator("summary").first.click()
    copy.locator("summary", has_text="Delete").click()
    copy.get_by_role("button", name="Yes, delete").click()
    expect(page.locator("[data-region=cases] li")).to_have_count(2)
    expect(page.locator(".pl-desk")).to_be_focused()


def test_one_company_has_one_budget_of_contacts_across_cases(page: Page) -> None:
    """All cases at one company share six contacts in 28 days."""
    page.clock.set_fixed_time("2026-11-02T12:00:00")
    page.goto("planner/")
    first = contacts_of_a_new_case(page, "Crumb")
    for day in ("04", "06", "10"):
        page.clock.set_fixed_time(f"2026-11-{day}T12:00:00")
        last = contacts_of_a_new_case(page, "Crumb")
    assert last < first
    assert contacts_of_a_new_case(page, "Loaf") == first
    expect(page.locator(".pl-due[data-late]").first).to_contain_text("Overdue")


def contacts_of_a_new_case(page: Page, company: str) -> int:
    """The number of messages in one more case, with two people met."""
    if page.locator(".pl-cases li").count():
        page.get_by_role("button", name="Start another case").click()
    choose(page, outcome="turned_down", stage="final", heard="email", company=company, wants="advice")
    choose(
        page,
        **{
            "people-1-name": "Gus",
            "people-1-topic": "ovens",
            "people-2-name": "Hal",
            "people-2-topic": "flour",
        },
    )
    with renewed(page):
        choose(page, role="baker")
    # What was left is looked at a moment later, still on this day.
    page.wait_for_timeout(200)
    return page.locator(".pl-message").count()


def test_a_backup_comes_back_on_another_device_and_merges(
    page: Page, context: BrowserContext, server: str
) -> None:
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


def test_a_case_file_of_the_oldest_kind_is_read_as_a_case(page: Page) -> None:
    page.goto("planner/")
    read_backup(page, '{"outcome": "turned_down", "company": "Crumb", "people": [{"name": "Gus"}]}')
    expect(page.locator('[name="company"]')).to_have_value("Crumb", timeout=PATIENCE)
    expect(page.locator('[name="people-1-name"]')).to_have_value("Gus")


@pytest.mark.parametrize(
    "bad",
    ["", "not json", "[]", '{"app": "someone else"}', '{"app": "afterword", "format": 99, "cases": []}'],
)
def test_a_bad_backup_is_refused_kindly_and_nothing_is_lost(page: Page, bad: str) -> None:
    turned_down(page)
    with renewed(page):
        choose(page, company="Crumb")
    read_backup(page, bad)
    expect(page.locator(".pl-desk > .pl-said")).not_to_be_empty(timeout=PATIENCE)
    expect(page.locator('[name="company"]')).to_have_value("Crumb")


def test_everything_is_erased_after_a_plain_question(page: Page) -> None:
    turned_down(page)
    page.locator("#pl-erase > summary").click()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('afterword')).length") > 0
    page.get_by_role("button", name="Yes, erase everything").click()
    expect(page.locator('[name="outcome"]:checked')).to_have_count(0)
    expect(page.locator(".pl-desk > .pl-said")).to_contain_text("erased")
    expect(page.locator("#pl-result")).to_be_hidden()
    assert "turned_down" not in page.evaluate("JSON.stringify({...localStorage})")
    expect(page.locator(".pl-cases li")).to_have_count(0)


def test_a_shared_computer_keeps_nothing(page: Page) -> None:
    page.goto("planner/")
    keep_nothing(page)
    choose(page, outcome="turned_down", stage="second", heard="email", company="Crumb")
    wait_for_plan(page)
    expect(page.locator(".pl-unsaved")).to_be_visible()
    assert "Crumb" not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "fterword" not in page.title()
    page.locator(".pl-verdict a").first.click()
    expect(page.locator("h1")).not_to_contain_text("planner", timeout=PATIENCE)
    page.wait_for_timeout(500)
    assert "fterword" not in page.title()
    page.go_back()
    expect(page.locator('[name="company"]')).to_have_value("Crumb", timeout=PATIENCE)
    page.reload()
    expect(page.locator('[name="company"]')).to_have_value("")


def test_what_was_typed_before_the_switch_is_taken_off_the_device(page: Page) -> None:
    turned_down(page)
    with renewed(page):
        choose(page, company="Crumb")
    keep_nothing(page)
    expect(page.locator('[name="company"]')).to_have_value("Crumb")
    assert "Crumb" not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    page.get_by_label("Keep nothing").uncheck()
    back_again(page)
    expect(page.locator('[name="company"]')).to_have_value("Crumb")


def test_a_plan_that_is_being_made_while_the_reader_leaves_is_not_kept(page: Page, server: str) -> None:
    turned_down(page)
    page.evaluate(
        """async () => {
            const script = document.querySelector('script[src*="/planner-"]');
            const { runtime } = await import(script.src.replace(/[^/]*$/, 'runtime.mjs'));
            const ask = runtime.ask.bind(runtime);
            runtime.ask = async (request) => {
                const reply = await ask(request);
                if (reply.keep) document.querySelector('[data-action=leave]').click();
                return reply;
            };
            document.querySelector('follow-up-planner').renew();
        }"""
    )
    page.wait_for_url("about:blank")
    page.goto(f"{server}chapters/tonight/")
    kept = "Object.keys(localStorage).filter(key => key.startsWith('afterword.case')).length"
    assert page.evaluate(kept) == 0


def test_clear_and_leave_removes_the_case_and_the_page(page: Page, server: str) -> None:
    turned_down(page)
    page.locator("#pl-shared > summary").click()
    page.get_by_role("button", name="Clear this case and leave").click()
    page.wait_for_url("about:blank")
    page.goto(f"{server}chapters/tonight/")
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('afterword.case')).length") == 0
    )
    page.goto(f"{server}planner/")
    expect(page.locator('[name="outcome"]:checked')).to_have_count(0)


def test_coming_back_after_days_without_a_backup_brings_a_warning_with_its_date(page: Page) -> None:
    """Pitfall 11: Safari erases a site's data after seven days without a visit."""
    page.clock.set_fixed_time("2026-11-02T12:00:00")
    turned_down(page)
    reminder = page.locator("[data-region=reminder]")
    expect(reminder).to_be_empty()
    backup_of(page)
    expect(page.locator(".pl-backup")).to_contain_text("November 2")
    page.clock.set_fixed_time("2026-11-06T12:00:00")
    back_again(page)
    expect(reminder).to_be_empty()
    page.clock.set_fixed_time("2026-11-06T12:00:01")
    with renewed(page):
        choose(page, role="baker")
    expect(reminder).to_contain_text("November 2")
    expect(reminder).to_contain_text("seven days")
    backup_of(page)
    expect(reminder).to_be_empty()


def test_a_full_storage_is_told_and_the_plan_goes_on(page: Page) -> None:
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    )
    turned_down(page)
    expect(page.locator(".pl-trouble")).to_contain_text("no room")
    with renewed(page):
        page.fill('[name="role"]', "baker")
    expect(page.locator(".pl-message textarea").first).to_have_value(re.compile("baker"))


def test_a_refused_storage_is_told_and_the_plan_goes_on(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    turned_down(page)
    expect(page.locator(".pl-trouble")).to_contain_text("does not let the page save")


def test_a_damaged_case_is_told_and_left_alone(page: Page) -> None:
    page.add_init_script(
        """if (!localStorage.length) { localStorage.setItem('afterword.settings', '{"current": "abc"}');
        localStorage.setItem('afterword.case.abc', '{broken'); }"""
    )
    turned_down(page)
    expect(page.locator(".pl-trouble")).to_contain_text("damaged")
    with renewed(page):
        choose(page, role="baker")
    expect(page.locator(".pl-cases li")).to_have_count(1)
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
    page.goto("planner/")
    wait_for_plan(page)
    delete_only_case(page)
    page.goto("chapters/tonight/")
    expect(page.locator(".pl-due-notice")).to_be_hidden()
