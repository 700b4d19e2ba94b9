"""Step 2: away with what the theme brings and no page uses."""

import shutil
from pathlib import Path

_MAP_NOTES = (b"//# sourceMappingURL=", b"/*# sourceMappingURL=")


def prune(site: Path) -> None:
    """Delete stemmers for other languages, source maps and their mentions, and MkDocs' own gzip."""
    shutil.rmtree(site / "assets" / "javascripts" / "lunr", ignore_errors=True)
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    for path in site.rglob("*.map"):
        path.unlink()
    for path in (*site.rglob("*.js"), *site.rglob("*.css")):
        lines = path.read_bytes().splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(_MAP_NOTES)]
        if len(kept) < len(lines):
            path.write_bytes(b"".join(kept))
