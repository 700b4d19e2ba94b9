"""Draft mail files (`.eml`) for a mail app to open and send. Some open them read-only: copying comes first.

Written by hand, with no more than base64, because the email package is heavy on a phone.
"""

from __future__ import annotations

import re
from binascii import b2a_base64

ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\]+", re.ASCII)
WORD_OCTETS = 39
"""Octets in one encoded word: 64 characters, so that the header stays under the 76 of RFC 2047 section 2."""
BODY_OCTETS = 57
"""Octets in one line of the body: 76 characters of base64 (RFC 2045 section 6.8)."""


def to_draft(to: str, to_name: str, subject: str, body: str) -> bytes:
    """A draft as RFC 5322 bytes: UTF-8, CR LF, marked unsent; the mail app adds date and message id.

    `to` may be empty. What is no plain address is left out of the file; the reader types it in the mail app.
    """
    lines = ["X-Unsent: 1", "MIME-Version: 1.0"]
    address = to.strip()
    if address.isascii() and ADDRESS.fullmatch(address):
        name = encoded_words(to_name)
        lines.append(f"To: {name}\r\n <{address}>" if name else f"To: {address}")
    lines += [f"Subject: {encoded_words(subject)}", "Content-Type: text/plain; charset=utf-8"]
    lines += ["Content-Transfer-Encoding: base64", ""]
    octets = body.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n").encode("utf-8", "replace")
    lines += [_base64(octets[at : at + BODY_OCTETS]) for at in range(0, len(octets), BODY_OCTETS)]
    return "\r\n".join([*lines, ""]).encode("ascii")


def encoded_words(text: str) -> str:
    """One line of text for a header: short letters and digits as they are, all else as RFC 2047 words."""
    text = " ".join(text.split())
    if len(text) <= WORD_OCTETS and re.fullmatch(r"[A-Za-z0-9 ]*", text):
        return text
    words, piece = [], b""
    for character in text:
        octets = character.encode("utf-8", "replace")
        if len(piece) + len(octets) > WORD_OCTETS:
            words.append(piece)
            piece = b""
        piece += octets
    return "\r\n ".join(f"=?utf-8?B?{_base64(word)}?=" for word in [*words, piece])


def _base64(octets: bytes) -> str:
    return b2a_base64(octets, newline=False).decode("ascii")
