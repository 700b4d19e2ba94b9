"""Templates compiled ahead, without what Jinja2 adds for templates and contexts that it does not know."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from string import Formatter
from types import MappingProxyType
from typing import Any

from jinja2 import Environment
from markupsafe import escape

from planner.joined import gathering, text_of, with_joined, with_percent
from planner.once import once

_HEAD = '''"""Made by `planner.bake`; do not edit."""

from jinja2.runtime import LoopContext, markup_join, missing, str_join
from markupsafe import Markup

from planner.render import escape, page_template

environment = None'''


def compiled(
    environment: Environment,
    sources: Mapping[str, str],
    mappings: Collection[str] = (),
    constants: Mapping[str, Any] = MappingProxyType({}),
    *,
    plain: bool = False,
) -> str:
    """A module with `templates`: name to root function. `planner.render` sets the module's `environment`.

    What is left out, because `planner check` and the tests meet it first: asking whether a name or filter exists,
    whether a macro was given what it takes, and whether `a.b` is an attribute or an item. It is an item of
    `mappings` and what they hold, else an attribute. `constants` are mappings known now: their texts become part of
    the template's own, escaped where it escapes.

    A `plain` root takes a mapping of names, not a context, and gives text, not parts. ValueError for what does not
    work so: blocks, macros called with names, and in a plain template macros and `set` outside of loops.
    """
    roots = []
    for number, source in enumerate(sources.values()):
        code = environment.compile(source, f"{number}", f"{number}", raw=True, defer_init=True)
        _, _, *functions, blocks, _ = ast.parse(code).body
        if len(functions) != 1 or ast.unparse(blocks) != "blocks = {}":
            raise ValueError(
                f"The template {source[:60]!r} has blocks, which planner.compiled does not know."
            )
        root = _Shorter(mappings, constants, escapes=bool(environment.autoescape)).visit(functions[0])
        root.name = f"root_{number}"
        root = _with_names(gathering(root), source) if plain else _without_unused(root)
        root = with_joined(root)
        roots.append(ast.unparse(ast.fix_missing_locations(with_percent(once(root)))))
    rows = "".join(f"    {name!r}: root_{number},\n" for number, name in enumerate(sources))
    return "\n\n\n".join([_HEAD, *roots, f"templates = {{\n{rows}}}\n"])


class _Shorter(ast.NodeTransformer):
    def __init__(self, mappings: Collection[str], constants: Mapping[str, Any], *, escapes: bool) -> None:
        self.mappings = {*mappings, *constants}
        self.constants = constants
        self.escapes = escapes
        self.macros: set[str] = set()

    def visit_IfExp(self, node: ast.IfExp) -> Any:
        """`undefined(name='x') if l_0_x is missing else l_0_x`: just the name."""
        self.generic_visit(node)
        called = node.body.func if isinstance(node.body, ast.Call) else None
        return node.orelse if isinstance(called, ast.Name) and called.id == "undefined" else node

    def visit_If(self, node: ast.If) -> Any:
        """Asking whether a macro exists, or was given a name, with a word of complaint should it not be so: nothing."""
        match node.body:
            case [ast.Assign(value=ast.Call(ast.Name("undefined")))]:
                return None
        return self.generic_visit(node)

    def visit_Try(self, node: ast.Try) -> Any:
        """Looking up a filter or test, with a function that complains should it not be there."""
        self.generic_visit(node)
        return node.body

    def visit_Assign(self, node: ast.Assign) -> Any:
        """Macros are plain functions that give text; names set in a loop are kept for nobody else."""
        match node.value:
            case ast.Call(ast.Name("Macro"), [_, function, _, _, *flags, _]):
                if any(not isinstance(flag, ast.Constant) or flag.value for flag in flags):
                    raise ValueError("planner.compiled knows no macros with *varargs, **kwargs or a caller.")
                node.value = function
                self.macros |= {target.id for target in node.targets if isinstance(target, ast.Name)}
            case ast.Call(ast.Name("getattr"), [ast.Name("included_template"), _, _]):
                self.macros |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        node.targets = [t for t in node.targets if "_loop_vars" not in {n.id for n in _names(t)}]
        return self.generic_visit(node) if node.targets else None

    def visit_Call(self, node: ast.Call) -> Any:
        """Items and attributes as Python asks for them; calls without the detour through the context."""
        match node:
            case ast.Call(
                ast.Attribute(ast.Call(ast.Attribute(attr="get_template"), [name, _]), "_get_default_module"),
                [ast.Name("context")],
            ):
                template = ast.Call(ast.Name("page_template", ast.Load()), [name], [])
                return ast.Attribute(template, "module", ast.Load())
            case ast.Call(ast.Name("escape" | "str" as how), [given], []):
                return self._macro_call(given) or self._shown(how, self.visit(given))
            case ast.Call(ast.Attribute(ast.Name("environment"), "getattr"), [owner, ast.Constant(str(key))]):
                asked = self.visit(owner)
                if self._is_mapping(asked):
                    return self._item(asked, ast.Constant(key))
                return ast.Attribute(asked, key, ast.Load())
            case ast.Call(ast.Attribute(ast.Name("environment"), "getitem"), [owner, place]):
                return self._item(self.visit(owner), self.visit(place))
            case ast.Call(ast.Attribute(ast.Name("context"), "call"), [asked, *given]):
                if text := self._macro_call(node):
                    return ast.Call(ast.Name("Markup", ast.Load()), [text], []) if self.escapes else text
                match asked:
                    case ast.Call(ast.Attribute(attr="getattr"), [owner, ast.Constant(str(key))]):
                        called: ast.expr = ast.Attribute(self.visit(owner), key, ast.Load())
                    case _:
                        called = self.visit(asked)
                named = [self.visit(k) for k in node.keywords if k.arg != "_loop_vars"]
                return ast.Call(called, [self.visit(value) for value in given], named)
        return self.generic_visit(node)

    def _macro_call(self, node: ast.expr) -> ast.expr | None:
        """The call of a macro, as text that needs no escaping."""
        match node:
            case ast.Call(ast.Attribute(ast.Name("context"), "call"), [asked, *given]):
                macro = self.visit(asked)
                if isinstance(macro, ast.Name) and macro.id in self.macros:
                    if any(k.arg != "_loop_vars" for k in node.keywords):
                        raise ValueError(f"planner.compiled calls macros without names: {ast.unparse(node)}")
                    return ast.Call(macro, [self.visit(value) for value in given], [])
        return None

    def _shown(self, how: str, value: ast.expr) -> ast.expr:
        """A value as text: what is known of it now stands there, escaped if `how` is to escape."""
        match value:
            case ast.Constant(str(text)):
                return ast.Constant(str(escape(text)) if how == "escape" else text)
            case ast.IfExp(test, ast.Constant() as body, orelse) | ast.IfExp(
                test, body, ast.Constant() as orelse
            ):
                return ast.IfExp(test, self._shown(how, body), self._shown(how, orelse))
            case ast.Call(ast.Attribute(ast.Constant(str(text)), "format"), [], named):
                pieces = _pieces(text, {k.arg: k.value for k in named})
                if pieces is not None:
                    return text_of([self._shown(how, piece) for piece in pieces])
        return ast.Call(ast.Name(how, ast.Load()), [value], [])

    def _item(self, owner: ast.expr, place: ast.expr) -> ast.expr:
        """An item; a text that is known now, as itself."""
        item = ast.Subscript(owner, place, ast.Load())
        known = self._known(item)
        return ast.Constant(known) if isinstance(known, str) else item

    def _known(self, node: ast.expr) -> Any:
        match node:
            case ast.Name(name):
                return self.constants.get(_plain_name(name))
            case ast.Subscript(owner, ast.Constant(str(key))):
                there = self._known(owner)
                return there.get(key) if isinstance(there, Mapping) else None
        return None

    def _is_mapping(self, node: ast.expr) -> bool:
        """Whether it is one of the mappings, or an item of one."""
        match node:
            case ast.Name(name):
                return _plain_name(name) in self.mappings
            case ast.Subscript(owner):
                return self._is_mapping(owner)
        return False


def _plain_name(name: str) -> str:
    """A name as the template has it: `l_1_words` is `words`."""
    return re.sub(r"^l_\d+_", "", name)


def _pieces(text: str, named: Mapping[str | None, ast.expr]) -> list[ast.expr] | None:
    """What `text.format(**named)` puts together; None when it takes more than names in plain braces."""
    pieces: list[ast.expr] = []
    for before, name, how, conversion in Formatter().parse(text):
        pieces.append(ast.Constant(before))
        if name is not None:
            if how or conversion or name not in named:
                return None
            pieces.append(named[name])
    return pieces


def _with_names(root: ast.FunctionDef, source: str) -> ast.FunctionDef:
    """The root with a mapping of names in place of its context. ValueError when it needs more of that.

    Filters ask only whether to escape, which the environment says as well.
    """
    root.args.args[0].arg = "names"
    for inner in ast.walk(root):
        match inner:
            case ast.Call(args=[ast.Attribute(ast.Name("context"), "eval_ctx"), *_]):
                inner.args[0] = ast.Name("environment", ast.Load())
            case ast.Assign(value=ast.Call(ast.Name("resolve"), [name])):
                inner.value = ast.Subscript(ast.Name("names", ast.Load()), name, ast.Load())
    root = _without_unused(root)
    if any(name.id in ("context", "resolve") for name in _names(root)):
        raise ValueError(f"The text {source[:60]!r} has a macro, or sets a name outside of a loop.")
    return root


def _without_unused(root: ast.FunctionDef) -> ast.FunctionDef:
    """The function without the shortcuts that it assigns at its start and never reads."""
    read = {n.id for n in _names(root) if isinstance(n.ctx, ast.Load)}
    root.body = [line for line in root.body if not _assigns_other(line, read)]
    return root


def _assigns_other(line: ast.stmt, read: set[str]) -> bool:
    match line:
        case ast.Assign([ast.Name(name)]):
            return name not in read
    return False


def _names(node: ast.AST) -> Iterator[ast.Name]:
    return (inner for inner in ast.walk(node) if isinstance(inner, ast.Name))
