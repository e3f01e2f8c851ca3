"""When the daemon is blind it says so, in `status` and in words, and sees again as soon as it can."""

from __future__ import annotations

import pytest

from tests.daemon.between import between
from tests.daemon.house import House, wait_until
from tests.daemon.letters import acknowledgement
from tests.daemon.postbox import Postbox

pytestmark = pytest.mark.server


def test_a_wrong_password_is_tried_three_times_at_most(house: House, box: Postbox) -> None:
    with between(box.server) as post:
        house.configure(port=post.port, secret="command:echo wrong")
        with house.running():
            account = wait_until(lambda: (a := house.account())["state"] == "needs_sign_in" and a)
            assert "refused to sign in" in account["problem"]
            assert "followup setup" in account["problem"]
            for _ in range(5):
                house.ring()
            wait_until(lambda: "times" in house.account()["problem"])
            house.ring()
            status = house.command("status")
            assert status.returncode == 3
            assert house.ask("status")["exit"] == 3
            assert house.account()["state"] == "needs_sign_in"
        assert 1 <= post.seen.count(b"AUTHENTICATE PLAIN") + post.seen.count(b" LOGIN ") <= 3
    assert "refused to sign in" in house.said()
    assert "wrong" not in house.said()


def test_a_server_that_goes_away_and_comes_back(house: House, box: Postbox) -> None:
    with between(box.server) as post:
        house.configure(port=post.port)
        with house.running():
            wait_until(lambda: house.data.exists() and house.ask("status").get("well"))
            post.gone.set()
            post.cut()
            wait_until(lambda: post.refused)
            house.ring()
            account = wait_until(lambda: (a := house.account())["state"] == "backing_off" and a)
            assert account["problem"]
            assert house.ask("status")["exit"] == 4
            box.put(acknowledgement(house.at(days=-1)))
            post.gone.clear()
            wait_until(house.applications, 60)
            house.ring()
            wait_until(lambda: house.account()["state"] == "watching", 60)
            assert house.ask("status")["well"]


@pytest.mark.parametrize("tls", ["implicit", "starttls"])
def test_no_password_for_a_certificate_nobody_vouches_for(house: House, box: Postbox, tls: str) -> None:
    port = box.server.imaps if tls == "implicit" else box.server.imap
    log = box.server.path / "dovecot.log"
    house.configure(ca_file=None, port=port, tls=tls)
    before = log.read_text() if log.exists() else ""
    with house.running():
        account = wait_until(lambda: "certificate" in ((a := house.account())["problem"] or "") and a)
        assert "No password was sent" in account["problem"]
        wait_until(lambda: "No password was sent" in house.said())
        assert house.command("status").returncode == 4
    heard = log.read_text()[len(before) :]
    assert box.user not in heard
