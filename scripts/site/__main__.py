"""`python -m scripts.site [--lean]`: finish the site, then put it where it is served from in one move."""

import shutil
import sys
from pathlib import Path

from scripts.site import (
    assemble,
    book,
    extras,
    headers,
    names,
    pictures,
    policy,
    prune,
    search,
    sidecars,
    worker,
)
from scripts.toolbox.paths import CACHE, DOCS, PAGES, RUNTIME, SITE
from scripts.toolbox.problem import Problem


def finish(site: Path, *, lean: bool) -> None:
    """Fill the empty folder `site`. Raises Problem."""
    assemble.assemble(PAGES, RUNTIME, site)
    prune.prune(site)
    pictures.measure(site)
    search.improve(DOCS, site)
    book.bind(site, pdf=not lean)
    extras.write(site)
    names.name_by_content(site)
    csp = policy.seal(site)
    worker.list_files(site, RUNTIME)
    headers.write(site, csp, CACHE / "deploy")
    sidecars.compress(site, CACHE / "compressed", quality=5 if lean else 11)


def main() -> int:
    """Returns the exit code: 0, or 1 after one sentence that says what is wrong."""
    fresh, old = CACHE / "site.new", CACHE / "site.old"
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        finish(fresh, lean="--lean" in sys.argv)
    except Problem as problem:
        print(f"afterword: {problem}", file=sys.stderr)
        return 1
    if SITE.exists():
        SITE.rename(old)
    fresh.rename(SITE)
    shutil.rmtree(old, ignore_errors=True)
    return 0


sys.exit(main())
