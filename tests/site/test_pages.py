"""Promises about the HTML of every page."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from html_page import Html

Pages = dict[str, Html]

_LOADS = {"audio", "embed", "iframe", "img", "input", "link", "script", "source", "track", "video"}
_OUTBOUND_RELS = {"canonical", "license", "me"}


def test_every_link_inside_the_site_leads_somewhere(site: Path, pages: Pages) -> None:
    broken: dict[str, str] = {}
    for at, page in pages.items():
        for tag in page.tags:
            for name in ("href", "src"):
                if not (link := tag.attributes.get(name)) or urlsplit(link).scheme or link.startswith("//"):
                    continue
                path, fragment = target(at, link)
                there = pages.get(path)
                if there is None and not (site / path).is_file():
                    broken[f"/{path} is no file"] = f"/{at} line {tag.line}: {link}"
                elif there is not None and fragment and fragment not in there.ids:
                    broken[f"/{path} has no id {fragment}"] = f"/{at} line {tag.line}: {link}"
    assert not broken, "\n".join(f"{what}, says {who}" for what, who in broken.items())


def target(at: str, link: str) -> tuple[str, str]:
    """The path from the site's root and the fragment that `link` on the page `at` leads to."""
    url = urlsplit(urljoin(f"http://site/{at}", link))
    return unquote(url.path).lstrip("/").removesuffix("index.html"), unquote(url.fragment)


def test_no_id_stands_twice_on_a_page(pages: Pages) -> None:
    twice = {at: [name for name, n in Counter(page.ids).items() if n > 1] for at, page in pages.items()}
    assert not {at: names for at, names in twice.items() if names}


def test_tags_nest_and_attributes_stand_once(pages: Pages) -> None:
    assert not {at: page.wrong[:5] for at, page in pages.items() if page.wrong}


def test_labels_and_descriptions_point_at_something_on_the_page(pages: Pages) -> None:
    lost = []
    for at, page in pages.items():
        known = set(page.ids)
        for tag in page.tags:
            for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list"):
                words = tag.attributes.get(name, "").split()
                lost += [f"/{at} line {tag.line}: {name}={word}" for word in words if word not in known]
    assert not lost, "\n".join(lost)


def test_nothing_is_loaded_from_another_origin(pages: Pages) -> None:
    foreign = []
    for at, page in pages.items():
        for tag in page.named(*_LOADS):
            if set(tag.attributes.get("rel", "").split()) & _OUTBOUND_RELS:
                continue
            for name in ("src", "href", "srcset", "poster", "data"):
                link = tag.attributes.get(name, "")
                if urlsplit(link).netloc:
                    foreign.append(f"/{at} line {tag.line}: <{tag.name}> {link}")
    assert not foreign, "\n".join(foreign)


def test_no_page_makes_a_browser_fetch_another_page(pages: Pages) -> None:
    """Firefox fetches what `rel=next` names."""
    early = {"dns-prefetch", "next", "preconnect", "prefetch", "prerender", "prev"}
    links = [(at, tag) for at, page in pages.items() for tag in page.named("link")]
    assert not [f"/{at} line {tag.line}" for at, tag in links if early & set(tag.attributes["rel"].split())]


def test_styles_load_nothing_from_another_origin(site: Path) -> None:
    foreign = []
    for path in site.rglob("*.css"):
        text = path.read_text("utf-8")
        foreign += [
            f"{path.name}: {mark}" for mark in ("url(http", "url(//", 'url("http', "@import") if mark in text
        ]
    assert not foreign


def meta(page: Html, name: str) -> list[str]:
    """The content of every `<meta>` of this name."""
    return [tag.attributes["content"] for tag in page.named("meta") if tag.attributes.get("name") == name]


def test_every_page_has_its_own_title_and_description(pages: Pages) -> None:
    readable = {at: page for at, page in pages.items() if at != "404.html"}
    titles = Counter(page.title.strip() for page in readable.values())
    descriptions = Counter("".join(meta(page, "description")) for page in readable.values())
    for words in (titles, descriptions):
        assert not words[""]
        assert not [word for word, times in words.items() if times > 1]


def test_every_description_fits_a_search_result(pages: Pages) -> None:
    """Search engines cut after about 160 characters."""
    assert not {
        at: text for at, page in pages.items() for text in meta(page, "description") if len(text) > 160
    }


def test_every_page_says_its_language_and_fits_a_phone(pages: Pages) -> None:
    for at, page in pages.items():
        assert [tag.attributes.get("lang") for tag in page.named("html")] == ["en"], at
        views = [
            tag.attributes["content"]
            for tag in page.named("meta")
            if tag.attributes.get("name") == "viewport"
        ]
        assert len(views) == 1, at
        assert "maximum-scale" not in views[0], at
        assert "user-scalable" not in views[0], at


def test_every_page_has_one_first_heading(pages: Pages) -> None:
    assert not {at: n for at, page in pages.items() if (n := len(list(page.named("h1")))) != 1}


def test_headings_skip_no_level(pages: Pages) -> None:
    skips = []
    for at, page in pages.items():
        levels = [int(tag.name[1]) for tag in page.named("h1", "h2", "h3", "h4", "h5", "h6")]
        skips += [f"/{at}: h{a} then h{b}" for a, b in pairwise(levels) if b > a + 1]
    assert not skips, "\n".join(skips)


def test_every_image_says_what_it_shows(pages: Pages) -> None:
    images = [(at, tag) for at, page in pages.items() for tag in page.named("img")]
    silent = [f"/{at} line {tag.line}" for at, tag in images if "alt" not in tag.attributes]
    assert not silent, "\n".join(silent)


def test_every_drawing_says_how_large_it_is(pages: Pages) -> None:
    drawings = [(at, tag) for at, page in pages.items() for tag in page.tags if tag.name == "img"]
    assert drawings
    assert [at for at, tag in drawings if not {"width", "height"} <= tag.attributes.keys()] == []


def test_links_to_elsewhere_say_nothing_about_the_reader(pages: Pages) -> None:
    """The policy header says no-referrer for everyone; the pages say it too, for hosts that send no headers."""
    assert {
        at: found for at, page in pages.items() if (found := meta(page, "referrer")) != ["no-referrer"]
    } == {}


def test_links_to_elsewhere_carry_no_tracking(pages: Pages) -> None:
    traced = [
        f"/{at} line {tag.line}"
        for at, page in pages.items()
        for tag in page.named("a")
        if "utm_" in tag.attributes.get("href", "") or "ping" in tag.attributes
    ]
    assert not traced
