"""The content format: what a writer may write, and what is said when it cannot be read."""

import pytest

from planner.content import VOICES, content, parse_content
from planner.errors import ContentError

MESSAGE = "When: turned_down, not inside\nWhen: came_second\nTo: answerer\nSend: reply\nStop: news + 30 days\nChapter: a#b\nSubject: Hello there\nStep: Send it\nWhy: Because.\n\n--- warm ---\nA line.\n\nAnother.\n"
STEP = '+++\nwhen = ["raw"]\ndue = "today"\nkind = "self"\nchapter = "a#b"\n+++\nDo it\n\nBecause\nso.\n'
VERDICT = "When: always\nAdvice: optional\nChapter: a\n\nA reason.\n"


@pytest.fixture
def folder(tmp_path):
    for name in ("messages", "steps", "verdicts"):
        (tmp_path / name).mkdir()
    (tmp_path / "verdicts/last.txt").write_text(VERDICT, "utf-8")
    return tmp_path


def test_a_message_is_headers_and_a_body_for_each_voice(folder):
    (folder / "messages/hello.txt").write_text(MESSAGE, "utf-8")
    message = parse_content(folder).messages[0]
    assert message.id == "hello"
    assert message.when == ((("turned_down", True), ("inside", False)), (("came_second", True),))
    assert (message.channel, message.mode, message.always, message.priority) == ("email", "new", False, 50)
    assert message.bodies == {"warm": "A line.\n\nAnother."}


def test_a_step_is_front_matter_a_title_and_a_reason(folder):
    (folder / "steps/do.md").write_text(STEP, "utf-8")
    step = parse_content(folder).steps[0]
    assert (step.title, step.why, step.rank, step.legal) == ("Do it", "Because so.", 50, False)


def test_verdicts_stand_in_their_order(folder):
    (folder / "verdicts/first.txt").write_text(VERDICT.replace("always", "silent\nOrder: 5"), "utf-8")
    assert [v.id for v in parse_content(folder).verdicts] == ["first", "last"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("messages/x.txt", MESSAGE.replace("To: answerer\n", "")),
        ("messages/x.txt", MESSAGE.replace("When: turned_down, not inside\nWhen: came_second\n", "")),
        ("messages/x.txt", MESSAGE.replace("Send: reply", "Send: reply + two days")),
        ("messages/x.txt", MESSAGE.replace("--- warm ---", "--- chatty ---")),
        ("messages/x.txt", MESSAGE.replace("--- warm ---", "--- brief ---")),
        ("messages/x.txt", MESSAGE.replace("To: answerer", "To answerer")),
        ("messages/x.txt", MESSAGE.replace("Why:", "Priority: high\nWhy:")),
        ("messages/x.txt", "When: always"),
        ("steps/x.md", STEP.removeprefix("+++\n")),
        ("steps/x.md", STEP.replace('due = "today"\n', "")),
        ("steps/x.md", STEP.replace('"today"', '"today')),
        ("steps/x.md", STEP.replace('"today"', '"to day"')),
        ("verdicts/x.txt", VERDICT.replace("Advice: optional\n", "")),
        ("questions.toml", "[outcome\n"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong_and_the_mend(folder, name, text):
    (folder / name).write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        parse_content(folder)
    assert name.split("/")[-1] in str(caught.value)
    assert str(caught.value).rstrip().endswith(".")


def test_every_message_speaks_in_every_voice():
    assert [m.id for m in content().messages if set(m.bodies) != set(VOICES)] == []


def test_ranks_are_told_by_use():
    """Every end and every legal date stays in a plan, however full."""
    ranks = {s.id: s.rank for s in content().steps}
    assert all(ranks[name] < 10 for name in ("stop-writing", "stop-silence", "let-go", "callback-wait"))
