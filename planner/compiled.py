"""Templates compiled ahead, without what Jinja2 adds for templates and contexts that it does not know."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Mapping
from typing import Any

from jinja2 import Environment

_HEAD = '''"""Made by `planner.bake`; do not edit."""

from jinja2.runtime import LoopContext, Macro, markup_join, missing, str_join

from planner.render import escape

environment = None'''


def compiled(environment: Environment, sources: Mapping[str, str], mappings: Collection[str] = ()) -> str:
    """A module with `templates`: name to root function. `planner.render` sets the module's `environment`.

    What is left out, because `planner check` and the tests meet it first: asking whether a name or filter exists,
    and whether `a.b` is an attribute or an item. It is an item of `mappings` and what they hold, else an attribute.
    A template with blocks raises ValueError.
    """
    roots = []
    for number, source in enumerate(sources.values()):
        code = environment.compile(source, f"{number}", f"{number}", raw=True, defer_init=True)
        _, _, *functions, blocks, _ = ast.parse(code).body
        if len(functions) != 1 or ast.unparse(blocks) != "blocks = {}":
            raise ValueError(
                f"The template {source[:60]!r} has blocks, which planner.compiled does not know."
            )
        root = _Shorter(mappings).visit(functions[0])
        root.name = f"root_{number}"
        roots.append(ast.unparse(ast.fix_missing_locations(_without_unused(root))))
    rows = "".join(f"    {name!r}: root_{number},\n" for number, name in enumerate(sources))
    return "\n\n\n".join([_HEAD, *roots, f"templates = {{\n{rows}}}\n"])


class _Shorter(ast.NodeTransformer):
    def __init__(self, mappings: Collection[str]) -> None:
        self.mappings = mappings

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
        """Items and attributes as Python asks for them; calls of methods without the detour through the context."""
        match node:
            case ast.Call(ast.Attribute(ast.Name("environment"), "getattr"), [owner, ast.Constant(str(key))]):
                asked = self.visit(owner)
                if self._is_mapping(asked):
                    return ast.Subscript(asked, ast.Constant(key), ast.Load())
                return ast.Attribute(asked, key, ast.Load())
            case ast.Call(ast.Attribute(ast.Name("environment"), "getitem"), [owner, place]):
                return ast.Subscript(self.visit(owner), self.visit(place), ast.Load())
            case ast.Call(ast.Attribute(ast.Name("context"), "call"), [ast.Call() as asked, *given]):
                match asked:
                    case ast.Call(ast.Attribute(attr="getattr"), [owner, ast.Constant(str(key))]):
                        method = ast.Attribute(self.visit(owner), key, ast.Load())
                        named = [self.visit(k) for k in node.keywords if k.arg != "_loop_vars"]
                        return ast.Call(method, [self.visit(value) for value in given], named)
        return self.generic_visit(node)

    def _is_mapping(self, node: ast.expr) -> bool:
        """Whether it is one of the mappings, or an item of one."""
        match node:
            case ast.Name(name):
                return re.sub(r"^l_\d+_", "", name) in self.mappings
            case ast.Subscript(owner):
                return self._is_mapping(owner)
        return False

    def visit_FunctionDef(self, node: ast.FunctionDef) -> Any:
        """Its lines, and those of what stands inside: parts that follow each other are given as one."""
        self.generic_visit(node)
        for inner in ast.walk(node):
            for lines in ("body", "orelse"):
                if isinstance(there := getattr(inner, lines, None), list):
                    setattr(inner, lines, _joined(there) or ([ast.Pass()] if lines == "body" else []))
        return node


def _joined(lines: list[ast.stmt]) -> list[ast.stmt]:
    """The lines without `pass`, for which Python keeps an instruction, and with `yield`s side by side as one."""
    joined: list[ast.stmt] = []
    parts: list[ast.expr] = []
    for line in [*lines, ast.Pass()]:
        match line:
            case ast.Expr(ast.Yield(ast.expr() as part)):
                parts.append(part)
                continue
        if parts:
            text = ast.Call(
                ast.Attribute(ast.Constant(""), "join", ast.Load()), [ast.Tuple(parts, ast.Load())], []
            )
            joined.append(ast.Expr(ast.Yield(text if len(parts) > 1 else parts[0])))
            parts = []
        if not isinstance(line, ast.Pass):
            joined.append(line)
    return joined


def _without_unused(root: ast.FunctionDef) -> ast.FunctionDef:
    """The function without the shortcuts that it assigns at its start and never reads."""
    read = {n.id for n in ast.walk(root) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    root.body = [line for line in root.body if not _assigns_other(line, read)]
    return root


def _assigns_other(line: ast.stmt, read: set[str]) -> bool:
    match line:
        case ast.Assign([ast.Name(name)]):
            return name not in read
    return False
