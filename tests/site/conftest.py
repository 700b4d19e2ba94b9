"""Every page, parsed once."""

from __future__ import annotations

from pathlib import Path

import pytest
from html_page import Html, address


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Html]:
    """All pages by their address from the site's root."""
    return {address(site, path): Html(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
