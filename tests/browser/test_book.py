"""The handbook in one piece: every page is in it, on the screen and as a PDF."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from playwright.sync_api import Page

from scripts.toolbox.browser import ensure_pdf_tools

DOCS = Path(__file__).parents[2] / "docs"
FILES = [
    *DOCS.glob("chapters/*.md"),
    *DOCS.glob("situations/*.md"),
    *(DOCS / f"{name}.md" for name in ("rights", "myths", "sources")),
]
PARTS = sorted(path.relative_to(DOCS).with_suffix("").as_posix() for path in FILES)
READ = [part for part in PARTS if part != "sources"]


def heading(part: str) -> str:
    """The first heading of a page's source."""
    found = re.search(r"^# (.+?)\s*(?:\{.*\})?$", (DOCS / f"{part}.md").read_text("utf-8"), re.MULTILINE)
    assert found, part
    return found[1]


def test_every_page_is_in_the_book_once(page: Page) -> None:
    page.goto("all/")
    sections = page.locator(".af-book > section").evaluate_all("found => found.map((one) => one.id)")
    assert sorted(sections) == [part.replace("/", "-") for part in READ]
    assert page.locator(".af-book-contents a").count() == len(READ)


def test_links_between_pages_stay_inside_the_book(page: Page) -> None:
    page.goto("all/")
    links = page.locator(".af-book a").evaluate_all("found => found.map((one) => one.getAttribute('href'))")
    assert len(links) > 100
    assert not [link for link in links if re.match(r"\.\./(?:chapters|situations|rights|myths)/", link)]


def test_the_pdf_holds_every_page(site: Path) -> None:
    """Text that can be searched and copied, with tags for screen readers."""
    pdf = site / "handbook.pdf"
    text = subprocess.run(
        [ensure_pdf_tools(), str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    seen = " ".join(text.replace("’", "'").split())
    assert not [part for part in PARTS if heading(part).replace("’", "'") not in seen]
    assert b"/MarkInfo" in pdf.read_bytes()
    assert b"/CreationDate" not in pdf.read_bytes()
    assert b"file:" not in pdf.read_bytes()
