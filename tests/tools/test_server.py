"""Promises of the server that tests and writers use."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from scripts.toolbox.server import running

PAGE = "<p>Good evening</p>" * 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site in a folder with a space in its name; a secret lies beside it."""
    site = tmp_path / "my site"
    (site / "deep").mkdir(parents=True)
    (site / "index.html").write_text(PAGE)
    (site / "index.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (site / "deep" / "index.html").write_text("deep")
    (site / "404.html").write_text("nothing here")
    (site / "a b.mjs").write_text("1;")
    (site / "core.wasm").write_bytes(b"\0asm")
    (site / "core.wasm.gz").write_bytes(gzip.compress(b"\0asm"))
    (site / "_headers").write_text("/*\n  X-All: yes\n/deep/*\n  Cache-Control: public, max-age=9\n")
    (tmp_path / "secret").write_text("secret")
    return site


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with running(folder) as address:
        yield address


def get(url: str, **headers: str) -> tuple[int, Message, bytes]:
    """Status, headers and body."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urlopen(Request(url, headers=names)) as reply:
            return reply.status, reply.headers, reply.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def test_a_folder_gives_its_page_with_the_sites_headers(address: str) -> None:
    status, headers, body = get(address)
    assert (status, body.decode()) == (200, PAGE)
    assert headers["X-All"] == "yes"
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-cache"


def test_a_browser_that_takes_gzip_gets_the_neighbor(address: str) -> None:
    _, headers, body = get(address, Accept_Encoding="gzip, deflate")
    assert gzip.decompress(body).decode() == PAGE
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Vary"] == "Accept-Encoding"
    assert int(headers["Content-Length"]) == len(body)


def test_the_neighbor_itself_comes_as_a_plain_file(address: str) -> None:
    _, headers, body = get(f"{address}core.wasm.gz", Accept_Encoding="gzip")
    assert headers["Content-Encoding"] is None
    assert headers["Content-Type"] == "application/gzip"
    assert gzip.decompress(body) == b"\0asm"


@pytest.mark.parametrize(
    ("name", "kind"), [("a%20b.mjs", "text/javascript; charset=utf-8"), ("core.wasm", "application/wasm")]
)
def test_browsers_get_the_types_they_insist_on(address: str, name: str, kind: str) -> None:
    assert get(address + name)[1]["Content-Type"] == kind


def test_a_missing_slash_is_added(address: str) -> None:
    status, headers, body = get(f"{address}deep")
    assert (status, body) == (200, b"deep")
    assert headers["Cache-Control"] == "public, max-age=9"


@pytest.mark.parametrize(
    "path", ["nowhere", "deep/nowhere/", "_headers", "../secret", "%2e%2e/secret", "deep/../../secret"]
)
def test_everything_else_is_the_404_page(address: str, path: str) -> None:
    status, headers, body = get(address + path)
    assert (status, body) == (404, b"nothing here")
    assert headers["X-All"] == "yes"


def test_what_has_not_changed_is_not_sent_again(address: str) -> None:
    _, headers, _ = get(address)
    status, _, body = get(address, If_None_Match=headers["ETag"])
    assert (status, body) == (304, b"")
