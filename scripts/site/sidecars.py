"""Step 8: `.br` and `.gz` beside every file that gets smaller by it, compressed once and then kept."""

import gzip
import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import brotli

from scripts.toolbox.stamp import files_in

_TEXT = {
    ".css",
    ".html",
    ".js",
    ".json",
    ".mjs",
    ".svg",
    ".txt",
    ".wasm",
    ".webmanifest",
    ".xml",
    ".zip",
    ".ics",
}
_SMALLEST = 256


def compress(site: Path, cache: Path, *, quality: int) -> None:
    """Write the sidecars of `site` at brotli `quality` (0 to 11), taking from `cache` what is known."""
    cache.mkdir(parents=True, exist_ok=True)
    files = [path for path in files_in(site) if path.suffix in _TEXT and path.stat().st_size >= _SMALLEST]
    with ThreadPoolExecutor() as pool:
        list(pool.map(partial(_sidecars, cache=cache, quality=quality), files))


def _sidecars(path: Path, *, cache: Path, quality: int) -> None:
    data = path.read_bytes()
    key = hashlib.sha256(data).hexdigest()
    for suffix in (".br", ".gz"):
        beside = path.with_name(path.name + suffix)
        if beside.exists():
            continue
        kept = cache / (f"{key}-{quality}{suffix}")
        if not kept.exists():
            fresh = kept.with_name(f"{kept.name}.{path.name}.new")
            fresh.write_bytes(_brotli(data, quality) if suffix == ".br" else gzip.compress(data, 9, mtime=0))
            fresh.rename(kept)
        if kept.stat().st_size < len(data):
            shutil.copyfile(kept, beside)


def _brotli(data: bytes, quality: int) -> bytes:
    return bytes(brotli.compress(data, quality=quality))
