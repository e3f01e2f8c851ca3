"""Owns looking how much room the disk has left for the journal."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from daemon.domain.problems import Code, said
from daemon.views.status import Problem

MB = 1_000_000
FULL, NEARLY = MB, 50 * MB


def free_octets(path: Path) -> int:
    """What this person may still write where `path` is, or will be."""
    while not path.exists() and path != path.parent:
        path = path.parent
    found = os.statvfs(path)
    return found.f_bavail * found.f_frsize


def disk_problems(home: Path, now: datetime, free: Callable[[Path], int] = free_octets) -> tuple[Problem, ...]:
    """What there is to say about it."""
    try:
        left = free(home)
    except OSError:
        return ()
    if left >= NEARLY:
        return ()
    code = Code.DISK_FULL if left < FULL else Code.DISK_NEARLY_FULL
    return (Problem(code, *said(code, path=home, left=left // MB), now),)
