"""Promises of `scripts/image`: numbers and instructions survive reading and writing."""

from __future__ import annotations

from array import array
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.image.code import callees, instructions, renumbered
from scripts.image.live import CLEAR, TRAVERSE, TYPE, collecting
from scripts.image.trace import LINE
from scripts.image.unread import LEAST, MARGIN, without_unread
from scripts.image.wasm import (
    WasmError,
    read_module,
    signed,
    unsigned,
    write_module,
    write_signed,
    write_unsigned,
)
from scripts.image.write import runs

from .conftest import Published


@given(st.integers(0, 2**32 - 1))
def test_unsigned_numbers_come_back(number: int) -> None:
    data = write_unsigned(number)
    assert unsigned(data, 0) == (number, len(data))


@given(st.integers(-(2**31), 2**31 - 1))
def test_signed_numbers_come_back(number: int) -> None:
    data = write_signed(number)
    assert signed(data, 0) == (number, len(data))


def test_calls_are_renumbered() -> None:
    body = b"\x00" + b"\x10\x05" + b"\x41\x7f\x1a" + b"\x10\x81\x01" + b"\x0b"
    assert callees(body) == {5, 129}
    assert callees(renumbered(body, lambda index: index + 300)) == {305, 429}
    assert [i.opcode for i in instructions(renumbered(body, lambda index: 0))] == [
        i.opcode for i in instructions(body)
    ]


def test_an_unknown_instruction_is_named() -> None:
    with pytest.raises(WasmError, match="0xfb"):
        list(instructions(b"\x00\xfb\x00\x0b"))


def test_the_collector_can_walk_and_clear_objects_of_every_type() -> None:
    """A reader's request trapped when the collector met a bound method: no training had had one alive just then."""
    base, other = 8, 40  # words
    words = array("I", [0] * 80)
    words[base + TYPE] = words[other + TYPE] = base * 4
    words[base + TRAVERSE], words[other + TRAVERSE], words[other + CLEAR] = 1, 2, 3
    module: Any = SimpleNamespace(elements=(70, 71, 72, 73), address={"PyType_Type": base * 4}.get)
    assert collecting(module, words.tobytes()) == {70, 71, 72}


@given(st.lists(st.tuples(st.integers(0, 60), st.binary(min_size=1, max_size=9)), max_size=9))
def test_runs_hold_every_byte(parts: list[tuple[int, bytes]]) -> None:
    memory = b"".join(bytes(gap) + data for gap, data in parts)
    rebuilt = bytearray(len(memory))
    for address, data in runs(memory):
        rebuilt[address : address + len(data)] = data
    assert bytes(rebuilt) == memory


def test_what_was_read_is_kept_with_a_margin() -> None:
    size = 4 * LEAST
    read = bytearray(size // LINE + 1)
    read[2 * LEAST // LINE] = 1
    kept = without_unread(b"\x01" * size, bytes(read), size)
    assert kept[2 * LEAST] and all(kept[2 * LEAST - MARGIN : 2 * LEAST + MARGIN])
    assert kept.count(0) == size - 4 * MARGIN - LINE


def test_pyodide_survives_reading_and_writing(runtime: Published) -> None:
    module = read_module((runtime.paths.pyodide / "pyodide.asm.wasm").read_bytes())
    again = read_module(write_module(module))
    assert (again.imports, again.exports, again.bodies) == (module.imports, module.exports, module.bodies)
