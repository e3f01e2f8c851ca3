"""kill -9 at the points that matter: nothing lost, nothing doubled, and a second daemon stays away."""

from __future__ import annotations

from collections import Counter

import pytest

from daemon.adapters.journal.shapes import EffectState
from tests.daemon.between import between
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


def test_killed_in_a_backfill(house: House, box: Postbox) -> None:
    box.fill([*many(house, 400), confirmation(house.at(days=-2), house.at(hour=9), company="Albaton")])
    kills = 0
    while kills < 4:
        house.start()
        wait_until(lambda: house.data.exists() and len(house.ask("applications").get("applications", ())) > 0, 60)
        wait_until(lambda so_far=read(house): read(house) > so_far)
        house.kill()
        kills += 1
    with house.running():
        wait_until(lambda: [d for d in house.drafts() if d["kind"] == "thank_you"], 90)
        wait_until(box.mails)
    undisturbed = House(house.home / "other", dict(house.settings))
    assert undisturbed.ask("--at", at_now(house), "once")["exit"] == 0
    assert house.applications() == undisturbed.applications()
    assert len(house.applications()) == len(COMPANIES)
    keys = Counter(event.mail for event in house.events() if event.what == "mail")
    assert set(keys.values()) == {1}
    assert keys.keys() == {event.mail for event in undisturbed.events() if event.what == "mail"}
    assert len(box.mails()) == len(house.drafts())
