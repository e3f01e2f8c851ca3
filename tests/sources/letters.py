"""Mails for tests of sources."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime

DAY = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


def letter(
    number: int, *, at: datetime = DAY, text: str = "Thank you for applying.", head: str = "", subject: str = "Hello"
) -> bytes:
    """A small mail from an invented employer, `head` holding further header lines."""
    lines = [
        f"Message-ID: <m{number}@acme.example>",
        "From: Ana Ruiz <ana@acme.example>",
        "To: sam@person.example",
        f"Subject: {subject} {number}",
        f"Date: {format_datetime(at)}",
        *([head] if head else []),
        "",
        text,
        "",
    ]
    return "\r\n".join(lines).encode()
