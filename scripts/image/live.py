"""Which functions the image keeps: those that ran, those that they call by name, and those that any object may need."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from scripts.image.code import callees
from scripts.image.wasm import Module

TYPE, TRAVERSE, CLEAR = 1, 23, 24
"""Where an object names its type, and a type its `tp_traverse` and `tp_clear`: words of 32 bits (CPython's object.h)."""


def live_functions(module: Module, ran: Iterable[int]) -> set[int]:
    """Indices of functions, imported ones included, that `ran` or are reachable from them by direct calls.

    What is called through the table and never ran in training is left out; the image stops there with a trap, and
    the worker answers from the next level.
    """
    imported = len(module.imported_functions)
    live: set[int] = set()
    queue = list(ran)
    while queue:
        index = queue.pop()
        if index in live:
            continue
        live.add(index)
        if index >= imported:
            queue.extend(callees(module.bodies[index - imported]) - live)
    return live


def collecting(module: Module, memory: bytes) -> set[int]:
    """Indices of the functions with which the collector walks and clears objects, of every type in `memory`.

    Which objects live when it runs depends on all requests before, so no training meets every kind.
    """
    words = array("I", memory[: len(memory) // 4 * 4])
    address = module.address("PyType_Type")
    types = [at for at in range(len(words) - CLEAR) if words[at + TYPE] == address]
    named = {words[at + slot] for at in types for slot in (TRAVERSE, CLEAR)}
    return {module.elements[entry - 1] for entry in named if 0 < entry <= len(module.elements)}
