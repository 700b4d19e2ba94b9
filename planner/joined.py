"""Parts of a text that follow each other in a compiled template, given as one."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from itertools import takewhile

YIELDED = ""
"""In place of the name of a list: the parts are yielded."""
GATHERED = "t_0"
"""The name of the list in which a function gathers its parts; Jinja2 counts from t_1."""

_EMPTY = ast.dump(ast.Constant(""))


def joined(lines: Sequence[ast.stmt]) -> list[ast.stmt]:
    """The lines, and what stands inside them, with parts side by side as one: what a choice gives is a part too.

    `pass`, for which Python keeps an instruction, is left out where something else stands.
    """
    made: list[ast.stmt] = []
    parts: list[ast.expr] = []
    place = YIELDED
    for line in [*map(_inside, lines), ast.Pass()]:
        to, more = _given(line)
        if parts and (not more or to != place):
            made.append(_giving(place, text_of(parts)))
            parts = []
        if more:
            place = to
            parts += more
        elif not isinstance(line, ast.Pass):
            made.append(line)
    return made


def with_joined(function: ast.FunctionDef) -> ast.FunctionDef:
    """The function with its lines `joined`; one that gathers a single text in a list gives that text."""
    function.body = joined(function.body)
    match function.body:
        case [*before, ast.Assign(value=ast.List([])), made, ast.Return()]:
            _, parts = _given(made)
            if parts:
                function.body = [*before, ast.Return(text_of(parts))]
    return function


def gathering(function: ast.FunctionDef) -> ast.FunctionDef:
    """The generator of parts as a function that gives their text."""
    start = ast.Assign([ast.Name(GATHERED, ast.Store())], ast.List([], ast.Load()))
    text = ast.Call(ast.Attribute(ast.Constant(""), "join", ast.Load()), [ast.Name(GATHERED, ast.Load())], [])
    lines = [_Gathering().visit(line) for line in function.body if not _never(line)]
    shortcuts = list(takewhile(lambda line: isinstance(line, ast.Assign), lines))
    function.body = [*shortcuts, start, *lines[len(shortcuts) :], ast.Return(text)]
    return function


class _Gathering(ast.NodeTransformer):
    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        match node.value:
            case ast.Yield(ast.expr() as part):
                return _giving(GATHERED, part)
        return node


def _never(line: ast.stmt) -> bool:
    """`if 0: yield None`, which makes a function a generator."""
    return isinstance(line, ast.If) and isinstance(line.test, ast.Constant)


def text_of(parts: Sequence[ast.expr]) -> ast.expr:
    """An expression for the text that all the parts make; parts of that kind are taken apart, texts side by side joined."""
    flat: list[ast.expr] = []
    for part in parts:
        for piece in part.values if isinstance(part, ast.JoinedStr) else [part]:
            match flat[-1:], piece:
                case [ast.Constant(str(before))], ast.Constant(str(text)):
                    flat[-1] = ast.Constant(before + text)
                case _:
                    flat.append(piece)
    flat = [part for part in flat if ast.dump(part) != _EMPTY]
    if len(flat) > 1:
        return ast.JoinedStr(flat)
    return flat[0] if flat else ast.Constant("")


def with_percent(root: ast.FunctionDef) -> ast.FunctionDef:
    """The function with every `text_of` written as `'..%s..' % (..)`, which Python compiles as it does f-strings.

    Unlike those it can hold every quote.
    """
    _Percent().visit(root)
    return root


class _Percent(ast.NodeTransformer):
    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:
        if any(isinstance(p, ast.FormattedValue) for p in node.values):
            return node  # one of Jinja2's own
        self.generic_visit(node)
        form, values = "", []
        for part in node.values:
            match part:
                case ast.Constant(str(text)):
                    form += text.replace("%", "%%")
                case _:
                    form += "%s"
                    values.append(_without_str(part))
        return ast.BinOp(ast.Constant(form), ast.Mod(), ast.Tuple(values, ast.Load()))


def _without_str(part: ast.expr) -> ast.expr:
    """`str(x)` as x: `%s` asks for the same."""
    match part:
        case ast.Call(ast.Name("str"), [given], []):
            return given
    return part


def _inside(line: ast.stmt) -> ast.stmt:
    if isinstance(line, ast.FunctionDef):
        return with_joined(line)
    for name in ("body", "orelse"):
        if there := getattr(line, name, None):
            setattr(line, name, joined(there) or ([ast.Pass()] if name == "body" else []))
    return line


def _given(line: ast.stmt) -> tuple[str, list[ast.expr]]:
    """The parts that a line gives, if any, and the name of the list it gives them to."""
    match line:
        case ast.Expr(ast.Yield(ast.expr() as part)):
            return YIELDED, [part]
        case ast.Expr(ast.Call(ast.Attribute(ast.Name(name), "append"), [part])) if _is_list(name):
            return name, [part]
        case ast.Expr(
            ast.Call(ast.Attribute(ast.Name(name), "extend"), [ast.Tuple(parts) | ast.List(parts)])
        ) if _is_list(name):
            return name, parts
        case ast.If(test, [one], orelse) if len(orelse) < 2 and not isinstance(test, ast.Constant):
            to, body = _given(one)
            other, rest = _given(orelse[0]) if orelse else (to, [ast.Constant("")])
            if body and rest and to == other:
                return to, [ast.IfExp(test, text_of(body), text_of(rest))]
    return YIELDED, []


def _is_list(name: str) -> bool:
    """Whether it is the list in which a macro gathers its text."""
    return bool(re.fullmatch(r"t_\d+", name))


def _giving(place: str, part: ast.expr) -> ast.stmt:
    if place == YIELDED:
        return ast.Expr(ast.Yield(part))
    append = ast.Attribute(ast.Name(place, ast.Load()), "append", ast.Load())
    return ast.Expr(ast.Call(append, [part], []))
