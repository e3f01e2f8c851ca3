"""One small job search against Dovecot: the daemon watches, drafts, shows, and takes back."""

from __future__ import annotations

import pytest

from tests.daemon.house import House, wait_until
from tests.daemon.letters import acknowledgement, confirmation, own, reply
from tests.daemon.postbox import Postbox

pytestmark = pytest.mark.server
WAITING = [("Acme", "waiting")]


def test_a_thank_you_is_drafted_and_taken_back(house: House, box: Postbox) -> None:
    box.put(acknowledgement(house.at(days=-6)))
    box.put(confirmation(house.at(days=-3), house.at(hour=9)), flags="\\Flagged")
    before = box.flags()
    assert list(before.values()) == [frozenset(), {"\\Flagged"}]

    with house.running():
        (draft,) = wait_until(house.drafts)
        assert (draft["kind"], draft["to"]) == ("thank_you", ["ana.ruiz@acme.example"])
        assert house.applications() == WAITING
        (mirrored,) = wait_until(box.mails)
        assert mirrored["To"] == "Ana Ruiz <ana.ruiz@acme.example>"
        assert mirrored["In-Reply-To"] == "<conf1@acme.example>"
        assert mirrored["Subject"] == "Re: Interview at Acme"

        box.put(reply(house.at(hour=12), "It was good to meet you. We will decide by the end of next week."))
        statement = wait_until(lambda: house.ask("show", "acme").get("statement"))
        assert statement["kind"] == "decision_by"
        assert len(box.mails()) == 1

        box.put(own(house.at(hour=13), "Dear Ana,\n\nthank you for your time today.\n\nRobin\n"), "Sent")
        house.ring()
        wait_until(lambda: not box.mails())
        assert house.drafts() == []
        assert {uid: box.flags()[uid] for uid in before} == before
        assert list(box.flags()) == [1, 2, 3]
        assert list(box.flags("Sent")) == [1]
        assert house.ask("status")["well"]


def test_the_same_mail_read_with_and_without_the_daemon(house: House, box: Postbox) -> None:
    """What `once` makes of a mailbox is what `run` makes of it."""
    box.put(acknowledgement(house.at(days=-6)))
    box.put(confirmation(house.at(days=-3), house.at(hour=9)))
    done = house.ask("once")
    assert (done["exit"], done["read"], done["queued"]) == (0, 2, 2), done
    assert len(box.mails()) == 1
    with house.running():
        wait_until(lambda: house.account()["state"] == "watching")
        box.put(acknowledgement(house.at(hour=11), company="Borealis"))
        wait_until(lambda: len(house.applications()) == 2)
    assert len(box.mails()) == 1
    assert [d["kind"] for d in house.drafts()] == ["thank_you"]
