"""Owns what an account knows of its own well-being, for `status`: said by its watcher, read by anyone."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from daemon.errors import FollowupError


class State(StrEnum):
    """How an account is doing (`followup status`)."""

    WATCHING = "watching"
    POLLING = "polling"
    BACKING_OFF = "backing_off"
    NEEDS_SIGN_IN = "needs_sign_in"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Condition:
    """`last_seen`: the mailbox last answered then. `next_try`: when it is tried again.

    `problem`: what keeps the watcher away, in plain words; `notices`: what it has to say beside that (how watching
    goes, how full the mailbox is), by topic.
    """

    state: State = State.STOPPED
    last_seen: datetime | None = None
    next_try: datetime | None = None
    problem: FollowupError | None = None
    notices: Mapping[str, FollowupError] = field(default_factory=dict)


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
            known = self._condition
            self._condition = Condition(state or known.state, at, notices=known.notices)

    def trouble(self, state: State, problem: FollowupError | None, next_try: datetime | None) -> None:
        """It did not; `problem` None: a connection that had long been good is made anew, which is ordinary."""
        with self._lock:
            self._condition = replace(self._condition, state=state, problem=problem, next_try=next_try)

    def notice(self, topic: str, said: FollowupError | None) -> None:
        """Something to say on a topic; None takes it back."""
        with self._lock:
            others = {name: error for name, error in self._condition.notices.items() if name != topic}
            notices = others | ({topic: said} if said else {})
            self._condition = replace(self._condition, notices=notices)

    def stopped(self) -> None:
        """Nobody watches any more."""
        with self._lock:
            self._condition = replace(self._condition, state=State.STOPPED, next_try=None)
