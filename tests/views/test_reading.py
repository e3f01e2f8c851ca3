"""A message's reading as the contract's JSON and as lines for people."""

from __future__ import annotations

from classifiers.classify import classify
from classifiers.parse import parse
from daemon.views.reading import message_json, message_lines

CANCELLED = (
    "From: Ana Dumas <ana@acme.test>\r\nTo: Robin Vale <robin@vale.test>\r\nDate: Tue, 03 Mar 2026 10:00:00 +0100\r\n"
    "Subject: Canceled: Interview with Robin Vale\r\nMessage-ID: <1@acme.test>\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/alternative; boundary=b\r\n\r\n"
    "--b\r\nContent-Type: text/plain\r\n\r\nHi Robin, the interview is canceled.\r\n"
    "--b\r\nContent-Type: text/calendar; method=CANCEL\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nBEGIN:VEVENT\r\n"
    "UID:abc@acme.test\r\nDTSTAMP:20260303T090000Z\r\nSEQUENCE:1\r\nORGANIZER:mailto:ana@acme.test\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n--b--\r\n"
)


def test_a_cancellation_that_names_only_its_uid_has_no_start() -> None:
    message = parse(CANCELLED.encode())
    shown = message_json("mail.eml", message, classify(message, me=frozenset({"robin@vale.test"})))

    assert shown["label"] == "cancellation"
    assert (shown["interview"]["uid"], shown["interview"]["method"]) == ("abc@acme.test", "CANCEL")
    assert shown["interview"]["start"] is None
    assert "  interview  no time named, no place named" in message_lines(shown)
