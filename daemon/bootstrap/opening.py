"""Owns the opening of the program: configuration, data directory, clock, journal, by the global options."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path

from daemon.adapters import places
from daemon.adapters.journal import Journal
from daemon.adapters.journal.port import JournalPort
from daemon.bootstrap.program import Program
from daemon.clock import Clock, StandingClock, SystemClock
from daemon.config import Settings, load_cached
from daemon.errors import UsageError

HOLIDAYS = "holidays"


@contextmanager
def open_program(
    *, config: Path | None, data: Path | None, at: str | None, reading_only: bool = False
) -> Iterator[Program]:
    """The program as the global options ask for it. `reading_only`: nothing is written, and little is imported."""
    with ExitStack() as stack:
        if reading_only and gc.isenabled():
            # A quarter of a quick command's time went into looking for garbage that so short a process never makes.
            gc.disable()
            stack.callback(gc.enable)
        clock = clock_for(at)
        home = data or places.data_directory()
        path = config or places.config_file()
        if reading_only:
            settings = load_cached(path, home) if home.is_dir() else load_cached(path, path.parent)
        else:
            settings = load_cached(path, places.private_directory(home))
        dry = at is not None and settings.remote and data is None
        journal = stack.enter_context(_journal(home, dry=dry, reading_only=reading_only))
        holidays = _holidays(settings, journal, clock.now(), reading_only=reading_only)
        program = Program(settings, clock, journal, settings.policy(holidays), home, standing=at is not None, dry=dry)
        stack.callback(program.close)
        yield program


def clock_for(at: str | None) -> Clock:
    """The machine's clock, or one that stands at WHEN. Raises UsageError for what is no instant with a zone."""
    if at is None:
        return SystemClock()
    try:
        instant = datetime.fromisoformat(at)
    except ValueError as error:
        raise UsageError(f"--at {at!r} is no time.", "Write it like 2026-06-03T09:00:00+02:00.") from error
    if instant.tzinfo is None:
        raise UsageError(f"--at {at!r} has no zone.", "Add one: 2026-06-03T09:00:00+02:00, or Z for UTC.")
    return StandingClock(instant)


@contextmanager
def _journal(home: Path, *, dry: bool, reading_only: bool) -> Iterator[JournalPort]:
    path = places.journal_file(home)
    if reading_only and not path.exists():
        from daemon.adapters.journal.memory import MemoryJournal

        yield MemoryJournal()
        return
    if not dry:
        with Journal.open(path, readonly=reading_only) as journal:
            yield journal
        return
    import tempfile

    # A dry run: all changes go to a copy that is dropped at the end (contract, --at).
    with tempfile.TemporaryDirectory(prefix="followup-") as name:
        copy = Path(name) / path.name
        if path.exists():
            with Journal.open(path, readonly=True) as real:
                real.copy_to(copy)
        with Journal.open(copy) as journal:
            yield journal


def _holidays(settings: Settings, journal: JournalPort, now: datetime, *, reading_only: bool) -> frozenset[date]:
    """Public holidays around now; kept in the journal, because finding them takes longer than a quick command."""
    person = settings.person
    if person.country is None:
        return frozenset()
    wanted = [person.country, person.region, now.year]
    kept = json.loads(journal.meta(HOLIDAYS) or "{}")
    if kept.get("for") != wanted and not (reading_only and kept):
        from daemon.adapters.public_holidays import public_holidays

        years = range(now.year - 1, now.year + 3)
        days = sorted(d.isoformat() for d in public_holidays(person.country, person.region, years))
        kept = {"for": wanted, "days": days}
        if not reading_only:
            with journal.writing() as tx:
                tx.set_meta(HOLIDAYS, json.dumps(kept))
    return frozenset(date.fromisoformat(d) for d in kept["days"])
