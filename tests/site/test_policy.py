"""Promises about the content security policy."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from html_page import Html

from scripts.toolbox.server import read_rules

_RUNS = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.DOTALL)


def directives(policy: str) -> dict[str, set[str]]:
    """The sources of each directive."""
    return {words[0]: set(words[1:]) for part in policy.split(";") if (words := part.split())}


def policy_of(page: Html) -> str:
    """The one policy in a page's `<meta>`."""
    [tag] = [
        tag for tag in page.named("meta") if tag.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    return tag.attributes["content"]


def test_every_page_carries_the_policy_before_anything_runs(pages: dict[str, Html]) -> None:
    for at, page in pages.items():
        names = [tag.name for tag in page.tags]
        place = next(n for n, tag in enumerate(page.tags) if "http-equiv" in tag.attributes)
        assert not {"script", "style", "link"} & set(names[:place]), at
        assert policy_of(page)


def test_the_policy_lets_nothing_in_and_nothing_out(pages: dict[str, Html]) -> None:
    for at, page in pages.items():
        found = directives(policy_of(page))
        words = set().union(*found.values())
        assert found["default-src"] == {"'none'"}, at
        assert found["connect-src"] == {"'self'"}, at
        assert found["form-action"] == {"'none'"}, at
        assert found["base-uri"] == {"'none'"}, at
        assert found["worker-src"] == {"'self'", "blob:"}, at
        assert not words & {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "https:", "http:"}, at
        assert not [word for word in words if "//" in word], at


def test_the_header_says_the_same_and_forbids_frames(site: Path, pages: dict[str, Html]) -> None:
    rules = dict(read_rules(site / "_headers"))
    header = directives(rules["/*"]["Content-Security-Policy"])
    assert header.pop("frame-ancestors") == {"'none'"}
    assert {at for at, page in pages.items() if directives(policy_of(page)) != header} == set()


def test_hosts_accept_the_length_of_the_header(site: Path) -> None:
    """Cloudflare Pages cuts a line of `_headers` at 2,000 characters."""
    assert max(map(len, (site / "_headers").read_text().splitlines())) <= 2000


def test_every_inline_script_is_allowed_by_its_hash(site: Path, pages: dict[str, Html]) -> None:
    for at, page in pages.items():
        allowed = directives(policy_of(page))["script-src"]
        path = site / at / "index.html" if at.endswith("/") or not at else site / at
        for body in _RUNS.findall(path.read_text("utf-8")):
            digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in allowed, f"/{at}: {body[:60]}"


def test_no_page_uses_what_the_policy_refuses(pages: dict[str, Html]) -> None:
    """Attributes with script or style in them would silently do nothing."""
    refused = [
        f"/{at} line {tag.line}: <{tag.name} {name}>"
        for at, page in pages.items()
        for tag in page.tags
        for name in tag.attributes
        if name == "style" or name.startswith("on")
    ]
    assert not refused, "\n".join(refused)
