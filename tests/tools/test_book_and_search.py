"""The steps that make the search and the one-page handbook from built pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.site import book, search
from scripts.toolbox.problem import Problem


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A built site of a home page, one chapter, one situation and the empty book."""
    pages = {
        "": ("", "chapters/tonight/"),
        "chapters/tonight": (
            '<h1 id="tonight">Tonight<a class="headerlink" href="#tonight">§</a></h1><h2 id="sleep">Sleep</h2>'
            '<a href="../../situations/agency/#quiet">agency</a> <a href="#sleep">here</a>'
            '<a href="../../planner/">plan</a>'
            '<a href="https://example.org/">out</a> <img src="../../assets/evening.svg" alt="">',
            "../../situations/agency/",
        ),
        "situations/agency": ('<h1 id="agency">An agency</h1><h2 id="quiet">Quiet</h2>', "../../about/"),
        "about": ("<h1>About</h1>", ""),
    }
    for at, (article, following) in pages.items():
        link = f'<a href="{following}" rel="next">Next</a>' if following else ""
        (tmp_path / at).mkdir(parents=True, exist_ok=True)
        (tmp_path / at / "index.html").write_text(
            f"<article class='x'>{article}</article><footer>{link}</footer>", "utf-8"
        )
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "index.html").write_text(
        '<p id="book-pdf"><a>PDF</a></p><div id="book"></div>', "utf-8"
    )
    return tmp_path


def test_the_book_holds_the_parts_in_order_with_links_inside_it(built: Path) -> None:
    book.bind(built, pdf=False)
    text = (built / "all" / "index.html").read_text("utf-8")
    assert text.index('<section id="chapters-tonight">') < text.index('<section id="situations-agency">')
    assert "About" not in text
    assert '<h2 id="chapters-tonight--tonight">Tonight</h2>' in text
    assert '<h3 id="chapters-tonight--sleep">' in text
    for link in (
        "#situations-agency--quiet",
        "#chapters-tonight--sleep",
        "../planner/",
        "https://example.org/",
    ):
        assert f'href="{link}"' in text
    assert 'src="../assets/evening.svg"' in text
    assert "book-pdf" not in text


def test_a_book_without_its_place_says_so(built: Path) -> None:
    (built / "all" / "index.html").write_text("<p>nothing</p>", "utf-8")
    with pytest.raises(Problem, match="put it back"):
        book.bind(built, pdf=False)


def test_search_words_come_from_the_front_matter(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("---\ntitle: A\nsearch_words: [ghosted, no reply, can't cope]\n---\n# A\n", "utf-8")
    assert search.search_words(page) == ["ghosted", "no reply", "can't cope"]
    page.write_text("# A\n\nsearch_words: [in, the, text]\n", "utf-8")
    assert search.search_words(page) == []


def test_search_words_of_another_form_are_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("---\nsearch_words:\n  - ghosted\n---\n", "utf-8")
    with pytest.raises(Problem, match=r"page\.md"):
        search.search_words(page)


@pytest.mark.parametrize(
    ("page", "location"),
    [("index.md", ""), ("chapters/tonight.md", "chapters/tonight/"), ("rights.md", "rights/")],
)
def test_a_page_is_found_where_it_is_served(page: str, location: str) -> None:
    assert search.location(Path(page)) == location
