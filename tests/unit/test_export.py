"""Text, Markdown, table and archive hold what the plan holds, and nothing in them can do harm."""

import csv
import io
import re
import zipfile
from datetime import date, datetime

import pytest

from planner.export import FORMULA, archive, file_name, mark, message_text, to_csv, to_markdown, to_text
from planner.model import Problem, Verdict
from tests.plans import HOSTILE, WORDS, a_message, a_plan, a_step

STAMP = datetime(2026, 11, 21, 18, 5, 9)  # noqa: DTZ001 - it is UTC by agreement
ADVICES = ("send", "optional", "wait", "do_not_send")


def rows(plan):
    text = to_csv(plan, WORDS)
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def opened(plan):
    octets = archive(plan, WORDS, case="c1", stamp=STAMP)
    with zipfile.ZipFile(io.BytesIO(octets)) as files:
        assert files.testzip() is None
        return {name: files.read(name) for name in files.namelist()}


def test_the_text_holds_the_whole_plan():
    text = to_text(a_plan(), WORDS)
    for part in (
        "They told you themselves.",
        "To: Priya (hiring manager)",
        "Thank you, and one question",
        a_message().body,
        "One short question is easy to answer.",
        "Tuesday, November 24, 2026: Write down the questions",
        "Tomorrow half of them are gone.",
        "Dates skip weekends.",
    ):
        assert part in text


def test_dates_are_written_in_the_style_of_the_reader():
    assert "Tuesday 24 November 2026" in to_text(a_plan(), WORDS, "british")
    assert "Tuesday 2026-11-24" in to_markdown(a_plan(), WORDS, "iso")


@pytest.mark.parametrize("advice", ADVICES)
@pytest.mark.parametrize("make", [to_text, to_markdown])
def test_every_verdict_has_its_own_words(advice, make):
    verdict = Verdict("v", advice, None, "Because.", "CONVENTION", (), "chapters/x")
    text = make(a_plan(verdict=verdict), WORDS)
    others = [WORDS[f"advice_{other}"] for other in ADVICES if other != advice]
    assert WORDS[f"advice_{advice}"] in text.replace("\\", "")
    assert not any(other in text for other in others)


def test_a_wait_says_until_when():
    verdict = Verdict("v", "wait", date(2026, 12, 1), "Because.", "CONVENTION", (), "chapters/x")
    assert "Wait until Tuesday, December 1, 2026." in to_text(a_plan(verdict=verdict), WORDS)


def test_a_plan_with_nothing_to_send_says_so():
    plan = a_plan(messages=(), steps=(), warnings=())
    for text in (to_text(plan, WORDS), to_markdown(plan, WORDS)):
        assert WORDS["no_messages"] in text
        assert WORDS["steps"] not in text
        assert WORDS["warnings"] not in text


def test_problems_are_listed():
    plan = a_plan(problems=(Problem("news_date", "There is no such day."),))
    assert "There is no such day." in to_text(plan, WORDS)


@pytest.mark.parametrize("make", [to_text, to_markdown])
def test_a_legal_date_brings_the_legal_note_and_its_advice_date(make):
    step = a_step(strength="LAW", date=date(2027, 4, 14), get_advice_by=date(2027, 3, 24))
    assert WORDS["law_note"] in make(a_plan(steps=(step,)), WORDS)
    assert "Get advice by Wednesday, March 24, 2027." in make(a_plan(steps=(step,)), WORDS)
    assert WORDS["law_note"] not in make(a_plan(), WORDS)


@pytest.mark.parametrize("channel", ["email", "linkedin", "phone", "letter"])
@pytest.mark.parametrize("mode", ["reply", "new"])
def test_every_channel_and_mode_is_said_in_words(channel, mode):
    text = message_text(a_message(channel=channel, mode=mode), WORDS)
    assert WORDS[f"channel_{channel}"] in text
    assert (WORDS["reply"] in text) == (channel == "email" and mode == "reply")


def test_a_message_without_subject_dates_and_recipient_leaves_their_lines_out():
    message = a_message(subject="", to="", to_name="", send_on=None, send_by=None, stop_after=None)
    assert message_text(message, WORDS) == f"{WORDS['channel_email']}\n\n{message.body}"


def test_a_step_without_a_day_can_be_done_on_any_day():
    assert "[ ] Any day: Write" in to_text(a_plan(steps=(a_step(date=None),)), WORDS)


@pytest.mark.parametrize("text", [*HOSTILE, "`", "``"])
def test_bodies_come_out_of_text_and_markdown_as_they_are(text):
    plan = a_plan(messages=(a_message(body=text),))
    assert text in to_text(plan, WORDS)
    markdown = to_markdown(plan, WORDS)
    fence = re.search(r"^(`{3,})text\n", markdown, re.M)[1]
    assert markdown.split(f"{fence}text\n")[1].split(f"\n{fence}\n")[0] == text


@pytest.mark.parametrize("text", HOSTILE)
def test_the_table_gives_each_cell_back_and_none_starts_a_formula(text):
    _, row = rows(a_plan(steps=(a_step(title=text, why=text),)))
    for cell in row:
        assert not cell.lstrip(" \n").startswith(FORMULA)
    assert row[3].removeprefix("'") == text
    assert row[4].removeprefix("'") == text


@pytest.mark.parametrize("sign", [*FORMULA, " =", "\n+"])
def test_the_sign_of_a_formula_becomes_text(sign):
    _, row = rows(a_plan(steps=(a_step(title=f"{sign}1+1"),)))
    assert row[3] == f"'{sign}1+1"


def test_the_table_has_a_heading_a_row_for_each_step_and_plain_dates():
    step = a_step(strength="LAW", kind="admin", date=date(2027, 4, 14), get_advice_by=date(2027, 3, 24))
    head, first, second = rows(a_plan(steps=(step, a_step(date=None, kind="contact"))))
    assert len(head) == len(first) == len(second) == len(set(head))
    assert (first[1], first[2], first[5], first[6]) == ("2027-04-14", "Paperwork", "Law", "2027-03-24")
    assert (second[1], second[2], second[5], second[6]) == ("", "Writing", "Studies", "")


def test_every_line_of_the_table_ends_in_cr_lf():
    assert to_csv(a_plan(), WORDS).count("\r\n") == 2


def test_the_archive_holds_every_file_once():
    reply = a_message(id="reply-thanks", mode="reply")
    call = a_message(id="call", channel="phone", subject="")
    files = opened(a_plan(messages=(a_message(), reply, call)))
    assert list(files) == [
        "plan.txt",
        "plan.md",
        "steps.csv",
        "calendar.ics",
        "messages/01-ask-advice.txt",
        "messages/01-ask-advice.eml",
        "messages/02-reply-thanks.txt",
        "messages/03-call.txt",
    ]
    assert files["plan.txt"].decode() == to_text(a_plan(messages=(a_message(), reply, call)), WORDS)
    assert files["steps.csv"].decode("utf-8-sig") == to_csv(a_plan(), WORDS).removeprefix("\ufeff")


def test_the_same_plan_gives_the_same_archive():
    assert archive(a_plan(), WORDS, case="c1", stamp=STAMP) == archive(
        a_plan(), WORDS, case="c1", stamp=STAMP
    )


def test_files_of_the_archive_cannot_leave_their_folder():
    names = opened(a_plan(messages=(a_message(id="../../etc/pass wd"), a_message(id="日本"))))
    assert "messages/01-etc-pass-wd.txt" in names
    assert all(".." not in name and not name.startswith("/") for name in names)


@pytest.mark.parametrize(("text", "name"), [("a/b\\c", "a-b-c"), ("--", "-"), ("", "-"), ("Ask 2", "Ask-2")])
def test_a_file_name_is_plain(text, name):
    assert file_name(text) == name


def test_half_a_surrogate_pair_does_not_stop_the_archive():
    assert b"?" in opened(a_plan(messages=(a_message(body="\ud83d"),)))["messages/01-ask-advice.txt"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("plain, with. commas - and (brackets)!", "plain, with. commas - and (brackets)!"),
        ("# no heading", "\\# no heading"),
        ("- no list", "\\- no list"),
        ("2026. no list", "2026\\. no list"),
        ("a * b _c_ `d` [e](f) <g> | ~h~ \\", "a \\* b \\_c\\_ \\`d\\` \\[e\\](f) \\<g\\> \\| \\~h\\~ \\\\"),
        ("AT&T &amp; R & D", "AT\\&T \\&amp; R & D"),
        ("two\nlines", "two lines"),
    ],
)
def test_marks_of_markdown_are_escaped_only_where_they_count(text, marked):
    assert mark(text) == marked
