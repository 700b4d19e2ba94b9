"""The planner's page as a reader uses it: a few verbs that the browser tests share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

PATIENCE = 60_000
"""Milliseconds for the first plan: the runtime starts on a machine that is busy with other tests."""


def choose(page: Page, **answers: str) -> None:
    """Choose or type answers by question name; a name with spaces in its value is typed as it is."""
    for name, value in answers.items():
        open_group_of(page, name)
        choice = page.locator(f'#pl-form input[name="{name}"][value="{value}"]')
        if choice.count():
            choice.check()
            continue
        field = page.locator(f'#pl-form [name="{name}"]').first
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def open_group_of(page: Page, name: str) -> None:
    """Unfold the group a question is in."""
    group = page.locator(f'details.pl-group:has([name="{name}"])')
    if group.count() and group.is_visible() and not group.evaluate("group => group.open"):
        group.locator("> summary").click()


def wait_for_plan(page: Page) -> None:
    """Until a verdict on all that was answered stands on the page."""
    expect(page.locator("#pl-result")).to_be_visible(timeout=PATIENCE)
    page.evaluate("document.querySelector('follow-up-planner').laying")


@contextmanager
def renewed(page: Page) -> Iterator[None]:
    """Do something and wait until the plan that was begun because of it is on the page."""
    yield
    page.evaluate("document.querySelector('follow-up-planner').laying")


def turned_down(page: Page) -> None:
    """Open the planner with three answers and wait for the plan."""
    page.goto("planner/")
    choose(page, outcome="turned_down", stage="second", heard="email")
    wait_for_plan(page)
