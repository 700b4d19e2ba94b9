"""Step 2: away with what the theme brings and no page uses."""

import re
import shutil
from pathlib import Path

_MAP_NOTES = (b"//# sourceMappingURL=", b"/*# sourceMappingURL=")
_VERBATIM = re.compile(r"(<(?:pre|script|style|textarea)\b.*?</(?:pre|script|style|textarea)>)", re.DOTALL)
_LINE_BREAK = re.compile(r"\s*\n\s*")


def prune(site: Path) -> None:
    """Delete stemmers for other languages, source maps, their mentions, indentation, and MkDocs' own gzip."""
    shutil.rmtree(site / "assets" / "javascripts" / "lunr", ignore_errors=True)
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    for path in site.rglob("*.map"):
        path.unlink()
    for path in (*site.rglob("*.js"), *site.rglob("*.css")):
        lines = path.read_bytes().splitlines(keepends=True)
        if path.suffix == ".css":
            lines = [line.lstrip() for line in lines]
        path.write_bytes(b"".join(line for line in lines if not line.startswith(_MAP_NOTES)))
    for path in site.rglob("*.html"):
        path.write_text(_without_indentation(path.read_text("utf-8")), "utf-8")


def _without_indentation(page: str) -> str:
    """`page` with each run of white space that holds a line break made one line break, where HTML treats both alike."""
    parts = _VERBATIM.split(page)
    return "".join(part if n % 2 else _LINE_BREAK.sub("\n", part) for n, part in enumerate(parts))
