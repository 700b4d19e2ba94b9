"""Reads the instructions of function bodies (section 5.4), as far as the image must know them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from scripts.image.wasm import WasmError, unsigned, write_unsigned

BLOCK, LOOP, IF, TRY, TRY_TABLE = 0x02, 0x03, 0x04, 0x06, 0x1F
CALL, CALL_INDIRECT, RETURN_CALL, RETURN_CALL_INDIRECT = 0x10, 0x11, 0x12, 0x13
BR_TABLE, SELECT_TYPED = 0x0E, 0x1C
GLOBAL_GET, GLOBAL_SET = 0x23, 0x24
FIRST_LOAD, LAST_LOAD, LAST_STORE = 0x28, 0x35, 0x3E
MEMORY_SIZE, MEMORY_GROW = 0x3F, 0x40
I32_CONST, I64_CONST, F32_CONST, F64_CONST = 0x41, 0x42, 0x43, 0x44
REF_NULL, REF_FUNC = 0xD0, 0xD2
MISC = 0xFC

_PLAIN = frozenset([0x00, 0x01, 0x05, 0x0A, 0x0B, 0x0F, 0x19, 0x1A, 0x1B, 0xD1, *range(0x45, 0xC5)])
_ONE_INDEX = frozenset([0x07, 0x08, 0x09, 0x0C, 0x0D, CALL, RETURN_CALL, 0x18, *range(0x20, 0x27), REF_FUNC])
_BLOCKS = frozenset([BLOCK, LOOP, IF, TRY])
# Immediates of the instructions after 0xFC (5.4.5 and 5.4.6): how many numbers follow.
_MISC_NUMBERS = {
    **dict.fromkeys(range(8), 0),
    8: 2,
    9: 1,
    10: 2,
    11: 1,
    12: 2,
    13: 1,
    14: 2,
    15: 1,
    16: 1,
    17: 1,
}


class Instruction(NamedTuple):
    """Opcode, its bytes as `body[start:end]`, and the one immediate that matters: an index or a load's offset."""

    opcode: int
    start: int
    end: int
    value: int


def locals_end(body: bytes) -> int:
    """Where the declarations of locals end and the instructions begin (5.5.13)."""
    groups, at = unsigned(body, 0)
    for _ in range(groups):
        _, at = unsigned(body, at)
        at += 1
    return at


def locals_count(body: bytes) -> int:
    """How many locals a body declares, parameters not counted."""
    groups, at = unsigned(body, 0)
    total = 0
    for _ in range(groups):
        count, at = unsigned(body, at)
        total += count
        at += 1
    return total


def instructions(body: bytes) -> Iterator[Instruction]:
    """Every instruction of a body in order. WasmError on an opcode that Pyodide's module did not have before."""
    at, end = locals_end(body), len(body)
    while at < end:
        start, opcode, value = at, body[at], 0
        at += 1
        if opcode in _PLAIN:
            pass
        elif opcode in _ONE_INDEX:
            value, at = unsigned(body, at)
        elif FIRST_LOAD <= opcode <= LAST_STORE:
            _, at = unsigned(body, at)
            value, at = unsigned(body, at)
        elif opcode in (I32_CONST, I64_CONST) or opcode in _BLOCKS:
            at = _skip(body, at)
        elif opcode in (F32_CONST, F64_CONST):
            at += 4 if opcode == F32_CONST else 8
        elif opcode in (CALL_INDIRECT, RETURN_CALL_INDIRECT):
            at = _skip(body, _skip(body, at))
        elif opcode in (MEMORY_SIZE, MEMORY_GROW, REF_NULL):
            at += 1
        elif opcode == BR_TABLE:
            count, at = unsigned(body, at)
            for _ in range(count + 1):
                at = _skip(body, at)
        elif opcode == SELECT_TYPED:
            count, at = unsigned(body, at)
            at += count
        elif opcode == TRY_TABLE:
            at = _skip(body, at)
            catches, at = unsigned(body, at)
            for _ in range(catches):
                at = _skip(body, at + 1) if body[at] >= 2 else _skip(body, _skip(body, at + 1))
        elif opcode == MISC:
            kind, at = unsigned(body, at)
            if kind not in _MISC_NUMBERS:
                raise WasmError(
                    f"Pyodide's module uses the instruction 0xFC {kind}, which scripts/image cannot read."
                )
            for _ in range(_MISC_NUMBERS[kind]):
                at = _skip(body, at)
        else:
            raise WasmError(
                f"Pyodide's module uses the instruction {opcode:#x}, which scripts/image cannot read."
            )
        yield Instruction(opcode, start, at, value)


def callees(body: bytes) -> set[int]:
    """The functions that a body names: direct calls and references."""
    return {i.value for i in instructions(body) if i.opcode in (CALL, RETURN_CALL, REF_FUNC)}


def renumbered(body: bytes, new_index: Callable[[int], int]) -> bytes:
    """The body with every function that it names under its new index."""
    parts, done = [], 0
    for opcode, start, end, value in instructions(body):
        if opcode in (CALL, RETURN_CALL, REF_FUNC):
            parts += [body[done : start + 1], write_unsigned(new_index(value))]
            done = end
    return b"".join([*parts, body[done:]]) if parts else body


def _skip(body: bytes, at: int) -> int:
    while body[at] & 0x80:
        at += 1
    return at + 1
