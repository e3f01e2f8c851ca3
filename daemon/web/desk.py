"""Owns the page's own view of the journal: a replay apart from the daemon's worker, one reader at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from daemon.bootstrap.program import Program
from daemon.bootstrap.renewing import Renewing
from daemon.domain.application import State
from daemon.domain.policy import Policy
from daemon.pipeline.said import Refusal, Said

T = TypeVar("T")
Command = Callable[[State, datetime, Policy], Said | Refusal]


class Desk:
    """Looks at the journal and records the person's word. The journal is shared and safe; the replay is not."""

    def __init__(self, program: Program, ring: Callable[[], None]) -> None:
        self._program = Program(
            program.settings,
            program.clock,
            program.journal,
            program.policy,
            program.home,
            standing=program.standing,
            dry=program.dry,
        )
        self._renewing = Renewing(self._program)
        self._ring = ring
        self._lock = threading.Lock()

    @property
    def locale(self) -> str:
        """How the person writes dates: en-GB, de-DE."""
        return self._program.settings.person.locale

    def look(self, view: Callable[[Program], T]) -> T:
        """What `view` makes of the program; it must return plain values, for the state lives on."""
        with self._lock:
            self._renewing.renew()  # a file that is wrong is told by the daemon, and by the Settings page
            return view(self._program)

    def do(self, act: Callable[[Program], T]) -> T:
        """Something that is no word on an application (read a mail again), then wake the daemon."""
        done = self.look(act)
        self._ring()
        return done

    def say(self, command: Command) -> Said:
        """Record the person's word and wake the daemon. Raises FollowupError when it is refused."""
        with self._lock:
            self._renewing.renew()
            program = self._program
            said = program.say(lambda state: command(state, program.clock.now(), program.policy))
        self._ring()
        return said

    def version(self) -> int:
        """How many events the journal holds: another number, another page."""
        return self._program.journal.event_count()
