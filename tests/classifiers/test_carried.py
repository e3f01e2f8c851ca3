"""A person's mail that an applicant tracking system carried is human mail; what the system wrote itself is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from classifiers.classify import classify
from classifiers.message import Address, Message
from classifiers.reading import Person
from tests.classifiers.mails_of import mail

TOKEN = Address("reply+9f31c2@us.greenhouse-mail.io", None)
TEXT = "Hi Noa,\n\nwe would love to invite you to a first interview. When would suit you?\n\nAna Ruiz\nFerrous"


def carried(text: str = TEXT, sender: str = "Ana Ruiz <no-reply@us.greenhouse-mail.io>", **headers: str) -> Message:
    return replace(mail(text, sender, "Interview", **headers), reply_to=(TOKEN,))


def test_it_is_answered_by_its_token() -> None:
    reading = classify(carried())

    assert not reading.automatic
    assert (reading.reply_possible, reading.reply_address) == (True, TOKEN.address)
    assert Person("Ana Ruiz", TOKEN.address, "contact") in reading.people


@pytest.mark.parametrize(
    "message",
    [
        carried(auto_submitted="auto-generated"),
        carried(sender="Ferrous Hiring Team <no-reply@us.greenhouse-mail.io>"),
        carried("Hi Noa,\n\nwe would love to invite you to a first interview.\n\nThe hiring team"),
        carried(f"{TEXT}\n\nThis is an automated message."),
        replace(carried(), reply_to=()),
        carried(sender="Ana Ruiz <no-reply@ferrous.example>"),
    ],
    ids=["marked", "a team", "not signed", "says so", "no token", "no ATS"],
)
def test_a_robot_stays_a_robot(message: Message) -> None:
    assert classify(message).automatic
