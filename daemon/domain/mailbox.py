"""Owns two small facts of reading a mailbox that sources and journal both speak of: the mark and the skipped mail."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """How far one folder was read, by UIDVALIDITY and UIDNEXT (RFC 3501 section 2.3.1.1); folder accounts have none."""

    account: str
    folder: str
    uidvalidity: int
    uidnext: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A mail whose text was not fetched (backfill prefilter, or too large), and why; it can be read later by name."""

    account: str
    folder: str
    name: str
    sender: str
    subject: str
    reason: str
