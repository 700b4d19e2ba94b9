"""`make_plan`: the verdict first, and what follows from it."""

import re
from datetime import date

import pytest

from planner.answers import ANSWERS_BACK, STAGES, Answers, Person
from planner.content import content
from planner.facts import Facts
from planner.model import Problem
from planner.plan import make_plan, reply_day
from planner.reading import read

TODAY = date(2026, 11, 19)
PRIYA = Person("Priya", "hiring_manager", "email", "yes", "moving the reports to Python")


def plan(today=TODAY, **answers):
    return make_plan(Answers(**answers), today, content())


def templates(found):
    return [m.template for m in found.messages]


def test_an_empty_form_gives_a_kind_start_and_nothing_to_send():
    found = plan()
    assert found.verdict.id == "unknown"
    assert found.messages == ()


@pytest.mark.parametrize(
    ("answers", "verdict", "advice"),
    [
        ({"outcome": "turned_down", "stage": "first", "heard": "email"}, "no", "send"),
        ({"outcome": "turned_down", "stage": "applied", "heard": "noreply_email"}, "nobody", "do_not_send"),
        ({"outcome": "turned_down", "stage": "applied", "heard": "email"}, "applied-mail", "optional"),
        ({"outcome": "came_second", "stage": "final", "heard": "email"}, "second", "send"),
        ({"outcome": "reserve_list", "stage": "final", "heard": "email"}, "reserve", "send"),
        ({"outcome": "asked_to_reapply", "stage": "final", "heard": "email"}, "apply-again", "send"),
        ({"outcome": "no_answer", "stage": "first", "interview_date": date(2026, 11, 17)}, "silence", "wait"),
        ({"outcome": "no_answer", "stage": "first", "interview_date": date(2026, 11, 2)}, "silence-now", "send"),
        ({"outcome": "no_answer", "stage": "first", "promised_date": TODAY}, "wait-promised", "wait"),
        ({"outcome": "no_answer", "stage": "first"}, "silence-undated", "optional"),
        ({"outcome": "no_answer", "stage": "applied"}, "silence-applied", "do_not_send"),
        ({"outcome": "on_hold", "stage": "first", "heard": "email"}, "on-hold", "send"),
        ({"outcome": "cancelled", "stage": "first", "heard": "email"}, "cancelled", "send"),
        ({"outcome": "offer_withdrawn", "stage": "offer", "heard": "email"}, "offer-withdrawn", "send"),
        ({"outcome": "called_back", "stage": "final", "heard": "phone"}, "called-back", "send"),
        ({"outcome": "turned_down", "stage": "first", "heard": "email", "circumstances": ("unfair",)}, "unfair", "do_not_send"),
        ({"outcome": "turned_down", "stage": "first", "heard": "third_person", "circumstances": ("in_confidence",), "interview_date": date(2026, 11, 16)}, "in-confidence", "wait"),
        ({"outcome": "turned_down", "stage": "first", "heard": "email", "done": ("angry_reply",)}, "angry-sent", "optional"),
        ({"outcome": "turned_down", "stage": "first", "heard": "email", "standing": ("agency",)}, "agency", "send"),
        ({"outcome": "turned_down", "stage": "first", "heard": "in_person", "standing": ("inside",)}, "inside", "send"),
        ({"outcome": "turned_down", "stage": "first", "heard": "third_person", "news_date": TODAY}, "third-person", "wait"),
        ({"outcome": "turned_down", "stage": "first", "heard": "email", "news_date": date(2026, 9, 1)}, "old", "optional"),
        ({"outcome": "turned_down", "stage": "first", "heard": "email", "wants": ("reconsider",)}, "reconsider", "optional"),
        ({"outcome": "other", "outcome_other": "It is complicated."}, "own-words-nobody", "do_not_send"),
        ({"outcome": "other", "outcome_other": "It is complicated.", "stage": "first"}, "own-words", "optional"),
    ],
)  # fmt: skip
def test_the_verdict_of_each_situation(answers, verdict, advice):
    found = plan(**answers).verdict
    assert (found.id, found.advice) == (verdict, advice)


@pytest.mark.parametrize("stage", ["", *STAGES, "other"])
@pytest.mark.parametrize("heard", ["", "email", "noreply_email", "phone", "other"])
def test_an_outcome_in_the_readers_own_words_still_gets_a_plan_that_claims_nothing(stage, heard):
    told = {"outcome": "other", "outcome_other": "They changed the job.", "stage": stage, "heard": heard}
    for wants in ((), ("thank", "advice", "keep_in_mind")):
        found = plan(**told, wants=wants)
        assert found.verdict.id in ("own-words", "own-words-nobody")
        assert {"own-words-down", "search-on", "week-plan"} <= {s.id for s in found.steps}
        assert set(templates(found)) <= {"where-things-stand", "own-thanks"}
        assert bool(found.messages) == (found.verdict.advice == "optional")
        for m in found.messages:
            assert not re.search(
                r"decision|decided|chosen|chose |the no\b|disappoint|outcome|sorry", m.body
            ), m.body


def test_an_apology_for_an_outcome_in_own_words_accepts_no_decision():
    found = plan(outcome="other", stage="first", heard="email", wants=("apologize",))
    assert templates(found) == ["apologize"]
    assert "decision" not in found.messages[0].body


BROKEN_TWICE = {
    "outcome": "promise_passed",
    "stage": "final",
    "interview_date": date(2026, 10, 26),
    "done": ("nudged",),
    "nudges": 2,
    "last_nudge": date(2026, 11, 9),
    "last_heard": date(2026, 11, 10),
    "promised_date": date(2026, 11, 17),
}


def test_a_new_promise_broken_after_the_second_nudge_allows_one_more_line_and_no_more():
    assert templates(plan(**BROKEN_TWICE)) == ["second-date"]
    assert plan(**BROKEN_TWICE).verdict.advice == "send"
    early = plan(date(2026, 11, 18), **BROKEN_TWICE)
    assert (early.verdict.advice, early.verdict.until) == ("wait", TODAY)
    assert [m.send_on for m in early.messages] == [TODAY]
    for change in ({"nudges": 3}, {"last_nudge": date(2026, 11, 17)}, {"promised_date": date(2026, 11, 6)}):
        closed = plan(**{**BROKEN_TWICE, **change})
        assert closed.verdict.id == "closed"
        assert templates(closed) == ["closing-note"]


def test_a_new_promise_after_one_nudge_dates_the_second_nudge():
    found = plan(**{**BROKEN_TWICE, "nudges": 1, "last_nudge": date(2026, 11, 10)})
    assert found.verdict.id == "silence-now"
    assert found.messages[0].template == "silence-second-nudge"
    assert found.messages[0].send_on == TODAY


ON_LINKEDIN = Person("Tom", "interviewer", "linkedin", "yes", "cheaper tests")


def test_an_interviewer_who_has_left_is_thanked_on_linkedin_and_nowhere_else():
    told = {"outcome": "turned_down", "stage": "final", "heard": "email", "news_date": TODAY}
    for done, template in (((), "linkedin-note"), (("connected",), "linkedin-after-accept")):
        found = plan(**told, people=(PRIYA, ON_LINKEDIN), done=done)
        to_tom = [m for m in found.messages if m.to_name == "Tom"]
        assert [(m.template, m.channel) for m in to_tom] == [(template, "linkedin")]
        assert "thank you for" in to_tom[0].body.lower()
        assert next(m.template for m in found.messages if m.to_name == "Priya") == "reply-thanks"


def test_in_silence_with_linkedin_as_the_only_way_one_request_asks_for_news():
    silent = {"outcome": "no_answer", "stage": "final", "people": (ON_LINKEDIN,)}
    due = plan(**silent, interview_date=date(2026, 11, 2))
    assert (due.verdict.id, due.verdict.advice) == ("linkedin-silence", "send")
    assert [(m.template, m.channel, m.send_on) for m in due.messages] == [
        ("linkedin-nudge", "linkedin", TODAY)
    ]
    assert due.messages[0].characters <= 200
    early = plan(**silent, interview_date=date(2026, 11, 17))
    assert early.verdict.advice == "wait"
    assert early.messages[0].send_on == early.verdict.until
    asked = plan(**silent, interview_date=date(2026, 11, 2), done=("nudged",))
    assert (asked.verdict.id, asked.messages) == ("linkedin-closed", ())
    connected = plan(**silent, interview_date=date(2026, 11, 2), done=("connected",))
    assert next((m.template, m.channel) for m in connected.messages) == ("silence-nudge", "linkedin")
    offer = plan(**silent, interview_date=date(2026, 11, 17), circumstances=("other_offer",))
    assert [(m.template, m.send_on) for m in offer.messages] == [("linkedin-offer", TODAY)]


@pytest.mark.parametrize(
    ("region", "says"), [("us", "no general right"), ("canada", "privacy law"), ("", "Choose your region")]
)
def test_interview_notes_where_no_law_gives_them_are_answered_honestly_and_advice_is_asked_instead(
    region, says
):
    told = {"outcome": "turned_down", "stage": "final", "heard": "email", "news_date": TODAY}
    found = plan(**told, wants=("interview_notes",), region=region, people=(PRIYA,))
    note = next(w.text for w in found.warnings if w.id == "notes_region")
    assert says in note
    assert "one piece of advice" in note
    assert "interview-notes" not in templates(found)
    assert "advice" in next(m.body for m in found.messages if m.template == "reply-thanks")


def test_interview_notes_by_right_wait_until_they_have_decided():
    found = plan(outcome="no_answer", stage="final", wants=("interview_notes",), region="uk_england")
    assert "notes_later" in {w.id for w in found.warnings}
    assert "interview-notes" not in templates(found)


def test_words_for_a_letter_count_when_no_wish_was_named():
    """No wish means thanks, advice and being kept in mind, so what those letters use is not lost."""
    told = {"outcome": "turned_down", "stage": "final", "heard": "email", "news_date": TODAY.isoformat()}
    answers, problems = read({**told, "help_with": "case questions", "looking_for": "policy work"}, TODAY)
    assert not problems
    assert (answers.help_with, answers.looking_for) == ("case questions", "policy work")
    assert "case questions" in make_plan(answers, TODAY, content()).messages[0].body


def test_a_role_they_named_is_not_asked_about_again():
    told = {"outcome": "turned_down", "stage": "final", "heard": "phone", "news_date": TODAY}
    found = plan(**told, their_answer="other_role", other_role="finance manager", wants=("other_openings",))
    assert templates(found) == ["role-named"]


def test_an_answer_that_felt_unfair_is_not_answered_by_a_step_either():
    told = {"outcome": "turned_down", "stage": "first", "heard": "email", "circumstances": ("unfair",)}
    found = plan(**told, their_answer="advice_harsh")
    assert not {"one-reply-only", "park-advice"} & {s.id for s in found.steps}


def test_an_offer_put_on_hold_asks_whether_it_stands():
    held = {"outcome": "on_hold", "stage": "offer", "heard": "phone", "news_date": TODAY}
    found = plan(**held, circumstances=("notice",), notice_date=date(2026, 11, 30))
    assert "whether it stands" in found.verdict.reason
    assert "November 30" in found.messages[0].body
    assert {"offer-advice", "keep-messages"} <= {s.id for s in found.steps}


def test_told_face_to_face_nobody_is_thanked_for_a_call():
    told = {"outcome": "turned_down", "stage": "first", "heard": "in_person", "news_date": TODAY}
    for voice in ("formal", "warm", "brief"):
        assert not [m.id for m in plan(**told, voice=voice).messages if "call" in m.body]


def test_a_missed_interview_asks_for_a_new_time_and_blames_nobody():
    missed = {"outcome": "no_answer", "stage": "applied", "circumstances": ("interview_off",)}
    found = plan(**missed)
    assert (found.verdict.id, found.verdict.advice) == ("new-time", "send")
    assert templates(found) == ["new-time"]
    promised_to_write = plan(**missed, last_heard=date(2026, 11, 18))
    assert promised_to_write.verdict.until == date(2026, 11, 23)


def test_a_reference_that_may_have_hurt_is_not_thanked_for_it():
    told = {"outcome": "turned_down", "stage": "references", "heard": "email", "news_date": TODAY}
    assert "tell-referee" in templates(plan(**told))
    found = plan(**told, circumstances=("bad_reference",))
    assert "tell-referee" not in templates(found)
    assert "ask-references" in {s.id for s in found.steps}


@pytest.mark.parametrize(
    "said", ["came twenty minutes late", "I came twenty minutes late.", "that I came twenty minutes late"]
)
@pytest.mark.parametrize("voice", ["formal", "warm", "brief"])
def test_an_apology_names_what_the_reader_is_sorry_for(said, voice):
    told = {"outcome": "turned_down", "stage": "first", "heard": "email", "news_date": TODAY, "voice": voice}
    body = plan(**told, wants=("apologize",), sorry_for=said).messages[0].body
    assert re.search(r"(?<!I )\bI came twenty minutes late[.,]", body), body


def test_a_text_message_is_short_and_signed_with_the_name():
    told = {
        "outcome": "turned_down",
        "stage": "first",
        "heard": "text",
        "news_date": TODAY,
        "my_name": "Ellie",
    }
    maria = Person("Maria", "hiring_manager", "phone", "yes")
    message = plan(**told, people=(maria,)).messages[0]
    assert (message.template, message.channel) == ("reply-thanks", "text")
    assert message.words <= 60
    assert message.body.endswith("\n\nEllie")


def test_a_no_by_text_from_nobody_named_is_answered_by_text():
    told = {"outcome": "turned_down", "stage": "first", "heard": "text", "news_date": TODAY}
    message = plan(**told).messages[0]
    assert (message.to, message.channel) == ("the person who wrote to you", "text")


@pytest.mark.parametrize("heard", ["linkedin", "recruiter"])
def test_a_no_on_linkedin_is_answered_there(heard):
    kim = Person("Kim", "recruiter", "linkedin", "yes")
    told = {"outcome": "turned_down", "stage": "screening", "heard": heard, "news_date": TODAY}
    message, *rest = plan(**told, people=(kim,)).messages
    assert (message.template, message.to_name, message.channel) == ("reply-thanks", "Kim", "linkedin")
    assert "linkedin-note" not in {m.template for m in rest}


def test_an_answer_from_someone_reached_on_linkedin_alone_is_answered_there():
    told = {"outcome": "turned_down", "stage": "final", "heard": "noreply_email", "news_date": TODAY}
    found = plan(**told, people=(ON_LINKEDIN,), their_answer="talk")
    assert [(m.template, m.to_name, m.channel) for m in found.messages] == [
        ("accept-talk", "Tom", "linkedin")
    ]


def test_nobody_is_told_it_was_good_to_meet_whom_the_reader_never_met():
    told = {"outcome": "turned_down", "stage": "task", "heard": "noreply_email", "news_date": TODAY}
    for met, claimed in (("no", False), ("", False), ("yes", True)):
        dev = Person("Dev", "hiring_manager", "email", met)
        assert ("we met" in plan(**told, people=(dev,)).messages[0].body) is claimed


def test_a_nudge_about_a_question_of_an_unknown_day_waits_five_working_days():
    told = {"outcome": "turned_down", "stage": "final", "heard": "email", "news_date": date(2026, 11, 10)}
    found = plan(**told, done=("thanked", "asked_advice"))
    assert next(m.send_on for m in found.messages if m.template == "advice-nudge") == date(2026, 11, 26)


@pytest.mark.parametrize(
    "role", ["data analyst", "a data analyst", "the data analyst", "Data analyst.", "A data analyst."]
)
def test_a_role_is_named_without_its_article_or_full_stop(role):
    told = {"outcome": "turned_down", "stage": "first", "heard": "email", "news_date": TODAY}
    assert "about the data analyst role, and" in plan(**told, role=role).messages[0].body.replace(
        "Data", "data"
    )


@pytest.mark.parametrize("company", ["Acme Inc.", "Yahoo!", "Acme"])
def test_a_company_that_ends_in_a_stop_brings_no_second_one(company):
    told = {"outcome": "turned_down", "stage": "final", "heard": "email", "standing": ("referred",)}
    for voice in ("formal", "warm", "brief"):
        found = plan(**told, company=company, news_date=TODAY, voice=voice)
        texts = " ".join(m.body + m.subject for m in found.messages) + found.verdict.reason
        assert company in texts
        assert not re.search(r"[.!?]\.", texts)


def test_a_sentence_the_reader_was_asked_to_finish_is_not_begun_twice():
    told = {"outcome": "turned_down", "stage": "first", "heard": "email", "news_date": TODAY}
    met = Person("Priya", "hiring_manager", "email", "yes", "We talked about The new curriculum.")
    found = plan(**told, people=(met,), help_with="Getting better at SQL.")
    body = found.messages[0].body
    assert "talking with you about the new curriculum." in body
    assert "get better at SQL." in body
    kept = Person("Priya", "hiring_manager", "email", "yes", "The Guardian")
    assert "about the Guardian" in plan(**told, people=(kept,)).messages[0].body


def test_asked_by_a_portal_to_apply_again_gives_the_day_to_do_it():
    asked = {
        "outcome": "asked_to_reapply",
        "stage": "applied",
        "heard": "portal",
        "news_date": date(2026, 11, 17),
    }
    found = plan(**asked, wait_months=6)
    assert {s.id: s.date for s in found.steps}["reapply-day"] == date(2027, 5, 17)


@pytest.mark.parametrize("voice", ["formal", "warm", "brief"])
def test_the_one_who_decides_hears_that_the_second_would_still_say_yes(voice):
    told = {"outcome": "came_second", "stage": "final", "heard": "email", "news_date": TODAY, "voice": voice}
    found = plan(**told, people=(Person("Ana", "recruiter", "email", "yes"), PRIYA))
    body = next(m.body for m in found.messages if m.template == "thank-panel")
    assert re.search(r"still say yes|still in\.|my interest in the role has not", body)


def test_a_recorded_video_with_an_automatic_no_was_no_talk():
    told = {"outcome": "turned_down", "stage": "screening", "heard": "noreply_email", "news_date": TODAY}
    assert plan(**told, circumstances=("video_interview",)).verdict.advice == "do_not_send"
    assert plan(**told).verdict.id == "noreply-met"
    assert plan(**told, people=(PRIYA,), circumstances=("video_interview",)).verdict.advice == "send"


def test_words_of_ones_own_are_said_to_be_left_out():
    told = {"outcome": "turned_down", "stage": "first", "heard": "email", "circumstances": ("other",)}
    found = plan(**told, circumstances_other="They asked for my old salary.")
    assert "own_words" in {w.id for w in found.warnings}
    assert "own_words" not in {w.id for w in plan(**told).warnings}


def test_thanks_after_an_interview_are_in_time_up_to_the_fifth_working_day():
    silent = {"outcome": "no_answer", "stage": "second", "wants": ("thank",), "people": (PRIYA,)}
    found = plan(**silent, interview_date=date(2026, 11, 16))
    assert (found.verdict.id, found.verdict.advice) == ("thank-now", "send")
    assert found.messages[0].template == "thanks-waiting"
    assert "?" not in found.messages[0].body
    nudge = next(m for m in found.messages if m.template == "silence-nudge")
    assert nudge.send_on == date(2026, 11, 30)
    assert "thanks-waiting" not in templates(plan(**silent, interview_date=date(2026, 11, 9)))
    assert "thanks-waiting" not in templates(plan(**silent, interview_date=TODAY, done=("thanked",)))


def test_those_who_cannot_be_reached_are_thanked_through_the_one_who_can():
    ana = Person("Ana", "hr", "email")
    met = tuple(Person(name, "interviewer", "none", "yes") for name in ("Ahmed", "Sue"))
    told = {"outcome": "turned_down", "stage": "final", "heard": "email", "news_date": TODAY}
    for voice in ("formal", "warm", "brief"):
        body = plan(**told, people=(ana, *met), voice=voice).messages[0].body
        assert "Ahmed and Sue" in body
    assert "pass" not in plan(**told, people=(ana,)).messages[0].body


def test_a_hold_whose_day_has_passed_is_asked_about_once():
    held = {"outcome": "on_hold", "stage": "second", "heard": "email", "news_date": date(2026, 10, 12)}
    found = plan(**held, promised_date=date(2026, 11, 9))
    assert (found.verdict.id, found.verdict.advice) == ("hold-passed", "send")
    assert "November 9" in found.messages[0].body


def test_a_temp_placed_by_an_agency_answers_the_agency():
    told = {"outcome": "turned_down", "stage": "final", "heard": "recruiter", "news_date": TODAY}
    found = plan(**told, standing=("agency", "inside"))
    assert found.verdict.id == "agency"
    assert "inside-talk" not in templates(found)


@pytest.mark.parametrize(
    ("outcome", "more", "note"),
    [
        ("no_answer", {}, "wishes_wait"),
        ("on_hold", {}, "wishes_wait"),
        ("called_back", {}, "wishes_wait"),
        ("offer_withdrawn", {}, "wishes_careful"),
        ("turned_down", {"circumstances": ("unfair",)}, "wishes_careful"),
        ("cancelled", {}, "no_decision"),
    ],
)
def test_a_wish_that_is_left_out_is_answered_with_the_reason(outcome, more, note):
    told = {"outcome": outcome, "stage": "final", "heard": "email", "people": (PRIYA,), **more}
    assert note in {w.id for w in plan(**told, wants=("advice",)).warnings}
    assert note not in {w.id for w in plan(**told, wants=("mock_interview",)).warnings}


def test_a_fact_is_put_right_without_a_word_on_an_outcome_in_own_words():
    found = plan(outcome="other", stage="first", wants=("correct_fact",), fact="My degree is from 2019.")
    assert templates(found) == ["correct-fact"]
    assert not re.search(r"decid|decision", found.messages[0].body)


def test_a_wait_ends_on_a_working_day_after_which_the_verdict_is_to_write():
    silent = {"outcome": "no_answer", "stage": "first", "promised_date": date(2026, 11, 20)}
    waiting = plan(**silent)
    assert waiting.verdict.until == date(2026, 11, 24)
    assert {m.send_on for m in waiting.messages if m.template == "silence-nudge"} == {date(2026, 11, 24)}
    assert plan(date(2026, 11, 24), **silent).verdict.advice == "send"


def test_asking_to_be_reconsidered_is_answered_honestly():
    """Only a wrong fact is worth saying; without one the plan sends thanks and no plea."""
    asked = {
        "outcome": "turned_down",
        "stage": "final",
        "heard": "email",
        "news_date": TODAY,
        "wants": ("reconsider",),
        "people": (PRIYA,),
    }
    without = plan(**asked)
    assert "Don't ask them to think again" in without.verdict.reason
    assert templates(without)[0] == "reply-thanks"
    assert not any("reconsider" in m.body or "think again" in m.body for m in without.messages)
    assert plan(**asked, fact="My license is valid until 2028.").verdict.id == "fact"


@pytest.mark.parametrize("back", [back for back in ANSWERS_BACK if back != "none"])
def test_every_answer_of_theirs_gives_the_next_message_and_new_dates(back):
    found = plan(
        outcome="turned_down", stage="second", heard="email", news_date=date(2026, 11, 9), people=(PRIYA,), done=("thanked", "asked_advice"),
        advice_date=date(2026, 11, 10), their_answer=back, their_answer_date=TODAY, other_role="the support role",
    )  # fmt: skip
    expected = {
        "advice_good": "thanks-advice-good",
        "advice_vague": "thanks-advice-vague",
        "advice_harsh": "thanks-advice-harsh",
        "no_feedback": "thanks-no-feedback",
        "keep_in_mind": "keep-in-mind",
        "talk": "accept-talk",
        "other_role": "role-named",
    }
    assert templates(found)[0] == expected[back]
    assert found.messages[0].send_on == TODAY
    assert not {"ask-advice", "advice-nudge", "reply-thanks"} & set(templates(found))
    assert "stop-writing" in {s.id for s in found.steps}


def test_no_answer_yet_means_one_nudge_and_no_second_question():
    found = plan(
        outcome="turned_down", stage="second", heard="email", news_date=date(2026, 11, 9), people=(PRIYA,),
        done=("thanked", "asked_advice"), advice_date=date(2026, 11, 16), their_answer="none",
    )  # fmt: skip
    assert templates(found).count("advice-nudge") == 1
    assert "ask-advice" not in templates(found)


def test_the_small_version_has_one_message_to_begin_with():
    found = plan(
        outcome="turned_down",
        stage="second",
        heard="email",
        news_date=TODAY,
        people=(PRIYA, Person("Tom", "interviewer", "email", "yes")),
        feeling="no_energy",
    )
    assert [m.template for m in found.messages if m.send_on == TODAY] == ["reply-thanks"]
    assert sum(s.date == TODAY for s in found.steps) <= 2


@pytest.mark.parametrize(
    ("today", "region", "feeling", "expected"),
    [
        (date(2026, 11, 19), "", "", date(2026, 11, 19)),
        (date(2026, 11, 19), "", "hurt", date(2026, 11, 20)),
        (date(2026, 11, 20), "", "angry", date(2026, 11, 23)),
        (date(2026, 11, 21), "", "", date(2026, 11, 23)),
        (date(2026, 12, 24), "germany", "hurt", date(2026, 12, 28)),
        (date(2026, 12, 31), "uk_scotland", "hurt", date(2027, 1, 5)),
        (date(2028, 2, 28), "", "hurt", date(2028, 2, 29)),
        (date.max, "", "hurt", date.max),
    ],
)
def test_the_first_reply_goes_out_on_a_working_day_and_after_a_night_when_raw(
    today, region, feeling, expected
):
    assert reply_day(Facts(Answers(region=region, feeling=feeling), today)) == expected


def test_problems_come_out_as_sentences():
    found = make_plan(
        Answers(), TODAY, content(), [Problem("news_date", "impossible"), Problem("role", "not in the file")]
    )
    assert [p.question for p in found.problems] == ["news_date", "role"]
    assert all(p.message.endswith(".") for p in found.problems)


def test_only_a_phone_means_a_text_and_only_linkedin_means_linkedin():
    told = {"outcome": "turned_down", "stage": "first", "heard": "text", "news_date": TODAY}
    by_phone = plan(**told, people=(Person("Ines", "hiring_manager", "phone", "yes"),)).messages[0]
    assert (by_phone.channel, by_phone.subject, by_phone.mode) == ("text", "", "new")
    referred = plan(**told, people=(Person("Lou", "referrer", "linkedin"),)).messages
    assert {m.channel for m in referred if m.to_name == "Lou"} == {"linkedin"}


def test_a_day_the_plan_is_read_again_changes_only_its_days():
    answers = {
        "outcome": "turned_down",
        "stage": "first",
        "heard": "email",
        "news_date": TODAY,
        "people": (PRIYA,),
    }
    one, other = plan(**answers), plan(date(2026, 11, 20), **answers)
    assert templates(one) == templates(other)
    assert [m.body for m in one.messages if m.template == "advice-nudge"] == [
        m.body for m in other.messages if m.template == "advice-nudge"
    ]
