"""Programs that come with the operating system: find them, install them when we may, or name the command."""

import os
import shutil
from collections.abc import Callable

from scripts.toolbox.problem import Problem
from scripts.toolbox.process import call, say


def ensure_program(what: str, find: Callable[[], str | None], *packages: str) -> str:
    """The path that `find` gives; if there is none, install Debian's `packages` as root and look again.

    Raises Problem naming the command when `what` is missing and cannot be installed from here.
    """
    if found := find():
        return found
    if may_install():
        apt_install(*packages)
        if found := find():
            return found
    names = " ".join(packages)
    raise Problem(
        f"{what} is missing. Install it as root (on Debian: apt-get install {names}), and run again."
    )


def may_install() -> bool:
    """Whether this is root on a machine with apt-get."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(*packages: str) -> None:
    """Install Debian packages; the caller looks whether it worked."""
    say(f"installing {' '.join(packages)} with apt-get")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    call(["apt-get", "-qq", "update"], env=quiet)
    call(["apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages], env=quiet)
