"""Writes the files that readers download: the hash of their bytes in the name, `.br` and `.gz` beside each."""

from __future__ import annotations

import gzip
import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import brotli

LARGE = 12_000_000
"""Bytes of a file that hardly anybody fetches, the image with all functions: compressed quickly."""


@dataclass(frozen=True)
class Published:
    """One file: its path inside the runtime's folder, and its size in bytes as it is, gzipped, and in brotli."""

    path: str
    raw: int
    gz: int
    br: int


def short_hash(*parts: bytes) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of all parts."""
    total = hashlib.sha256()
    for part in parts:
        total.update(part)
    return total.hexdigest()[:12]


def publish(files: dict[str, bytes], out: Path, cache: Path, quality: int = 11) -> dict[str, Published]:
    """Write each path of `files` below `out` with its compressed neighbors; compress only what is new.

    Compressed bytes are kept in `cache` under the hash of their source, because brotli takes half a minute for
    Pyodide's WebAssembly. `quality` is brotli's, 0 to 11, and gzip's as far as that goes, 9.
    """
    cache.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor() as pool:
        done = pool.map(lambda item: _publish_one(item[0], item[1], out, cache, quality), files.items())
        return dict(zip(files, done, strict=True))


def _publish_one(path: str, data: bytes, out: Path, cache: Path, quality: int) -> Published:
    target = out / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    key = hashlib.sha256(data).hexdigest()
    sizes = []
    quality = min(quality, 5) if len(data) > LARGE else quality
    for suffix, name, compress in (
        (".gz", f"{key}-{quality}.gz", partial(gzip.compress, compresslevel=min(quality, 9), mtime=0)),
        (".br", f"{key}-{quality}.br", partial(brotli.compress, quality=quality, lgwin=24)),
    ):
        kept = cache / name
        if not kept.exists():
            fresh = cache / f"{name}.new"
            fresh.write_bytes(compress(data))
            fresh.rename(kept)
        shutil.copyfile(kept, target.with_name(target.name + suffix))
        sizes.append(kept.stat().st_size)
    return Published(path, len(data), *sizes)
