"""Runs inside Pyodide: finds what the planner imports, and writes it compiled into one zip.

    trim.py APP_FOLDER NAMES.json REQUESTS.json STDLIB.zip OUT.zip REPORT.json

`APP_FOLDER` holds the packages planner, jinja2 and markupsafe as source; `NAMES.json` lists the files of ours to
keep and the names they may import. The requests are answered once, so that what is imported late is found too.
Bytecode belongs to one Python version, therefore this runs in that version.
"""

# What this file imports for itself comes after the count of what the planner imports, and is kept small before.
# ruff: noqa: E402, PTH123, SIM105, RUF100
import importlib
import json
import sys

APP, NAMES, REQUESTS, STDLIB, OUT, REPORT = sys.argv[1:]
EPOCH = (2020, 1, 1, 0, 0, 0)
# Loaded by Pyodide's JavaScript, in the browser partly at other times than under Node.
KEEP_WHOLE = ("_pyodide/",)
# Packings that shutil and zipfile can do without, and say so themselves.
UNNEEDED = ("bz2.py", "compression/", "lzma.py")


def used_files() -> set[str]:
    """The files of the standard library's zip that are loaded now."""
    files = [getattr(module, "__file__", None) or "" for module in list(sys.modules.values())]
    return {file.split(".zip/")[1] for file in files if ".zip/" in file}


with open(NAMES, encoding="utf-8") as file:
    names = json.load(file)
with open(REQUESTS, encoding="utf-8") as file:
    requests = json.load(file)
sys.path.insert(0, APP)
for name in names["imports"]:
    try:
        importlib.import_module(name)
    except ImportError:  # a name inside a module, or a part that other systems have
        pass
from planner.bridge import handle

for request in requests:
    handle(request)
used = used_files()

import ast
import importlib.util
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc as pyc  # type: ignore[attr-defined]
from types import CodeType


class Documented(ast.NodeTransformer):
    """A dataclass without a docstring writes its signature into one, which takes longer than all else of its making."""

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        """The class with its own name as docstring, if it is a dataclass."""
        if any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list):
            node.body.append(ast.parse(f"__doc__ = {node.name!r}").body[0])
        return node


def compiled(source: bytes, name: str) -> bytes:
    """A .pyc without docstrings and line numbers that is never checked against its source (PEP 552)."""
    tree = ast.fix_missing_locations(Documented().visit(ast.parse(source)))
    code = compile(tree, name, "exec", dont_inherit=True, optimize=2)
    return bytes(pyc(bare(code), importlib.util.source_hash(source), False))


def bare(code: CodeType) -> CodeType:
    """The code without its table of line numbers."""
    constants = tuple(bare(c) if isinstance(c, CodeType) else c for c in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=constants)


kept = {}
with zipfile.ZipFile(STDLIB) as full:
    for name in sorted(full.namelist()):
        if name.endswith(".py") and (
            (name in used and not name.startswith(UNNEEDED)) or name.startswith(KEEP_WHOLE)
        ):
            kept[name] = compiled(full.read(name), name)
for name in names["files"]:
    with open(f"{APP}/{name}", "rb") as source:
        kept[name] = compiled(source.read(), name)
with zipfile.ZipFile(OUT, "w", zipfile.ZIP_STORED) as archive:
    for name, code in kept.items():
        archive.writestr(zipfile.ZipInfo(name + "c", EPOCH), code)
with open(REPORT, "w", encoding="utf-8") as file:
    json.dump({name: len(code) for name, code in kept.items()}, file, indent=1)
