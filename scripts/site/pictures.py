"""Step 3: every drawing says in the page how large it is, so that nothing moves when it arrives."""

import re
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

_DRAWING = re.compile(r'<img (?![^>]*\swidth=)([^>]*?src="([^":]+\.svg)"[^>]*?)\s*/?>')


def measure(site: Path) -> None:
    """Put the width and height of each drawing into its `<img>`, in CSS pixels."""
    for path in site.rglob("*.html"):
        page = path.read_text("utf-8")
        measured = _DRAWING.sub(partial(_measured, path.parent), page)
        if measured != page:
            path.write_text(measured, "utf-8")


def _measured(folder: Path, found: re.Match[str]) -> str:
    drawing = ElementTree.parse(folder / found[2]).getroot()
    return f'<img {found[1]} width="{drawing.attrib["width"]}" height="{drawing.attrib["height"]}"/>'
