"""kill -9 at the points that matter: nothing lost, nothing doubled, and a second daemon stays away."""

from __future__ import annotations

import signal
import threading
from collections import Counter

import pytest

from daemon.adapters.journal.shapes import EffectState
from daemon.adapters.places import journal_file
from daemon.clock import SystemClock
from tests.daemon.between import Sight, between
from tests.daemon.house import House, wait_until
from tests.daemon.letters import acknowledgement, confirmation
from tests.daemon.postbox import Postbox

pytestmark = pytest.mark.server
COMPANIES = [f"{first}{last}" for first in ("Alba", "Brio", "Cora", "Dune", "Elm") for last in ("ton", "ford", "wick")]


def many(house: House, mails: int) -> list[bytes]:
    """A long search: fifteen employers, most of whom only said that they have it, many times over."""
    found = []
    for number in range(mails):
        company = COMPANIES[number % len(COMPANIES)]
        found.append(acknowledgement(house.at(days=-40 + number % 30), company=company, number=number))
    return found


def mails_read(house: House) -> int:
    """How many mails the journal holds."""
    return sum(event.what == "mail" for event in house.events())


def test_killed_again_and_again_in_a_first_import(house: House, box: Postbox) -> None:
    mails = [*many(house, 300), confirmation(house.at(days=-2), house.at(hour=9), company="Albaton")]
    box.fill(mails)
    before = 0
    for _ in range(4):
        house.start()
        wait_until(lambda: journal_file(house.data).exists())
        wait_until(lambda so_far=before: mails_read(house) > so_far, 60)  # type: ignore[misc]
        house.kill()
        before = mails_read(house)
        if before == len(mails):
            break
    with house.running():
        wait_until(lambda: [d for d in house.drafts() if d["kind"] == "thank_you"], 90)
        wait_until(box.mails)
    undisturbed = House(house.home / "undisturbed", dict(house.settings))
    assert undisturbed.ask("--at", SystemClock().now().isoformat(), "once")["read"] == len(mails)
    assert house.applications() == undisturbed.applications()
    assert len(house.applications()) == len(COMPANIES)
    keys = Counter(event.mail for event in house.events() if event.what == "mail")
    assert (len(keys), set(keys.values())) == (len(mails), {1})
    assert sorted(d["to"] for d in house.drafts()) == sorted(d["to"] for d in undisturbed.drafts())
    assert [m["To"] for m in box.mails()] == ["Ana Ruiz <ana.ruiz@albaton.example>"]


@pytest.mark.parametrize("moment", ["before the server has it", "before we hear that the server has it"])
def test_killed_while_a_draft_is_put_into_drafts(house: House, box: Postbox, moment: str) -> None:
    box.put(confirmation(house.at(days=-2), house.at(hour=9)))
    killed = threading.Event()

    def kill_at(word: bytes) -> Sight:
        def sight(data: bytes) -> bool:
            if word in data and not killed.is_set():
                killed.set()
                assert house.process is not None
                house.process.kill()
                return False
            return True

        return sight

    with between(box.server) as post:
        house.configure(port=post.port)
        if moment == "before the server has it":
            post.to_server = kill_at(b" APPEND ")
        else:
            post.to_client = kill_at(b"APPENDUID")
        assert house.start().wait(30) == -signal.SIGKILL
        assert [e.state for e in house.effects("copy")] == [EffectState.CLAIMED]
        assert len(box.mails()) == (moment != "before the server has it")
        with house.running():
            wait_until(lambda: [e.state for e in house.effects("copy")] == [EffectState.DONE])
            assert len(box.mails()) == 1
            house.ring()
            wait_until(lambda: house.account()["state"] == "watching")
        assert len(box.mails()) == 1
        assert len(house.drafts()) == 1


def test_a_second_daemon_is_told_who_runs(house: House, box: Postbox) -> None:
    with house.running():
        wait_until(lambda: house.data.exists() and house.ask("status").get("well"))
        second = house.command("run")
        assert second.returncode == 6
        assert house.process is not None
        assert f"process {house.process.pid} (followup run)" in second.stderr
        assert house.command("once").returncode == 6
        assert house.ask("queue")["exit"] == 0
