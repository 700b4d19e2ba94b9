"""The search answers as people type: every phrase in the real box, its page among the first three hits."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

PHRASES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parents[1] / "content" / "search_phrases.toml").read_text("utf-8")
)["phrases"]

COUNT_ANSWERS = """window.answers = 0;
window.Worker = class extends Worker {
  constructor(...given) { super(...given);
    this.addEventListener("message", ({data}) => { if (data.type === 3) window.answers += 1; }); }
};"""
TYPE = """async (phrase) => {
  const box = document.querySelector("[data-md-component=search-query]"), before = window.answers;
  box.value = phrase;
  box.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let n = 0; n < 90 && window.answers === before; n++) await frame();
  await frame();
  return [...document.querySelectorAll(".md-search-result__item")].map((item) => item.querySelector("a").href);
}"""


@pytest.fixture(scope="module")
def search(browser: Browser, server: str) -> Iterator[Page]:
    """The home page with its search open and its index read."""
    context = browser.new_context(base_url=server, service_workers="block")
    context.add_init_script(COUNT_ANSWERS)
    page = context.new_page()
    page.goto("")
    page.locator("[data-md-component=search-query]").focus()
    page.wait_for_function(
        "document.querySelector('.md-search-result__meta').textContent.trim() !== 'Loading the index'"
    )
    yield page
    context.close()


def hits(page: Page, server: str, phrase: str) -> list[str]:
    """The pages found, best first, as in "chapters/tonight"; the home page is the empty word."""
    root = urlsplit(server).path
    return [urlsplit(link).path.removeprefix(root).strip("/") for link in page.evaluate(TYPE, phrase)]


@pytest.mark.parametrize("wanted", PHRASES)
def test_phrases_find_their_page(search: Page, server: str, wanted: str) -> None:
    """Tired people find their page with the words they have."""
    found = {phrase: hits(search, server, phrase)[:3] for phrase in PHRASES[wanted]}
    missed = {phrase: pages for phrase, pages in found.items() if wanted not in pages}
    assert not missed, f"{wanted} is not among the first three; add words to its search_words: {missed}"


def test_there_are_enough_phrases() -> None:
    """At least 120, in words of our own, for every chapter and situation."""
    docs = Path(__file__).parents[2] / "docs"
    pages = {
        f"{folder}/{path.stem}"
        for folder in ("chapters", "situations")
        for path in (docs / folder).glob("*.md")
    }
    assert sum(map(len, PHRASES.values())) >= 120
    assert pages <= set(PHRASES)


def test_nonsense_finds_nothing_and_breaks_nothing(search: Page, server: str) -> None:
    """Signs that the search engine gives a meaning to are plain text to a reader."""
    assert hits(search, server, "qqzzxx") == []
    for phrase in (
        '"ghosted',
        "+ghosted -",
        "title:ghosted",
        "ghosted~",
        "ghosted^",
        "*",
        "  ",
        "ghosted 👻",
        "(ghosted)",
    ):
        hits(search, server, phrase)
    assert hits(search, server, "ghosted")[0] == "chapters/when-nobody-answers"


def test_search_words_are_not_shown(search: Page, server: str) -> None:
    """What helps to find a page is not printed under it."""
    assert hits(search, server, "never heard back")
    assert not search.locator(".md-search-result .md-tag:visible").count()
