"""Owns the clock: the only module that asks what time it is, and the only one that waits."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """A source of aware UTC time and of monotonic seconds, and a way to wait."""

    def now(self) -> datetime:
        """The present instant, aware, UTC."""

    def monotonic(self) -> float:
        """Seconds that never go back."""

    def wait(self, event: threading.Event, seconds: float) -> bool:
        """Wait until `event` is set or `seconds` have passed; whether it was set."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """See Clock."""
        return datetime.now(UTC)  # noqa: TID251 - this is the one place that asks

    def monotonic(self) -> float:
        """See Clock."""
        return time.monotonic()

    def wait(self, event: threading.Event, seconds: float) -> bool:
        """See Clock."""
        return event.wait(seconds)


class StandingClock:
    """A clock that stands where it was put (`--at`, tests) until somebody moves it."""

    def __init__(self, now: datetime) -> None:
        self._now = now.astimezone(UTC)

    def now(self) -> datetime:
        """See Clock."""
        return self._now

    def move_to(self, now: datetime) -> None:
        """Put the clock somewhere else."""
        self._now = now.astimezone(UTC)

    def monotonic(self) -> float:
        """Virtual seconds."""
        return self._now.timestamp()

    def wait(self, event: threading.Event, seconds: float) -> bool:
        """Returns at once: time does not pass here."""
        return event.is_set()


def seconds_since_start() -> float:
    """Seconds since the machine started, asleep or not: what shows that its clock was set. Linux; elsewhere awake."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
