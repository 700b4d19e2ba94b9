"""What comes out of the printer: whole letters, tick boxes, dates with weekdays, the named part and nothing else."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from planner_page import choose, renewed, turned_down
from playwright.sync_api import Page

from scripts.toolbox.browser import ensure_pdf_tools

PAPERS = ("A4", "Letter")
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"


def pdf_text(page: Page, folder: Path, paper: str = "A4", order: str = "-layout") -> tuple[str, int]:
    """The printed page as text, as it looks or (`-raw`) in the order of the page; and its number of sheets."""
    path = folder / "print.pdf"
    page.pdf(path=path, format=paper)
    text = subprocess.run(
        [ensure_pdf_tools(), order, str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    return re.sub(r"[ \t]+", " ", text), text.count("\f")


def print_part(page: Page, name: str) -> None:
    """Press a print button with the dialog stubbed out, so that the page stays as it is printed."""
    page.evaluate("window.print = () => 0")
    page.get_by_role("button", name=name).first.click()


def whole_letter(page: Page) -> str:
    return " ".join(page.locator(".pl-message textarea").first.input_value().split())


@pytest.mark.parametrize("paper", PAPERS)
def test_the_plan_prints_verdict_steps_dates_and_whole_letters(
    page: Page, tmp_path: Path, paper: str
) -> None:
    turned_down(page)
    with renewed(page):
        choose(page, role="baker", my_name="Ana Lima")
    print_part(page, "Print my plan")
    text, sheets = pdf_text(page, tmp_path, paper)
    assert " ".join(page.locator("#pl-result").inner_text().split()) in text
    assert len(re.findall(WEEKDAY, text)) >= 3
    assert whole_letter(page) in " ".join(text.split())
    for step in page.locator(".pl-steps .pl-check-title").all_text_contents():
        assert " ".join(step.split()) in " ".join(text.split())
    assert sheets <= 8
    assert "Show my plan" not in text
    assert "Copy the message" not in text


@pytest.mark.parametrize("paper", PAPERS)
def test_one_message_prints_alone_and_whole(page: Page, tmp_path: Path, paper: str) -> None:
    turned_down(page)
    with renewed(page):
        page.locator(".pl-message textarea").first.fill(
            "\n".join(f"Line {n} of my long letter." for n in range(1, 60))
        )
    print_part(page, "Print this message")
    text, sheets = pdf_text(page, tmp_path, paper)
    assert "Line 1 of" in text
    assert "Line 59 of" in text
    assert sheets <= 3
    assert "Your plan" not in text


@pytest.mark.parametrize("paper", ["A5", *PAPERS])
def test_the_small_version_fits_half_a_page(page: Page, tmp_path: Path, paper: str) -> None:
    turned_down(page)
    print_part(page, "Print the small version")
    text, sheets = pdf_text(page, tmp_path, paper)
    assert sheets == 1
    assert "The small version" in text
    assert whole_letter(page) in " ".join(text.split())


@pytest.mark.parametrize("paper", PAPERS)
def test_the_blank_worksheet_prints_boxes_and_lines_to_write_on(
    page: Page, tmp_path: Path, paper: str
) -> None:
    page.goto("planner/")
    print_part(page, "Print a blank worksheet")
    text, sheets = pdf_text(page, tmp_path, paper)
    assert sheets == 1
    assert "The plan on paper" in text
    page.emulate_media(media="print")
    box = page.locator("#pl-worksheet .pl-box").first.bounding_box()
    rule = page.locator("#pl-worksheet .pl-rule").first.bounding_box()
    assert box and box["width"] > 8
    assert rule and rule["width"] > 100


def test_printing_from_the_browser_menu_prints_the_plan(page: Page, tmp_path: Path) -> None:
    turned_down(page)
    text, _ = pdf_text(page, tmp_path)
    assert whole_letter(page) in " ".join(text.split())


def test_no_dark_fill_is_printed(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    turned_down(page)
    page.emulate_media(media="print")
    dark = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter(one => one.checkVisibility?.()).filter(one => {
        const color = getComputedStyle(one).backgroundColor.match(/[\\d.]+/g).map(Number);
        const box = one.getBoundingClientRect();
        return (color[3] ?? 1) > 0.1 && color[0] + color[1] + color[2] < 600 && box.width * box.height > 5000;
        }).map(one => one.className)"""
    )
    assert dark == []


@pytest.mark.parametrize("paper", PAPERS)
def test_every_chapters_checklist_prints_on_a_page_of_its_own(
    page: Page, site: Path, tmp_path: Path, paper: str
) -> None:
    chapters = sorted(path.parent.name for path in site.glob("chapters/*/index.html"))
    assert len(chapters) >= 14
    for chapter in chapters:
        page.goto(f"chapters/{chapter}/", wait_until="domcontentloaded")
        titles = page.locator(".pl-checklist .pl-check-title").all_text_contents()
        text, _ = pdf_text(page, tmp_path, paper, "-raw")
        sheets = [" ".join(sheet.split()) for sheet in text.split("\f")]
        on_one = any(all(" ".join(title.split()) in sheet for title in titles) for sheet in sheets)
        assert titles and on_one, chapter
