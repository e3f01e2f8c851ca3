"""Owns the rhythm of watching: how long IDLE lasts, how often other folders are looked at, how long to stay away."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds. `renew` is a range: IDLE is renewed at a random moment of it, before routers forget the connection."""

    poll: float = 60.0
    renew: tuple[float, float] = (300.0, 540.0)
    first_wait: float = 2.0
    longest_wait: float = 600.0
    steady: float = 120.0  # a connection this old was a good one: the next trouble starts at first_wait again
    quota: float = 600.0  # how often a server is asked how full the mailbox is
    without_idle: float = 3600.0  # how long a mailbox is polled whose IDLE died again and again
    locked_out: float = 300.0  # how often a refused secret is looked at again, to see whether it changed

    def away(self, failures: int, rng: random.Random) -> float:
        """How long to stay away after `failures` in a row (1, 2, ...): doubling, capped, never quite the same."""
        whole = min(self.longest_wait, self.first_wait * 2.0 ** min(failures - 1, 30))
        return whole * rng.uniform(0.5, 1.0)

    def idle(self, rng: random.Random, *, others: bool) -> float:
        """How long one round of IDLE lasts; with `others` to look at, no longer than until they are due."""
        round_ = rng.uniform(*self.renew)
        return min(self.poll, round_) if others else round_


PACE = Pace()
