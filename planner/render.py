"""Two Jinja2 environments: `message` for plain text, `page` for HTML. Reader text is data and is never compiled."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, Template

TEMPLATES = Path(__file__).parent / "templates"


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
    try:
        from planner._baked import page_loader
    except ImportError:
        return make_environment(page=True, loader=FileSystemLoader(TEMPLATES))
    return make_environment(page=True, loader=page_loader())


def page_template(name: str) -> Template:
    """An HTML template by its path under `templates/`."""
    return page_environment().get_template(name)


@cache
def message_environment() -> Environment:
    """The environment of messages, steps and reasons."""
    return make_environment(page=False)


@cache
def _compiled(source: str) -> Template:
    try:
        from planner._baked import template
    except ImportError:
        return message_environment().from_string(source)
    return template(message_environment(), source)


def fill(source: str, names: Mapping[str, Any]) -> str:
    """A text of the content with its names filled in. Texts without braces come back as they are."""
    if "{" not in source:
        return source
    return _compiled(source).render(names)
