"""Owns looking at the journal: whole or not, who holds it, and what `status` says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from daemon.adapters import places
from daemon.adapters.journal import Journal
from daemon.bootstrap.doctor.finding import Finding, of_error, of_problem
from daemon.bootstrap.wellbeing import record
from daemon.bootstrap.wellbeing.asking import holder
from daemon.bootstrap.wellbeing.telling import Around, health
from daemon.config.settings import Settings
from daemon.errors import JournalError


def journal(home: Path) -> Iterator[Finding]:
    """Every page of the file and every event."""
    path = places.journal_file(home)
    if not path.exists():
        yield Finding("journal", f"There is no journal at {path} yet; the first look makes one.")
        return
    try:
        with Journal.open(path, readonly=True) as found:
            found.check()
            yield Finding("journal", f"The journal {path} is whole: {found.event_count()} facts.")
    except JournalError as error:
        yield of_error("journal", error)


def lock(home: Path) -> Finding:
    """Who holds the lock of turns: news, no trouble."""
    held = holder(places.lock_file(home))
    if held is None:
        return Finding("lock", "No followup is at work now.")
    return Finding("lock", f"Process {held[0]} (followup {held[1]}) is at work.")


def wellbeing(settings: Settings, home: Path, now: datetime) -> Iterator[Finding]:
    """What `status` tells."""
    held = holder(places.lock_file(home))
    known = _record(home)
    told = health(settings, known, Around(now, held is not None, held))
    yield from (of_problem("status", problem) for problem in told.problems)
    if told.well:
        yield Finding("status", "Every mailbox was seen lately.")


def _record(home: Path) -> record.Record | None:
    path = places.journal_file(home)
    try:
        with Journal.open(path, readonly=True) as found:
            return record.load(home, found)
    except JournalError:
        return record.load(home, None)


def latest(home: Path) -> datetime | None:
    """The newest moment anything was recorded here."""
    known = _record(home)
    return known.at if known else None
