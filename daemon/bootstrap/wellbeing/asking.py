"""Owns answering `status`: from the journal when it can be read, else from the record beside it."""

from __future__ import annotations

import fcntl
import os
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from daemon.adapters import places
from daemon.bootstrap.wellbeing import record
from daemon.bootstrap.wellbeing.disk import disk_problems
from daemon.bootstrap.wellbeing.notebook import problem_of
from daemon.bootstrap.wellbeing.telling import Around, health
from daemon.config.settings import Settings
from daemon.domain.application import State
from daemon.errors import JournalError
from daemon.views.status import Health

if TYPE_CHECKING:
    from daemon.bootstrap.program import Program


def health_of(program: Program) -> Health:
    """What `status` tells; a journal that cannot be read is one of the things it tells."""
    from daemon.domain.items import items_of

    now = program.clock.now()
    try:
        state = State(now, items=items_of(program.journal.events()))
        counted = program.journal.counters()
        known = record.load(program.home, program.journal)
    except JournalError as error:
        return without_journal(program.settings, program.home, now, error, standing=program.standing)
    items = [item for item in state.open_items() if item.state != "withdrawn"]
    drafts = sum(item.is_draft for item in items)
    around = replace(
        _around(program.home, now, standing=program.standing),
        queue=(drafts, len(items) - drafts),
        not_read=(counted.get("skipped", 0), counted.get("quarantined", 0)),
    )
    return health(program.settings, known, around)


def without_journal(settings: Settings, home: Path, now: datetime, error: JournalError, *, standing: bool) -> Health:
    """The same when the journal cannot be read: what the record says, and that."""
    around = _around(home, now, standing=standing)
    found = (problem_of(error, now), *around.found)
    return health(settings, record.load(home, None), replace(around, found=found))


def from_outside(
    config: Path | None, data: Path | None, at: str | None, error: JournalError
) -> tuple[Health, tzinfo, datetime]:
    """Health, the person's zone and the moment, when the program could not be opened because of its journal."""
    from daemon.bootstrap.opening import clock_for
    from daemon.config import load

    home, now = data or places.data_directory(), clock_for(at).now()
    settings = load(config or places.config_file())
    told = without_journal(settings, home, now, error, standing=at is not None)
    return told, ZoneInfo(settings.person.timezone), now


def _around(home: Path, now: datetime, *, standing: bool) -> Around:
    lock = places.lock_file(home)
    found = disk_problems(home, now)
    return Around(now, is_locked(lock), holder(lock), found=found, standing=standing)


def is_locked(path: Path) -> bool:
    """Whether a process holds the lock of turns."""
    return _looked(path)[0]


def holder(path: Path) -> tuple[int, str] | None:
    """PID and command of the process that holds the lock of turns, None when nobody does."""
    pid, _, command = _looked(path)[1].partition(" ")
    return (int(pid), command) if pid.isdigit() else None


def _looked(path: Path) -> tuple[bool, str]:
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False, ""
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return False, ""
    except OSError:
        return True, os.pread(file, 200, 0).decode("utf-8", "replace").strip()
    finally:
        os.close(file)
