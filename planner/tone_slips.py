"""Slips in a message: a bracket left in, another company's name, a second question, no name, too long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from planner.tone_rules import Slip, ToneRules
from planner.tone_text import Sentence

_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"\S.*?(?:[.!?…](?=\s)|\n|\Z)", re.DOTALL)
_BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class ToneContext:
    """What is known around a text; all of it may be left out.

    `other_companies` are those of the reader's other cases. `limit` is the channel's number of characters. With a
    `channel` the text is about to be sent through it, and a promise of an attachment is pointed out.
    """

    company: str = ""
    other_companies: tuple[str, ...] = ()
    contact_name: str = ""
    limit: int | None = None
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A slip at `start` to `end` of the text, in characters, with its words filled in."""

    name: str
    start: int
    end: int
    why: str
    try_instead: str


def find_slips(
    text: str, sentences: Sequence[Sentence], context: ToneContext, rules: ToneRules
) -> Iterator[Found]:
    """Every slip in a text, in no particular order."""
    slips = rules.slips
    return chain(
        _bracket_left(text, slips["bracket_left"]),
        _wrong_company(text, context, slips["wrong_company"]),
        _two_asks(sentences, slips["two_asks"]),
        _no_name(text, context, slips["no_name"]),
        _over_limit(text, context, slips["over_limit"]),
        _attachment_missing(sentences, context, slips["attachment_missing"]),
        _over_long(text, slips["over_long"]),
    )


def _found(name: str, span: tuple[int, int], slip: Slip, values: Mapping[str, object] | None = None) -> Found:
    filled = (
        _BLANK.sub(lambda blank: str((values or {})[blank[1]]), said) for said in (slip.why, slip.try_instead)
    )
    return Found(name, *span, *filled)


def _bracket_left(text: str, slip: Slip) -> Iterator[Found]:
    for expression in slip.regex:
        for match in expression.finditer(text):
            yield _found("bracket_left", match.span(), slip)


def _wrong_company(text: str, context: ToneContext, slip: Slip) -> Iterator[Found]:
    """Another case's company, written as a name, where it is not part of this company's own name."""
    own = [match.span() for match in _name(context.company).finditer(text)] if context.company.strip() else []
    for other in context.other_companies:
        if not other.strip() or other.strip().casefold() == context.company.strip().casefold():
            continue
        for match in _name(other).finditer(text):
            start, end = match.span()
            as_name = match[0] == other.strip() or match[0][:1].isupper()
            if as_name and not any(a <= start and end <= b for a, b in own):
                yield _found("wrong_company", (start, end), slip, {"company": match[0]})


def _name(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name.strip())}(?!\w)", re.IGNORECASE)


def _two_asks(sentences: Sequence[Sentence], slip: Slip) -> Iterator[Found]:
    """The second request of a text: in a question, or after "Also". One breath about one thing is one."""
    asks: list[tuple[int, int]] = []
    for sentence in sentences:
        if sentence.end != "?" and sentence.words[0] != "also":
            continue
        if any(pattern.regex.search(sentence.line) for pattern in slip.unless):
            continue
        spans = {
            sentence.span(*match.span()): None
            for pattern in slip.phrases
            for match in pattern.regex.finditer(sentence.line)
        }
        asks.extend(spans)
    asks.sort()
    apart = [ask for number, ask in enumerate(asks) if number == 0 or ask[0] >= asks[number - 1][1]]
    if len(apart) > 1:
        yield _found("two_asks", apart[1], slip)


def _no_name(text: str, context: ToneContext, slip: Slip) -> Iterator[Found]:
    """A greeting to nobody; and when a name is known, a greeting to everybody."""
    expressions = slip.regex + (slip.named if context.contact_name.strip() else ())
    for expression in expressions:
        if match := expression.search(text):
            yield _found("no_name", match.span(), slip)
            return


def _over_limit(text: str, context: ToneContext, slip: Slip) -> Iterator[Found]:
    if context.limit is not None and len(text) > context.limit:
        over = {"limit": context.limit, "count": len(text) - context.limit}
        yield _found("over_limit", (context.limit, len(text)), slip, over)


def _attachment_missing(sentences: Sequence[Sentence], context: ToneContext, slip: Slip) -> Iterator[Found]:
    if not context.channel:
        return
    for sentence in sentences:
        if any(pattern.regex.search(sentence.line) for pattern in slip.unless):
            continue
        for pattern in slip.phrases:
            if match := pattern.regex.search(sentence.line):
                yield _found("attachment_missing", sentence.span(*match.span()), slip)
                return


def _over_long(text: str, slip: Slip) -> Iterator[Found]:
    """What stands after the number of words that people read, or else any sentence that runs out of breath."""
    words = [match.span() for match in _WORD.finditer(text)]
    if len(words) > slip.words:
        yield _found("over_long", (words[slip.words][0], words[-1][1]), slip, {"count": len(words)})
        return
    for match in _SENTENCE.finditer(text):
        count = len(match[0].split())
        if count > slip.sentence:
            end = match.start() + len(match[0].rstrip())
            yield _found("over_long", (match.start(), end), slip, {"count": count})
