"""How much one company, one person and one evening can take."""

import itertools
from datetime import date, timedelta

from planner.answers import Answers, Person
from planner.budget import MOST_A_DAY, PERSON_GAP, WINDOW_CONTACTS, WINDOW_DAYS
from planner.content import content
from planner.dates import calendar_for
from planner.plan import make_plan

TODAY = date(2026, 11, 19)
PRIYA = Person("Priya", "hiring_manager", "email", "yes")
TOLD = {
    "outcome": "turned_down",
    "stage": "second",
    "heard": "email",
    "news_date": TODAY,
    "company": "Holt & Sons",
}


def plan(others=(), **answers):
    return make_plan(Answers(**{**TOLD, **answers}), TODAY, content(), others=others)


def days(found, *templates):
    return [m.send_on for m in found.messages if not templates or m.template in templates]


def test_two_letters_to_one_person_are_five_working_days_apart():
    found = plan(people=(PRIYA,), wants=("thank", "advice", "other_openings", "referral", "expenses"))
    written = sorted(m.send_on for m in found.messages if m.to_name == "Priya" and m.channel == "email")
    gaps = [calendar_for("").working_days_between(a, b) for a, b in itertools.pairwise(written)]
    assert len(written) > 3
    assert min(gaps) >= PERSON_GAP


def test_thanks_to_a_large_panel_are_spread_over_evenings():
    people = tuple(Person(f"Person {n}", "interviewer", "email", "yes") for n in range(8))
    found = plan(people=people, wants=("thank",))
    sent = days(found, "reply-thanks", "thank-panel")
    assert len(sent) == 8
    assert max(sent.count(day) for day in sent) <= MOST_A_DAY
    assert len({m.body for m in found.messages}) == len(found.messages)


def test_with_no_energy_one_message_goes_out_on_a_day():
    people = (PRIYA, Person("Tom", "interviewer", "email", "yes"), Person("Lou", "referrer", "email"))
    sent = days(plan(people=people, feeling="no_energy"))
    assert len(sent) == len(set(sent))


def test_no_more_than_six_contacts_in_four_weeks():
    wants = (
        "thank",
        "advice",
        "other_openings",
        "referral",
        "linkedin",
        "expenses",
        "correct_fact",
        "promised_feedback",
    )
    people = (PRIYA, Person("Tom", "interviewer", "email", "yes"), Person("Ana", "recruiter", "email"))
    found = plan(people=people, wants=wants, fact="It is valid.", looking_for="x")
    first = {}
    for m in found.messages:
        first.setdefault(m.template, m.send_on)
    for start in first.values():
        window = [d for d in first.values() if start <= d < start + timedelta(days=WINDOW_DAYS)]
        assert len(window) <= WINDOW_CONTACTS


def test_contacts_in_other_cases_with_the_same_company_count():
    spent = [
        {"company": " holt & SONS ", "date": (TODAY - timedelta(days=n)).isoformat()} for n in range(1, 7)
    ]
    assert days(plan()) != []
    full = plan(others=spent)
    assert days(full) == []
    assert "over_budget" in {w.id for w in full.warnings}


def test_the_warning_names_the_day_from_which_the_next_message_is_fine():
    """Six contacts on the days before; the first leaves the window of 28 days on December 11."""
    spent = [{"company": "Holt & Sons", "date": (TODAY - timedelta(days=n)).isoformat()} for n in range(1, 7)]
    warned = next(w.text for w in plan(others=spent).warnings if w.id == "over_budget")
    assert "from December 11, 2026 on" in warned
    british = next(w.text for w in plan(others=spent, spelling="british").warnings if w.id == "over_budget")
    assert "from 11 December 2026 on" in british
    again = make_plan(Answers(**TOLD), date(2026, 12, 11), content(), others=spent)
    assert "over_budget" not in {w.id for w in again.warnings}


def test_what_can_wait_waits_until_the_company_has_heard_less():
    """You wrote six times from November 13 on, so the next one goes out when four weeks have gone since the first."""
    spent = [{"company": "Holt & Sons", "date": (TODAY - timedelta(days=n)).isoformat()} for n in range(1, 7)]
    found = plan(others=spent, done=("thanked",), wants=("other_openings",), people=(PRIYA,))
    assert days(found, "other-openings") == [date(2026, 12, 11)]
    assert days(plan(done=("thanked",), wants=("other_openings",), people=(PRIYA,)), "other-openings") == [
        TODAY
    ]


def test_contacts_with_other_companies_or_long_ago_do_not_count():
    elsewhere = [{"company": "Brightwater", "date": TODAY.isoformat()}] * 9
    long_ago = [
        {"company": "Holt & Sons", "date": (TODAY - timedelta(days=40 + n)).isoformat()} for n in range(9)
    ]
    junk = [{}, {"company": "Holt & Sons"}, {"company": "Holt & Sons", "date": "soon"}, "text", None, 7]
    assert days(plan(others=[*elsewhere, *long_ago, *junk])) == days(plan())


def test_nothing_is_moved_past_its_last_sensible_day():
    found = plan(
        people=(PRIYA,), wants=("thank", "advice", "other_openings", "referral", "linkedin", "expenses")
    )
    assert all(m.stop_after >= m.send_on for m in found.messages)
