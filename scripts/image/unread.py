"""Clears static data that nothing reads: tables of codecs and character names that no plan needs."""

from __future__ import annotations

from scripts.image.trace import LINE

LEAST = 16_384
"""Only runs of this many unread bytes are cleared."""
MARGIN = 4_096
"""At each end of a run this much stays, against tables that a rare input reads further into."""


def without_unread(memory: bytes, read: bytes, end: int) -> bytes:
    """`memory` with long runs below `end` cleared in which no line was read; `read` holds a mark for each line."""
    cleared = bytearray(memory)
    start = None
    for line in range(end // LINE + 1):
        if line < end // LINE and not read[line]:
            start = line if start is None else start
        elif start is not None:
            low, high = start * LINE, line * LINE
            if high - low >= LEAST:
                cleared[low + MARGIN : high - MARGIN] = bytes(high - low - 2 * MARGIN)
            start = None
    return bytes(cleared)
