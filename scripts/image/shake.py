"""Runs in the bare interpreter after the prelude: forgets what the planner never uses.

`/work.json` (see freeze.mjs) holds the modules to import and the functions that ran. Those that no request ran get
a body that raises SystemExit, which nothing in the planner catches; names of modules that no living code mentions
are removed. When a reader's request does need one of them, Python gives an exception instead of an answer, and the
worker asks the lean level, which has everything.
"""

import _warnings

# Runs in the namespace that prelude.py left: `handle` is its.
# mypy: ignore-errors
# ruff: noqa: F821, SIM105, PTH123, RUF100
import gc
import json
import sys
import types

_warnings.filters[:] = [("ignore", None, Warning, None, 0)]

gc.set_threshold(1_234_567_890)  # freeze.mjs looks for this number, to know where the threshold is kept
with open("/work.json") as file:
    work = json.loads(file.read())
for module in work["modules"]:
    __import__(module)
for text in work["requests"]:
    try:
        handle(text)
    except Exception:  # a mistake of the planner is the same everywhere
        pass
ran = {tuple(key) for key in work["ran"]}
KEPT, NOT_KEPT = "planner/", "planner/content/"
HEAP_TYPE = 1 << 9
DESCRIPTIONS = ("__doc__", "__annotations__", "__annotations_cache__", "__match_args__")
DESCRIPTIONS += ("__static_attributes__", "__firstlineno__")


def key_of(code):
    """How discover.py names a function."""
    return code.co_filename, code.co_firstlineno, code.co_qualname


def left_out(*args, **kwargs):
    """Stands in for a function that no request ran."""
    raise SystemExit


def shake_functions():
    """Give every function that never ran the body of `left_out`, with as many free variables as it had."""
    bodies = {}
    for function in gc.get_objects():
        if type(function) is not types.FunctionType or function.__globals__ is globals():
            continue
        function.__annotations__ = None
        name = function.__code__.co_filename
        if key_of(function.__code__) in ran or (name.startswith(KEPT) and not name.startswith(NOT_KEPT)):
            continue
        size = len(function.__code__.co_freevars)
        if size not in bodies:
            bodies[size] = left_out.__code__.replace(co_freevars=tuple(f"free{n}" for n in range(size)))
        function.__code__ = bodies[size]
        function.__defaults__ = function.__kwdefaults__ = None
    return set(bodies.values())


def shake_classes(names, bodies):
    """Remove methods that never ran and are never mentioned, and what only describes a class."""
    for cls in gc.get_objects():
        if type(cls) is type and cls.__flags__ & HEAP_TYPE and cls.__module__ not in ("builtins", "__main__"):
            for key, value in list(vars(cls).items()):
                code = getattr(value, "__code__", None) if type(value) is types.FunctionType else None
                unused = code in bodies and key not in names and not key.startswith("__")
                if unused or key in DESCRIPTIONS:
                    try:
                        type.__delattr__(cls, key)
                    except (AttributeError, TypeError):  # a type of C that cannot be changed
                        break


def mentioned():
    """Every name that living code can use: in its instructions, or as a text that getattr may be given."""
    names = set()
    for function in gc.get_objects():
        if type(function) is types.FunctionType:
            queue = [function.__code__]
            while queue:
                code = queue.pop()
                names.update(code.co_names, code.co_freevars)
                for constant in code.co_consts:
                    if type(constant) is types.CodeType:
                        queue.append(constant)
                    elif type(constant) is str:
                        names.add(constant)
                    elif type(constant) is tuple:
                        names.update(c for c in constant if type(c) is str)
    return names


def shake_modules(names):
    """Remove what modules define and nothing mentions, and what only importing needs."""
    for name, module in list(sys.modules.items()):
        if name in ("builtins", "sys", "__main__") or type(module) is not types.ModuleType:
            continue
        for key in list(vars(module)):
            if key in (
                "__spec__",
                "__loader__",
                "__cached__",
                "__file__",
                "__doc__",
                "__annotations__",
                "__path__",
            ):
                module.__dict__[key] = None
            elif key not in names and not key.startswith("__"):
                del module.__dict__[key]
    sys.path_importer_cache.clear()
    sys.meta_path.clear()
    sys.path_hooks.clear()


def tidy():
    """Forget everything that this file made; what is left stays for good, so the collector need not look at it."""
    collector = gc
    for key in [k for k in globals() if k not in ("handle", "sys", "__name__", "__builtins__")]:
        del globals()[key]
    collector.collect()
    collector.freeze()


bodies = shake_functions()
names = mentioned()
shake_classes(names, bodies)
shake_modules(names)
sys._clear_internal_caches()
sys.stdin = sys.stdout = sys.stderr = sys.__stdin__ = sys.__stdout__ = sys.__stderr__ = None
tidy()
