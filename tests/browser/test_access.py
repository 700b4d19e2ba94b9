"""Everyone can use the planner: axe in each state, the keyboard alone, narrow and large, calm and announced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from planner_page import PATIENCE, choose, open_group_of, renewed, turned_down, wait_for_plan
from playwright.sync_api import Page, expect

AXE = (Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def empty(page: Page) -> None:
    page.goto("planner/")
    expect(page.locator(".pl-desk")).to_be_visible()


def with_plan(page: Page) -> None:
    turned_down(page)


def with_problems(page: Page) -> None:
    turned_down(page)
    choose(page, news_date="31 Feb")
    page.get_by_role("button", name="Show my plan").click()
    expect(page.locator("#pl-problems")).to_be_focused()


def with_edit_and_notes(page: Page) -> None:
    turned_down(page)
    with renewed(page):
        page.locator(".pl-message textarea").first.fill(
            "I demand an explanation right now. This is your loss."
        )
    expect(page.locator(".pl-notes").first).to_be_visible()


def with_everything_open(page: Page) -> None:
    turned_down(page)
    for fold in page.locator("details").all():
        fold.evaluate("fold => fold.open = true")


def with_failure(page: Page) -> None:
    page.route("**/runtime/**", lambda route: route.abort())
    page.goto("planner/")
    choose(page, outcome="turned_down")
    expect(page.locator(".pl-failed")).to_be_visible(timeout=PATIENCE)


STATES: list[Callable[[Page], None]] = [
    empty,
    with_plan,
    with_problems,
    with_edit_and_notes,
    with_everything_open,
    with_failure,
]
LOOKS: list[dict[str, Any]] = [
    {"color_scheme": "light"},
    {"color_scheme": "dark"},
    {"forced_colors": "active"},
]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: str(*look.values()))
def test_axe_finds_nothing(page: Page, state: Callable[[Page], None], look: dict[str, Any]) -> None:
    page.emulate_media(**look)
    state(page)
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, { runOnly: tags })", TAGS)
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found["violations"]] == []


def test_the_whole_journey_by_keyboard_alone(page: Page) -> None:
    page.goto("planner/")
    page.locator('[name="outcome"]').first.focus()
    page.keyboard.press("Space")
    for key in ("Tab", "Space", "Tab", "Space"):
        page.keyboard.press(key)
    expect(page.locator('[name="stage"]:checked')).to_have_count(1)
    expect(page.locator('[name="heard"]:checked')).to_have_count(1)
    wait_for_plan(page)
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type === 'submit'"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#pl-result")).to_be_focused()
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("document.activeElement.dataset?.action ?? document.activeElement.parentElement.id")
        )
        if "pl-erase" in reached:
            break
    assert {"copy", "print", "export", "backup", "pl-erase"} <= reached
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Yes, erase everything")).to_be_focused()


def test_focus_is_never_hidden_under_the_header(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    turned_down(page)
    page.evaluate("document.querySelector('.pl-desk').scrollIntoView()")
    page.locator("#pl-erase > summary").focus()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        hidden = page.evaluate(
            """() => { const one = document.activeElement, box = one.getBoundingClientRect();
            const edge = document.querySelector(".md-header").getBoundingClientRect().bottom;
            if (!box.height || one === document.body || one.closest(".md-header")) return null;
            const fits = box.height < innerHeight - edge;
            return (fits ? box.top : box.bottom) < edge - 1 ? one.outerHTML : null; }"""
        )
        assert hidden is None


@pytest.mark.parametrize("state", [empty, with_plan, with_everything_open], ids=lambda state: state.__name__)
def test_at_320_pixels_nothing_needs_sideways_scrolling(page: Page, state: Callable[[Page], None]) -> None:
    """400 % zoom on a 1280 pixel screen is the same."""
    page.set_viewport_size({"width": 320, "height": 700})
    state(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_text_at_200_percent_is_not_cut(page: Page) -> None:
    page.set_viewport_size({"width": 800, "height": 900})
    turned_down(page)
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 800
    cut = page.locator(".pl button, .pl-button").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1).map(one => one.textContent)"
    )
    assert cut == []


def test_nothing_moves_for_readers_who_asked_for_calm(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    turned_down(page)
    moving = page.evaluate("document.getAnimations().filter(one => one.playState === 'running').length")
    assert moving == 0


def test_the_result_is_announced_politely_and_focus_stays(page: Page) -> None:
    page.goto("planner/")
    choose(page, outcome="turned_down", stage="second")
    page.locator('[name="heard"][value="email"]').focus()
    page.keyboard.press("Space")
    wait_for_plan(page)
    live = page.locator("#pl-announce")
    expect(live).to_have_attribute("role", "status")
    expect(live).not_to_be_empty()
    expect(page.locator('[name="heard"][value="email"]')).to_be_focused()


def test_every_control_is_large_enough_for_a_thumb(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    turned_down(page)
    open_group_of(page, "wants")
    small = page.locator(
        ".pl-planner :is(button, select, .pl-choice, input[type=text], summary)"
    ).evaluate_all(
        "all => all.filter(one => one.checkVisibility()).filter(one => one.getBoundingClientRect().height < 32).map(one => one.outerHTML.slice(0, 80))"
    )
    assert small == []


def test_the_drawn_timeline_reads_as_a_list(page: Page) -> None:
    turned_down(page)
    marks = page.get_by_role("list", name="Your plan as a line of days").get_by_role("listitem")
    assert marks.count() == page.locator(".pl-steps > li").count()


TREES: dict[Callable[[Page], None], tuple[str, ...]] = {
    empty: (
        'heading "The planner" [level=1]',
        'heading "The news" [level=2]',
        'group "What happened?"',
        'radio "They said no"',
        'button "Show my plan"',
        'heading "Keeping and erasing" [level=2]',
    ),
    with_plan: (
        'radio "They said no" [checked]',
        'heading "Write" [level=2]',
        'region "Your plan"',
        'heading "Today" [level=3]',
        'list "Today"',
        'list "Your plan as a line of days"',
        'region "Your messages"',
        'textbox "Subject"',
        'button "Copy the message to',
        'heading "Take the plan with you" [level=2]',
    ),
    with_problems: (
        'group "Some answers could not be used"',
        'heading "Some answers could not be used" [level=2]',
        'link "This day does not exist in the calendar.',
    ),
    with_edit_and_notes: ('group "How it may sound"', 'checkbox "Fine as it is'),
    with_failure: (
        "status: The planner's files did not arrive",
        'button "Try again"',
        'link "Letters to fill in by hand"',
        'button "Print a blank worksheet"',
    ),
}


@pytest.mark.parametrize("state", TREES, ids=lambda state: state.__name__)
def test_the_tree_that_screen_readers_are_given(page: Page, state: Callable[[Page], None]) -> None:
    state(page)
    tree = page.locator("article").first.aria_snapshot()
    place = 0
    for part in TREES[state]:
        assert part in tree[place:], part
        place = tree.index(part, place)


@pytest.mark.parametrize("height", [500, 1100])
def test_the_page_behind_the_contents_stays_where_it_is(page: Page, height: int) -> None:
    page.set_viewport_size({"width": 360, "height": height})
    page.goto("chapters/when-nobody-answers/")
    page.get_by_role("button", name="Contents").click()
    page.evaluate("scrollTo({ top: 700, behavior: 'instant' })")
    page.mouse.move(180, height / 2)
    for _ in range(12):
        page.mouse.wheel(0, 400)
        page.wait_for_timeout(50)
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == 700
