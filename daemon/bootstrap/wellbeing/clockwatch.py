"""Owns noticing that the machine's clock jumped: the days we count are counted by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from daemon.domain.problems import Code, said
from daemon.views.status import Problem
from daemon.views.timefmt import ago

TOLERATED = timedelta(minutes=5)
TOLD_FOR = 3600.0  # seconds that really pass


class ClockWatch:
    """Compares the clock with `elapsed`, seconds that go on steadily, also while the machine sleeps."""

    def __init__(self, now: datetime, elapsed: Callable[[], float]) -> None:
        self._elapsed = elapsed
        self._last = now, elapsed()
        self._off = timedelta()  # by how much the jumps of the last hour add up
        self._told_until = 0.0
        self._since = now

    def look(self, now: datetime) -> tuple[Problem, ...]:
        """What there is to say."""
        (wall, own), self._last = self._last, (now, self._elapsed())
        jump = (now - wall) - timedelta(seconds=self._last[1] - own)
        if abs(jump) > TOLERATED:
            over = self._last[1] >= self._told_until
            self._off = jump if over else self._off + jump
            self._told_until, self._since = self._last[1] + TOLD_FOR, now
        if abs(self._off) <= TOLERATED or self._last[1] >= self._told_until:
            self._off = timedelta()
            return ()
        way = "forward" if self._off > timedelta() else "back"
        words = said(Code.CLOCK_JUMPED, way=way, length=ago(abs(self._off.total_seconds())))
        return (Problem(Code.CLOCK_JUMPED, *words, self._since),)
