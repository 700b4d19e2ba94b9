"""Two Jinja2 environments: `message` for plain text, `page` for HTML. Reader text is data and is never compiled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template
from jinja2.runtime import new_context

TEMPLATES = Path(__file__).parent / "templates"

Filled = Callable[[dict[str, Any]], str]
"""A template of the content: a function of the names to the text."""


def escape(value: object) -> str:
    """What `markupsafe.escape` gives, quicker for plain text; for templates that `planner.bake` compiled ahead."""
    if type(value) is int:
        return str(value)
    if type(value) is not str:
        if hasattr(value, "__html__"):
            return str(value.__html__())
        value = str(value)
    return (
        value.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&#34;")
        .replace("'", "&#39;")
    )


class _Page(Template):
    """A template compiled ahead: it takes the names as they are, without a copy and without Jinja2's own names."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The page with these names, given as one dictionary or each by name."""
        names = args[0] if args else kwargs
        context = new_context(self.environment, self.name, {}, names, shared=True)
        return "".join(self.root_render_func(context))


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
        root = self.baked.templates[name]
        names = {"name": name, "root": root, "blocks": {}, "debug_info": "", "__file__": ""}
        return environment.template_class.from_module_dict(environment, names, globals or {})


def _baked(name: str, environment: Environment) -> ModuleType | None:
    try:
        module = import_module(f"planner.{name}")
    except ImportError:
        return None
    module.environment = environment  # type: ignore[attr-defined]
    return module


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
    environment = make_environment(page=True)
    baked = _baked("_baked_pages", environment)
    if baked:
        environment.template_class = _Page
        environment.loader = _BakedLoader(baked)
    else:
        from jinja2 import FileSystemLoader

        environment.loader = FileSystemLoader(TEMPLATES)
    return environment


@cache
def page_template(name: str) -> Template:
    """An HTML template by its path under `templates/`."""
    return page_environment().get_template(name)


@cache
def _messages() -> tuple[Environment, Mapping[str, Filled]]:
    """The environment of messages, steps and reasons, and those that are compiled already."""
    environment = make_environment(page=False)
    baked = _baked("_baked_messages", environment)
    return environment, baked.templates if baked else {}


@cache
def _compiled(source: str) -> Filled:
    environment, baked = _messages()
    return baked.get(source) or _fresh(environment, source)


def _fresh(environment: Environment, source: str) -> Filled:
    root = environment.from_string(source).root_render_func
    return lambda names: "".join(root(new_context(environment, None, {}, names, shared=True)))


def fill(source: str, names: dict[str, Any]) -> str:
    """A text of the content with its names filled in. Texts without braces come back as they are.

    The names are shared with the template, not copied: a plan fills a hundred texts from the same hundred names.
    A company whose name ends in a stop, such as Acme Inc., brings its own to the end of a sentence.
    """
    if "{" not in source:
        return source
    text = _compiled(source)(names)
    company = names.get("company", "")
    return text.replace(f"{company}.", company) if company.endswith((".", "!", "?")) else text
