"""Owns making Messages for tests of meaning: plain values, no octets."""

from __future__ import annotations

from datetime import UTC, datetime

from classifiers.message import Address, Message

SENT = datetime(2026, 6, 3, 8, 12, tzinfo=UTC)


def mail(
    text: str,
    sender: str = "Gwen Astley <gwen@ferroushealth.example>",
    subject: str = "",
    **headers: str,
) -> Message:
    """A mail to Noa Lindqvist; keyword names are header names with _ for -."""
    name, _, address = sender.rpartition(" <")
    named = tuple((key.replace("_", "-"), value) for key, value in headers.items())
    return Message(
        subject=subject,
        text=text,
        message_id="<one@test.example>",
        sent_at=SENT,
        sender=Address(address.rstrip(">"), name or None),
        to=(Address("noa@lindqvist.example", "Noa Lindqvist"),),
        in_reply_to=headers.get("in_reply_to"),
        headers=(("from", sender), ("subject", subject), *named),
    )
