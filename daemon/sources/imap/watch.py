"""Owns watching one account in a thread of its own: it rings when something may be new, and says how it is doing."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from datetime import timedelta

from daemon.clock import Clock
from daemon.errors import CredentialsError, FollowupError
from daemon.sources.imap.folders import folders
from daemon.sources.imap.health import Health, State
from daemon.sources.imap.idle import idle_round
from daemon.sources.imap.mailbox import FolderState, examine, status
from daemon.sources.imap.pace import PACE, Pace
from daemon.sources.imap.session import Session
from daemon.sources.imap.settings import LIMITS, ImapSettings, Limits

SLEPT = 30.0  # the clock went on so much more than our own seconds: the machine slept, the connection is an old one


class Watcher(threading.Thread):
    """Runs until `stop` is set. It only rings; reading is the source's work, on a connection of its own."""

    def __init__(
        self,
        settings: ImapSettings,
        ring: Callable[[], None],
        health: Health,
        clock: Clock,
        stop: threading.Event,
        rng: random.Random,
        pace: Pace = PACE,
        limits: Limits = LIMITS,
    ) -> None:
        super().__init__(name=f"watch {settings.name}", daemon=True)
        self._settings, self._ring, self._health, self._clock, self._stop_event = settings, ring, health, clock, stop
        self._rng, self._pace, self._limits = rng, pace, limits
        self._known: dict[str, FolderState] = {}
        self._failures = 0

    def run(self) -> None:
        """Connect, watch, and after any trouble stay away for a while and start over."""
        while not self._stop_event.is_set():
            began = self._clock.monotonic()
            try:
                self._watch()
            except CredentialsError as error:
                self._stay_away(State.NEEDS_SIGN_IN, f"{error.wrong} {error.do}", self._pace.locked_out)
            except FollowupError as error:
                self._stay_away(State.BACKING_OFF, f"{error.wrong} {error.do}", self._after(began))
            except Exception as error:  # a watcher that dies silently would leave us blind
                said = f"A fault of ours while watching: {type(error).__name__}: {error}."
                self._stay_away(State.BACKING_OFF, said, self._after(began))
        self._health.stopped()

    def _after(self, began: float) -> float:
        """How long to stay away after a connection that began then."""
        steady = self._clock.monotonic() - began > self._pace.steady
        self._failures = 1 if steady else self._failures + 1
        return self._pace.away(self._failures, self._rng)

    def _stay_away(self, state: State, problem: str, seconds: float) -> None:
        self._health.trouble(state, problem, self._clock.now() + timedelta(seconds=seconds))
        self._clock.wait(self._stop_event, seconds)

    def _watch(self) -> None:
        with Session(self._settings, self._limits) as session:
            found = [name for name, _ in folders(session).read()]
            idle = session.has("IDLE")
            while not self._stop_event.is_set():
                self._look(session, found[1:] if idle else found)
                if idle:
                    self._idle(session, found[0], others=len(found) > 1)
                else:
                    self._health.seen(self._clock.now(), State.POLLING)
                    self._clock.wait(self._stop_event, self._pace.poll)

    def _look(self, session: Session, names: list[str]) -> None:
        """Ring when a folder is not what it was at the last look (at the first look it never was)."""
        changed = False
        for name in names:
            state = status(session, name)
            changed |= self._known.get(name) != state
            self._known[name] = state
        self._health.seen(self._clock.now())
        if changed:
            self._ring()

    def _idle(self, session: Session, folder: str, *, others: bool) -> None:
        """One round. Whatever was heard or not, it ends with a look: an EXISTS may have been lost in between."""
        if session.selected != folder:
            self._known[folder] = examine(session, folder)
            self._ring()
        self._health.seen(self._clock.now(), State.WATCHING)
        wall, own = self._clock.now(), self._clock.monotonic()

        def ends() -> bool:
            passed = (self._clock.now() - wall).total_seconds()
            return self._stop_event.is_set() or passed - (self._clock.monotonic() - own) > SLEPT

        idle_round(session, self._pace.idle(self._rng, others=others), self._ring, ends)
        if not self._stop_event.is_set():
            self._look(session, [folder])
