"""Owns the daemon's sign of life: at least once a minute it says how everything that must go on goes on.

It beats in a thread that does nothing else, so that it tells of a worker or a clockwork that stands still.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from daemon.adapters.journal import Journal
from daemon.adapters.journal.port import JournalPort
from daemon.bootstrap.wellbeing import record, tally
from daemon.bootstrap.wellbeing.clockwatch import ClockWatch
from daemon.bootstrap.wellbeing.disk import disk_problems, free_octets
from daemon.bootstrap.wellbeing.notebook import Notebook, problem_of
from daemon.bootstrap.wellbeing.record import Record, Seen
from daemon.bootstrap.wellbeing.telling import LASTING
from daemon.clock import Clock
from daemon.domain.problems import Code, said
from daemon.errors import JournalError
from daemon.views.status import Problem

if TYPE_CHECKING:
    from daemon.sources.imap.health import Health

BEAT = timedelta(seconds=30)
RUNG = timedelta(minutes=3)
TURNED = timedelta(minutes=10)
KEPT = timedelta(minutes=10)  # how often the record is copied into the journal though nothing changed
CHECK = timedelta(minutes=10)
DEATHS = 3
PROBE = timedelta(minutes=5)


class Pulse:
    """What a running daemon knows of itself. `beat` from its own thread; the rest from whoever it is about."""

    def __init__(
        self,
        home: Path,
        journal: JournalPort,
        clock: Clock,
        elapsed: Callable[[], float],
        free: Callable[[Path], int] = free_octets,
    ) -> None:
        now = clock.now()
        self._home, self._clock, self._free = home, clock, free
        known = record.load(home, journal) or Record(now)
        self.notebook = Notebook(e for e in known.entries if e.topic.partition(":")[0] in LASTING)
        self._seen = {name: Seen(one.last_seen) for name, one in known.accounts.items()}
        self._tally = known.tally
        self._clockwatch = ClockWatch(now, elapsed)
        self._lock, self._saving = threading.Lock(), threading.Lock()
        self._rung = self._moved = now
        self._turning = False
        self._beaten: datetime | None = None
        self._kept: tuple[datetime, object] | None = None  # what was put into the journal last, and when
        self._probed = now
        self._checked: datetime | None = None
        self.watched: dict[str, Health] = {}
        self._watched: dict[str, object] = {}
        self.rewind: Callable[[], None] = lambda: None

    # What is told by others

    def rang(self) -> None:
        """The clockwork rang."""
        self._rung = self._clock.now()

    def turns(self) -> None:
        """A turn begins, or has come on."""
        self._turning, self._moved = True, self._clock.now()

    def turned(self, seen: Mapping[str, datetime]) -> None:
        """A turn ended; `seen`: the accounts that it read."""
        self._turning, self._moved = False, self._clock.now()
        with self._lock:
            for name, at in seen.items():
                self._seen[name] = replace(self._seen.get(name, Seen()), last_seen=at)

    def count(self, counters: Mapping[str, int]) -> None:
        """After a turn: what the journal has counted."""
        self._tally = tally.counted(self._tally, counters, self._clock.now())
        self.notebook.say("tally", tally.trouble(self._tally, self._clock.now()))

    def read_by(self, reader: object, probe: Callable[[], None]) -> None:
        """After a turn: how the part that reads mails does. One that died again and again is tried now and then."""
        deaths, now = getattr(reader, "deaths", 0), self._clock.now()
        if deaths >= DEATHS and now - self._probed >= PROBE:
            self._probed = now
            probe()
            deaths = getattr(reader, "deaths", 0)
        words = said(Code.READER_DYING, count=deaths)
        self.notebook.say("reader", [Problem(Code.READER_DYING, *words, now)] if deaths >= DEATHS else ())

    def check(self, journal: Path) -> None:
        """After a turn, now and then: look at all of the journal as it lies on the disk, not as we remember it."""
        now = self._clock.now()
        if self._checked is not None and not timedelta() > now - self._checked and now - self._checked < CHECK:
            return
        self._checked = now
        try:
            with Journal.open(journal, readonly=True) as found:
                found.check()
        except JournalError as error:
            told = [problem_of(error, now)] if error.trouble == Code.JOURNAL_DAMAGED else []
            self.notebook.say("journal", told)
        else:
            self.notebook.well("journal")

    # The beat

    def beat_if_due(self) -> None:
        """Beat, unless that was a moment ago and no watcher has anything new to say."""
        now = self._clock.now()
        if self._beaten is None or not timedelta() <= now - self._beaten < BEAT or self._conditions() != self._watched:
            self.beat()

    def _conditions(self) -> dict[str, object]:
        """What the watchers say, but when they last saw something, which changes all the time."""
        found = {name: health.now() for name, health in self.watched.items()}
        return {name: (one.state, one.problem, one.next_try, one.notices) for name, one in found.items()}

    def beat(self) -> None:
        """Look at everything and say it."""
        now = self._clock.now()
        if self._beaten is None or not timedelta() <= now - self._beaten < RUNG:
            self._rung = self._moved = now  # the machine slept, or its clock jumped: nobody stood still but we
        self._beaten = now
        self._clockwork(now)
        busy = self._turning and now - self._moved > TURNED
        words = said(Code.TURN_STUCK, when=f"{self._moved:%Y-%m-%d %H:%M} UTC")
        self.notebook.say("turning", [Problem(Code.TURN_STUCK, *words, now)] if busy else ())
        self.notebook.say("clock", self._clockwatch.look(now))
        self.notebook.say("disk", disk_problems(self._home, now, self._free))
        self.watch()
        self.save()

    def _clockwork(self, now: datetime) -> None:
        stuck = now - self._rung > RUNG
        words = said(Code.SCHEDULER_STUCK, when=f"{self._rung:%Y-%m-%d %H:%M} UTC")
        self.notebook.say("clockwork", [Problem(Code.SCHEDULER_STUCK, *words, now)] if stuck else ())
        if stuck:
            self.rewind()

    def watch(self) -> None:
        """Take in what the watchers say."""
        now, self._watched = self._clock.now(), self._conditions()
        for name, health in self.watched.items():
            known = health.now()
            told = [*([known.problem] if known.problem else ()), *known.notices.values()]
            self.notebook.say(f"watch:{name}", [problem_of(error, now, name) for error in told])
            with self._lock:
                seen = self._seen.get(name, Seen())
                self._seen[name] = replace(seen, state=known.state.value, next_try=known.next_try)

    def save(self, journal: JournalPort | None = None) -> None:
        """Say it to other processes; with the `journal` there too, when it is new. Only the worker gives that."""
        with self._saving:
            now = self._clock.now()
            told = self._record(now)
            record.save_beside(self._home, told)
            names = [(entry.topic, entry.problem.code, entry.problem.account) for entry in told.entries]
            if journal is not None and (self._kept is None or self._kept[1] != names or now - self._kept[0] >= KEPT):
                record.save_in(journal, told)
                self._kept = now, names

    def _record(self, now: datetime) -> Record:
        with self._lock:
            return Record(now, os.getpid(), dict(self._seen), self.notebook.entries(now), self._tally)

    def end(self) -> None:
        """The daemon ends as it was told to."""
        with self._saving:
            record.save_beside(self._home, replace(self._record(self._clock.now()), pid=None))
