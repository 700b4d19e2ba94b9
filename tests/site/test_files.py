"""Promises about the files that are served."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import brotli
from html_page import Html

_MEGABYTE = 1_000_000


def wire_size(path: Path) -> int:
    """The bytes of a file as a browser that knows brotli gets it."""
    beside = path.with_name(path.name + ".br")
    return (beside if beside.exists() else path).stat().st_size


def served(site: Path) -> list[Path]:
    """Every file except compressed neighbors."""
    return [path for path in sorted(site.rglob("*")) if path.is_file() and path.suffix not in {".br", ".gz"}]


def test_compressed_neighbors_hold_the_same(site: Path) -> None:
    for path in served(site):
        data = path.read_bytes()
        for suffix, unpack in ((".br", brotli.decompress), (".gz", gzip.decompress)):
            beside = path.with_name(path.name + suffix)
            if beside.exists():
                assert unpack(beside.read_bytes()) == data, beside


def test_every_large_text_has_compressed_neighbors(site: Path) -> None:
    kinds = {".html", ".css", ".js", ".mjs", ".json", ".wasm", ".svg", ".xml"}
    bare = [
        path
        for path in served(site)
        if path.suffix in kinds and path.stat().st_size > 1000
        if not path.with_name(path.name + ".br").exists() or not path.with_name(path.name + ".gz").exists()
    ]
    assert not bare


def test_no_page_is_heavier_than_250_kilobytes_on_the_wire(site: Path, pages: dict[str, Html]) -> None:
    heavy = {}
    for at, page in pages.items():
        own = site / at / "index.html" if at.endswith("/") or not at else site / at
        links = {tag.attributes["src"] for tag in page.named("script", "img") if tag.attributes.get("src")}
        for tag in page.named("link"):
            if set(tag.attributes.get("rel", "").split()) & {
                "stylesheet",
                "preload",
                "modulepreload",
                "icon",
            }:
                links.add(tag.attributes["href"])
        paths = {site / urlsplit(urljoin(f"http://site/{at}", link)).path.lstrip("/") for link in links}
        size = wire_size(own) + sum(wire_size(path) for path in paths if path.is_file())
        if size > 250_000:
            heavy[at] = size
    assert not heavy


def test_the_site_without_the_runtime_is_at_most_three_megabytes(site: Path) -> None:
    """Without the PDF, too: it is a download that nothing fetches by itself."""
    read = [path for path in served(site) if path.suffix != ".pdf"]
    sizes = [path.stat().st_size for path in read if "runtime" not in path.relative_to(site).parts]
    assert sum(sizes) <= 3 * _MEGABYTE


def test_nothing_that_no_page_uses_is_shipped(site: Path) -> None:
    assert not [path for path in served(site) if path.suffix == ".map" or "lunr" in path.parts]


def test_hosts_find_what_they_look_for(site: Path) -> None:
    names = (
        ".nojekyll",
        "404.html",
        "_headers",
        "manifest.webmanifest",
        "robots.txt",
        "sitemap.xml",
        "sw.js",
    )
    assert not [name for name in (*names, "third-party-notices.txt") if not (site / name).is_file()]


def test_the_service_worker_knows_every_page_and_no_missing_file(site: Path, pages: dict[str, Html]) -> None:
    [line] = re.findall(r"^const BUILD = (.*);$", (site / "sw.js").read_text("utf-8"), re.MULTILINE)
    build = json.loads(line)
    assert re.fullmatch("[0-9a-f]{12}", build["id"])
    kept = {*build["files"], *build["runtime"]}
    assert {at or "./" for at in pages} <= kept
    assert build["runtime"]
    assert not [name for name in build["files"] if name.startswith("assets/runtime/")]
    missing = [name for name in kept if not (site / name).exists()]
    assert not missing


def test_names_that_may_be_kept_for_a_year_hold_the_hash_of_their_content(site: Path) -> None:
    planner = [path.name for path in (site / "assets").glob("planner*")]
    assert len(planner) == 1
    assert re.fullmatch("planner-[0-9a-f]{12}", planner[0])


def test_no_file_names_the_machine_it_was_built_on(site: Path) -> None:
    root = str(Path(__file__).resolve().parents[2]).encode()
    assert not [path for path in served(site) if root in path.read_bytes()]
