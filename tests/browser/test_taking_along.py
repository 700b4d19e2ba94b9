"""Every way to take a message or the plan along, by the button that names it."""

from __future__ import annotations

import re
import zipfile
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import unquote

import pytest
from planner_page import PATIENCE, choose, renewed, turned_down
from playwright.sync_api import Locator, Page, expect


def first_message(page: Page) -> Locator:
    return page.locator(".pl-message").first


def body_of(page: Page) -> str:
    return first_message(page).locator("textarea").input_value()


def more_ways(page: Page) -> Locator:
    fold = first_message(page).locator("details[id^=pl-ways]")
    fold.locator("summary").click()
    return fold


def download(page: Page, name: str) -> Path:
    """Press the button and give the file under the name that the reader sees."""
    with page.expect_download() as found:
        page.get_by_role("button", name=name).first.click()
    path = Path(found.value.path())
    return path.rename(path.with_name(found.value.suggested_filename))


def test_copy_says_copied_only_when_it_was(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    turned_down(page)
    first_message(page).get_by_role("button", name="Copy the message to").click()
    expect(first_message(page).locator(".pl-said")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == body_of(page)


def test_where_copying_is_refused_the_text_is_selected_and_it_says_so(page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    turned_down(page)
    first_message(page).get_by_role("button", name="Copy the message to").click()
    expect(first_message(page).locator(".pl-said")).to_contain_text("copy it yourself")
    assert page.evaluate("String(getSelection())") == body_of(page)


def test_the_mail_link_holds_the_message_as_edited(page: Page) -> None:
    turned_down(page)
    with renewed(page):
        first_message(page).locator("textarea").fill("Thank you & goodbye.\n\nÅsa")
    link = first_message(page).get_by_role("link", name="Open in my mail app").get_attribute("href")
    assert link
    assert "Thank you & goodbye.\r\n\r\nÅsa" in unquote(link)
    assert "+" not in link


def test_a_message_too_long_for_a_mail_link_says_so(page: Page) -> None:
    turned_down(page)
    with renewed(page):
        first_message(page).locator("textarea").fill("word " * 600)
    expect(first_message(page).get_by_role("link", name="Open in my mail app")).to_have_count(0)
    expect(first_message(page)).to_contain_text("too long for a link")


def test_web_mail_says_where_the_text_goes_and_counts_as_handed_over(page: Page) -> None:
    turned_down(page)
    ways = more_ways(page)
    expect(ways).to_contain_text("hands the text to that company")
    link = ways.get_by_role("link", name="Gmail")
    expect(link).to_have_attribute("href", re.compile("^https://mail.google.com/"))
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    with page.context.expect_page():
        link.click()
    expect(page.locator(".pl-counter")).to_contain_text("by you: 1")


def test_a_draft_file_holds_subject_and_text(page: Page) -> None:
    turned_down(page)
    more_ways(page)
    mail = message_from_bytes(download(page, "Download as a draft email").read_bytes(), policy=policy.default)
    part = mail.get_body()
    assert part is not None
    assert " ".join(part.get_content().split()) == " ".join(body_of(page).split())
    assert mail["Subject"] == first_message(page).locator("[data-edit=subject]").input_value()


def test_a_message_as_text(page: Page) -> None:
    turned_down(page)
    more_ways(page)
    text = download(page, "Download as text").read_text("utf-8")
    assert " ".join(body_of(page).split()) in " ".join(text.split())


def test_news_by_mail_is_answered_by_reply_and_paste(page: Page) -> None:
    turned_down(page)
    expect(first_message(page).locator(".pl-how")).to_contain_text("press Reply, and paste")
    with renewed(page):
        choose(page, heard="letter")
    expect(page.locator(".pl-messages")).not_to_contain_text("press Reply")


def test_a_second_calendar_file_updates_the_first(page: Page) -> None:
    turned_down(page)
    first, second = (download(page, "Add the dates to my calendar").read_text("utf-8") for _ in range(2))
    assert re.findall("^UID:.*", first, re.M) == re.findall("^UID:.*", second, re.M)
    assert "SEQUENCE:0" in first
    assert "SEQUENCE:1" in second


@pytest.mark.parametrize(
    ("name", "suffix"), [("Plan as text", ".txt"), ("Plan as Markdown", ".md"), ("Dates as a table", ".csv")]
)
def test_the_plan_as_a_file(page: Page, name: str, suffix: str) -> None:
    turned_down(page)
    with renewed(page):
        choose(page, company="Crumb")
    found = download(page, name)
    assert found.suffix == suffix
    assert page.locator(".pl-steps .pl-check-title").first.inner_text() in found.read_text("utf-8")


def test_the_archive_holds_everything(page: Page) -> None:
    turned_down(page)
    names = zipfile.ZipFile(download(page, "Everything in one archive")).namelist()
    assert {Path(name).suffix for name in names} >= {".txt", ".md", ".csv", ".ics"}
    letters = [name for name in names if "/" in name and name.endswith(".txt")]
    assert len(letters) == page.locator(".pl-message").count()


def test_no_two_buttons_or_links_of_the_messages_have_the_same_name(page: Page) -> None:
    turned_down(page)
    names = page.locator(".pl-message button, .pl-message a.pl-button").all_text_contents()
    assert len({" ".join(name.split()) for name in names}) == len(names)


def test_a_link_for_someone_else_sets_the_choices_and_no_words(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    turned_down(page)
    with renewed(page):
        choose(page, role="SECRET")
    page.locator("#pl-coach > summary").click()
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator(".pl-desk > .pl-said")).to_have_text("Copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "SECRET" not in link
    assert page.context.browser
    other = page.context.browser.new_context()
    there = other.new_page()
    there.goto(link)
    expect(there.locator('[name="stage"][value="second"]')).to_be_checked(timeout=PATIENCE)
    assert "#" not in there.url
    other.close()


def test_a_note_on_the_tone_can_be_waved_away_for_good(page: Page) -> None:
    turned_down(page)
    body = first_message(page).locator("textarea")
    with renewed(page):
        body.fill("I demand an answer.")
    notes = first_message(page).locator(".pl-notes")
    expect(notes).to_be_visible()
    assert "demand" not in notes.locator("textarea").all_text_contents()
    notes.get_by_role("checkbox", name="Fine as it is").first.check()
    body.focus()
    expect(notes).to_be_hidden()
    with renewed(page):
        body.press_sequentially(" Please.")
    page.reload()
    expect(body).to_have_value("I demand an answer. Please.", timeout=PATIENCE)
    expect(notes).to_be_hidden()


def test_words_are_counted_beside_the_text(page: Page) -> None:
    turned_down(page)
    with renewed(page):
        first_message(page).locator("textarea").fill("one two three")
    expect(first_message(page).locator(".pl-count")).to_contain_text("3 words")
