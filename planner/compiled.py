"""Templates compiled ahead, without what Jinja2 adds for templates and contexts that it does not know."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment

_HEAD = '"""Made by `planner.bake`; do not edit."""\n\n'


def compiled(environment: Environment, sources: Mapping[str, str], attributes_of: str = "") -> str:
    """A module with `templates`: name to root function. `planner.render` sets the module's `environment`.

    What is left out, because `planner check` and the tests meet it first: the question whether a name or filter
    exists. `attributes_of` is a name whose attributes are read directly, never as items. A template with blocks
    raises ValueError.
    """
    roots: list[ast.stmt] = []
    imports: ast.stmt | None = None
    for number, source in enumerate(sources.values()):
        code = environment.compile(source, f"{number}", f"{number}", raw=True, defer_init=True)
        imports, _, *functions, blocks, _ = ast.parse(code).body
        if len(functions) != 1 or ast.unparse(blocks) != "blocks = {}":
            raise ValueError(
                f"The template {source[:60]!r} has blocks, which planner.compiled does not know."
            )
        root = _Shorter(f"l_0_{attributes_of}").visit(functions[0])
        root.name = f"root_{number}"
        roots.append(_without_unused(root))
    rows = "".join(f"    {name!r}: root_{number},\n" for number, name in enumerate(sources))
    parts = [_HEAD + (ast.unparse(imports) if imports else ""), "environment = None"]
    parts += [ast.unparse(ast.fix_missing_locations(root)) for root in roots]
    return "\n\n\n".join([*parts, f"templates = {{\n{rows}}}\n"])


class _Shorter(ast.NodeTransformer):
    def __init__(self, direct: str) -> None:
        self.direct = direct

    def visit_IfExp(self, node: ast.IfExp) -> Any:
        """`undefined(name='x') if l_0_x is missing else l_0_x`: just the name."""
        self.generic_visit(node)
        called = node.body.func if isinstance(node.body, ast.Call) else None
        return node.orelse if isinstance(called, ast.Name) and called.id == "undefined" else node

    def visit_Try(self, node: ast.Try) -> Any:
        """Looking up a filter or test, with a function that complains should it not be there."""
        self.generic_visit(node)
        return node.body

    def visit_Call(self, node: ast.Call) -> Any:
        """`environment.getattr(l_0_c, 'x')` of the direct name: `l_0_c.x`."""
        self.generic_visit(node)
        match node:
            case ast.Call(
                ast.Attribute(ast.Name("environment"), "getattr"), [ast.Name(name), ast.Constant(str(key))]
            ):
                if name == self.direct:
                    return ast.Attribute(ast.Name(name, ast.Load()), key, ast.Load())
        return node

    def visit_If(self, node: ast.If) -> Any:
        """Without `pass`, for which Python keeps an instruction."""
        self.generic_visit(node)
        node.body = [line for line in node.body if not isinstance(line, ast.Pass)] or [ast.Pass()]
        node.orelse = [line for line in node.orelse if not isinstance(line, ast.Pass)]
        return node


def _without_unused(root: ast.FunctionDef) -> ast.FunctionDef:
    """The function without the shortcuts that it assigns at its start and never reads."""
    read = {n.id for n in ast.walk(root) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    root.body = [
        line for line in root.body if not isinstance(line, ast.Pass) and not _assigns_other(line, read)
    ]
    return root


def _assigns_other(line: ast.stmt, read: set[str]) -> bool:
    match line:
        case ast.Assign([ast.Name(name)]):
            return name not in read
    return False
