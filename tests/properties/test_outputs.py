"""One message object feeds every output: whatever is typed, page, link, draft, text and Markdown say the same."""

import email
import email.policy
from datetime import datetime
from html.parser import HTMLParser
from urllib.parse import parse_qs, quote, unquote, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from planner.answers import Answers
from planner.eml import to_draft
from planner.export import archive, message_text, to_csv, to_markdown, to_text
from planner.ics import to_calendar
from planner.links import WEB_MAIL, mail_link, web_mail_links
from planner.page import plan_regions
from tests.plans import HOSTILE, WORDS, a_message, a_plan, a_step

settings.register_profile("gate", derandomize=True, deadline=None)
settings.load_profile("gate")

STAMP = datetime(2026, 11, 21, 18, 5, 9)  # noqa: DTZ001 - it is UTC by agreement
WRITTEN = st.characters(exclude_categories=["Cs", "Cc"])
LINES = st.one_of(
    st.sampled_from(
        [text.replace("\r\n", "\n").replace("\t", " ") for text in HOSTILE if text.isprintable()]
    ),
    st.text(WRITTEN, min_size=1, max_size=60),
).filter(str.strip)
SUBJECTS = LINES.map(lambda text: " ".join(text.split()))
BODIES = st.lists(LINES, min_size=1, max_size=5).map("\n\n".join)
ANYTHING = st.text(max_size=200)


class Text(HTMLParser):
    """The text of a page as it is read, values of fields included."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)
        self.close()

    def handle_data(self, data):
        self.found.append(data)

    def handle_starttag(self, _tag, attrs):
        self.found += [value or "" for name, value in attrs if name == "value"]


def words_of(text):
    return " ".join(text.split())


def of_page(message):
    regions = plan_regions(a_plan(messages=(message,)), Answers(), {}, "us")
    return words_of(" ".join(Text(regions[f"message-{message.id}"]).found))


def of_mail_link(message):
    link = mail_link("", message.subject, message.body)
    if link is None:
        return None
    fields = dict(field.split("=", 1) for field in urlsplit(link).query.split("&"))
    return unquote(fields["subject"]), unquote(fields["body"]).replace("\r\n", "\n")


def of_draft(message):
    draft = email.message_from_bytes(
        to_draft("", "", message.subject, message.body), policy=email.policy.default
    )
    return draft["Subject"], draft.get_content().replace("\r\n", "\n")


def of_markdown(message):
    tokens = MarkdownIt().parse(to_markdown(a_plan(messages=(message,)), WORDS))
    (fence,) = [token for token in tokens if token.type == "fence"]
    shown = [
        child.content
        for token in tokens
        for child in token.children or []
        if child.type in ("text", "text_special", "softbreak", "hardbreak")
    ]
    return "".join(shown), fence.content.removesuffix("\n")


@settings(max_examples=300)
@given(SUBJECTS, BODIES)
def test_subject_and_body_are_the_same_everywhere(subject, body):
    message = a_message(subject=subject, body=body)
    assert words_of(body) in of_page(message)
    assert subject in of_page(message)
    assert of_mail_link(message) in ((subject, body), None)
    assert of_draft(message) == (subject, body)
    assert message_text(message, WORDS).endswith(f"{WORDS['subject_new'].format(subject=subject)}\n\n{body}")
    assert message_text(message, WORDS) in to_text(a_plan(messages=(message,)), WORDS)
    shown, fenced = of_markdown(message)
    assert fenced == body
    assert subject in shown


@given(SUBJECTS, BODIES)
def test_web_mail_says_what_the_mail_link_says(subject, body):
    for service, link in web_mail_links("", subject, body).items():
        _, _, subject_name, body_name = WEB_MAIL[service]
        found = parse_qs(urlsplit(link).query)
        assert found[subject_name] == [subject]
        assert found[body_name][0].replace("\r\n", "\n") == body


@given(ANYTHING)
def test_a_link_holds_what_percent_encoding_gives(text):
    line = " ".join(text.split())
    assert mail_link("", line, "") == (
        f"mailto:?subject={quote(line, safe='', errors='replace')}" if line else "mailto:"
    )


@given(ANYTHING, ANYTHING, ANYTHING)
def test_nothing_typed_stops_an_output(name, subject, body):
    message = a_message(to=name, to_name=name, subject=subject, body=body)
    plan = a_plan(messages=(message,), steps=(a_step(title=subject, why=body),))
    link = mail_link(name, subject, body)
    assert link is None or link.isascii()
    assert to_draft(name, name, subject, body).isascii()
    assert to_calendar(plan.steps, WORDS, case=name, stamp=STAMP).endswith("END:VCALENDAR\r\n")
    assert to_csv(plan, WORDS)
    assert archive(plan, WORDS, case=name, stamp=STAMP).startswith(b"PK")
