"""Functions of ours in place of those that Pyodide's module imports from JavaScript: the image imports nothing.

CPython calls functions of C with more arguments than some of them take. WebAssembly traps at that, so Pyodide goes
through JavaScript (CPython's Python/emscripten_trampoline.c). The image knows its table of functions, so a byte for
each entry says how many arguments it takes, and one function of ours calls it so. Another asks for more memory. All
other imports trap: the planner needs neither time nor chance.
"""

from __future__ import annotations

from scripts.image.code import BR_TABLE, CALL_INDIRECT, MEMORY_GROW, MEMORY_SIZE
from scripts.image.wasm import END, I32, Module, WasmError, function_types, write_signed, write_unsigned

TRAMPOLINE, GROW = "_PyEM_TrampolineCall_JS", "emscripten_resize_heap"
"""The imports whose places they take."""
MOST = 3
"""Arguments that CPython calls with."""
NONE = 255
"""Stands for an entry that is not in the image, or that is not called so; calling it traps."""
SPARE = 16
"""Pages of 64 KiB to have in stock each time memory grows."""
_CONST, _UNEQUAL, _ADD, _SUBTRACT, _SHIFT = b"\x41", b"\x47", b"\x6a", b"\x6b", b"\x76"
_BLOCK, _LOCAL_GET, _LOAD_BYTE, _RETURN, _UNREACHABLE = b"\x02\x40", b"\x20", b"\x2d\x00", b"\x0f", b"\x00"


def natives(module: Module, arities: int) -> dict[str, bytes]:
    """Bodies (section 5.4) by the import they stand for; `arities` is the address of the table's first byte."""
    return {TRAMPOLINE: _trampoline(module, arities), GROW: _grow()}


def _grow() -> bytes:
    """Of a function that takes the bytes that memory should have: gives them and a mebibyte more; 0 when it cannot."""
    wanted = _LOCAL_GET + b"\x00" + _CONST + b"\x10" + _SHIFT + bytes([MEMORY_SIZE]) + b"\x00" + _SUBTRACT
    grown = wanted + _CONST + write_signed(SPARE + 1) + _ADD + bytes([MEMORY_GROW]) + b"\x00"
    return b"\x00" + grown + _CONST + write_signed(-1) + _UNEQUAL + bytes([END])


def _trampoline(module: Module, arities: int) -> bytes:
    """Of a function that takes an entry of the table and three arguments."""
    calls = []
    for count in range(MOST + 1):
        given = b"".join(_LOCAL_GET + write_unsigned(1 + n) for n in range(count))
        entry = _LOCAL_GET + b"\x00"
        call = bytes([CALL_INDIRECT]) + write_unsigned(_type(module, count)) + b"\x00"
        calls.append(bytes([END]) + given + entry + call + _RETURN)
    labels = b"".join(map(write_unsigned, (MOST + 1, *range(MOST + 2))))
    chosen = _LOCAL_GET + b"\x00" + _LOAD_BYTE + write_unsigned(arities) + bytes([BR_TABLE]) + labels
    return (
        b"\x00" + _BLOCK * (MOST + 2) + chosen + b"".join(calls) + bytes([END]) + _UNREACHABLE + bytes([END])
    )


def arity_bytes(module: Module, live: set[int]) -> bytes:
    """For each entry of the table the number of its arguments; NONE for functions that are not `live`."""
    types = function_types(module)
    imported = len(module.imported_functions)
    counts = [NONE]
    for index in module.elements:
        parameters, results = types[module.functions[index - imported]] if index >= imported else (b"", b"")
        plain = results == bytes([I32]) and parameters == bytes([I32]) * len(parameters)
        counts.append(len(parameters) if index in live and plain and len(parameters) <= MOST else NONE)
    return bytes(counts)


def _type(module: Module, count: int) -> int:
    wanted = (bytes([I32]) * count, bytes([I32]))
    types = function_types(module)
    if wanted not in types:
        raise WasmError(f"Pyodide's module has no function of {count} arguments any more.")
    return types.index(wanted)
