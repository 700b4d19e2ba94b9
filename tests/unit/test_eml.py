"""A draft file opens as the mail that was written; the standard library's reader says so."""

import email
import email.policy
from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest

from planner.eml import to_draft

HARD = [
    "Thank you",
    "Zoë O’Brien — résumé",
    "日本語の件名" * 12,
    "x" * 300,
    "one two " * 40,
    "=?utf-8?B?trick?=",
    'quote " back \\ slash',
    "emoji 😀👩‍💻 " * 9,
    "مرحبا",
    "a: b, c; d <e@f.example>",
]


def read(octets):
    return email.message_from_bytes(octets, policy=email.policy.default)


def recipient(octets):
    """Name and address by the older reader: the newer one puts spaces between the words of a long name."""
    name, address = parseaddr(email.message_from_bytes(octets)["To"])
    return str(make_header(decode_header(name))), address


def body_of(draft):
    return draft.get_content().replace("\r\n", "\n")


@pytest.mark.parametrize("text", HARD)
def test_subject_name_and_body_come_out_as_they_went_in(text):
    draft = read(to_draft("a+b@example.com", text, text, f"{text}\n\nBest,\n{text}"))
    assert draft["Subject"] == " ".join(text.split())
    assert body_of(draft) == f"{text}\n\nBest,\n{text}"
    assert recipient(to_draft("a+b@example.com", text, "s", "b")) == (
        " ".join(text.split()),
        "a+b@example.com",
    )
    assert not draft["Subject"].defects
    assert not draft.defects


def test_the_draft_says_that_it_was_not_sent():
    draft = read(to_draft("", "", "s", "b"))
    assert draft["X-Unsent"] == "1"
    assert draft["To"] is None
    assert draft["Date"] is None
    assert draft.get_content_charset() == "utf-8"


@pytest.mark.parametrize("text", ["", *HARD])
def test_lines_end_in_cr_lf_and_stay_short(text):
    octets = to_draft("a@b.example", text, text, text * 20)
    assert octets.isascii()
    assert octets.endswith(b"\r\n")
    lines = octets.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 78


@pytest.mark.parametrize(
    "to",
    [
        "Anna at the firm",
        "a@b@c",
        "a b@c.example",
        "zoë@example.com",
        "<a@b.example>",
        "@",
        "x@y\r\nBcc: z@q",
    ],
)
def test_what_is_no_plain_address_is_left_out(to):
    draft = read(to_draft(to, "Anna", "s", "b"))
    assert draft["To"] is None
    assert draft["Bcc"] is None
    assert body_of(draft) == "b"


def test_a_line_break_cannot_begin_another_header():
    draft = read(to_draft("a@b.example", "Eve\r\nBcc: c@d.example", "Hi\nBcc: c@d.example", "b"))
    assert draft["Bcc"] is None
    assert draft["Subject"] == "Hi Bcc: c@d.example"


def test_every_kind_of_line_break_is_one_line_break():
    assert body_of(read(to_draft("", "", "s", "a\r\nb\rc\nd"))) == "a\nb\nc\nd"


def test_half_a_surrogate_pair_is_replaced():
    draft = read(to_draft("", "", "a\ud83d", "b\ud83d"))
    assert (draft["Subject"], body_of(draft)) == ("a?", "b?")


def test_the_same_message_gives_the_same_bytes():
    assert to_draft("a@b.example", "A", "s", "b") == to_draft("a@b.example", "A", "s", "b")
