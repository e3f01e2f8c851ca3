"""Owns telling the person by itself: after a turn what is new is compared with what was told; kept, then said."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from daemon.bootstrap.delivering import Delivering, targets_of
from daemon.bootstrap.wellbeing.notebook import Notebook
from daemon.domain import notices
from daemon.domain.notices import Manners, Thing, Told, Topic
from daemon.domain.problems import Severity
from daemon.errors import FollowupError, JournalError
from daemon.views.digest import digest, notice_text

if TYPE_CHECKING:
    from daemon.bootstrap.program import Program

META = "notices"
KNOWN = timedelta(minutes=10)  # how long a look at the journal serves while nothing is recorded
DAYS = 2  # of plan in a digest


class Notifying:
    """For the worker's thread, after a turn."""

    def __init__(self, program: Program, notebook: Notebook, delivering: Delivering | None = None) -> None:
        self._program, self._notebook = program, notebook
        self._delivering = delivering or Delivering(
            notebook, program.clock, lambda: targets_of(program.settings.notify)
        )
        self._told: Told | None = None
        self._found: tuple[int, datetime, tuple[Thing, ...]] | None = None

    def look(self) -> None:
        """Tell what is to be told now; nothing here is worth stopping a turn."""
        program = self._program
        if program.dry or program.standing or not program.settings.notify.wanted:
            return
        now, manners = program.clock.now(), self._manners()
        try:
            found = self._things(now)
            told = self._told or _load(program) or notices.first(found)
            said, after = notices.decide(found, blind=self._blind(), now=now, manners=manners, told=told)
            text, after = self._digest(found, now, manners, after)
        except JournalError:  # it can still be told that nothing can be seen
            text, told = "", self._told or Told()
            said, after = notices.decide((), blind=self._blind(), now=now, manners=manners, told=told)
            after = replace(after, keys=told.keys)
        self._keep(after)
        details = program.settings.notify.details
        for words in (notice_text(said, details=details), text):
            if words:
                self._delivering.tell(words)
        self._delivering.go_on()

    def _manners(self) -> Manners:
        notify = self._program.settings.notify
        return Manners(self._program.policy.zone, notify.quiet_from, notify.quiet_until, notify.digest)

    def _blind(self) -> bool:
        entries = self._notebook.entries(self._program.clock.now())
        return any(entry.problem.severity is Severity.BLIND for entry in entries)

    def _things(self, now: datetime) -> tuple[Thing, ...]:
        newest = self._program.memory.ledger.last_event
        if self._found is None or self._found[0] != newest or not timedelta() <= now - self._found[1] < KNOWN:
            self._found = newest, now, notices.things(self._program.state(), self._program.policy)
        return self._found[2]

    def _digest(self, found: tuple[Thing, ...], now: datetime, manners: Manners, told: Told) -> tuple[str, Told]:
        day = notices.digest_due(now, manners, told)
        if day is None:
            return "", told
        program = self._program
        details, blind = program.settings.notify.details, self._blind()
        state = program.state()
        text = digest(state, program.plan(state, DAYS)[0], program.policy, blind=blind, details=details)
        return text, notices.digest_told(told, found, day)

    def _keep(self, told: Told) -> None:
        """Before it is said: a crash in between loses a word, and says none twice."""
        if told == self._told:
            return
        self._told = told
        with contextlib.suppress(FollowupError), self._program.journal.writing() as tx:
            tx.set_meta(META, json.dumps(plain(told)))


def _load(program: Program) -> Told | None:
    return read(program.journal.meta(META))


def plain(told: Told) -> dict[str, Any]:
    """JSON types only."""
    return {
        "keys": sorted(told.keys),
        "at": {topic.value: at.isoformat() for topic, at in told.at.items()},
        "blind_since": told.blind_since.isoformat() if told.blind_since else None,
        "blind": told.blind,
        "digest": told.digest.isoformat() if told.digest else None,
    }


def read(text: str | None) -> Told | None:
    """What was told, None for anything that says nothing of it."""
    try:
        data = json.loads(text or "null")
        return Told(
            frozenset(str(key) for key in data["keys"]),
            {Topic(topic): datetime.fromisoformat(at) for topic, at in data["at"].items()},
            datetime.fromisoformat(data["blind_since"]) if data["blind_since"] else None,
            bool(data["blind"]),
            date.fromisoformat(data["digest"]) if data["digest"] else None,
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
