"""The form as HTML, made from the questions, and the style sheet that shows what matters with no script at all."""

from __future__ import annotations

from planner.answers import GROUPS, PERSON_QUESTIONS, QUESTIONS
from planner.content import Content
from planner.questions import Question
from planner.render import page_template


def form_html(content: Content) -> str:
    """The whole form as well-formed XML, so that the Markdown extension can place it in a page."""
    return page_template("form.html").render(
        groups=[(g, [q for q in QUESTIONS if q.group == g]) for g in GROUPS],
        person=PERSON_QUESTIONS,
        words=content.words["questions"],
        interface=content.words["interface"],
        rows=range(1, next(q.limit for q in QUESTIONS if q.kind == "people") + 1),
    )


def form_css() -> str:
    """Rules that hide a question while the answers it hangs on are not given; before the first answer, all but one."""
    return "\n".join([_FIRST, *(_rule(q) for q in QUESTIONS if q.shown_if)]) + "\n"


_FIRST = """\
.pl-form:not(:has([name="outcome"]:checked)) :is([data-question]:not([data-question="outcome"]), details.pl-group) {
  display: none;
}
.pl-person:has([name$="-name"]:placeholder-shown) + .pl-person:has([name$="-name"]:placeholder-shown) {
  display: none;
}"""


def _rule(question: Question) -> str:
    """Hide unless, for each question it hangs on, one of the answers is chosen."""
    return "\n".join(
        f".pl-form:not(:has({', '.join(_chosen(name, value) for value in values)})) "
        f'[data-question="{question.name}"] {{ display: none; }}'
        for name, values in question.shown_if
    )


def _chosen(name: str, value: str) -> str:
    return f'[name="{name}"][value="{value}"]:checked, [name="{name}"] option[value="{value}"]:checked'
