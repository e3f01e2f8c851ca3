"""A disk that takes nothing more: said in a sentence, nothing lost, and it goes on when there is room again."""

from __future__ import annotations

import resource

import pytest

from daemon.adapters.places import journal_file
from tests.daemon.house import House, wait_until
from tests.daemon.letters import acknowledgement, confirmation
from tests.daemon.postbox import Postbox

pytestmark = pytest.mark.server


def test_a_full_disk_is_told_and_survived(house: House, box: Postbox) -> None:
    box.put(acknowledgement(house.at(days=-6)))
    assert house.ask("once")["read"] == 1
    files = list(journal_file(house.data).parent.glob("*"))
    most = max(path.stat().st_size for path in files) + 8192
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    house.limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    with house.running():
        wait_until(lambda: house.account()["state"] == "watching")
        mails = [acknowledgement(house.at(days=-5), company=f"Firm{chr(97 + n)}", number=n) for n in range(20)]
        box.fill([*mails, confirmation(house.at(days=-3), house.at(hour=9))])
        wait_until(lambda: "journal" in house.said() and "disk" in house.said())
        assert "what was recorded before is safe" in house.said()
        assert len(house.applications()) < 21
        assert house.process is not None
        assert house.process.poll() is None, house.said()
        resource.prlimit(house.process.pid, resource.RLIMIT_FSIZE, (hard, hard))  # somebody made room
        house.ring()
        wait_until(lambda: len(house.applications()) == 21)
        wait_until(house.drafts)
        wait_until(box.mails)
    assert len(house.drafts()) == len(box.mails()) == 1
    assert "Traceback" not in house.said()
