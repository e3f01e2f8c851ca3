"""The Drafts mirror, both ways (rules section 7), in seeded orders of steps; `python -m bench.mirror` plays all."""

from __future__ import annotations

import pytest

from tests.loop.interleaving import CASES, Run

SENDS = "sent, headers kept", "sent, Message-ID rewritten", "sent, our headers stripped"
ALONE = {
    "edited": "edited",
    "saved by itself three times": "edited",
    "deleted": "discarded",
    "moved": "discarded",
    "two programs at once": "edited",
    **dict.fromkeys(SENDS, "sent"),
}


@pytest.mark.parametrize(("theirs", "ours"), CASES, ids="/".join)
def test_nothing_is_lost_and_nothing_doubled(theirs: str, ours: str) -> None:
    for seed in (1_000, 1_001):
        outcome = Run(theirs, ours, seed).play()
        assert (outcome.lost, outcome.unseen, outcome.doubles) == (0, 0, 0), (seed, outcome)


@pytest.mark.parametrize("theirs", ALONE)
def test_what_is_done_there_counts_here(theirs: str) -> None:
    for seed in (2_000, 2_001, 2_002):
        run = Run(theirs, "nothing", seed)
        outcome = run.play()
        assert outcome.state == ALONE[theirs], (seed, outcome)
        assert outcome.sent == (theirs in SENDS)
        if ALONE[theirs] == "edited":
            assert outcome.body in {client.saved[-1] for client in run.clients if client.saved}


def test_the_same_seed_is_the_same_run() -> None:
    first, second = (Run("two programs at once", "edited here", 7).play() for _ in range(2))
    assert first == second
