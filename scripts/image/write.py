"""Writes the image: the frozen memory as data, the live functions, a closed list of imports, and few exports."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from scripts.image.code import GLOBAL_GET, GLOBAL_SET, callees, instructions, renumbered
from scripts.image.natives import arity_bytes, natives
from scripts.image.wasm import (
    END,
    FUNC_KIND,
    GLOBAL_KIND,
    I32,
    MEMORY,
    MEMORY_KIND,
    Export,
    Global,
    Module,
    WasmError,
    constant,
    with_data,
    write_unsigned,
)

EXPORTS = (
    "malloc",
    "free",
    "PyUnicode_FromStringAndSize",
    "PyUnicode_AsUTF8AndSize",
    "PyObject_CallOneArg",
    "Py_DecRef",
)
PAGE = 65_536
REGISTERS = ("__stack_pointer", "emscripten_stack_get_base", "emscripten_stack_get_end")
SPARE_PAGES = 32
"""Free memory at the start: 2 MiB, so that the first plans need not ask for more."""
LONGEST_GAP = 24
"""Zeros that stay inside a run of data, because a new run costs about as much; a module may have 100,000 runs."""
TRAP = b"\x00\x00\x0b"
"""A body without locals: `unreachable` (section 5.4.1)."""


@dataclass(frozen=True)
class Frozen:
    """The memory at the end of the freeze, and the numbers that `freeze.mjs` wrote beside it.

    `collector` is the address of the garbage collector's threshold, `arities` that of free memory with a byte for
    each entry of the table of functions; `globals` are the values of the imported globals
    in their order, `registers` those of the changeable globals, by the export that is one or that returns it.
    """

    memory: bytes
    door: int
    top: int
    collector: int
    arities: int
    globals: tuple[int, ...]
    registers: dict[str, int]


def image(
    module: Module, frozen: Frozen, live: set[int], memory: bytes | None = None, pages: int = 0
) -> Module:
    """The module that already holds `frozen`; `memory` may take its place with unread data cleared.

    `live` are indices of functions. Those left out are gone; what names them gets a function that traps.
    `pages` is the least memory, in pages of 64 KiB; 0 stands for what is used and a little more.
    """
    own = natives(module, frozen.arities)
    places = [n for n, i in enumerate(module.imported_functions) if i.name in own]
    numbers, trap_types = _numbering(module, live, places)
    imported = len(module.imported_functions)
    bodies = [
        renumbered(module.bodies[index - imported], numbers.__getitem__)
        for index in sorted(live)
        if index >= imported
    ]
    bodies += [own[module.imported_functions[n].name] for n in places]
    types = [module.functions[index - imported] for index in sorted(live) if index >= imported]
    types += [module.imported_functions[n].type_index for n in places]
    trap = len(bodies)
    exports = [Export(name, FUNC_KIND, numbers[module.export(name).index]) for name in EXPORTS]
    exports.append(Export("memory", MEMORY_KIND, 0))
    made = replace(
        module,
        imports=(),
        functions=(*types, *trap_types),
        globals=_globals(module, frozen),
        exports=tuple(exports),
        elements=tuple(numbers.get(index, trap) for index in module.elements),
        bodies=(*bodies, *(TRAP for _ in trap_types)),
    )
    least = pages or -(-frozen.top // PAGE) + SPARE_PAGES
    limits = b"\x01\x01" + write_unsigned(least) + write_unsigned(PAGE // 2)
    made = replace(made, sections={**made.sections, MEMORY: limits})
    data, start = memory or frozen.memory, frozen.arities
    arities = arity_bytes(module, live)
    return with_data(made, runs(data[:start] + arities + data[start + len(arities) :]))


def runs(memory: bytes) -> list[tuple[int, bytes]]:
    """Address and bytes of everything in `memory` that is not zero."""
    found, start = [], 0
    for gap in re.finditer(rb"\0{%d,}" % LONGEST_GAP, memory):
        if gap.start() > start:
            found.append((start, memory[start : gap.start()]))
        start = gap.end()
    if start < len(memory):
        found.append((start, memory[start:]))
    if len(found) > 100_000:
        raise WasmError(
            f"The image would have {len(found)} runs of data; browsers take 100,000. Raise LONGEST_GAP."
        )
    return found


def check_globals(module: Module, live: Collection[int]) -> None:
    """WasmError when live code uses a changeable global whose value was not frozen."""
    imported = len(module.imported_functions)
    first = sum(i.kind == GLOBAL_KIND for i in module.imports)
    known = {_register(module, name) for name in REGISTERS}
    unknown = {first + n for n, g in enumerate(module.globals) if g.mutable} - known
    for index in live:
        if index >= imported:
            for opcode, _, _, value in instructions(module.bodies[index - imported]):
                if opcode in (GLOBAL_GET, GLOBAL_SET) and value in unknown:
                    raise WasmError(
                        f"Function {index} uses global {value}, whose value freeze.mjs does not know."
                    )


def _register(module: Module, name: str) -> int:
    """The global that is exported as `name`, or that the function of that name returns."""
    export = module.export(name)
    if export.kind == GLOBAL_KIND:
        return export.index
    code = list(instructions(module.bodies[export.index - len(module.imported_functions)]))
    if [i.opcode for i in code] != [GLOBAL_GET, END]:
        raise WasmError(f"Pyodide's {name} no longer just returns a global.")
    return code[0].value


def _numbering(module: Module, live: Collection[int], places: list[int]) -> tuple[dict[int, int], list[int]]:
    """New index of every function that is kept or named, and the types of the traps: one for each that is needed.

    Live functions come first, then our own in the `places` of imports, then traps.
    """
    imported = len(module.imported_functions)
    order = [*(index for index in sorted(live) if index >= imported), *places]
    numbers = {old: new for new, old in enumerate(order)}
    trap_types: list[int] = [0]
    named = {
        name for index in order if index >= imported for name in callees(module.bodies[index - imported])
    }
    for index in sorted(named - numbers.keys()):
        kind = (
            module.imported_functions[index].type_index
            if index < imported
            else module.functions[index - imported]
        )
        if kind not in trap_types:
            trap_types.append(kind)
        numbers[index] = len(order) + trap_types.index(kind)
    return numbers, trap_types


def _globals(module: Module, frozen: Frozen) -> tuple[Global, ...]:
    """The imported globals with the values they were given, then the module's own with the stack as it was."""
    imported = [i for i in module.imports if i.kind == GLOBAL_KIND]
    if len(imported) != len(frozen.globals) or any(i.detail[0] != I32 for i in imported):
        raise WasmError("Pyodide's module imports other globals than the ones that were frozen.")
    own = list(module.globals)
    for name, value in frozen.registers.items():
        number = _register(module, name) - len(imported)
        own[number] = replace(own[number], start=constant(value))
    given = (
        Global(I32, bool(i.detail[1]), constant(value))
        for i, value in zip(imported, frozen.globals, strict=True)
    )
    return (*given, *own)
