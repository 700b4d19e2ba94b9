"""Two Jinja2 environments: `message` for plain text, `page` for HTML. Reader text is data and is never compiled."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template

TEMPLATES = Path(__file__).parent / "templates"


class _BakedLoader(BaseLoader):
    """Gives templates that `planner.bake` compiled ahead."""

    def __init__(self, baked: ModuleType) -> None:
        self.baked = baked

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - the name is the base class's
    ) -> Template:
        self.baked.environment = environment  # type: ignore[attr-defined]
        names = {**self.baked.templates[name](), "__file__": ""}
        return environment.template_class.from_module_dict(environment, names, globals or {})


def _baked(name: str) -> BaseLoader | None:
    try:
        return _BakedLoader(import_module(f"planner.{name}"))
    except ImportError:
        return None


def make_environment(*, page: bool, loader: BaseLoader | None = None) -> Environment:
    """An environment with strict undefined names; autoescape for pages only."""
    return Environment(
        loader=loader,
        autoescape=page,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        cache_size=-1,
    )


@cache
def page_environment() -> Environment:
    """The environment of the HTML templates."""
    baked = _baked("_baked_pages")
    if baked is None:
        from jinja2 import FileSystemLoader

        baked = FileSystemLoader(TEMPLATES)
    return make_environment(page=True, loader=baked)


def page_template(name: str) -> Template:
    """An HTML template by its path under `templates/`."""
    return page_environment().get_template(name)


@cache
def message_environment() -> Environment:
    """The environment of messages, steps and reasons."""
    return make_environment(page=False, loader=_baked("_baked_messages"))


@cache
def _compiled(source: str) -> Template:
    environment = message_environment()
    return environment.get_template(source) if environment.loader else environment.from_string(source)


def fill(source: str, names: dict[str, Any]) -> str:
    """A text of the content with its names filled in. Texts without braces come back as they are.

    The names are shared with the template, not copied: a plan fills a hundred texts from the same hundred names.
    """
    if "{" not in source:
        return source
    template = _compiled(source)
    return "".join(template.root_render_func(template.new_context(names, shared=True)))
