"""Owns reading and durably writing one file that holds one mail."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from pathlib import Path

from daemon.sources.headers import LONGEST_HEAD, head_of
from daemon.sources.local.container import LARGEST_MAIL, Entry


def head(entry: Entry) -> bytes:
    """The header block, reading no more of the file than needed."""
    with entry.path.open("rb") as file:
        raw = file.read(16_384)
        found = head_of(raw)
        if len(found) == len(raw) and len(raw) == 16_384:
            found = head_of(raw + file.read(LONGEST_HEAD - len(raw)))
    return found


def read(entry: Entry) -> bytes:
    """The whole file, capped."""
    with entry.path.open("rb") as file:
        return file.read(min(LARGEST_MAIL, os.fstat(file.fileno()).st_size))  # read(n) allocates n octets first


def stem(raw: bytes, now: datetime) -> str:
    """A safe, unique-by-content file name: writing the same mail at the same time twice is writing it once."""
    return f"{int(now.timestamp())}.{hashlib.sha256(raw).hexdigest()[:24]}.followup"


def write(raw: bytes, temporary: Path, final: Path, now: datetime) -> None:
    """Write to `temporary`, flush to disk, rename to `final`: no reader ever sees half a mail."""
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    os.utime(temporary, (now.timestamp(), now.timestamp()))
    temporary.rename(final)
    sync_directory(final.parent)


def sync_directory(path: Path) -> None:
    """Make a rename in `path` survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def stamp(path: Path) -> tuple[int, ...]:
    """What tells whether a file or directory changed; () when it is not there."""
    try:
        info = path.stat()
    except FileNotFoundError:
        return ()
    return info.st_ino, info.st_size, info.st_mtime_ns
