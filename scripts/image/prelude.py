"""Runs in the bare interpreter before the planner is imported: puts stand-ins where whole modules are not needed.

The planner's templates are compiled ahead, so Jinja2 never reads one: its lexer, parser and compiler stay out, and so
does what only they import. Annotations are never looked at, so `typing` and `inspect` are stand-ins too. A stand-in
serves the definitions that are made at import; used for real it has no effect or raises TypeError, and the build's
comparison with CPython would show it.
"""

# Runs where there is no site, no typing and nothing else loaded.
# mypy: ignore-errors
# ruff: noqa: E402, RUF063

import _thread
import sys

Module = type(sys)


class Anything:
    """Stands for a class, a decorator, a type or a constant of a module that is left out."""

    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, *args, **kwargs):
        """Used as a decorator it gives back what it decorates; otherwise it is itself."""
        return args[0] if len(args) == 1 and not kwargs and callable(args[0]) else self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key):
        return self

    def __or__(self, other):
        return self

    __ror__ = __truediv__ = __or__

    def __mro_entries__(self, bases):
        return ()

    def __iter__(self):
        return iter(())


ANYTHING = Anything()


class StandIn(Module):
    """A module that has every name."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return ANYTHING


def stand_in(name, **names):
    """Put a stand-in with these real names into `sys.modules`."""
    module = StandIn(name)
    module.__dict__.update(names, __path__=[])
    sys.modules[name] = module
    return module


def left_out(*args, **kwargs):
    """Raises TypeError, as any call of it is a mistake."""
    raise TypeError("This part of Python is not in the image.")


def never(*args, **kwargs):
    """False."""
    return False


stand_in(
    "typing",
    TYPE_CHECKING=False,
    NamedTuple=object,
    Any=object,
    ClassVar=object(),
    Final=object(),
    cast=lambda kind, value: value,
    overload=lambda function: function,
    get_origin=lambda kind: None,
)
stand_in("typing_extensions")
stand_in(
    "inspect",
    signature=left_out,
    isawaitable=never,
    iscoroutine=never,
    iscoroutinefunction=never,
    isclass=lambda value: isinstance(value, type),
    unwrap=lambda function: function,
    get_annotations=lambda owner, **how: owner.__dict__.get("__annotations__", {}),
    getattr_static=getattr,
)
for name in (
    "ast",
    "dis",
    "tokenize",
    "random",
    "ipaddress",
    "pathlib",
    "pprint",
    "pickle",
    "tempfile",
    "logging",
):
    stand_in(name, choice=left_out, randrange=left_out)
stand_in("linecache", checkcache=left_out, lazycache=left_out, getline=left_out, getlines=left_out)
stand_in("threading", Lock=_thread.allocate_lock, RLock=_thread.RLock)
UNUSED = ("bccache", "compiler", "debug", "ext", "idtracking", "lexer", "loaders", "optimizer", "parser")
for name in (*UNUSED, "sandbox", "visitor"):
    stand_in(f"jinja2.{name}")
jinja2 = stand_in("jinja2", BaseLoader=object)
jinja2.__path__ = ["/lib/planner/jinja2"]
import jinja2.environment
import jinja2.exceptions
import jinja2.runtime
import jinja2.utils

for module in (jinja2.environment, jinja2.runtime, jinja2.exceptions, jinja2.utils):
    for name in getattr(module, "__all__", dir(module)):
        if not name.startswith("_") and name not in jinja2.__dict__:
            setattr(jinja2, name, getattr(module, name))
import planner.bridge

handle = planner.bridge.handle
