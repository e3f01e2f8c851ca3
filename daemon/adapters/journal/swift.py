"""Owns the swift copy: the events already decoded, in one file beside the journal, so that a command starts at once.

It is made from the journal and never believed against it: its own checksum must hold, it must come from this very
Python, and the journal's chain at its last event must be its own. Losing it costs time only. It holds what the journal
holds, so it is as private, and goes when texts are dropped.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

Columns = Sequence[Sequence[Any]]  # ids, times as text, sources, whats, applications, mails, data
WORTH_IT = 500  # events; fewer are decoded faster than a file is written

_FORMAT = f"followup events 1 {sys.version}\n".encode()


@dataclass(frozen=True, slots=True)
class Kept:
    """The decoded events up to number `last`, and the journal's chain there."""

    last: int
    chain: int
    columns: Columns


NOTHING = Kept(0, 0, ((),) * 7)


def beside(journal: Path) -> Path:
    """Where the copy of a journal lies."""
    return journal.with_name(f"{journal.name}.events")


def read(journal: Path) -> Kept | None:
    """The copy, None when there is none that can be used."""
    try:
        octets = beside(journal).read_bytes()
    except OSError:
        return None
    start = len(_FORMAT) + 4
    checksum = octets[len(_FORMAT) : start]
    if not octets.startswith(_FORMAT) or crc32(memoryview(octets)[start:]).to_bytes(4, "big") != checksum:
        return None
    last, chain, columns = marshal.loads(memoryview(octets)[start:])  # noqa: S302 - our own file, and checked above
    return Kept(last, chain, columns)


def write(journal: Path, kept: Kept) -> None:
    """Put the copy in its place, whole or not at all; never in the way of what the person asked for."""
    once: dict[str, str] = {}
    content: Any = (kept.last, kept.chain, [_shared(column, once) for column in kept.columns])
    octets = marshal.dumps(content)
    place = beside(journal)
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600), "wb") as file:
            file.write(_FORMAT + crc32(octets).to_bytes(4, "big") + octets)
        draft.replace(place)
    except OSError:
        draft.unlink(missing_ok=True)


def _shared(value: Any, once: dict[str, str]) -> Any:
    """The value with equal texts made one: addresses and names return in every event, and load in half the time."""
    if isinstance(value, str):
        return once.setdefault(value, value)
    if isinstance(value, dict):
        return {_shared(key, once): _shared(part, once) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_shared(part, once) for part in value]
    return value


def forget(journal: Path) -> None:
    """Take the copy away."""
    beside(journal).unlink(missing_ok=True)
