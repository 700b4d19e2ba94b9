"""Bake the content into Python: data as literals and templates compiled ahead, so that nothing is parsed in the browser."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from planner.content import HERE, Content, parse_content, toml
from planner.render import TEMPLATES, make_environment
from planner.tables import TABLES

HEAD = '"""Made by `planner.bake`; do not edit."""\n\n'
PAGE_TEMPLATES = "page/**/*.html"


def bake(target: Path, language: str = "en") -> None:
    """Write `_baked.py` and `_baked_tables.py` into `target`, a copy of the package. ContentError on a bad file."""
    content = parse_content(HERE / language)
    (target / "_baked.py").write_text(_baked(content, language), "utf-8")
    tables = {(language, name): toml(HERE / language / f"{name}.toml") for name in TABLES}
    (target / "_baked_tables.py").write_text(f"{HEAD}tables = {tables!r}\n", "utf-8")


def _baked(content: Content, language: str) -> str:
    parts = [
        HEAD,
        "from planner.content import Content, MessageFile, StepFile, VerdictFile\n",
        "from planner.due import Offset\n\n",
        f"CONTENT = {content!r}\n\n\ndef baked():\n    return CONTENT\n\n\n",
    ]
    parts.extend(_compiled("message", {_key(t): t for t in _texts(content)}, page=False))
    parts.extend(_compiled("page", _page_sources(), page=True))
    parts.append(_LOADERS)
    return "".join(parts)


def _texts(content: Content) -> Iterable[str]:
    """Every text of the content that has braces to fill."""
    texts = [t for m in content.messages for t in (m.subject, m.why, *m.bodies.values())]
    texts += [t for s in content.steps for t in (s.title, s.why)]
    texts += [v.reason for v in content.verdicts]
    texts += [w["text"] for w in content.words.get("warnings", {}).values()]
    return sorted({t for t in texts if "{" in t})


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _page_sources() -> dict[str, str]:
    return {p.relative_to(TEMPLATES).as_posix(): p.read_text("utf-8") for p in sorted(TEMPLATES.glob(PAGE_TEMPLATES))}


def _compiled(kind: str, sources: dict[str, str], *, page: bool) -> Iterable[str]:
    """Each template's compiled source wrapped in a function, so that its module names do not meet."""
    environment = make_environment(page=page)
    keys = []
    for number, (name, source) in enumerate(sources.items()):
        code = environment.compile(source, name, name, raw=True, defer_init=True)
        body = "\n".join(f"    {line}" if line else "" for line in code.split("\n"))
        yield f"def _{kind}_{number}():\n{body}\n    return locals()\n\n\n"
        keys.append(f"    {name!r}: _{kind}_{number},\n")
    yield f"{kind.upper()} = {{\n{''.join(keys)}}}\n\n\n"


_LOADERS = '''import hashlib

from jinja2 import BaseLoader


def template(environment, source):
    key = hashlib.sha256(source.encode()).hexdigest()[:16]
    return environment.template_class.from_module_dict(environment, MESSAGE[key](), {})


class _Loader(BaseLoader):
    def load(self, environment, name, globals=None):
        return environment.template_class.from_module_dict(environment, PAGE[name](), globals or {})


def page_loader():
    return _Loader()
'''
