"""Templates compiled ahead say what the same templates say when Jinja2 compiles them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from planner.compiled import compiled
from planner.render import make_environment

SOURCES = (
    "plain",
    "Dear {{ name }},",
    "{% if c.met %}{{ name }}{% elif c.known %}you{% else %}all{% endif %}!",
    "{% if c.met and name|length < 25 %}{{ name[0]|upper }}{{ name[1:] }}{% endif %}",
    "{{ 'a' if c.met else 'b' }}{{ name|replace('n', '<') }}",
    "{% for row in rows %}{{ loop.index }} {{ row.day }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}{{ bold(name) }}{{ bold(text='x') }}",
    "{% set first = rows[0] %}{{ first.day }}{% if c.met %}{% endif %}",
)
NAMES = {"name": "ann <o'neil>", "rows": [{"day": 1}, {"day": "2 & 3"}]}


def made(page: bool, direct: str = "") -> Any:
    environment = make_environment(page=page)
    names: dict[str, Any] = {}
    exec(compiled(environment, {source: source for source in SOURCES}, direct), names)
    names["environment"] = environment
    return names["templates"], environment


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("page", [False, True])
@pytest.mark.parametrize("direct", ["", "c"])
@pytest.mark.parametrize("met", [False, True])
@pytest.mark.parametrize("known", [False, True])
def test_compiled_templates_say_the_same(
    source: str, page: bool, direct: str, met: bool, known: bool
) -> None:
    templates, environment = made(page, direct)
    names = {**NAMES, "c": SimpleNamespace(met=met, known=known)}
    template = environment.from_string(source)
    assert "".join(templates[source](template.new_context(names))) == template.render(names)


def test_only_the_direct_name_is_read_without_asking() -> None:
    environment = make_environment(page=False)
    text = compiled(environment, {"x": "{{ c.met }}{{ d.met }}"}, "c")
    assert "l_0_c.met" in text
    assert "environment.getattr(l_0_d, 'met')" in text


def test_a_template_with_blocks_is_refused() -> None:
    with pytest.raises(ValueError, match="blocks"):
        compiled(make_environment(page=True), {"x": "{% block a %}{% endblock %}"})
