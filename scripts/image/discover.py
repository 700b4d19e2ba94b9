"""Runs in the bare interpreter after the prelude: finds which Python code the planner needs, and leaves out the rest.

Writes `/found.json`: `ran`, the functions that ran when requests were answered, and `files`, every module compiled
anew (base64) with a body that raises SystemExit in place of each function that ran neither then nor at import. The
requests `first` are answered before counting, as shake.py does: what runs only once, to fill caches, is not needed.
"""

# `prelude` and `LIBRARY` are set by discover.mjs; running the prelude defines `handle`.
# mypy: ignore-errors
# ruff: noqa: F821, SIM105, PTH123, RUF100

import binascii
import json
import marshal
import sys

FUNCTION = 0x1  # CO_OPTIMIZED: the code of a function, not of a module or class
# Our own functions stay, as which letter is written depends on the reader; but no content file is parsed there.
KEPT, NOT_KEPT = "planner/", "planner/content/"
at_start = set(sys.modules)
counts = {"import": set(), "requests": set()}
phase = "import"


def key_of(code):
    """A function's file, line and name."""
    return code.co_filename, code.co_firstlineno, code.co_qualname


def note(code, offset):
    """Called by the interpreter when a function starts (PEP 669)."""
    counts[phase].add(key_of(code))
    return sys.monitoring.DISABLE


def never_ran(*args, **kwargs):
    """Stands in for a function that never ran."""
    raise SystemExit


def without_unused(code, used):
    """The code with `never_ran` for every function in it that is not in `used`."""
    constants = []
    for constant in code.co_consts:
        if type(constant) is type(code):
            name = constant.co_filename
            kept = key_of(constant) in used or (name.startswith(KEPT) and not name.startswith(NOT_KEPT))
            if constant.co_flags & FUNCTION and not kept:
                constant = never_ran.__code__.replace(co_freevars=constant.co_freevars, co_linetable=b"")
            else:
                constant = without_unused(constant, used)
        constants.append(constant)
    return code.replace(co_consts=tuple(constants))


def answer(requests):
    """Ask for each; a mistake of the planner is the same everywhere."""
    for text in requests:
        try:
            handle(text)
        except Exception:
            pass


TOOL = sys.monitoring.PROFILER_ID
sys.monitoring.use_tool_id(TOOL, "afterword")
sys.monitoring.register_callback(TOOL, sys.monitoring.events.PY_START, note)
sys.monitoring.set_events(TOOL, sys.monitoring.events.PY_START)
with open("/work.json") as file:
    work = json.loads(file.read())
exec(prelude)
for module in work["modules"]:
    __import__(module)
answer(work["first"])
phase = "requests"
sys.monitoring.restart_events()
answer(work["requests"])
sys.monitoring.set_events(TOOL, 0)

used = counts["import"] | counts["requests"]
files = {}
for name, module in list(sys.modules.items()):
    path = getattr(module, "__file__", None) or ""
    if path.startswith(LIBRARY) and path.endswith(".pyc"):
        with open(path, "rb") as file:
            data = file.read()
        if name not in at_start:  # of those, much ran before anything could be counted
            data = data[:16] + marshal.dumps(without_unused(marshal.loads(data[16:]), used))
        files[path[len(LIBRARY) :]] = binascii.b2a_base64(data, newline=False).decode()
with open("/found.json", "w") as file:
    file.write(json.dumps({"ran": sorted(counts["requests"]), "files": files}))
