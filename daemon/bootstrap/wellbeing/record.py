"""Owns the record of health between processes: a small file beside the journal, and a copy in the journal itself.

The file serves when the journal is locked, damaged or its disk is full: that is when somebody asks.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from daemon.adapters.journal.port import JournalPort, ReadingPort
from daemon.bootstrap.wellbeing.notebook import Entry, from_plain, to_plain
from daemon.errors import JournalError

NAME = "health.json"
META = "health"
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of one account. `state` is that of its watcher, None when nobody watches it."""

    last_seen: datetime | None = None
    state: str | None = None
    next_try: datetime | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """How the program was `at` that moment. `pid`: the daemon's, None when a command said it or the daemon ended."""

    at: datetime
    pid: int | None = None
    accounts: Mapping[str, Seen] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    tally: tuple[tuple[datetime, int, int], ...] = ()


def plain(record: Record) -> dict[str, Any]:
    """JSON types only."""
    return {
        "at": record.at.isoformat(),
        "pid": record.pid,
        "accounts": {
            name: {"last_seen": _text(one.last_seen), "state": one.state, "next_try": _text(one.next_try)}
            for name, one in record.accounts.items()
        },
        "entries": [to_plain(entry) for entry in record.entries],
        "tally": [[at.isoformat(), looked, vain] for at, looked, vain in record.tally],
    }


def read(text: str | None) -> Record | None:
    """The record again, None for anything that is none: it is never in the way."""
    try:
        data = json.loads(text or "null")
        accounts = {
            str(name): Seen(_time(one["last_seen"]), one["state"], _time(one["next_try"]))
            for name, one in data["accounts"].items()
        }
        tally = tuple((datetime.fromisoformat(at), int(looked), int(vain)) for at, looked, vain in data["tally"])
        entries = tuple(from_plain(entry) for entry in data["entries"])
        return Record(datetime.fromisoformat(data["at"]), data["pid"], accounts, entries, tally)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def load(home: Path, journal: ReadingPort | None) -> Record | None:
    """What was said last, in the file or in the journal."""
    found = [read(_content(home / NAME))]
    if journal is not None:
        with contextlib.suppress(JournalError):
            found.append(read(journal.meta(META)))
    return max((one for one in found if one is not None), key=lambda one: one.at, default=None)


def _content(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST).decode("utf-8", "replace").rstrip("\0 ")
    except OSError:
        return None


def save_beside(home: Path, record: Record) -> None:
    """Say it in the file. Never in anybody's way."""
    put(home / NAME, json.dumps(plain(record)))


def save_in(journal: JournalPort, record: Record) -> None:
    """Say it in the journal, where it outlives the file; there it is nobody's sign of life."""
    with contextlib.suppress(JournalError), journal.writing() as tx:
        tx.set_meta(META, json.dumps(plain(replace(record, pid=None))))


def put(path: Path, text: str) -> None:
    """Write the file for this person only, in the place of the one before.

    A full disk takes no new file; then the one that is there is written over, which needs no room. It is padded for
    that. Half a file is no record, and only means that less is known.
    """
    octets = text.encode()
    octets += b" " * (-len(octets) % 4096)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        _write(draft, octets, os.O_CREAT | os.O_TRUNC)
        draft.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            _write(path, octets.ljust(path.stat().st_size), 0)


def _write(path: Path, octets: bytes, flags: int) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CLOEXEC | flags, 0o600), "wb", buffering=0) as file:
        file.write(octets)
