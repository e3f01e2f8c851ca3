"""Owns the ledger that lives as long as the process: only what the journal gained since is read again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from daemon.adapters.journal.port import JournalPort, WritingPort
from daemon.domain.application import State
from daemon.domain.events import Event, NewEvent
from daemon.domain.policy import Policy
from daemon.domain.replay import Ledger

GENERATION = "generation"  # another value: facts were taken out of the journal, or it was restored


class Memory:
    """The journal, replayed and kept up to date."""

    def __init__(self, journal: JournalPort) -> None:
        self._journal = journal
        self._ledger: Ledger | None = None
        self._generation: str | None = None

    @property
    def ledger(self) -> Ledger:
        """The ledger as last refreshed."""
        if self._ledger is None:
            self._generation = self._journal.meta(GENERATION)
            self._ledger = Ledger.of(self._journal.events())
        return self._ledger

    def refresh(self) -> Ledger:
        """Take in what others (the person's commands) recorded; an undo or a merge is replayed from the start.

        So is a journal that another process restored, or took something out of.
        """
        if self._ledger is not None and self._journal.meta(GENERATION) != self._generation:
            self.forget()
        ledger = self.ledger
        for event in self._journal.events(after=ledger.last_event):
            ledger.take(event)
        if ledger.stale:
            self._ledger = Ledger.of(self._journal.events())
        return self.ledger

    def forget(self) -> None:
        """Something was taken that was not committed: read anew."""
        self._ledger = None

    def state(self, now: datetime, policy: Policy) -> State:
        """Everything as of `now`."""
        return self.ledger.state(now, policy)

    def catch_up(self, tx: WritingPort) -> None:
        """Take what others recorded before this transaction: the next event of ours has a higher number."""
        for event in tx.events(after=self.ledger.last_event):
            self.ledger.take(event)

    def record(self, tx: WritingPort, events: Sequence[NewEvent]) -> list[int | None]:
        """Append events and take those that are new."""
        self.catch_up(tx)
        numbers = tx.append(events)
        for number, event in zip(numbers, events, strict=True):
            if number is not None:
                self.ledger.take(as_recorded(number, event))
        return numbers


def as_recorded(number: int, event: NewEvent) -> Event:
    """A new event with the number it got."""
    return Event(number, event.at, event.source.value, event.what.value, event.application, event.mail, event.data)
