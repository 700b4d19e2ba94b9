"""What the markers in the chapters stand for: HTML made from the content while the site is built."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from planner import reference
from planner.contacts import Contact
from planner.content import MessageFile, StepFile, content
from planner.errors import ContentError
from planner.facts import Facts
from planner.form import form_html
from planner.page import REGIONS
from planner.render import fill, page_template
from planner.samples import example, sample_answers, samples
from planner.tree import tree_html
from planner.wording import case_names, contact_names


def _html(template: str, **names: Any) -> str:
    return page_template(f"handbook/{template}.html").render(words=content().words["interface"], **names)


def message(name: str, sample: str = "", voice: str = "") -> str:
    """A message as a letter to an invented reader's contact."""
    return _html("message", message=example(name, sample, voice))


def checklist(chapter: str) -> str:
    """Every step that belongs to a chapter, with blanks for its dates. ContentError when there is none."""
    rows = _chapter_rows(chapter)
    if not rows:
        raise ContentError(
            "planner/content/en/steps",
            0,
            f"No step has the chapter '{chapter}'.",
            "Add one, or drop the marker.",
        )
    return _html("checklist", rows=rows, chapter=chapter)


def _chapter_rows(chapter: str) -> list[dict[str, Any]]:
    everything: tuple[MessageFile | StepFile, ...] = (*content().messages, *content().steps)
    return _rows([s for s in everything if s.chapter.split("#")[0] == chapter])


def _rows(steps: list[MessageFile | StepFile]) -> list[dict[str, Any]]:
    """Steps for print: their words filled for nobody in particular, and when they are due in words."""
    due = content().words["interface"]["due"]
    names = _nobody()
    rows = []
    for s in sorted(steps, key=lambda s: s.order):
        first, title = (s.send[0], s.step) if isinstance(s, MessageFile) else (s.due[0], s.title)
        anchor = due["anchors"].get(first.anchor, due["anchors"]["reply"])
        unit = (
            due["units"][first.unit if abs(first.number) != 1 else f"{first.unit}_one"]
            if first.number
            else ""
        )
        form = due["on"] if not first.number else due["before"] if first.number < 0 else due["after"]
        rows.append(
            {
                "step": s,
                "title": fill(title, names),
                "why": fill(s.why, names),
                "when": form.format(number=abs(first.number), unit=unit, anchor=anchor),
            }
        )
    return rows


def _nobody() -> dict[str, Any]:
    """Names for texts that stand on paper: the first sample's, without what it says about itself."""
    answers, today = sample_answers(next(iter(samples())))
    blank = type(answers)(outcome=answers.outcome, stage=answers.stage)
    words = content().words["interface"]
    them = Contact("", "", "", "", "", company=True)
    own = contact_names(them, content(), asks_advice=False, first_message=True, channel="email", mode="new")
    return {**case_names(Facts(blank, today), content()), **own, "to": words["contacts"]["anyone"]}


def checklists() -> str:
    """Every chapter's checklist, one after the other."""
    titles = content().words["presets"]["pages"]
    rows = [(chapter, title, _chapter_rows(chapter)) for chapter, title in titles.items()]
    return _html("checklists", chapters=[row for row in rows if row[2]])


def letters() -> str:
    """Every message as a page to fill in by hand, in each of its voices."""
    titles = content().words["presets"]["letters"]
    rows = []
    for m in sorted(content().messages, key=lambda m: list(titles).index(m.id)):
        voices = [(v, example(m.id, voice=v, blank=True)) for v in m.bodies]
        rows.append({"file": m, "title": titles[m.id], "voices": voices})
    return _html("letters", rows=rows)


def preset(name: str) -> str:
    """The link that opens the planner with a situation set. ContentError when there is no such preset."""
    presets = content().words["presets"]["presets"]
    if name not in presets:
        raise ContentError(
            "planner/content/en/presets.toml",
            0,
            f"There is no preset '{name}'.",
            f"Use one of: {', '.join(presets)}.",
        )
    return _html("open", name=name, preset=presets[name])


def doors() -> str:
    """The home page's doors: what happened, each to its chapter."""
    return _html("doors", doors=content().words["presets"]["doors"])


def form() -> str:
    """The planner: form, regions, and the worksheet for those without Python."""
    presets = content().words["presets"]["presets"]
    choices = {name: urlencode(entry["answers"], doseq=True) for name, entry in presets.items()}
    return _html(
        "planner",
        form=form_html(content()),
        presets=presets,
        choices=choices,
        regions=REGIONS,
        worksheet=worksheet(),
    )


def worksheet() -> str:
    """The plan with blanks, for paper and for pages without script."""
    return _html("worksheet", rows=_rows([s for s in content().steps if s.sheet]))


def tree() -> str:
    """The decision tree: every verdict with its conditions and what follows from it."""
    return tree_html(content())


MARKERS: dict[str, Callable[..., str]] = {
    "message": message,
    "checklist": checklist,
    "checklists": checklists,
    "letters": letters,
    "open": preset,
    "doors": doors,
    "form": form,
    "worksheet": worksheet,
    "tree": tree,
    "sources": lambda: reference.render("sources"),
    "rights": lambda: reference.render("rights"),
    "helplines": lambda: reference.render("helplines"),
    "myths": lambda: reference.render("myths"),
}
