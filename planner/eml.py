"""Draft mail files (`.eml`) that a mail app opens ready to edit and send. Some open them read-only: copying comes first."""

from __future__ import annotations


def to_draft(to: str, to_name: str, subject: str, body: str) -> bytes:
    """A draft as RFC 5322 bytes: UTF-8, CR LF, marked unsent. No date and no message id: the mail app adds them.

    `to` may be empty. An address that cannot stand in a header is left out; the reader types it in the mail app.
    """
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP

    draft = EmailMessage(policy=SMTP)
    draft["X-Unsent"] = "1"
    address = _header(to)
    if address:
        try:
            draft["To"] = Address(_header(to_name), addr_spec=address)
        except (ValueError, IndexError, AttributeError):
            pass
    draft["Subject"] = _header(subject)
    draft.set_content(_encodable(body), charset="utf-8", cte="quoted-printable")
    return draft.as_bytes()


def _header(text: str) -> str:
    return _encodable(" ".join(text.split()))


def _encodable(text: str) -> str:
    """Half a surrogate pair cannot be written as UTF-8: it becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")
