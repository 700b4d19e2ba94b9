"""Which functions the image keeps: those that ran, and those that they call by name."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.image.code import callees
from scripts.image.wasm import Module


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
