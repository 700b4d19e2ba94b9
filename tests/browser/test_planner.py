"""Promises of the planner's page while it is filled in."""

from __future__ import annotations

import re

from planner_page import PATIENCE, choose, open_group_of, renewed, turned_down, wait_for_plan
from playwright.sync_api import BrowserContext, Page, Route, Worker, expect


def test_form_is_usable_before_python_and_what_was_typed_is_used(page: Page) -> None:
    held: list[Route] = []
    waiting = True
    page.route("**/runtime/**", lambda route: held.append(route) if waiting else route.continue_())
    page.goto("planner/")
    choose(page, outcome="turned_down", stage="second", heard="email", role="tram driver")
    expect(page.locator('[name="role"]')).to_have_value("tram driver")
    expect(page.locator("#pl-result")).to_have_count(0)
    waiting = False
    for route in held:
        route.continue_()
    wait_for_plan(page)
    expect(page.locator('[name="role"]')).to_have_value("tram driver")
    expect(page.locator(".pl-message textarea").first).to_have_value(re.compile("tram driver"))


def test_three_answers_give_a_verdict_a_message_and_dated_steps(page: Page) -> None:
    turned_down(page)
    expect(page.locator(".pl-verdict")).to_have_attribute("data-advice", "send")
    expect(page.locator(".pl-message textarea").first).not_to_have_value("")
    assert page.locator(".pl-steps time").count() >= 3


def test_every_change_gives_a_new_plan(page: Page) -> None:
    turned_down(page)
    first = page.locator(".pl-message textarea").first
    for role in ("baker", "ship's cook", "Öl-Prüferin"):
        with renewed(page):
            page.fill('[name="role"]', role)
        expect(first).to_have_value(re.compile(re.escape(role)))


def test_typing_keeps_focus_and_caret(page: Page) -> None:
    turned_down(page)
    field = page.locator('[name="company"]')
    field.fill("Bright")
    field.evaluate("field => field.setSelectionRange(2, 2)")
    for letter in "XYZ":
        with renewed(page):
            page.keyboard.type(letter)
    expect(field).to_be_focused()
    expect(field).to_have_value("BrXYZight")
    assert field.evaluate("field => field.selectionStart") == 5


def test_editing_a_message_keeps_focus_caret_and_the_edit(page: Page) -> None:
    turned_down(page)
    body = page.locator(".pl-message textarea").first
    body.focus()
    body.evaluate("field => field.setSelectionRange(0, 0)")
    with renewed(page):
        page.keyboard.type("A")
    with renewed(page):
        page.keyboard.type("B")
    expect(body).to_be_focused()
    assert body.evaluate("field => field.selectionStart") == 2
    assert body.input_value().startswith("AB")


def test_an_edit_survives_new_answers_and_the_new_version_can_be_taken(page: Page) -> None:
    turned_down(page)
    body = page.locator(".pl-message textarea").first
    with renewed(page):
        body.fill("My own words, and mine alone.")
    with renewed(page):
        page.fill('[name="role"]', "glass blower")
    expect(body).to_have_value("My own words, and mine alone.")
    newer = page.locator(".pl-newer").first
    expect(newer).to_be_visible()
    newer.locator("summary").click()
    expect(newer).to_contain_text("glass blower")
    with renewed(page):
        newer.get_by_role("button").click()
    expect(body).to_have_value(re.compile("glass blower"))
    expect(page.locator(".pl-newer")).to_have_count(0)


def test_the_planners_words_come_back_into_a_letter_at_a_press(page: Page) -> None:
    turned_down(page)
    body = page.locator(".pl-message textarea").first
    theirs = body.input_value()
    for mine in (f"{theirs}!", "My own words."):
        with renewed(page):
            body.fill(mine)
        with renewed(page):
            page.locator(".pl-message [data-action=take]").first.click()
        expect(body).to_have_value(theirs)
        expect(page.locator(".pl-message [data-action=take]")).to_have_count(0)


def test_an_open_fold_stays_open_when_the_plan_is_renewed(page: Page) -> None:
    turned_down(page)
    fold = page.locator(".pl-message details").first
    fold.locator("summary").click()
    with renewed(page):
        page.fill('[name="role"]', "glass blower")
    assert fold.evaluate("fold => fold.open")


def test_changing_an_early_answer_loses_no_later_one(page: Page) -> None:
    turned_down(page)
    choose(page, news_date="yesterday")
    with renewed(page):
        choose(page, outcome="no_answer")
    expect(page.locator('[data-question="heard"]')).to_be_hidden()
    with renewed(page):
        choose(page, outcome="turned_down")
    expect(page.locator('[name="heard"][value="email"]')).to_be_checked()
    expect(page.locator('[name="news_date"]')).to_have_value("yesterday")


def test_a_problem_shows_only_after_the_field_was_left(page: Page) -> None:
    turned_down(page)
    open_group_of(page, "news_date")
    field, problem = page.locator('[name="news_date"]'), page.locator("#pl-news_date-problem")
    with renewed(page):
        field.press_sequentially("31 Feb")
    expect(problem).to_be_empty()
    field.press("Tab")
    expect(problem).not_to_be_empty()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value("31 Feb")
    with renewed(page):
        field.fill("yesterday")
    expect(problem).to_be_empty()


def test_a_press_counts_although_words_appear_at_the_field_just_left(page: Page) -> None:
    """The words would push the button away from under the pointer, and the press would be lost."""
    turned_down(page)
    choose(page, news_date="31 Feb")
    button = page.get_by_role("button", name="Show my plan")
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 3)
    page.mouse.down()
    page.wait_for_timeout(300)
    page.mouse.up()
    expect(page.locator("#pl-problems")).to_be_focused()


def test_asking_for_the_plan_moves_focus_to_it_or_to_the_problems(page: Page) -> None:
    turned_down(page)
    page.get_by_role("button", name="Show my plan").click()
    expect(page.locator("#pl-result")).to_be_focused()
    choose(page, news_date="31 Feb")
    page.get_by_role("button", name="Show my plan").click()
    summary = page.locator("#pl-problems")
    expect(summary).to_be_focused()
    summary.get_by_role("link").click()
    expect(page.locator('[name="news_date"]')).to_be_focused()


def test_the_summary_lists_answers_and_leads_back_to_each(page: Page) -> None:
    turned_down(page)
    with renewed(page):
        choose(page, role="tram driver", feeling="fine")
    page.locator(".pl-summary > summary").click()
    summary = page.locator(".pl-summary")
    expect(summary).to_contain_text("tram driver")
    summary.get_by_role("link", name="Change How are you?").click()
    expect(page.locator("#pl-feeling")).to_be_in_viewport()


def test_a_preset_link_sets_choices_and_clears_itself(page: Page) -> None:
    page.goto("planner/#preset=no-answer")
    expect(page.locator('[name="outcome"][value="no_answer"]')).to_be_checked()
    assert "#" not in page.url
    wait_for_plan(page)


def test_a_situation_chosen_on_the_page_sets_its_choices(page: Page) -> None:
    page.goto("planner/")
    page.locator("#pl-presets > summary").click()
    page.locator('[id="preset=no-answer"]').click()
    expect(page.locator('[name="outcome"][value="no_answer"]')).to_be_checked()
    expect(page).not_to_have_url(re.compile("#"))


def test_a_link_with_choices_cannot_carry_words(page: Page) -> None:
    page.goto("planner/#outcome=turned_down&role=SECRET&stage=final&wants=advice&wants=linkedin")
    expect(page.locator('[name="stage"][value="final"]')).to_be_checked()
    expect(page.locator('[name="wants"][value="linkedin"]')).to_be_checked()
    expect(page.locator('[name="role"]')).to_have_value("")
    assert "#" not in page.url


def test_going_to_a_chapter_and_back_keeps_the_text_and_the_worker(page: Page) -> None:
    workers: list[Worker] = []
    page.on("worker", lambda worker: workers.append(worker))
    turned_down(page)
    with renewed(page):
        page.fill('[name="role"]', "tram driver")
    page.locator(".pl-verdict a").first.click()
    expect(page.locator("h1")).to_contain_text("Answer the no", timeout=PATIENCE)
    page.go_back()
    expect(page.locator('[name="role"]')).to_have_value("tram driver", timeout=PATIENCE)
    wait_for_plan(page)
    python = [worker for worker in workers if worker.url.startswith("blob:")]
    assert len(python) == 1


def test_eight_people_can_be_named_and_each_gets_a_message_of_their_own(page: Page) -> None:
    turned_down(page)
    open_group_of(page, "people-1-name")
    names = ["Ana", "Bo", "Cem", "Dee", "Eli", "Fay", "Gus", "Hal"]
    for number, name in enumerate(names, start=1):
        row = page.locator(f'.pl-person[data-row="{number}"]')
        expect(row).to_be_visible()
        row.locator('[name$="-name"]').fill(name)
        row.locator('[name$="-part"]').select_option("interviewer")
        row.locator('[name$="-topic"]').fill(f"topic {number}")
    expect(page.locator(".pl-message textarea").last).to_be_visible()
    for name in names:
        expect(page.locator(".pl-messages")).to_contain_text(name, timeout=PATIENCE)


def test_odd_words_are_shown_as_typed_and_run_nothing(page: Page) -> None:
    page.add_init_script("window.ran = false")
    turned_down(page)
    odd = "{{ 7*7 }} {% raise %} <img src=x onerror='window.ran=true'> 🙂 עדי O'Brien & Söhne"
    with renewed(page):
        page.fill('[name="role"]', odd)
    expect(page.locator(".pl-message textarea").first).to_have_value(re.compile(re.escape(odd)))
    assert page.evaluate("window.ran") is False


def test_ten_thousand_characters_are_kept_and_answered_kindly(page: Page) -> None:
    turned_down(page)
    with renewed(page):
        page.fill('[name="role"]', "x" * 10_000)
    page.locator('[name="role"]').press("Tab")
    expect(page.locator("#pl-role-problem")).not_to_be_empty()
    assert len(page.locator('[name="role"]').input_value()) == 10_000


def test_without_script_there_are_the_form_the_letters_and_the_worksheet(
    context: BrowserContext, server: str
) -> None:
    assert context.browser
    plain = context.browser.new_context(java_script_enabled=False, base_url=server)
    page = plain.new_page()
    page.goto("planner/")
    expect(page.locator("noscript p, .pl-noscript").first).to_be_visible()
    expect(page.locator("#pl-worksheet")).to_be_visible()
    page.check('[name="outcome"][value="turned_down"]')
    expect(page.locator('[data-question="heard"]')).to_be_visible()
    page.check('[name="outcome"][value="no_answer"]')
    expect(page.locator('[data-question="heard"]')).to_be_hidden()
    page.goto("letters/")
    expect(page.locator(".pl-fill").first).to_be_visible()
    plain.close()


RUNTIME = "document.querySelector('script[src*=\"/planner-\"]').src.replace(/[^/]*$/, 'runtime.mjs')"


def test_what_is_on_the_screen_is_asked_for_before_all_of_it(page: Page) -> None:
    turned_down(page)
    page.locator(".pl-verdict").scroll_into_view_if_needed()
    page.evaluate(
        f"""async () => {{
            const {{ runtime }} = await import({RUNTIME});
            for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
            const ask = runtime.ask.bind(runtime);
            window.asked = [];
            runtime.ask = (request) => (asked.push(request.near ?? null), ask(request));
        }}"""
    )
    with renewed(page):
        page.locator("[name=role]").evaluate(
            "field => { field.value = 'baker'; field.dispatchEvent(new Event('input', { bubbles: true })); }"
        )
    first, *rest = page.evaluate("asked")
    assert "verdict" in first
    assert rest == [None]


def test_what_did_not_change_is_left_alone(page: Page) -> None:
    turned_down(page)
    page.evaluate(
        """() => {
            window.changes = 0;
            const place = document.querySelector('[data-region=verdict]');
            new MutationObserver((list) => (changes += list.length)).observe(place, { subtree: true, childList: true, attributes: true });
        }"""
    )
    with renewed(page):
        choose(page, role="baker")
    expect(page.locator(".pl-message textarea").first).to_have_value(re.compile("baker"))
    assert page.evaluate("changes") == 0
