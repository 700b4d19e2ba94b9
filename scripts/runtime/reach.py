"""Which modules the planner can reach, read from its sources without running them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

OURS = ("planner", "jinja2", "markupsafe")
DOOR = "planner.bridge"


def imported_names(tree: ast.AST, module: str, is_package: bool) -> Iterator[str]:
    """Every dotted name that a module's source may import, those inside functions too."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for other in node.orelse:
                yield from imported_names(other, module, is_package)
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = module.split(".") if node.level else []
            parts = parts[: len(parts) - node.level + is_package] if node.level else parts
            base = ".".join([*parts, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)
        else:
            yield from imported_names(node, module, is_package)


def source_of(app: Path, name: str) -> Path | None:
    """The file of one of our own modules, or nothing."""
    path = app / name.replace(".", "/")
    for candidate in (path / "__init__.py", path.with_suffix(".py")):
        if candidate.is_file():
            return candidate
    return None


def reach(app: Path) -> tuple[set[str], set[str]]:
    """Our own modules that the door in `app` can reach, and the other names that they may import."""
    ours: set[str] = set()
    others: set[str] = set()
    queue = [DOOR, *(f"planner.{path.stem}" for path in (app / "planner").glob("_baked*.py"))]
    while queue:
        name = queue.pop()
        if name in ours:
            continue
        if name.split(".")[0] not in OURS:
            others.add(name)
            continue
        source = source_of(app, name)
        if source is None:
            continue
        ours.add(name)
        queue.extend(name.rsplit(".", n)[0] for n in range(1, name.count(".") + 1))
        tree = ast.parse(source.read_text("utf-8"))
        queue.extend(imported_names(tree, name, source.name == "__init__.py"))
    return ours, others
