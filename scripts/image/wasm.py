"""Reads and writes WebAssembly modules: the sections, and the parts of them that the image changes.

Section numbers are those of the WebAssembly Core Specification, release 2.0; exception tags are from release 3.0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

MAGIC = b"\0asm\1\0\0\0"
TYPE, IMPORT, FUNCTION, TABLE, MEMORY, GLOBAL, EXPORT, START, ELEMENT, CODE, DATA, DATA_COUNT, TAG = range(
    1, 14
)
ORDER = (TYPE, IMPORT, FUNCTION, TABLE, MEMORY, TAG, GLOBAL, EXPORT, START, ELEMENT, DATA_COUNT, CODE, DATA)
"""The order in which sections stand in a file (5.5.2), which is not that of their numbers."""
I32 = 0x7F
I32_CONST, END = 0x41, 0x0B
FUNC_KIND, TABLE_KIND, MEMORY_KIND, GLOBAL_KIND, TAG_KIND = range(5)


class WasmError(ValueError):
    """The module has something that the image does not know how to keep; the sentence says what."""


def unsigned(data: bytes, at: int) -> tuple[int, int]:
    """An unsigned LEB128 number (5.2.2) and the place after it."""
    result = shift = 0
    while True:
        byte = data[at]
        at += 1
        result |= (byte & 0x7F) << shift
        if byte < 0x80:
            return result, at
        shift += 7


def signed(data: bytes, at: int) -> tuple[int, int]:
    """A signed LEB128 number (5.2.2) and the place after it."""
    result = shift = 0
    while True:
        byte = data[at]
        at += 1
        result |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return (result - (1 << shift) if byte & 0x40 else result), at


def write_unsigned(number: int) -> bytes:
    """`number` as unsigned LEB128, as short as it can be."""
    result = bytearray()
    while number > 0x7F:
        result.append(number & 0x7F | 0x80)
        number >>= 7
    result.append(number)
    return bytes(result)


def write_signed(number: int) -> bytes:
    """`number` as signed LEB128, as short as it can be."""
    result = bytearray()
    while not -0x40 <= number < 0x40:
        result.append(number & 0x7F | 0x80)
        number >>= 7
    result.append(number & 0x7F)
    return bytes(result)


def vector(items: Iterable[bytes]) -> bytes:
    """The items with their number in front (5.1.3)."""
    parts = list(items)
    return write_unsigned(len(parts)) + b"".join(parts)


def sized(data: bytes) -> bytes:
    """The bytes with their length in front: a name (5.2.4), a function's code (5.4), a section (5.5.2)."""
    return write_unsigned(len(data)) + data


@dataclass(frozen=True, slots=True)
class Import:
    """An import (5.5.5); `detail` is the description after the kind: a type index, limits, a global's type."""

    module: str
    name: str
    kind: int
    detail: bytes

    @property
    def type_index(self) -> int:
        """Of an imported function."""
        return unsigned(self.detail, 0)[0]

    def encode(self) -> bytes:
        """The bytes of the import section's entry."""
        return sized(self.module.encode()) + sized(self.name.encode()) + bytes([self.kind]) + self.detail


@dataclass(frozen=True, slots=True)
class Global:
    """A global (5.5.9): value type, whether it can change, and the constant it starts with."""

    kind: int
    mutable: bool
    start: bytes

    def encode(self) -> bytes:
        """The bytes of the global section's entry."""
        return bytes([self.kind, self.mutable]) + self.start


@dataclass(frozen=True, slots=True)
class Export:
    """An export (5.5.10)."""

    name: str
    kind: int
    index: int

    def encode(self) -> bytes:
        """The bytes of the export section's entry."""
        return sized(self.name.encode()) + bytes([self.kind]) + write_unsigned(self.index)


@dataclass(frozen=True)
class Module:
    """A module in parts. `functions` holds a type index for each of `bodies`; imported functions come before them."""

    sections: dict[int, bytes]
    imports: tuple[Import, ...]
    functions: tuple[int, ...]
    globals: tuple[Global, ...]
    exports: tuple[Export, ...]
    elements: tuple[int, ...]
    bodies: tuple[bytes, ...] = field(repr=False)

    @property
    def imported_functions(self) -> tuple[Import, ...]:
        """In the order of their indices."""
        return tuple(i for i in self.imports if i.kind == FUNC_KIND)

    def export(self, name: str) -> Export:
        """The export of that name. WasmError when there is none."""
        for export in self.exports:
            if export.name == name:
                return export
        raise WasmError(f"Pyodide's module no longer exports {name}.")

    def address(self, name: str) -> int:
        """Where an exported piece of data stands in memory. WasmError when there is none."""
        own = self.export(name).index - sum(i.kind == GLOBAL_KIND for i in self.imports)
        return signed(self.globals[own].start, 1)[0]


def read_module(data: bytes) -> Module:
    """Parse a module (5.5). Custom sections are dropped. WasmError on what the image cannot keep."""
    if data[:8] != MAGIC:
        raise WasmError("This file is not a WebAssembly module of version 1.")
    sections: dict[int, bytes] = {}
    at = 8
    while at < len(data):
        number, (size, body) = data[at], unsigned(data, at + 1)
        if number:
            sections[number] = data[body : body + size]
        at = body + size
    if START in sections:
        raise WasmError("Pyodide's module has a start function, which would undo the image's memory.")
    return Module(
        sections=sections,
        imports=tuple(_imports(sections[IMPORT])),
        functions=tuple(_indices(sections[FUNCTION], 0)[0]),
        globals=tuple(_globals(sections[GLOBAL])),
        exports=tuple(_exports(sections[EXPORT])),
        elements=tuple(_elements(sections[ELEMENT])),
        bodies=tuple(_bodies(sections[CODE])),
    )


def write_module(module: Module) -> bytes:
    """The bytes of a module: its parts in place of the sections that they came from."""
    parts = {
        IMPORT: vector(i.encode() for i in module.imports),
        FUNCTION: vector(map(write_unsigned, module.functions)),
        GLOBAL: vector(g.encode() for g in module.globals),
        EXPORT: vector(e.encode() for e in module.exports),
        ELEMENT: vector([b"\0" + constant(1) + vector(map(write_unsigned, module.elements))]),
        CODE: vector(map(sized, module.bodies)),
    }
    sections = {**module.sections, **parts}
    return MAGIC + b"".join(bytes([n]) + sized(sections[n]) for n in ORDER if n in sections)


def with_data(module: Module, runs: list[tuple[int, bytes]]) -> Module:
    """The module with these runs of bytes, at these addresses, as its data (5.5.14)."""
    segments = vector(b"\0" + constant(address) + sized(run) for address, run in runs)
    return replace(
        module, sections={**module.sections, DATA: segments, DATA_COUNT: write_unsigned(len(runs))}
    )


def constant(value: int) -> bytes:
    """A constant expression (5.4.9) that gives an i32."""
    return bytes([I32_CONST]) + write_signed(value) + bytes([END])


def function_types(module: Module) -> list[tuple[bytes, bytes]]:
    """Parameters and results of each type (5.3.6)."""
    data = module.sections[TYPE]
    count, at = unsigned(data, 0)
    types = []
    for _ in range(count):
        if data[at] != 0x60:
            raise WasmError(f"Pyodide's module has a type of a new form ({data[at]:#x}).")
        size, at = unsigned(data, at + 1)
        parameters, at = data[at : at + size], at + size
        size, at = unsigned(data, at)
        types.append((parameters, data[at : at + size]))
        at += size
    return types


def _name(data: bytes, at: int) -> tuple[str, int]:
    size, at = unsigned(data, at)
    return data[at : at + size].decode(), at + size


def _imports(data: bytes) -> Iterable[Import]:
    count, at = unsigned(data, 0)
    for _ in range(count):
        module, at = _name(data, at)
        name, at = _name(data, at)
        kind, start = data[at], at + 1
        if kind == FUNC_KIND:
            at = unsigned(data, start)[1]
        elif kind == GLOBAL_KIND:
            at = start + 2
        else:
            raise WasmError(
                f"Pyodide's module imports {module}.{name}, which is neither a function nor a global."
            )
        yield Import(module, name, kind, data[start:at])


def _indices(data: bytes, at: int) -> tuple[list[int], int]:
    count, at = unsigned(data, at)
    found = []
    for _ in range(count):
        number, at = unsigned(data, at)
        found.append(number)
    return found, at


def _globals(data: bytes) -> Iterable[Global]:
    count, at = unsigned(data, 0)
    for _ in range(count):
        kind, mutable, start = data[at], bool(data[at + 1]), at + 2
        if data[start] != I32_CONST:
            raise WasmError("Pyodide's module has a global that does not start with an i32 constant.")
        _, at = signed(data, start + 1)
        at += 1
        yield Global(kind, mutable, data[start:at])


def _exports(data: bytes) -> Iterable[Export]:
    count, at = unsigned(data, 0)
    for _ in range(count):
        name, at = _name(data, at)
        kind = data[at]
        index, at = unsigned(data, at + 1)
        yield Export(name, kind, index)


def _elements(data: bytes) -> list[int]:
    count, at = unsigned(data, 0)
    if count != 1 or data[at : at + 4] != b"\0" + constant(1):
        raise WasmError("Pyodide's module no longer fills its table with one segment from entry 1.")
    return _indices(data, at + 4)[0]


def _bodies(data: bytes) -> Iterable[bytes]:
    count, at = unsigned(data, 0)
    for _ in range(count):
        size, at = unsigned(data, at)
        yield data[at : at + size]
        at += size
