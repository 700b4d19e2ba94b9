"""`planner check` names file, line and mend for everything a writer may get wrong."""

import shutil

import pytest

from planner.content import HERE
from planner.content.check import check


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "en"
    shutil.copytree(HERE / "en", copy)
    return copy


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_our_own_content_is_fine():
    assert check() == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("messages/reply-thanks.txt", "When: thanks_due", "When: thanks_dew", "Did you mean `thanks_due`?"),
        ("messages/reply-thanks.txt", "To: answerer", "To: answerr", "Did you mean `answerer`?"),
        ("messages/reply-thanks.txt", "Send: reply\n", "Send: replay\n", "Did you mean `reply`?"),
        ("messages/reply-thanks.txt", "Channel: email", "Channel: pigeon", "Channel"),
        (
            "messages/reply-thanks.txt",
            "--- warm ---\n",
            "--- warm ---\n{{ compny }} ",
            "Did you mean `company`?",
        ),
        (
            "messages/reply-thanks.txt",
            "--- warm ---\n",
            "--- warm ---\n{% if c.insyde %}x{% endif %} ",
            "Did you mean `inside`?",
        ),
        ("messages/reply-thanks.txt", "--- warm ---\n", "--- warm ---\n{{ word.colour }} ", "words.toml"),
        ("messages/reply-thanks.txt", "--- warm ---\n", "--- warm ---\n{% if role %} ", "braces"),
        (
            "messages/reply-thanks.txt",
            "--- warm ---\n",
            "--- warm ---\nI hope this finds you well. ",
            "not how we write",
        ),
        ("steps/debrief.md", 'kind = "self"', 'kind = "selfie"', "Did you mean `self`?"),
        ("steps/debrief.md", '"talked", "silent"', '"talkd", "silent"', "Did you mean `talked`?"),
        ("verdicts/no.txt", "Advice: send", "Advice: sent", "Did you mean `send`?"),
        ("verdicts/unknown.txt", "When: always", "When: silent", "No verdict holds always."),
        ("warnings.toml", '"not has_my_name"', '"not has_name"', "has_my_name"),
    ],
)
def test_each_slip_is_found_with_its_file_and_mend(folder, name, old, new, said):
    change(folder, name, old, new)
    findings = [str(finding) for finding in check(folder)]
    assert findings
    assert any(
        said in finding and name.split("/")[-1].split(".")[0].replace("unknown", "verdicts") in finding
        for finding in findings
    ), findings


def test_a_finding_points_at_its_line(folder):
    change(folder, "messages/reply-thanks.txt", "To: answerer", "To: answerr")
    text = (folder / "messages/reply-thanks.txt").read_text("utf-8").split("\n")
    line = text.index("To: answerr") + 1
    assert f"reply-thanks.txt:{line}:" in str(check(folder)[0])
