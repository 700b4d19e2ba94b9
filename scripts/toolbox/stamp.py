"""Doing nothing twice: a step is fresh while the hash of everything it read is the same."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.toolbox.paths import CACHE, ROOT

_IGNORED = {"__pycache__", ".DS_Store"}


def files_in(*places: Path) -> Iterator[Path]:
    """Every file at or below `places`, sorted, without caches. A place that is not there has no files."""
    for place in places:
        if place.is_file():
            yield place
        elif place.is_dir():
            found = (path for path in place.rglob("*") if path.is_file())
            yield from sorted(path for path in found if not _IGNORED.intersection(path.parts))


def digest(places: Iterable[Path], *facts: str) -> str:
    """A hash over the names and contents of all files at or below `places`, and over `facts`."""
    total = hashlib.sha256("\0".join(facts).encode())
    for path in files_in(*places):
        name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        total.update(f"\0{name}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


class Stamp:
    """The hash of a step's inputs when it last succeeded, kept in `.build/stamps/<name>`."""

    def __init__(self, name: str) -> None:
        self._path = CACHE / "stamps" / name

    def fresh(self, inputs: str, *outputs: Path) -> bool:
        """Whether the step last succeeded with the same inputs, and its outputs still exist."""
        known = self._path.read_text() if self._path.exists() else ""
        return known == inputs and all(path.exists() for path in outputs)

    def clear(self) -> None:
        """Forget the last success, so that a step that is stopped halfway runs again."""
        self._path.unlink(missing_ok=True)

    def set(self, inputs: str) -> None:
        """Remember that the step succeeded with these inputs."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(inputs)
