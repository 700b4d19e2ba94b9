"""Mail links carry every character as typed, or say that they cannot."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from planner.links import LONGEST, WEB_MAIL, mail_link, web_mail_links

BODY = 'Dear Zoë O’Brien,\n\n50% & more: a+b=c? #1 "quoted" <b>\n\nBest,\nD\'Angelo'
SUBJECT = "Thanks & next steps: 100% + more?"


def parts(link):
    """Recipient and fields of a mailto link, decoded as RFC 6068 says: percent signs only."""
    assert link.startswith("mailto:")
    to, _, query = link.removeprefix("mailto:").partition("?")
    fields = dict(field.split("=", 1) for field in query.split("&")) if query else {}
    return unquote(to, errors="strict"), {k: unquote(v, errors="strict") for k, v in fields.items()}


def test_subject_and_body_come_out_as_they_went_in():
    to, fields = parts(mail_link("zoë+jobs@example.com", SUBJECT, BODY))
    assert to == "zoë+jobs@example.com"
    assert fields == {"subject": SUBJECT, "body": BODY.replace("\n", "\r\n")}


def test_a_space_is_never_a_plus_and_a_line_break_is_cr_lf():
    link = mail_link("", "a b", "c d\ne")
    assert link == "mailto:?subject=a%20b&body=c%20d%0D%0Ae"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_break_becomes_one_cr_lf(ending):
    assert parts(mail_link("", "", f"a{ending}b"))[1]["body"] == "a\r\nb"


def test_a_link_needs_no_address_no_subject_and_no_body():
    assert mail_link("", "", "") == "mailto:"
    assert mail_link("a@b.example", "", "") == "mailto:a@b.example"
    assert parts(mail_link("", "", "x")) == ("", {"body": "x"})


def test_a_line_break_in_address_or_subject_cannot_begin_another_header():
    to, fields = parts(mail_link("a@b.example\r\nBcc: c@d.example", "Hello\r\nBcc: c@d.example", ""))
    assert "\n" not in to + fields["subject"]
    assert "\r" not in to + fields["subject"]


def test_an_address_cannot_smuggle_in_fields():
    link = mail_link("a@b.example?cc=c@d.example&x=y", "s", "")
    assert parts(link) == ("a@b.example?cc=c@d.example&x=y", {"subject": "s"})


def test_half_a_surrogate_pair_is_replaced():
    assert parts(mail_link("", "", "a\ud83db"))[1]["body"] == "a?b"


def test_the_longest_link_that_is_given_has_1900_characters():
    room = LONGEST - len("mailto:?body=")
    assert len(mail_link("", "", "x" * room)) == LONGEST
    assert mail_link("", "", "x" * (room + 1)) is None


def test_accents_and_emoji_count_as_long_as_they_are_encoded():
    room = LONGEST - len("mailto:?body=")
    assert mail_link("", "", "é" * (room // 6)) is not None
    assert mail_link("", "", "é" * (room // 6 + 1)) is None
    assert mail_link("", "", "😀" * (room // 12 + 1)) is None


def test_a_mail_of_125_words_fits():
    assert mail_link("somebody@a-long-company-name.example", SUBJECT, "seven77 " * 125) is not None


@pytest.mark.parametrize("service", WEB_MAIL)
def test_web_mail_gets_the_same_subject_and_body(service):
    link = web_mail_links("a+b@example.com", SUBJECT, BODY)[service]
    _, to, subject, body = WEB_MAIL[service]
    found = parse_qs(urlsplit(link).query)
    assert (found[to], found[subject]) == (["a+b@example.com"], [SUBJECT])
    assert found[body] == [BODY.replace("\n", "\r\n")]
    assert "+" not in link
    assert link.startswith("https://")


def test_web_mail_needs_no_address():
    for service, link in web_mail_links("", "s", "b").items():
        assert f"{WEB_MAIL[service][1]}=" not in urlsplit(link).query.split("&")


def test_web_mail_that_would_be_too_long_is_left_out():
    longest_start = max(len(start) for start, *_ in WEB_MAIL.values())
    assert web_mail_links("", "", "x" * LONGEST) == {}
    some = web_mail_links("", "", "x" * (LONGEST - longest_start - len("&body=") + 1))
    assert 0 < len(some) < len(WEB_MAIL)
    assert all(len(link) <= LONGEST for link in some.values())
