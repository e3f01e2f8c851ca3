"""Owns the shape every local store of mail has: entries to go through, octets to read, a mail to add or take away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

LARGEST_MAIL = 50 << 20  # octets; a larger file is listed as skipped, not loaded


@dataclass(frozen=True, slots=True)
class Entry:
    """One mail in a container: `name` stays the same when a mail program changes its flags; `size` in octets."""

    name: str
    path: Path
    size: int
    start: int = 0


class Container(Protocol):
    """A Maildir, an mbox file or a folder of .eml files. Methods raise OSError, and MailboxError for no such thing."""

    path: Path

    def entries(self) -> Iterator[Entry]:
        """Every mail once, in no particular order, without reading more than names."""

    def stamp(self) -> tuple[int, ...]:
        """Something that changes whenever a mail comes, in one look, without going through the mails."""

    def find(self, name: str) -> Entry | None:
        """The mail of that name, or None when it is gone."""

    def head(self, entry: Entry) -> bytes:
        """The header block."""

    def read(self, entry: Entry) -> bytes:
        """The mail's octets, at most LARGEST_MAIL of them."""

    def add(self, raw: bytes, now: datetime, flags: str) -> str:
        """Store a mail durably, dated `now`; its name. `flags` are Maildir's letters (D draft, S seen), sorted."""

    def remove(self, entry: Entry) -> None:
        """Take a mail away."""


def safe_name(name: str) -> str:
    """A file name as text that any database and screen takes; "=" and hex when it is not UTF-8."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return "=" + name.encode("utf-8", "surrogateescape").hex()
    return name
