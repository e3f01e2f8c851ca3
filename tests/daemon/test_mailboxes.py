"""Mailboxes as they are in the wild: renumbered, with Message-IDs missing, used twice, or written to do harm."""

from __future__ import annotations

import shutil
from collections import Counter

import pytest

from daemon.domain.events import What
from tests.daemon.house import House, wait_until
from tests.daemon.letters import acknowledgement, confirmation, mail, own, reply
from tests.daemon.postbox import Postbox

pytestmark = pytest.mark.server


def renumber(box: Postbox) -> None:
    """Dovecot forgets its numbers and begins anew: every folder gets another UIDVALIDITY."""
    box.server.kill_sessions()
    mailbox = box.server.path / "mail" / box.user
    for pattern in ("dovecot-uidlist", "dovecot-uidvalidity*", "*/dovecot-uidlist"):
        for path in mailbox.glob(pattern):
            path.unlink()
    shutil.rmtree(box.server.path / "mail" / f"{box.user}.idx")


def validity(box: Postbox, folder: str = "INBOX") -> str:
    """The folder's UIDVALIDITY."""
    with box.client(folder) as connection:
        return str(connection.response("UIDVALIDITY")[1][0].decode())


def mails_recorded(house: House) -> Counter[str | None]:
    """How often each mail stands in the journal."""
    return Counter(event.mail for event in house.events() if event.what == What.MAIL)


def test_new_numbers_double_nothing(house: House, box: Postbox) -> None:
    box.put(acknowledgement(house.at(days=-6)))
    box.put(confirmation(house.at(days=-3), house.at(hour=9)))
    with house.running():
        wait_until(house.drafts)
        wait_until(box.mails)
        before = validity(box)
        recorded = house.applications(), mails_recorded(house), [d["id"] for d in house.drafts()]
        renumber(box)
        assert validity(box) != before
        box.put(acknowledgement(house.at(hour=11), company="Borealis"))
        wait_until(lambda: len(house.applications()) == 2)
        house.ring()
    applications, mails, drafts = recorded
    assert house.applications() == sorted([*applications, ("Borealis", "applied")])
    assert mails_recorded(house) == mails + Counter(["<ack1@borealis.example>"])
    assert [d["id"] for d in house.drafts()] == drafts
    assert len(box.mails()) == 1
    assert house.ask("once")["read"] == 0


def test_a_draft_is_withdrawn_from_a_renumbered_folder(house: House, box: Postbox) -> None:
    box.put(confirmation(house.at(days=-3), house.at(hour=9)))
    assert house.ask("once")["queued"] == 2
    assert len(box.mails()) == 1
    renumber(box)
    box.put(own(house.at(hour=13), "Dear Ana,\n\nthank you for your time today.\n\nRobin\n"), "Sent")
    assert house.ask("once")["withdrawn"] == 1
    assert box.mails() == []


def test_mails_without_and_with_the_same_message_id(house: House, box: Postbox) -> None:
    nameless = acknowledgement(house.at(days=-6)).replace(b"Message-ID: <ack1@acme.example>\r\n", b"")
    assert b"essage-ID" not in nameless
    used_again = confirmation(house.at(days=-3), house.at(hour=9), company="Borealis")
    box.fill([nameless, used_again, nameless, used_again])
    same_name = acknowledgement(house.at(days=-2), company="Corvid")
    same_name = same_name.replace(b"<ack1@corvid.example>", b"<conf1@borealis.example>")
    box.put(same_name)
    with house.running():
        wait_until(lambda: len(house.applications()) == 3)
        wait_until(house.drafts)
    assert house.applications() == [("Acme", "applied"), ("Borealis", "waiting"), ("Corvid", "applied")]
    assert set(mails_recorded(house).values()) == {1}
    assert len(mails_recorded(house)) == 3


@pytest.mark.parametrize(
    "identity",
    [
        b"<a\r\n b@acme.example>",
        b"=?utf-8?q?<conf1@acme.example>=0D=0Aa1_DELETE_INBOX=0D=0A?=",
        b'<x@acme.example> "\\" {3}\r\n A1 STORE 1:* +FLAGS (\\Deleted)',
        b"<conf1\x00@acme.example>",
        b"<" + b"x" * 5000 + b"@acme.example>",
    ],
)
def test_a_message_id_commands_nobody(house: House, box: Postbox, identity: bytes) -> None:
    hostile = confirmation(house.at(days=-3), house.at(hour=9)).replace(b"<conf1@acme.example>", identity)
    box.put(acknowledgement(house.at(days=-6)))
    if b"\x00" in hostile:  # APPEND refuses NUL; delivery would not
        hostile = hostile.replace(b"\x00", b"\x01")
    box.put(hostile)
    with house.running():
        wait_until(house.drafts)
        (mirrored,) = wait_until(box.mails)
        box.put(reply(house.at(hour=12), "It was good to meet you. We will decide by the end of next week."))
        wait_until(lambda: house.ask("show", "acme").get("statement"))
    assert list(box.flags().values()) == [frozenset()] * 3
    for name in ("In-Reply-To", "References"):
        assert not set(str(mirrored[name] or "")) & set("\r\n\x00{ ")
    assert len(box.mails()) == 1


def test_one_mail_in_two_folders_is_one_mail(house: House, box: Postbox) -> None:
    twice = mail(
        house.at(days=-2), "Your application as Data Engineer",
        "Dear Robin,\n\nThank you for applying for the position of Data Engineer at Acme. We have received it.\n",
        message_id="<same@acme.example>", sender=("Acme Careers", "careers@acme.example"),
    )  # fmt: skip
    box.put(twice)
    box.put(twice, "Archive")
    assert house.ask("once")["exit"] == 0
    assert set(mails_recorded(house).values()) == {1}
    assert len(house.applications()) == 1
