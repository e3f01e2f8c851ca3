"""Mail that no person wrote, and mail that went to many."""

from __future__ import annotations

import pytest

from classifiers.automatic import automatic, bulk, robot_address
from tests.classifiers.parsing.mails import message


@pytest.mark.parametrize(
    "local",
    [
        "no-reply",
        "noreply",
        "No.Reply",
        "do-not-reply",
        "donotreply+x1",
        "jobs-noreply",
        "acmenoreply",
        "mailer-daemon",
        "postmaster",
        "notifications",
        "job-alerts",
        "bounces+robin=vale.test",
        "nepasrepondre",
        "nicht-antworten",
        "notify",
        "nao-responda",
        "newsletter",
        "auto-confirm",
        "calendar-notification",
    ],
)
def test_robots(local: str) -> None:
    assert robot_address(f"{local}@acme.test")


@pytest.mark.parametrize(
    "local",
    [
        "ana",
        "ana.ruiz",
        "careers",
        "jobs",
        "hr",
        "recruiting",
        "talent",
        "info",
        "hello",
        "team",
        "norbert.reply",
        "reply+8fa3",
        "n.oreilly",
        "botond",
        "alerta",
        "systema",
    ],
)
def test_people(local: str) -> None:
    assert not robot_address(f"{local}@acme.test")


@pytest.mark.parametrize(
    "headers",
    [
        {"auto_submitted": "auto-replied"},
        {"auto_submitted": "auto-generated; owner=x"},
        {"auto_submitted": "auto-notified (comment)"},
        {"return_path": "<>"},
        {"from": "Acme <no-reply@acme.test>"},
        {"x_autoreply": "yes"},
        {"precedence": "auto_reply"},
        {"subject": "Automatic reply: Hello"},
        {"subject": "Out of office: Hello"},
        {"subject": "Automatische Antwort: Hallo"},
        {"from": "MAILER-DAEMON (Mail Delivery System)"},
    ],
)
def test_automatic(headers: dict[str, str]) -> None:
    assert automatic(message(**headers))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"auto_submitted": "no"},
        {"x_auto_response_suppress": "DR, OOF, AutoReply"},
        {"x_auto_response_suppress": "All"},
        {"subject": "Out of office hours interview"},
        {"subject": "Re: Automatic reply systems engineer"},
        {"precedence": "bulk"},
        {"return_path": "<ana@acme.test>"},
    ],
)
def test_not_automatic(headers: dict[str, str]) -> None:
    assert not automatic(message(**headers))


@pytest.mark.parametrize(
    ("headers", "many"),
    [
        ({"list_id": "<jobs.acme.test>"}, True),
        ({"precedence": "list", "in_reply_to": "<0@vale.test>"}, True),
        ({"precedence": "bulk"}, True),
        ({"list_unsubscribe": "<mailto:u@acme.test>"}, True),
        ({"list_unsubscribe": "<mailto:u@acme.test>", "in_reply_to": "<0@vale.test>"}, False),
        ({"precedence": "bulk", "auto_submitted": "auto-replied", "in_reply_to": "<0@vale.test>"}, False),
        ({"precedence": "first-class"}, False),
        ({}, False),
    ],
)
def test_bulk(headers: dict[str, str], many: bool) -> None:
    assert bulk(message(**headers)) is many
