"""Owns the taking back on the page: the events of one form as one, and nothing that has left already."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from daemon.bootstrap.program import Program
from daemon.domain.application import State
from daemon.domain.events import Event, What
from daemon.domain.policy import Policy
from daemon.pipeline import word
from daemon.pipeline.said import Refusal, Said
from daemon.web.desk import Command
from daemon.web.texts import texts

MOST = 60  # events of one form
LEFT = frozenset({"sending", "sent", "unsure"})
t = texts()


def span(first: int, count: int) -> str:
    """The events of one word, as the undo button names them: "41", "41-43"."""
    return str(first) if count == 1 else f"{first}-{first + count - 1}"


def undo(first: int, last: int) -> Command:
    """Takes the events first..last back in one transaction."""

    def say(state: State, now: datetime, policy: Policy) -> Said | Refusal:
        if not 0 < last - first + 1 <= MOST:
            return Refusal(t.acts.trouble.unknown, t.acts.trouble.reload, 5)
        said = word.undo_all(state, now, policy, first=first, last=last)
        if isinstance(said, Refusal):
            return said
        restored = all(state.journal.get(number) == What.UNDONE for number in range(first, last + 1))
        return Said(said.events, t.acts.said.restored if restored else t.acts.said.undone)

    return say


def left_already(program: Program, first: int, last: int) -> bool:
    """Whether one of these events is a yes whose mail has left: a yes can be taken back, a mail cannot."""
    items = program.state().items
    said = (e for e in program.journal.events(after=first - 1) if e.id <= last and e.what == What.APPROVED)
    return any(items[number].state in LEFT for e in said if (number := int(e.data["item"])) in items)


def newest(events: Iterable[Event], kinds: tuple[What, ...], gone: frozenset[int]) -> dict[int, int]:
    """For each item of the queue its newest event of these kinds that still counts."""
    return {int(e.data["item"]): e.id for e in events if e.what in kinds and e.id not in gone}
