"""Who is written to: the best person for it, never one who cannot be reached."""

from datetime import date

import pytest

from planner.answers import Answers, Person
from planner.contacts import PERSONAL, PICKERS
from planner.facts import Facts

TODAY = date(2026, 11, 19)
PRIYA = Person("Priya", "hiring_manager", "email", "yes")
TOM = Person("Tom", "interviewer", "email", "yes")
ANA = Person("Ana", "recruiter", "email")


def pick(name, **answers):
    return [c.name or c.part for c in PICKERS[name](Facts(Answers(**answers), TODAY))]


def test_every_picker_says_whom_it_gives():
    assert [name for name, picker in PICKERS.items() if not (picker.__doc__ or "").strip()] == []
    assert set(PERSONAL) <= set(PICKERS)


def test_a_mail_is_answered_to_who_arranged_it_and_a_call_to_who_decides():
    told = {"outcome": "turned_down", "stage": "first", "people": (PRIYA, ANA)}
    assert pick("answerer", heard="email", **told) == ["Ana"]
    assert pick("answerer", heard="phone", **told) == ["Priya"]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"heard": "email", "stage": "applied"}, ["sender"]),
        ({"heard": "noreply_email", "stage": "applied"}, []),
        ({"heard": "portal", "stage": "applied"}, []),
        ({"heard": "noreply_email", "stage": "first"}, ["host"]),
        ({"heard": "phone", "stage": "applied"}, ["host"]),
        ({"heard": "not_at_all", "stage": "applied"}, []),
        (
            {
                "heard": "noreply_email",
                "stage": "first",
                "people": (Person("Bo", "interviewer", "none", "yes"),),
            },
            [],
        ),
        (
            {
                "heard": "noreply_email",
                "stage": "first",
                "people": (Person("Bo", "interviewer", "linkedin", "yes"),),
            },
            [],
        ),
        ({"heard": "noreply_email", "stage": "applied", "people": (ANA,)}, ["Ana"]),
    ],
)
def test_nobody_writes_to_an_address_that_nobody_reads(answers, expected):
    assert pick("answerer", outcome="turned_down", **answers) == expected


def test_through_an_agency_only_the_agency_is_written_to():
    answers = {
        "outcome": "turned_down",
        "stage": "first",
        "heard": "email",
        "standing": ("agency",),
        "people": (PRIYA, TOM),
    }
    assert pick("answerer", **answers) == []
    assert pick("panel", **answers) == []
    assert pick("agency", **answers) == pick("advisor", **answers) == ["agency"]


def test_the_panel_is_everyone_met_but_the_one_answered():
    answers = {"outcome": "turned_down", "stage": "first", "heard": "email", "people": (TOM, ANA, PRIYA)}
    assert pick("panel", **answers) == ["Priya", "Tom"]
    assert pick("advisor", **answers) == ["Priya"]


def test_colleagues_get_no_connection_request():
    assert pick("linkedin_people", stage="first", standing=("inside",), people=(PRIYA,)) == []


def test_only_people_met_there_get_a_connection_request():
    people = (PRIYA, Person("Lund", "referee", "linkedin"), Person("Sana", "interviewer", "linkedin", "no"))
    asked = {"stage": "first", "wants": ("linkedin",)}
    assert pick("linkedin_people", **asked, people=people) == ["Priya"]


def test_a_second_nudge_goes_to_someone_else_if_there_is_one():
    waiting = {"outcome": "no_answer", "stage": "first"}
    assert pick("arranger_or_next", people=(ANA, PRIYA), **waiting) == ["Priya"]
    assert pick("arranger_or_next", people=(ANA,), **waiting) == ["Ana"]


def test_a_person_keeps_the_key_of_the_row():
    contact = PICKERS["answerer"](Facts(Answers(stage="first", people=(Person(), PRIYA)), TODAY))[0]
    assert contact.key == "2"
