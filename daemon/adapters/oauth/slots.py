"""Owns how a secret that changes is kept in a keyring: two slots by turns, in pieces small enough for any keyring.

The new value is complete in its slot before the old one is removed, so a crash at any moment leaves one of them.
Windows keeps at most 2,560 octets an entry, as UTF-16.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Protocol

PIECE = 1_100  # characters, with room for the head within 2,560 / 2
MOST_PIECES = 20
SLOTS = ("a", "b")
_HEAD = re.compile(r"followup:([0-9]{1,12}):([0-9]{1,2}):([0-9a-f]{16}):")  # turn, pieces, check of the whole


class Entries(Protocol):
    """Named entries of one account in a keyring. Each may raise CredentialsError."""

    def get(self, name: str) -> str | None:
        """What is kept under that name."""

    def put(self, name: str, text: str) -> None:
        """Keep it, in the place of what was there."""

    def drop(self, name: str) -> None:
        """Forget it, if it is there."""


@dataclass(frozen=True, slots=True)
class _Slot:
    turn: int
    pieces: int
    value: str


def read(entries: Entries) -> str | None:
    """The newest value that is whole; None when there is none."""
    newest = max(_slots(entries).values(), key=lambda slot: slot.turn, default=None)
    return newest.value if newest else None


def write(entries: Entries, value: str) -> None:
    """Keep a new value, prove that it can be read back, and only then forget the old one. Raises what `entries` do."""
    there = _slots(entries)
    newest = max(there, key=lambda name: there[name].turn, default=SLOTS[1])
    free = SLOTS[1 - SLOTS.index(newest)]
    turn = there[newest].turn + 1 if newest in there else 1
    parts = [value[start : start + PIECE] for start in range(0, len(value), PIECE)]
    head = f"followup:{turn}:{len(parts)}:{_check(value)}:"
    if not parts or len(parts) > MOST_PIECES:
        raise ValueError("nothing, or more than a secret is long")
    for number in range(len(parts) - 1, -1, -1):  # the head comes last: until then the slot holds nothing
        entries.put(f"{free}{number}", head + parts[number] if number == 0 else parts[number])
    kept = _slot(entries, free)
    if kept is not None and kept.value == value and newest in there:
        _forget(entries, newest, there[newest].pieces)


def forget(entries: Entries) -> None:
    """Remove everything."""
    for name, slot in _slots(entries).items():
        _forget(entries, name, slot.pieces)


def _forget(entries: Entries, name: str, pieces: int) -> None:
    for number in range(pieces):
        entries.drop(f"{name}{number}")


def _slots(entries: Entries) -> dict[str, _Slot]:
    found = {name: _slot(entries, name) for name in SLOTS}
    return {name: slot for name, slot in found.items() if slot is not None}


def _slot(entries: Entries, name: str) -> _Slot | None:
    """What a slot holds; None when it is empty or half written."""
    first = entries.get(f"{name}0") or ""
    head = _HEAD.match(first)
    if head is None or not 0 < int(head[2]) <= MOST_PIECES:
        return None
    rest = [entries.get(f"{name}{number}") or "" for number in range(1, int(head[2]))]
    value = first[head.end() :] + "".join(rest)
    return _Slot(int(head[1]), int(head[2]), value) if _check(value) == head[3] else None


def _check(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:16]
