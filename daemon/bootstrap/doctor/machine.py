"""Owns looking at this machine: room on the disk, who may read our files, and whether the clock makes sense."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from daemon.bootstrap.doctor.finding import Finding, of_problem, trouble
from daemon.bootstrap.wellbeing.disk import MB, disk_problems, free_octets
from daemon.domain.problems import Code, said
from daemon.views.timefmt import ago

TOLERATED = timedelta(minutes=10)


def disk(home: Path, now: datetime, free: Callable[[Path], int] = free_octets) -> Iterator[Finding]:
    """Room for the journal."""
    found = disk_problems(home, now, free)
    yield from (of_problem("disk", one) for one in found)
    if not found:
        yield Finding("disk", f"The disk of {home} has {free(home) // MB} MB left.")


def permissions(config: Path, home: Path) -> Iterator[Finding]:
    """Nobody else may read the configuration, the journal, or what lies beside it."""
    there = [path for path in (home, config, *sorted(home.glob("*"))) if path.exists()]
    opened = [path for path in there if path.stat().st_mode & 0o077 and not _behind(path, home)]
    yield from (trouble("permissions", Code.OPEN_TO_OTHERS, path=path) for path in opened)
    if there and not opened:
        yield Finding("permissions", "Only you can read the configuration and the journal.")


def _behind(path: Path, home: Path) -> bool:
    """A file in a directory that nobody else may enter."""
    return path.parent == home and not home.stat().st_mode & 0o077


def clock(now: datetime, latest: datetime | None, what: str) -> Finding:
    """The clock against the latest moment that is known to have been."""
    if latest is not None and latest - now > TOLERATED:
        length = ago((latest - now).total_seconds())
        wrong = f"The clock of this machine is at least {length} behind: {what} says {latest:%Y-%m-%d %H:%M} UTC."
        return Finding("clock", wrong, said(Code.CLOCK_WRONG)[1], Code.CLOCK_WRONG)
    return Finding("clock", f"The clock says {now:%Y-%m-%d %H:%M} UTC, and nothing speaks against it.")
