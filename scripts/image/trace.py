"""Makes copies of the image that write down what they use, in memory above everything Python can reach."""

from __future__ import annotations

from dataclasses import replace

from scripts.image.code import FIRST_LOAD, LAST_LOAD, instructions, locals_count, locals_end
from scripts.image.wasm import I32, Module, function_types, unsigned, write_signed, write_unsigned

BASE_PAGE = 1024
"""Marks begin at 64 MiB; training asserts that Python stays below."""
PAGES = BASE_PAGE + 16
LINE = 64
"""Bytes for which one mark says that they were read."""

MEMORY_COPY = b"\xfc\x0a"
_MEMORY_FILL = b"\xfc\x0b\x00"
_LOCAL_SET = b"\x21"
_LOCAL_GET, _LOCAL_TEE, _CONST, _ADD, _SHIFT = b"\x20", b"\x22", b"\x41", b"\x6a", b"\x76"
_STORE_ONE = _CONST + b"\x01" + b"\x3a\x00\x00"  # i32.const 1, i32.store8 (section 5.4.6)


def mark_calls(image: Module) -> Module:
    """The image with each function storing 1 at `BASE + its number among the bodies` when it is entered."""
    bodies = []
    for number, body in enumerate(image.bodies):
        at = locals_end(body)
        mark = _CONST + write_signed(BASE_PAGE * 65_536 + number) + _STORE_ONE
        bodies.append(body[:at] + mark + body[at:])
    return replace(image, bodies=tuple(bodies))


def mark_reads(image: Module, numbers: set[int]) -> Module:
    """The image in which every load in the bodies `numbers` stores 1 at `BASE + address // LINE`.

    A load takes its address from the stack; one more local keeps it for the mark. `memory.copy` reads too: constant
    texts are copied without a load, so its whole source is marked with one `memory.fill`.
    """
    types = function_types(image)
    bodies = list(image.bodies)
    for number in numbers:
        body = bodies[number]
        groups, declared = unsigned(body, 0)
        first = len(types[image.functions[number]][0]) + locals_count(body)
        local, size = write_unsigned(first), write_unsigned(first + 1)
        parts = [write_unsigned(groups + 1), body[declared : locals_end(body)], b"\x02", bytes([I32])]
        for opcode, start, end, offset in instructions(body):
            if FIRST_LOAD <= opcode <= LAST_LOAD:
                parts += [
                    _LOCAL_TEE,
                    local,
                    _LOCAL_GET,
                    local,
                    _CONST,
                    write_signed(offset),
                    _ADD,
                    _CONST,
                    b"\x06",
                    _SHIFT,
                ]
                parts += [_CONST, write_signed(BASE_PAGE * 65_536), _ADD, _STORE_ONE]
            elif body[start : start + 2] == MEMORY_COPY:
                parts += [_LOCAL_SET, size, _LOCAL_TEE, local, _LOCAL_GET, local, _CONST, b"\x06", _SHIFT]
                parts += [_CONST, write_signed(BASE_PAGE * 65_536), _ADD, _CONST, b"\x01"]
                parts += [_LOCAL_GET, size, _CONST, b"\x06", _SHIFT, _CONST, b"\x02", _ADD, _MEMORY_FILL]
                parts += [_LOCAL_GET, size]
            parts.append(body[start:end])
        bodies[number] = b"".join(parts)
    return replace(image, bodies=tuple(bodies))
