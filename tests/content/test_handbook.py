"""The handbook keeps its word: readable pages, sourced figures, no word that hurts."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.content.reading import (
    CONTENT,
    DOCS,
    ROOT,
    Page,
    blocks,
    data,
    grade,
    page,
    pages,
    plain,
    prose,
    sentences,
    words,
)

PAGES = pages()
CHAPTERS = [one for one in PAGES if one.name.startswith("chapters/")]
KEEP = timedelta(days=366)
LONGEST_SENTENCE = 30
HIGHEST_GRADE = 8.0

every_page = pytest.mark.parametrize("one", PAGES, ids=lambda one: one.name)
every_chapter = pytest.mark.parametrize("one", CHAPTERS, ids=lambda one: one.name)

NUMBER = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
STUDIES = r"(?:studies|trials|experiments|surveys|polls|samples|meta-analyses|reviews|effects|threads)"
PEOPLE = (
    r"(?:people|managers|recruiters|candidates|applicants|applications|workers|employers|executives|adults|firms|"
    r"job[ -]seekers|members|mails|e-mails|messages|interviews|draws|hires)"
)
FIGURE = re.compile(
    rf"""\d\s?%|\bper\s?cent\b
    |\b(?:\d+|one|two|three|four|five|six|seven|eight|nine)\s(?:in|out\sof)\s(?:\d+|two|three|four|five|six|ten|a\shundred)\b(?!\s(?:minutes|days|weeks|months|hours|lines|sentences|words))
    |\b[rd]\s=\s
    |\b{NUMBER}\s(?:[a-z-]+\s){{0,2}}{STUDIES}\b
    |\b(?:[2-9]\d|\d[\d,]*\d{{2}})\s(?:[a-z-]+\s){{0,2}}{PEOPLE}\b
    |\b(?:a|one)\s(?:third|quarter|fifth)\sof\b|\bhalf\sof\s(?:the\s|all\s)?{PEOPLE}\b
    |\b(?:two\sthirds|three\squarters)\b
    |\b(?:twice|three\stimes)\sas\s(?:likely|often|many)\b""",
    re.IGNORECASE | re.VERBOSE,
)
BANNED = {
    r"\breject(?:ed|s|ee|ees)?\b": "turned down; only a letter is a rejection",
    r"\bunfortunately\b": "say it without the sigh",
    r"\bdon['’]t worry\b|\bcheer up\b|\bchin up\b|\bstay positive\b": "no cheering",
    r"\bkeep smiling\b|\byou['’]ve got this\b": "no cheering",
    r"\beverything happens for a reason\b|\bblessing in disguise\b": "no comfort from a card",
    r"\bwhen one door closes\b": "no comfort from a card",
    r"\band/or\b|\w\(s\)": "choose one, or write the sentence again",
    r"\bhope this (?:finds|e-?mail finds)\b": "filler",
    r"\bcommit(?:ted)? suicide\b|\bsuicid": "not a word for these pages",
    r"\bend of (?:your|my) rope\b": "not a phrase for these pages",
    r"\bleverage\b|\butili[sz]e\b|\bsynergy\b": "plain words",
    r"\btouch base\b|\bcircle back\b|\bgame[- ]changer\b": "plain words",
    r"\bdream job\b|\bcrush(?:ed|ing)? it\b": "no hype",
    r"\blosers?\b|\byour fault\b|\byou should have\b": "no blame",
}
BRITISH_NAMES = ("Ministry of Labour",)
QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")


def test_there_is_something_to_check() -> None:
    """A wrong folder must not make every other test pass."""
    assert len(CHAPTERS) >= 14
    assert len(PAGES) >= 35


@every_page
def test_page_has_title_and_description(one: Page) -> None:
    """Search results and shared links show these two."""
    title, description = str(one.meta.get("title", "")), str(one.meta.get("description", ""))
    assert 3 <= len(title) <= 60, f"{one.name}: title has {len(title)} characters, allowed are 3 to 60"
    assert 50 <= len(description) <= 160, (
        f"{one.name}: description has {len(description)} characters, 50 to 160"
    )


def test_titles_and_descriptions_are_unique() -> None:
    """Two pages with one name cannot be told apart in a list."""
    for key in ("title", "description"):
        twice = [
            text for text, count in Counter(str(one.meta.get(key)) for one in PAGES).items() if count > 1
        ]
        assert not twice, f"{key} used twice: {twice}"


@every_page
def test_page_has_one_first_heading(one: Page) -> None:
    """One h1 for each page."""
    assert sum(block.startswith("# ") for block in blocks(one.body)) <= 1


@every_page
def test_images_have_alt_text(one: Page) -> None:
    """A picture that says something says it in words as well."""
    without = re.findall(r"!\[\s*\]\([^)]*\)", one.body)
    assert not without, f"{one.name}: no alt text: {without}"


def test_the_grade_is_flesch_and_kincaids() -> None:
    """Two sentences whose grade is published, within a grade: syllables are counted by ear."""
    assert grade(["The cat sat on the mat."]) == pytest.approx(-1.45, abs=0.1)
    platypus = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
    assert grade([platypus]) == pytest.approx(11.3, abs=1)


@every_page
def test_reading_grade(one: Page) -> None:
    """Grade 8 or lower: somebody tired is reading on a phone."""
    found = grade(prose(one.body))
    assert found <= HIGHEST_GRADE, f"{one.name}: grade {found:.1f}; shorten the longest sentences and words"


@every_page
def test_no_long_sentence(one: Page) -> None:
    """No sentence over 30 words."""
    long = [
        said for text in prose(one.body) for said in sentences(text) if len(words(said)) > LONGEST_SENTENCE
    ]
    assert not long, f"{one.name}: {[f'{len(words(said))} words: {said}' for said in long]}"


@every_page
def test_every_figure_has_its_source(one: Page) -> None:
    """A share, a coefficient, or a count of people or studies stands beside its evidence number."""
    bare = [
        block for block in blocks(one.body) if FIGURE.search(plain(block)) and not re.search(r"\[E\d", block)
    ]
    assert not bare, f"{one.name}: add [E..] or take the figure out: {bare}"


def test_the_figure_finder_finds_figures() -> None:
    """What counts as a figure, and what does not."""
    for text in (
        "68% of",
        "1 in 4 people",
        "one in five",
        "r = 0.19",
        "four experiments",
        "over 300 studies",
        "650 hiring managers",
        "a third of them",
        "twice as likely",
        "1,100 young people",
        "72 per cent",
    ):
        assert FIGURE.search(text), text
    for text in (
        "125 words",
        "two people",
        "day 30",
        "5 working days",
        "November 14, 2017",
        "one in the morning",
        "three months",
        "six weeks",
        "200 characters",
        "8 people",
    ):
        assert not FIGURE.search(text), text


@every_page
def test_no_word_that_hurts(one: Page) -> None:
    """The word list; what stands in quotation marks is somebody else's voice and may be discussed."""
    for block in blocks(one.body):
        text = QUOTED.sub("", plain(block))
        for pattern, why in BANNED.items():
            found = re.search(pattern, text, re.IGNORECASE)
            assert not found, f"{one.name}: {found[0]!r} ({why}) in: {block}" if found else ""


@every_chapter
def test_chapter_length(one: Page) -> None:
    """500 to 900 words a chapter."""
    count = sum(len(words(text)) for text in prose(one.body))
    assert 500 <= count <= 900, f"{one.name} has {count} words"


def test_no_page_was_last_checked_over_a_year_ago() -> None:
    """A page that says when its law was checked is looked at again within twelve months."""
    dates = [
        (one.name, day) for one in PAGES for day in re.findall(r"Last checked (\d{4}-\d\d-\d\d)", one.body)
    ]
    assert dates
    today = datetime.now(tz=UTC).date()
    old = [
        f"{name}: {day}" for name, day in dates if not timedelta(0) <= today - date.fromisoformat(day) <= KEEP
    ]
    assert not old, f"go through the law on these pages again: {old}"


def test_every_evidence_number_has_an_entry() -> None:
    """No page and no content file quotes a source that the list does not hold."""
    known = set(
        re.findall(r'^id = "(E\d+)"', (CONTENT / "en" / "sources.toml").read_text("utf-8"), re.MULTILINE)
    )
    files = [one.path for one in PAGES] + [
        path for path in CONTENT.rglob("*") if path.suffix in {".toml", ".txt", ".md"}
    ]
    for path in files:
        missing = set(re.findall(r"\bE\d{1,3}\b", path.read_text("utf-8"))) - known
        assert not missing, f"{path.relative_to(ROOT)}: no entry for {sorted(missing)} in sources.toml"


def test_spelling(tmp_path: Path) -> None:
    """American spelling, no slips, in what is read. Search words are what readers type, in any spelling."""
    for one in PAGES:
        seen = "\n\n".join([str(one.meta.get("title")), str(one.meta.get("description")), *blocks(one.body)])
        for name in BRITISH_NAMES:
            seen = seen.replace(name, "")
        (tmp_path / one.name.replace("/", "-")).write_text(seen, "utf-8")
    command = [sys.executable, "-m", "codespell_lib", "--builtin", "clear,en-GB_to_en-US", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout.replace(str(tmp_path), "docs") + done.stderr


def test_llms_txt_names_pages_that_exist() -> None:
    """Each link in llms.txt leads to a page."""
    text = (DOCS / "llms.txt").read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert len(links) >= 30
    for link in links:
        file = DOCS / ("index.md" if link == "./" else f"{link.rstrip('/')}.md")
        assert file.exists(), f"llms.txt: no page for {link}"


def test_coaches_find_every_preset() -> None:
    """The list of links on the coaches' page is the list of presets, no more and no less."""
    presets = data("presets")["presets"]
    listed = re.findall(r"planner/#preset=([a-z-]+)` \|", (DOCS / "coaches.md").read_text("utf-8"))
    assert listed == list(presets)


def test_no_word_of_the_workshop() -> None:
    """Pages speak to readers, not about how they came to be."""
    for one in PAGES:
        assert not re.search(
            r"\.\./shared|\bTODO\b|\bTBD\b|lorem ipsum", page(one.path).body, re.IGNORECASE
        ), one.name
