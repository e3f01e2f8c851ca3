"""Owns the demo's clock: a month in minutes, in steps that are short by day and long by night."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta, tzinfo

DAY_STEP = timedelta(minutes=30)
NIGHT_STEP = timedelta(hours=2)
FIRST_HOUR, LAST_HOUR = 7, 20
STEPS_A_DAY = 32  # 13 h by day, 11 h by night


class SteppingClock:
    """Stands during a turn, and goes one step on with each wait. `beat`: real seconds that a step takes.

    `step` is how far a step by day goes.
    """

    def __init__(self, begin: datetime, end: datetime, zone: tzinfo, beat: float, step: timedelta = DAY_STEP) -> None:
        self._now = begin.astimezone(UTC)
        self._end = end.astimezone(UTC)
        self._zone = zone
        self._beat = beat
        self._step = step

    @property
    def over(self) -> bool:
        """Whether the story has been told; time stands from then on."""
        return self._now >= self._end

    def now(self) -> datetime:
        """See daemon.clock.Clock."""
        return self._now

    def monotonic(self) -> float:
        """Virtual seconds."""
        return self._now.timestamp()

    def wait(self, event: threading.Event, seconds: float) -> bool:
        """Wait one beat; unless something rang meanwhile, time goes one step on. At the end only what rings counts."""
        if self.over:
            return event.wait(seconds)
        if event.wait(self._beat):
            return True
        hour = self._now.astimezone(self._zone).hour
        step = self._step if FIRST_HOUR <= hour < LAST_HOUR else NIGHT_STEP
        self._now = min(self._now + step, self._end)
        return False
