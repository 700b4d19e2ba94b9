"""Every error of the planner.

    PlannerError
        ContentError    a content file cannot be used: names file, line and mend
        UsageError      the command line or a request was not understood

Bad input from a reader is never an error: it becomes a Problem (see `model`).
"""

from __future__ import annotations


class PlannerError(Exception):
    """Any error of the planner; its text is one sentence for a person."""


class ContentError(PlannerError):
    """A content file cannot be used. `line` is 1-based, 0 when the whole file is meant."""

    def __init__(self, path: str, line: int, what: str, mend: str) -> None:
        self.path, self.line, self.what, self.mend = path, line, what, mend
        where = f"{path}:{line}" if line else path
        super().__init__(f"{where}: {what} {mend}".rstrip())


class UsageError(PlannerError):
    """The command line or a request was not understood."""
