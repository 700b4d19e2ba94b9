"""The reference data is complete, dated, and says no more than it knows."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from planner import reference
from planner.errors import ContentError
from tests.content.reading import grade, sentences, words

DATA = reference.load()
TODAY = datetime.now(tz=UTC).date()
KEEP = timedelta(days=366)
BASES = {"checked", "second-hand", "general"}
CONFIDENCES = {"high", "medium-high", "medium", "low-medium", "low"}
STRENGTHS = {"LAW", "EVIDENCE", "PLATFORM", "CONVENTION", "GAP"}
TEXTS = {
    "sources": [text for row in DATA.sources for text in (row.claim, row.note) if text],
    "rights": [text for row in DATA.rights for text in (row.what, row.rule, row.length) if text],
    "myths": [text for row in DATA.myths for text in (row.say, row.truth)],
    "helplines": [str(DATA.words["helplines"][key]) for key in ("emergency", "doctor")],
}


def overdue(today: date) -> list[str]:
    """The entries nobody has gone through for over 12 months."""
    return [name for name, checked in DATA.checked_days() if today - checked > KEEP]


def test_nothing_is_older_than_twelve_months() -> None:
    """A law or a helpline that nobody has looked at for a year is not printed."""
    assert not overdue(TODAY), "go through these again and set their checked date"


def test_the_age_check_bites() -> None:
    """A build in five years would fail; a date in the future does not hide an old entry."""
    assert len(overdue(TODAY + timedelta(days=5 * 365))) == len(list(DATA.checked_days())) > 190
    assert all(checked <= TODAY for _, checked in DATA.checked_days())


def test_numbers_run_without_a_gap() -> None:
    """E1, E2, E3 ... in order, each once, each in one topic."""
    assert [source.id for source in DATA.sources] == [f"E{n}" for n in range(1, len(DATA.sources) + 1)]
    assert [n for topic in DATA.topics for n in range(topic.first, topic.last + 1)] == [
        s.number for s in DATA.sources
    ]


@pytest.mark.parametrize("source", DATA.sources, ids=lambda source: source.id)
def test_source_is_whole(source: reference.Source) -> None:
    """Every source says who, what, when, and how we know."""
    assert source.basis in BASES
    assert source.confidence in CONFIDENCES
    assert source.strength in STRENGTHS
    assert source.claim.endswith(".")
    assert all((source.who, source.title))
    assert source.year == 0 or 1900 < source.year <= TODAY.year
    assert not source.link or re.fullmatch(r"https://[a-z0-9.-]+(/\S*)?", source.link)
    if source.basis == "general":
        assert source.strength != "GAP"


def test_vendor_surveys_are_never_more_than_medium() -> None:
    """A company that sells something has an interest in its numbers."""
    for n in (1, 2, 3, 5, 6, 7, 8, 9, 63, 64, 75, 82, 120, 123):
        number = f"E{n}"
        assert DATA.source(number).confidence in {"medium", "low-medium", "low"}, number


def test_law_and_courtesy_are_kept_apart() -> None:
    """Reasons, feedback, an answer and a place on file are courtesies; no courtesy says must."""
    for right in DATA.rights:
        assert right.kind in {"law", "guidance", "courtesy"}, right.id
        if right.kind != "law":
            assert not re.search(r"\bmust\b", right.rule), right.id
        if right.kind == "courtesy":
            assert not right.length, right.id
        if right.runs:
            assert right.length, f"{right.id} says from when but not how long"
    assert {"reasons", "feedback", "answer", "on-file"} <= {r.id for r in DATA.rights if r.kind == "courtesy"}


def test_must_only_where_the_rule_was_checked() -> None:
    """Must is kept for a duty of the employer in a rule marked high that was read."""
    for right in DATA.rights:
        if re.search(r"\bmust\b", right.rule):
            sure = [DATA.source(number) for number in right.evidence]
            assert any(s.confidence == "high" and s.basis in {"checked", "second-hand"} for s in sure), (
                right.id
            )
        assert not re.search(r"\byou have a (?:claim|case)\b", right.rule), right.id


def test_helplines_stay_few_and_sure() -> None:
    """Under ten lines; a number is printed only if it was read somewhere; the directory is always there."""
    assert len(DATA.lines) < 10
    for line in DATA.lines:
        assert line.basis in BASES, line.place
        assert not (line.number and line.basis == "general"), line.place
    assert any(not line.number for line in DATA.lines)
    html = reference.render("helplines")
    assert html.index("emergency number") < html.index("988")
    assert "https://findahelpline.com" in html


@pytest.mark.parametrize("page", reference.PAGES)
def test_page_is_well_formed(page: str) -> None:
    """One root element, unique ids, and every inside link leads to an id of the page it names."""
    html = reference.render(page)
    root = ET.fromstring(html)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    sources = {source.anchor for source in DATA.sources}
    for element in root.iter("a"):
        target = element.get("href", "")
        if target.startswith("#"):
            assert target[1:] in ids, target
        elif target.startswith("/"):
            assert target.startswith("/sources.md#"), target
            assert target.partition("#")[2] in sources, target
        else:
            assert target.startswith(("https://", "tel:")), target


def test_every_entry_is_printed_with_its_date() -> None:
    """Nothing in the files is left out of the page."""
    sources, rights = reference.render("sources"), reference.render("rights")
    assert all(f'<dt id="{source.anchor}">' in sources for source in DATA.sources)
    assert sources.count("<time") == len(DATA.sources)
    assert all(f'id="{right.id}"' in rights for right in DATA.rights)
    assert rights.count("<time") == len(DATA.rights)
    assert rights.index("not legal advice") < rights.index("<h2")
    assert reference.render("myths").count("<h2") == len(DATA.myths)


def test_general_knowledge_says_so() -> None:
    """What nobody looked up is printed as such."""
    html = reference.render("sources")
    count = sum(source.basis == "general" for source in DATA.sources)
    assert html.count("Common knowledge in the field, not looked up") == count > 20


@pytest.mark.parametrize("name", TEXTS)
def test_data_reads_easily(name: str) -> None:
    """The same limits as the pages: grade 8, sentences of at most 30 words."""
    assert grade(TEXTS[name]) <= 8
    long = [said for text in TEXTS[name] for said in sentences(text) if len(words(said)) > 30]
    assert not long


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        ("sources", 'who = "Boomerang', 'whom = "Boomerang', "has no who"),
        ("myths", 'evidence = ["E126"]', 'evidence = ["E999"]', "E999"),
        ("rights", 'place = "ontario"', 'place = "atlantis"', "atlantis"),
        ("helplines", 'how = "Free from any phone."', 'how = "Free."\nfax = "1"', "unknown key fax"),
        ("rights", "[[right]]", "[[right]", "not TOML"),
    ],
)
def test_a_mistake_in_a_file_names_file_line_and_mend(
    name: str, old: str, new: str, what: str, tmp_path: Path
) -> None:
    """Whoever changes a word is told where and how to mend it."""
    shutil.copytree(reference.CONTENT / "en", tmp_path / "en")
    file = tmp_path / "en" / f"{name}.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as error:
        reference.load(content=tmp_path)
    assert f"{name}.toml" in str(error.value)
    assert what in str(error.value)
    assert what == "not TOML" or error.value.line > 0
    assert error.value.mend
