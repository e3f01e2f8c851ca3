"""Delivery and disposition reports, in their standard form and in prose."""

from __future__ import annotations

import pytest

from classifiers.message import DeliveryReport
from classifiers.parse import parse
from tests.classifiers.parsing.mails import message, raw

DAEMON = "Mail Delivery System <MAILER-DAEMON@mx.vale.test>"
RETURNED = "Received: from a\r\nMessage-ID: <mine@vale.test>\r\nTo: ana@acme.test\r\nSubject: Hello\r\n\r\nDear Ana"


def report(fields: str, *, kind: str = "delivery-status", returned: str = RETURNED) -> bytes:
    body = (
        f"--b\r\nContent-Type: text/plain\r\n\r\nCould not be delivered.\r\n--b\r\nContent-Type: message/{kind}\r\n\r\n"
        f"{fields}\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n{returned}\r\n--b--\r\n"
    )
    return raw(body, **{"from": DAEMON}, content_type=f"multipart/report; report-type={kind}; boundary=b")


RECIPIENT = "Final-Recipient: rfc822; ana@acme.test\r\nAction: {}\r\nStatus: {}"
MTA = "Reporting-MTA: dns; mx.vale.test\r\n\r\n"


@pytest.mark.parametrize(
    ("octets", "expected"),
    [
        (
            report(MTA + RECIPIENT.format("failed", "5.1.1")),
            DeliveryReport("failed", ("ana@acme.test",), "<mine@vale.test>", "5.1.1"),
        ),
        (
            report(MTA + RECIPIENT.format("delayed", "4.4.1")),
            DeliveryReport("delayed", (), "<mine@vale.test>", "4.4.1"),
        ),
        (
            report(MTA + RECIPIENT.format("delivered", "2.0.0")),
            DeliveryReport("delivered", (), "<mine@vale.test>", "2.0.0"),
        ),
        (
            report(MTA + "Original-Recipient: rfc822;jobs@acme.test\r\n" + RECIPIENT.format("failed (oops)", "5.0.0")),
            DeliveryReport("failed", ("jobs@acme.test", "ana@acme.test"), "<mine@vale.test>", "5.0.0"),
        ),
        (
            report("Original-Message-ID: <mine@vale.test>", kind="disposition-notification"),
            DeliveryReport("disposition", (), "<mine@vale.test>"),
        ),
        (report(MTA + RECIPIENT.format("failed", "5.1.1"), kind="feedback-report"), None),
    ],
    ids=["failed", "delayed", "delivered", "original recipient", "read receipt", "complaint"],
)
def test_standard_forms(octets: bytes, expected: DeliveryReport | None) -> None:
    found = parse(octets).report
    assert (found and (found.kind, found.failed, found.original_message_id, found.status)) == (
        expected and (expected.kind, expected.failed, expected.original_message_id, expected.status)
    )


@pytest.mark.parametrize(
    ("subject", "body", "failed"),
    [
        (
            "failure notice",
            "Hi. This is the qmail-send program.\nI'm afraid I wasn't able to deliver your message to the following "
            "addresses.\n\n<ana@acme.test>:\nRemote host said: 550 5.1.1 no such user\n\n"
            f"--- Below this line is a copy of the message.\n\n{RETURNED}",
            ("ana@acme.test",),
        ),
        (
            "Mail delivery failed: returning message to sender",
            "This message was created automatically by mail delivery software.\n\nThe following address(es) failed:\n\n"
            "  ana@acme.test\n    host mx.acme.test: 550 5.1.1 user unknown\n\n------ This is a copy of the message\n"
            f"{RETURNED}",
            ("ana@acme.test",),
        ),
        (
            "Undeliverable: Hello",
            f"Did not reach the following recipient: ana@acme.test\n\nOriginal message headers:\n{RETURNED}",
            ("ana@acme.test",),
        ),
        (
            "Delayed Mail (still being retried)",
            f"THIS IS A WARNING ONLY.\n\n<ana@acme.test>: timeout\n\n{RETURNED}",
            (),
        ),
    ],
    ids=["qmail", "exim", "exchange", "postfix delay"],
)
def test_prose(subject: str, body: str, failed: tuple[str, ...]) -> None:
    found = message(body, subject=subject, **{"from": DAEMON}).report
    assert found is not None
    assert found.kind == ("failed" if failed else "delayed")
    assert found.failed == failed
    assert found.original_message_id == "<mine@vale.test>"


@pytest.mark.parametrize(
    ("sender", "subject", "body"),
    [
        ("Ana <ana@acme.test>", "Undeliverable?", "My last mail could not be delivered to you, it bounced."),
        ("Ana <ana@acme.test>", "Re: failure notice", "> <ana@acme.test>: 550 5.1.1 user unknown\n\nSorry about this!"),
        (DAEMON, "Your mailbox statistics", "You received 12 mails this week."),
    ],
)
def test_no_report(sender: str, subject: str, body: str) -> None:
    assert message(body, subject=subject, **{"from": sender}).report is None


def test_automatic_answer_is_no_report() -> None:
    read = message("I am away until Monday.", add="Return-Path: <>\r\n", subject="Automatic reply: Hello")
    assert read.report is None


NOTIFIED = (
    '{"notificationType":"KIND","bounce":{"bounceType":"Permanent","bouncedRecipients":'
    '[{"emailAddress":"ana@acme.test","status":"5.1.1"}]}}'
)


@pytest.mark.parametrize("enveloped", [False, True])
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("Bounce", DeliveryReport("failed", ("ana@acme.test",), None, "5.1.1")),
        ("Delivery", DeliveryReport("delivered")),
        ("Complaint", None),
    ],
)
def test_notifications_as_json(kind: str, expected: DeliveryReport | None, *, enveloped: bool) -> None:
    text = NOTIFIED.replace("KIND", kind)
    if enveloped:
        escaped = text.replace('"', '\\"')
        text = f'{{\r\n  "Type" : "Notification",\r\n  "Message" : "{escaped}"\r\n}}'
    octets = raw(text, **{"from": "SES <no-reply@sns.amazonaws.com>", "x_amz_sns_message_id": "1"})

    assert parse(octets).report == expected
