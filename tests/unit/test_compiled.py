"""Templates compiled ahead say what the same templates say when Jinja2 compiles them."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import markupsafe
import pytest

from planner.compiled import compiled
from planner.render import escape, make_environment

SOURCES = (
    "plain",
    "Dear {{ name }},",
    "{% if c.met %}{{ name }}{% elif c.known %}you{% else %}all{% endif %}!",
    "{% if c.met and name|length < 25 %}{{ name[0]|upper }}{{ name[1:] }}{% endif %}",
    "{{ 'a' if c.met else 'b' }}{{ name|replace('n', '<') }}",
    "{% for row in rows %}{{ loop.index }} {{ row.day }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}{{ bold(name) }}{{ bold(text='x') }}",
    "{{ words.letter.to.format(name=name) }}{% for key, text in words.letter.items() %}{{ key }}{{ text }}{% endfor %}",
    "{% for part in name.split(' ') %}{{ part }}{% if loop.last %}.{% endif %}{% endfor %}{{ words['letter'].to }}{{ words.letter.title }}",
    "{{ name ~ ', ' ~ rows[1].day }}{% if c.met %}{% endif %}",
    "{% set first = rows[0] %}{{ first.day }}{% if c.met %}{% endif %}",
)
NAMES = {
    "name": "ann <o'neil>",
    "words": {"letter": {"to": "To {name} & co", "items": 7, "title": "A"}},
    "rows": [{"day": 1}, {"day": "2 & 3"}],
}


def made(page: bool) -> Any:
    environment = make_environment(page=page)
    names: dict[str, Any] = {}
    exec(
        compiled(environment, {source: source for source in SOURCES}, ("words", "row", "rows", "first")),
        names,
    )
    names["environment"] = environment
    return names["templates"], environment


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("page", [False, True])
@pytest.mark.parametrize("met", [False, True])
@pytest.mark.parametrize("known", [False, True])
def test_compiled_templates_say_the_same(source: str, page: bool, met: bool, known: bool) -> None:
    templates, environment = made(page)
    names = {**NAMES, "c": SimpleNamespace(met=met, known=known)}
    template = environment.from_string(source)
    assert "".join(templates[source](template.new_context(names))) == template.render(names)


def test_nothing_is_asked_that_is_known() -> None:
    source = "{{ c.met }}{% if c.met %}{{ words.letter.to.format(n=1) }}{% endif %}"
    text = compiled(make_environment(page=False), {"x": source}, ("words",))
    assert "yield str(l_0_c.met)" in text
    assert "yield str(l_0_words['letter']['to'].format(n=1))" in text


def test_a_template_with_blocks_is_refused() -> None:
    with pytest.raises(ValueError, match="blocks"):
        compiled(make_environment(page=True), {"x": "{% block a %}{% endblock %}"})


@pytest.mark.parametrize(
    "value",
    [
        "",
        '&amp; <b>"it\'s"</b> & more',
        markupsafe.Markup("<b>&amp;</b>"),
        7,
        None,
        date(2026, 11, 21),
        ["<"],
    ],
)
def test_escaping_is_that_of_markupsafe(value: object) -> None:
    assert escape(value) == str(markupsafe.escape(value))
    assert type(escape(value)) is str
