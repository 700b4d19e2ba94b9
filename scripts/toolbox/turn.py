"""One at a time: two commands started together must not build into the same folder."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from scripts.toolbox.paths import CACHE
from scripts.toolbox.process import say


@contextmanager
def turn() -> Iterator[None]:
    """Hold the project's lock; wait for another command that has it."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another command is building; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
