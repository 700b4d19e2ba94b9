"""Step 3: a search that answers as people type.

The words they type come from each page's front matter and go into the index as tags of the page itself, which have a
weight of their own; the style hides them in the results. `search_query.js` stands before the theme's worker, takes
the filler out of a question, and fetches the pages' text with the first one: the index that every page loads is empty.
Pages for contributors are left out, and so are the sections of long tables, whose page is found by its own words.
"""

import hashlib
import json
import re
from html import escape
from pathlib import Path

from scripts.toolbox.problem import Problem

_INDEX = "search/search_index.json"
_TEXT = "search/pages.json"
_TABLES = ("sources/#", "letters/#", "checklists/#")
_QUERY = Path(__file__).with_name("search_query.js")
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_DESCRIPTION = re.compile(r"^description: *(.+)$", re.MULTILINE)
_WORDS = re.compile(r"^search_words: *\[(.*)\] *$", re.MULTILINE)


def improve(docs: Path, site: Path) -> None:
    """Change index and worker of `site`. Raises Problem for search words that cannot be read, or no worker."""
    _add_words(docs, site / _INDEX, site / _TEXT)
    _put_before_worker(site)


def _add_words(docs: Path, index: Path, text: Path) -> None:
    content = json.loads(index.read_text("utf-8"))
    content["docs"] = [e for e in content["docs"] if not e["location"].startswith(("project/", *_TABLES))]
    entries = {entry["location"]: entry for entry in content["docs"]}
    for page in sorted(docs.rglob("*.md")):
        where = location(page.relative_to(docs))
        entry = entries.get(where, {})
        if words := search_words(page):
            entry["tags"] = words
        if not entry.get("text"):
            entry["text"] = _described(page)
    text.write_text(_compact(content["docs"]), "utf-8")
    index.write_text(_compact({**content, "docs": []}), "utf-8")


def _described(page: Path) -> str:
    """What a hit says under its title: the page's description."""
    found = _DESCRIPTION.search(page.read_text("utf-8"))
    return f"<p>{escape(found[1])}</p>" if found else ""


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _put_before_worker(site: Path) -> None:
    """The worker gets a name of its own bytes, as browsers may keep it for a year."""
    workers = list((site / "assets" / "javascripts" / "workers").glob("search.*.js"))
    if len(workers) != 1:
        raise Problem(
            f"the theme has {len(workers)} search workers, expected one; look at scripts/site/search.py."
        )
    old = workers[0]
    code = _QUERY.read_bytes() + old.read_bytes()
    new = old.with_name(f"search.{hashlib.sha256(code).hexdigest()[:8]}.min.js")
    old.unlink()
    new.write_bytes(code)
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        if old.name in text:
            page.write_text(text.replace(old.name, new.name), "utf-8")


def search_words(page: Path) -> list[str]:
    """The words of one Markdown page, none if it has no such line. Raises Problem when the line cannot be read."""
    front = _FRONT_MATTER.match(page.read_text("utf-8"))
    if not front or "search_words" not in front[1]:
        return []
    found = _WORDS.search(front[1])
    if not found:
        raise Problem(
            f"{page.name} has search_words that are not one line like [ghosted, no reply]; write them so."
        )
    return [word.strip() for word in found[1].split(",") if word.strip()]


def location(page: Path) -> str:
    """Where a page is served, as the index has it: "chapters/tonight/" for chapters/tonight.md, "" for index.md."""
    path = page.with_suffix("").as_posix()
    return path.removesuffix("index") if path.endswith("index") else f"{path}/"
