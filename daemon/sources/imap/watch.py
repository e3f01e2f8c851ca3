"""Owns watching one account in a thread of its own: it rings when something may be new, and says how it is doing."""

from __future__ import annotations

import contextlib
import random
import threading
from collections.abc import Callable
from datetime import timedelta

from daemon.clock import Clock
from daemon.domain.problems import Code, said
from daemon.errors import CredentialsError, FollowupError, MailboxError
from daemon.sources.imap import quota
from daemon.sources.imap.folders import folders
from daemon.sources.imap.health import Health, State
from daemon.sources.imap.idle import idle_round
from daemon.sources.imap.mailbox import FolderState, examine, status
from daemon.sources.imap.pace import PACE, Pace
from daemon.sources.imap.session import Session
from daemon.sources.imap.settings import LIMITS, ImapSettings, Limits

MOST_DEATHS = 3  # of IDLE in a row, before the mailbox is polled instead
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
        self._deaths = 0  # of IDLE in a row
        self._poll_until = 0.0  # IDLE is not tried before
        self._quota_at = 0.0

    def run(self) -> None:
        """Connect, watch, and after any trouble stay away for a while and start over."""
        while not self._stop_event.is_set():
            began = self._clock.monotonic()
            try:
                self._watch()
            except CredentialsError as error:
                self._stay_away(State.NEEDS_SIGN_IN, error, self._pace.locked_out)
            except FollowupError as error:
                seconds = self._after(began)
                self._stay_away(State.BACKING_OFF, error if self._worth_telling(error) else None, seconds)
            except Exception as error:  # a watcher that dies silently would leave us blind
                told = f"A fault of ours while watching: {type(error).__name__}: {error}."
                fault = FollowupError(told, "Run `followup doctor`, and report it with what it printed.", Code.OTHER)
                self._stay_away(State.BACKING_OFF, fault, self._after(began))
        self._health.stopped()

    def _after(self, began: float) -> float:
        """How long to stay away after a connection that began then."""
        steady = self._clock.monotonic() - began > self._pace.steady
        self._failures = 1 if steady else self._failures + 1
        return self._pace.away(self._failures, self._rng)

    def _worth_telling(self, error: FollowupError) -> bool:
        """A watch that ends once is ordinary: routers forget, servers restart. It is told when it ends again."""
        return error.trouble != Code.WATCH_DIED or self._deaths > 1

    def _stay_away(self, state: State, problem: FollowupError | None, seconds: float) -> None:
        self._health.trouble(state, problem, self._clock.now() + timedelta(seconds=seconds))
        self._clock.wait(self._stop_event, seconds)

    def _watch(self) -> None:
        with Session(self._settings, self._limits) as session:
            found = [name for name, _ in folders(session, all_there=False).read()]
            while not self._stop_event.is_set():
                idle = session.has("IDLE") and self._clock.monotonic() >= self._poll_until
                self._look(session, found[1:] if idle else found)
                self._ask_quota(session)
                if idle:
                    self._idle(session, found[0], others=len(found) > 1)
                else:
                    self._health.seen(self._clock.now(), State.POLLING)
                    self._clock.wait(self._stop_event, self._pace.poll)

    def _ask_quota(self, session: Session) -> None:
        """Now and then; a server that does not want to say is not asked twice on one connection."""
        if self._clock.monotonic() >= self._quota_at:
            self._quota_at = self._clock.monotonic() + self._pace.quota
            with contextlib.suppress(MailboxError):
                self._health.notice("quota", quota.trouble(self._settings.name, quota.fullness(session)))

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

        seconds = self._pace.idle(self._rng, others=others or self._deaths > 0)
        try:
            idle_round(session, seconds, self._ring, ends, self._clock.monotonic)
        except MailboxError as error:
            raise self._died(error) from error
        if not self._stop_event.is_set():
            self._deaths = 0
            self._health.notice("watching", None)
            self._look(session, [folder])

    def _died(self, error: MailboxError) -> MailboxError:
        """IDLE ended badly. After three times in a row the mailbox is polled instead, for an hour."""
        self._deaths += 1
        account = repr(self._settings.name)
        if self._deaths >= MOST_DEATHS:
            self._poll_until = self._clock.monotonic() + self._pace.without_idle
            self._health.notice("watching", _told(Code.WATCH_POLLING, account))
        elif self._deaths > 1:
            self._health.notice("watching", _told(Code.WATCH_DIED, account))
        return _told(Code.WATCH_DIED, account)


def _told(code: Code, account: str) -> MailboxError:
    return MailboxError(*said(code, account=account), code)
