"""Step 3: the small files that hosts and robots look for."""

import shutil
from pathlib import Path

from scripts.toolbox.paths import ROOT

_ROBOTS = "User-agent: *\nAllow: /\n"


def write(site: Path) -> None:
    """`.nojekyll` for GitHub Pages, `robots.txt`, and the notices of the software that we ship."""
    (site / ".nojekyll").touch()
    (site / "robots.txt").write_text(_ROBOTS)
    shutil.copyfile(ROOT / "THIRD-PARTY-NOTICES.txt", site / "third-party-notices.txt")
