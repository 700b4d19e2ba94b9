"""What a compiled template escapes again and again, escaped once."""

from __future__ import annotations

import ast
from itertools import count
from typing import Any

Known = dict[str, str]
"""What was escaped on every way to here, as Python writes it, and the name that holds it."""


def once(root: ast.FunctionDef) -> ast.FunctionDef:
    """The function with `escape(a.b)` kept under a name where it surely comes first, and asked for by that name later.

    Names and their attributes only; these stay the same while a template is filled.
    """
    keeper = _Keeper()
    keeper.lines(root.body, {})
    _Unkept(keeper.asked).visit(root)
    return root


class _Keeper:
    """Goes through lines and expressions in the order in which Python does."""

    def __init__(self) -> None:
        self.asked: set[str] = set()
        self.number = count(1)

    def lines(self, lines: list[ast.stmt], known: Known) -> None:
        for line in lines:
            self.line(line, known)

    def line(self, line: ast.stmt, known: Known) -> None:
        match line:
            case ast.FunctionDef(body=body):
                self.lines(body, {})
            case ast.If():
                line.test = self.value(line.test, known)
                self.lines(line.body, dict(known))
                self.lines(line.orelse, dict(known))
            case ast.For():
                line.iter = self.value(line.iter, known)
                _forget(line, known)
                self.lines(line.body, dict(known))
                self.lines(line.orelse, dict(known))
            case _:
                self.parts(line, known)
        _forget(line, known)

    def parts(self, node: ast.AST, known: Known) -> None:
        """Every expression in it, replaced where it was escaped before."""
        for field, there in ast.iter_fields(node):
            if isinstance(there, ast.expr):
                setattr(node, field, self.value(there, known))
            elif isinstance(there, list):
                setattr(node, field, [self.value(x, known) if isinstance(x, ast.expr) else x for x in there])
            elif isinstance(there, ast.AST):
                self.parts(there, known)

    def value(self, node: ast.expr, known: Known) -> ast.expr:
        match node:
            case ast.Call(ast.Name("escape"), [given], []) if _stays(given):
                text = ast.unparse(given)
                if text in known:
                    self.asked.add(known[text])
                    return ast.Name(known[text], ast.Load())
                known[text] = f"kept_{next(self.number)}"
                return ast.NamedExpr(ast.Name(known[text], ast.Store()), node)
            case ast.IfExp():
                node.test = self.value(node.test, known)
                node.body = self.value(node.body, dict(known))
                node.orelse = self.value(node.orelse, dict(known))
            case ast.BoolOp(values=[first, *others]):
                node.values = [self.value(first, known), *(self.value(x, dict(known)) for x in others)]
            case _:
                self.parts(node, known)
        return node


class _Unkept(ast.NodeTransformer):
    def __init__(self, asked: set[str]) -> None:
        self.asked = asked

    def visit_NamedExpr(self, node: ast.NamedExpr) -> Any:
        """Without a name that nobody asks for."""
        return node if node.target.id in self.asked else node.value


def _stays(node: ast.expr) -> bool:
    """Whether it is a name or an attribute of one, however deep."""
    return isinstance(node, ast.Name) or (isinstance(node, ast.Attribute) and _stays(node.value))


def _forget(line: ast.stmt, known: Known) -> None:
    """Nothing is known any more of names that the line sets."""
    nodes = [node for node in ast.walk(line) if isinstance(node, ast.Name)]
    names = {node.id for node in nodes if isinstance(node.ctx, ast.Store)}
    for text in [text for text in known if text.split(".")[0] in names]:
        del known[text]
