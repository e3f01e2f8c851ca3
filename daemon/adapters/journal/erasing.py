"""Owns taking facts out of the journal for good: every row of them, and the chain of those that stay made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from daemon.adapters.journal import text
from daemon.domain.forgetting import Belongings

# What a mirrored draft left in the Drafts folder: no words, and needed to take the copy out there.
_MIRROR = ("copy", "remove")
_ROWS = "SELECT id, at, source, what, application, mail, key, data FROM events WHERE id >= ? ORDER BY id"


def erase(db: sqlite3.Connection, what: Belongings) -> None:
    """Delete all of it within the open transaction; the digests of its mails stay, so that no copy is read again."""
    if what.events:
        first = min(what.events)
        _delete(db, "DELETE FROM events WHERE id = ?", what.events)
        _chain_anew(db, first)
    _delete(db, "DELETE FROM texts WHERE key = ?", map(text.plain, what.mails))
    _delete(db, "DELETE FROM threads WHERE message_id = ?", map(text.message_key, what.message_ids))
    _delete(db, "DELETE FROM senders WHERE address = ?", (text.address_keys(a)[0] for a in what.senders))
    _delete(db, "DELETE FROM skipped WHERE instr(lower(sender), ?) > 0", what.senders)
    _delete(db, "DELETE FROM quarantine WHERE instr(raw, CAST(? AS BLOB)) > 0", what.senders)
    _delete(db, f"DELETE FROM effects WHERE item = ? AND kind NOT IN {_MIRROR}", what.items)  # noqa: S608
    _delete(db, "INSERT OR IGNORE INTO forgotten VALUES (?)", map(text.digest, what.mails))


def erase_older(db: sqlite3.Connection, before: datetime) -> None:
    """Delete the texts and unreadable mails from before, and the list of passed-over mails, which bear no date."""
    when = text.instant(before)
    db.execute("DELETE FROM texts WHERE sent_at < ?", (when,))
    db.execute("DELETE FROM quarantine WHERE at < ?", (when,))
    db.execute("DELETE FROM skipped")


def _delete(db: sqlite3.Connection, sql: str, values: Iterable[Any]) -> None:
    db.executemany(sql, ((value,) for value in values))


def _chain_anew(db: sqlite3.Connection, first: int) -> None:
    """Each event's chain rests on the one before it: from the first gap on, all are computed again."""
    found = db.execute("SELECT chain FROM events WHERE id < ? ORDER BY id DESC LIMIT 1", (first,)).fetchone()
    chain = int(found[0]) if found else 0
    changed: list[Sequence[int]] = []
    for number, *row in db.execute(_ROWS, (first,)).fetchall():
        chain = text.chained(row, chain)
        changed.append((chain, number))
    db.executemany("UPDATE events SET chain = ? WHERE id = ?", changed)
