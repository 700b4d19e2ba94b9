"""Step 2b: the words that people type, from each page's front matter, into the search index.

They go to the entry of the page itself and not to its sections, as tags: the search gives those a weight of their
own, and the style hides them in the results.
"""

import json
import re
from pathlib import Path

from scripts.toolbox.problem import Problem

_INDEX = "search/search_index.json"
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_WORDS = re.compile(r"^search_words: *\[(.*)\] *$", re.MULTILINE)


def add_search_words(docs: Path, site: Path) -> None:
    """Write the words of every page in `docs` into the index of `site`. Raises Problem for a list of another form."""
    index = site / _INDEX
    content = json.loads(index.read_text("utf-8"))
    entries = {entry["location"]: entry for entry in content["docs"]}
    for page in sorted(docs.rglob("*.md")):
        if words := search_words(page):
            entries[location(page.relative_to(docs))]["tags"] = words
    index.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), "utf-8")


def search_words(page: Path) -> list[str]:
    """The words of one Markdown page, none if it has no such line. Raises Problem when the line cannot be read."""
    front = _FRONT_MATTER.match(page.read_text("utf-8"))
    if not front or "search_words" not in front[1]:
        return []
    found = _WORDS.search(front[1])
    if not found:
        raise Problem(f"{page.name} has search_words that are not one line like [ghosted, no reply]; write them so.")
    return [word.strip() for word in found[1].split(",") if word.strip()]


def location(page: Path) -> str:
    """Where a page is served, as the index has it: "chapters/tonight/" for chapters/tonight.md, "" for index.md."""
    path = page.with_suffix("").as_posix()
    return path.removesuffix("index") if path.endswith("index") else f"{path}/"
