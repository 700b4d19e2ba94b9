"""Step 4: the whole handbook on one page, `all/`, and as `handbook.pdf`, made from the pages that MkDocs built.

The PDF needs a Chromium; where there is none the link to it is left out.
"""

import re
import subprocess
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from scripts.toolbox.browser import find_chromium
from scripts.toolbox.problem import Problem
from scripts.toolbox.process import say

PARTS = ("chapters/", "situations/", "rights/", "myths/", "sources/")
_PLACE = '<div id="book"></div>'
_PDF_LINE = re.compile(r'<p id="book-pdf">.*?</p>', re.DOTALL)
_ARTICLE = re.compile(r"<article\b[^>]*>(.*?)</article>", re.DOTALL)
_NEXT = re.compile(r'<a href="([^"]*)" rel="next"')
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_HEADING = re.compile(r"(</?h)([1-5])(?=[\s>])")
_ATTRIBUTE = re.compile(r'(?<=\s)(id|for|aria-labelledby|aria-describedby|href|src)="([^"]*)"')
_OUTWARD = re.compile(r'(?<=<a )(?:[^>]*\s)?href="\.\.?/[^"]*"')
_PDF_DATE = re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)]*\)")
_ROOT = "http://site/"


def bind(site: Path, *, pdf: bool) -> None:
    """Fill `all/index.html`, and write `handbook.pdf` if wanted and possible. Raises Problem.

    The sources, as long as all chapters together, are in the PDF only: on the site their own page is one click away.
    """
    page = site / "all" / "index.html"
    if not page.exists():
        return
    empty = page.read_text("utf-8")
    if _PLACE not in empty:
        raise Problem(f"docs/all.md has no {_PLACE}, where the chapters go; put it back.")
    order = _order(site)
    text = empty.replace(_PLACE, _book(site, [at for at in order if at != "sources/"]))
    printed = pdf and _print(empty.replace(_PLACE, _book(site, order)), page, site / "handbook.pdf")
    page.write_text(text if printed else _PDF_LINE.sub("", text), "utf-8")


def _book(site: Path, order: list[str]) -> str:
    """The pages as sections, after a list of them."""
    sections = [_section(site, at, order) for at in order]
    titles = [
        f'<li><a href="#{_name(at)}">{_title(part)}</a></li>'
        for at, part in zip(order, sections, strict=True)
    ]
    contents = f'<ol class="af-book-contents">{"".join(titles)}</ol>'
    return "\n".join(['<div class="af-book">', contents, *sections, "</div>"])


def _order(site: Path) -> list[str]:
    """The parts' pages in reading order: from page to next page, as in "chapters/tonight/"."""
    order: list[str] = []
    at = ""
    while True:
        found = _NEXT.search((site / at / "index.html").read_text("utf-8"))
        if not found and not order:
            raise Problem(
                "no page leads on to a chapter; look at the footer in overrides/partials/footer.html."
            )
        if not found:
            return order
        at = _path(urljoin(_ROOT + at, found[1]))
        if at.startswith(PARTS):
            order.append(at)


def _section(site: Path, at: str, order: list[str]) -> str:
    """One page as a section: headings one level lower, ids its own, links to other sections inside the book."""
    found = _ARTICLE.search((site / at / "index.html").read_text("utf-8"))
    if not found:
        raise Problem(f"the page {at} has no article; look at scripts/site/book.py.")
    text = _PERMALINK.sub("", found[1])
    text = _HEADING.sub(lambda tag: f"{tag[1]}{int(tag[2]) + 1}", text)
    text = _ATTRIBUTE.sub(lambda pair: f'{pair[1]}="{_attribute(pair[1], pair[2], at, order)}"', text)
    return f'<section id="{_name(at)}">{text}</section>'


def _title(section: str) -> str:
    """The words of a section's first heading."""
    found = re.search(r"<h2\b[^>]*>(.*?)</h2>", section, re.DOTALL)
    return re.sub(r"<[^>]+>", "", found[1]).strip() if found else ""


def _attribute(name: str, value: str, at: str, order: list[str]) -> str:
    if name not in ("href", "src"):
        return " ".join(f"{_name(at)}--{word}" for word in value.split())
    if urlsplit(value).scheme:
        return value
    url = urlsplit(urljoin(_ROOT + at, value))
    there = _path(url.geturl())
    if there in order:
        return f"#{_name(there)}--{url.fragment}" if url.fragment else f"#{_name(there)}"
    return f"../{there}" + (f"#{url.fragment}" if url.fragment else "")


def _path(url: str) -> str:
    return urlsplit(url).path.lstrip("/")


def _name(at: str) -> str:
    return at.strip("/").replace("/", "-")


def _print(text: str, page: Path, result: Path) -> bool:
    """The page as a tagged PDF with an outline and without dates, so that two builds are the same.

    Links to the rest of the site are taken out: a file does not know where the site is.
    """
    chromium = find_chromium()
    if not chromium:
        say("found no Chromium, so the site has no handbook.pdf; set CHROME_BIN to one")
        return False
    sheet = page.with_name("print.html")
    sheet.write_text(_OUTWARD.sub("", text), "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    target = ["--generate-pdf-document-outline", f"--print-to-pdf={result}", sheet.resolve().as_uri()]
    try:
        done = subprocess.run(
            [chromium, *options, *target],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    finally:
        sheet.unlink()
    if done.returncode or not result.exists():
        raise Problem(f"Chromium could not print {page.name}: {done.stderr.strip()[-300:]}")
    result.write_bytes(_PDF_DATE.sub(lambda date: b" " * len(date[0]), result.read_bytes()))
    return True
