"""Owns what an account knows of its own well-being, for `status`: said by its watcher, read by anyone."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """How an account is doing (`followup status`)."""

    WATCHING = "watching"
    POLLING = "polling"
    BACKING_OFF = "backing_off"
    NEEDS_SIGN_IN = "needs_sign_in"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Condition:
    """`last_seen`: the mailbox last answered then. `next_try`: when it is tried again. `problem`: plain words."""

    state: State = State.STOPPED
    last_seen: datetime | None = None
    next_try: datetime | None = None
    problem: str | None = None


class Health:
    """One account's condition; safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._condition = Condition()

    def now(self) -> Condition:
        """The condition at this moment."""
        with self._lock:
            return self._condition

    def seen(self, at: datetime, state: State | None = None) -> None:
        """The mailbox answered."""
        with self._lock:
            self._condition = Condition(state or self._condition.state, at)

    def trouble(self, state: State, problem: str, next_try: datetime | None) -> None:
        """It did not."""
        with self._lock:
            self._condition = replace(self._condition, state=state, problem=problem, next_try=next_try)

    def stopped(self) -> None:
        """Nobody watches any more."""
        with self._lock:
            self._condition = replace(self._condition, state=State.STOPPED, next_try=None)
