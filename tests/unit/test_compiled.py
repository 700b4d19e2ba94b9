"""Templates compiled ahead say what the same templates say when Jinja2 compiles them."""

from __future__ import annotations

from datetime import date
from functools import cache
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
    "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}{{ bold(name) }}{% if bold('') %}{{ bold(bold(name))|upper }}{% endif %}",
    "{% macro rows_of(a, b) %}{% for row in a %}{{ row.day }}{{ b }}{% endfor %}{% endmacro %}{{ rows_of(rows, name) }}",
    "{{ words.letter.title if c.met else name }} {{ words.letter.title if c.met else words.letter['to'] }}",
    "{{ words.letter.to.format(name=rows[1].day) }}{{ (words.letter.to if c.met else words.letter.done).format(name=name) }}",
    "{{ words.letter.done.format(name=name, number=12) }}{{ words.letter.title|lower }}{{ words.letter[name|length ~ ''] }}",
    "{{ 100 }}% {{ name }}%s {% if c.met %}{{ name }}%{% else %}{{ words.letter.done }}{% endif %}{% if c.known %}%d{% endif %}",
    "{% for row in rows %}{% set day = row.day %}{{ day }}{{ row.day }} {{ name }}{% if c.met %}{{ name }}{{ c.met }}{% endif %}{{ c.met }}{{ day }}{% endfor %}",
    "{% if c.met and name %}{{ name }}{% endif %}{% if name and c.known %}{{ c.known }}{% endif %}{{ c.known }}{{ name }}",
    "{% for line in name.split(' ') %}{{ line }}{{ line }}{% endfor %}{% for line in 'a b'.split(' ') %}{{ line }}{{ line }}{% endfor %}",
    "{{ words.letter.to.format(name=name) }}{% for key, text in words.letter.items() %}{{ key }}{{ text }}{% endfor %}",
    "{% for part in name.split(' ') %}{{ part }}{% if loop.last %}.{% endif %}{% endfor %}{{ words['letter'].to }}{{ words.letter.title }}",
    "{{ name ~ ', ' ~ rows[1].day }}{% if c.met %}{% endif %}",
    "{% set first = rows[0] %}{{ first.day }}{% if c.met %}{% endif %}",
)
NAMES = {
    "name": "ann <o'neil>",
    "words": {
        "letter": {
            "to": "To {name} & <co>",
            "items": 7,
            "title": 'A "title" of 100% & it\'s <new>',
            "done": "{{done}} by <{name:>30}> & co",
            "12": "twelve & <more>",
        }
    },
    "rows": [{"day": 1}, {"day": "2 & 3"}],
}


@cache
def made(page: bool, known: bool) -> Any:
    environment = make_environment(page=page)
    names: dict[str, Any] = {}
    constants = {"words": NAMES["words"]} if known else {}
    mappings = ("words", "row", "rows", "first")
    exec(compiled(environment, {source: source for source in SOURCES}, mappings, constants), names)
    names["environment"] = environment
    return names["templates"], environment


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("page", [False, True])
@pytest.mark.parametrize("met", [False, True])
@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("words_known", [False, True])
def test_compiled_templates_say_the_same(
    source: str, page: bool, met: bool, known: bool, words_known: bool
) -> None:
    templates, environment = made(page, words_known)
    names = {**NAMES, "c": SimpleNamespace(met=met, known=known)}
    template = environment.from_string(source)
    assert "".join(templates[source](template.new_context(names))) == template.render(names)


def test_nothing_is_asked_that_is_known() -> None:
    source = "{{ c.met }}{% if c.met %}{{ words.letter.to.format(n=1) }}{% endif %}"
    text = compiled(make_environment(page=False), {"x": source}, ("words",))
    line = "yield ('%s%s' % (l_0_c.met, str(l_0_words['letter']['to'].format(n=1)) if l_0_c.met else ''))"
    assert line in text


def test_known_words_stand_in_the_text_escaped() -> None:
    source = "<p>{{ words.a }} {{ words.b.format(name=name) }}{{ words.c[name] }}</p>{{ name }}"
    constants = {"words": {"a": "A & B", "b": "<{name}>", "c": {}}}
    text = compiled(make_environment(page=True), {"x": source}, (), constants)
    values = "(kept_1 := escape(l_0_name)), escape(l_0_words['c'][l_0_name]), kept_1"
    assert f"yield ('<p>A &amp; B &lt;%s&gt;%s</p>%s' % ({values}))" in text


def test_plain_templates_take_the_names_themselves() -> None:
    sources = [source for source in SOURCES if "macro" not in source and "set first" not in source]
    environment = make_environment(page=False)
    module: dict[str, Any] = {}
    exec(compiled(environment, {s: s for s in sources}, ("words", "row", "rows"), plain=True), module)
    module["environment"] = environment
    names = {**NAMES, "c": SimpleNamespace(met=True, known=False)}
    for source in sources:
        assert module["templates"][source](names) == environment.from_string(source).render(names)


@pytest.mark.parametrize("source", ["{% macro a() %}{% endmacro %}", "{% set a = 1 %}"])
def test_a_plain_template_cannot_set_names(source: str) -> None:
    with pytest.raises(ValueError, match="macro"):
        compiled(make_environment(page=False), {"x": source}, plain=True)


@pytest.mark.parametrize("call", ["a(b=1)", "a(**{'b': 1})"])
def test_a_macro_is_not_called_with_names(call: str) -> None:
    source = "{% macro a(b) %}{{ b }}{% endmacro %}{{ CALL }}".replace("CALL", call)
    with pytest.raises(ValueError, match="names"):
        compiled(make_environment(page=True), {"x": source})


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
