"""Owns reading the journal: every question one can ask it, the same outside and inside a transaction."""

from __future__ import annotations

import gc
import sqlite3
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import repeat
from pathlib import Path
from typing import Any

from daemon.adapters.journal import faults, swift, text
from daemon.adapters.journal.shapes import Effect, EffectState, Quarantined, StoredMail
from daemon.adapters.journal.swift import Columns
from daemon.domain.events import Event
from daemon.domain.mailbox import Mark, Skipped

EVENTS = "SELECT id, at, source, what, application, mail, key, data, chain FROM events WHERE id > ? ORDER BY id"
TEXT_COLUMNS = "key, account, folder, name, subject, sender, sent_at, text"
QUARANTINE_COLUMNS = "id, account, folder, name, reason, at, tries, raw"
EFFECT_COLUMNS = "id, key, kind, item, state, data, why"


class Pages:
    """Reading, on one connection that threads share: one statement at a time."""

    def __init__(self, db: sqlite3.Connection, path: Path, mutex: threading.RLock) -> None:
        self._db = db
        self._path = path
        self._mutex = mutex

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._mutex, faults.told_apart(self._path):
            return self._db.execute(sql, values).fetchall()

    def events(self, after: int = 0) -> list[Event]:
        """All facts with a number above `after`, in the order of recording, each as it was recorded or JournalError."""
        with self._mutex, _no_collection():
            columns = self._recent(after) if after else self._all()
            ids, times, *others = columns
            return _events(ids, map(datetime.fromisoformat, times), *others)

    def _all(self) -> Columns:
        kept = swift.read(self._path)
        if kept is None or self._chain_at(kept.last) != kept.chain:
            kept = swift.NOTHING
        recent = self._recent(kept.last, kept.chain)
        if not recent[0]:
            return kept.columns
        columns: Columns = recent
        if kept.last:
            columns = [[*old, *new] for old, new in zip(kept.columns, recent, strict=True)]
        self._loaded(columns, len(recent[0]))
        return columns

    def _loaded(self, columns: Columns, recent: int) -> None:
        """All events were loaded, the last `recent` ones from the table itself."""

    def _recent(self, after: int, chain: int | None = None) -> Columns:
        """The columns of the facts above `after`, with their chain checked."""
        rows = self._rows(EVENTS, (after,))
        if not rows:
            return swift.NOTHING.columns
        chain = self._chain_at(after) if chain is None else chain
        for number, *row, recorded in rows:
            chain = text.chained(row, chain)
            if chain != recorded:
                raise faults.damaged(self._path, f"event {number} is not as it was recorded")
        ids, times, sources, whats, applications, mails, _, data, _ = zip(*rows, strict=True)
        return ids, times, sources, whats, applications, mails, text.loads_all(data)

    def _chain_at(self, number: int | None = None) -> int:
        """The chain at an event, or at the last one; 0 before the first."""
        where, values = ("", ()) if number is None else ("WHERE id <= ?", (number,))
        rows = self._rows(f"SELECT chain FROM events {where} ORDER BY id DESC LIMIT 1", values)  # noqa: S608
        return int(rows[0][0]) if rows else 0

    def event_count(self) -> int:
        """How many facts there are."""
        return int(self._rows("SELECT count(*) FROM events")[0][0])

    def mark(self, account: str, folder: str) -> Mark | None:
        """How far a folder was read."""
        rows = self._rows("SELECT * FROM marks WHERE account = ? AND folder = ?", (account, folder))
        return Mark(*rows[0]) if rows else None

    def has_name(self, account: str, folder: str, name: str) -> bool:
        """Whether this file of a folder account was read."""
        sql = "SELECT 1 FROM names WHERE account = ? AND folder = ? AND name = ?"
        return bool(self._rows(sql, (account, folder, text.octets(name))))

    def knows_sender(self, address: str) -> bool:
        """Whether this address, or its employer's domain, belongs to a known application."""
        keys = text.address_keys(text.plain(address))
        marks = ",".join("?" * len(keys))
        return bool(self._rows(f"SELECT 1 FROM senders WHERE address IN ({marks}) LIMIT 1", keys))  # noqa: S608

    def knows_thread(self, message_ids: tuple[str, ...]) -> bool:
        """Whether one of these Message-IDs is known."""
        sql = "SELECT 1 FROM threads WHERE message_id = ?"
        return any(self._rows(sql, (text.message_key(message_id),)) for message_id in message_ids)

    def mail_text(self, key: str) -> StoredMail | None:
        """The kept text of a mail, None when there was none or its days are over."""
        rows = self._rows(f"SELECT {TEXT_COLUMNS} FROM texts WHERE key = ?", (text.plain(key),))  # noqa: S608
        for row in rows:
            stored = (*row[:3], text.name_of(row[3]), *row[4:6], datetime.fromisoformat(row[6]), row[7])
            return StoredMail(*stored)
        return None

    def quarantined(self) -> list[Quarantined]:
        """Every mail that could not be read, oldest first, without its octets."""
        columns = QUARANTINE_COLUMNS.replace("raw", "x''")
        return [_quarantined(row) for row in self._rows(f"SELECT {columns} FROM quarantine ORDER BY id")]  # noqa: S608

    def quarantine_one(self, number: int) -> Quarantined | None:
        """One of them, with its octets."""
        rows = self._rows(f"SELECT {QUARANTINE_COLUMNS} FROM quarantine WHERE id = ?", (number,))  # noqa: S608
        return _quarantined(rows[0]) if rows else None

    def skipped(self, limit: int = 100) -> list[Skipped]:
        """The mails whose text was not fetched, the last ones first."""
        sql = "SELECT account, folder, name, sender, subject, reason FROM skipped ORDER BY id DESC LIMIT ?"
        return [Skipped(row[0], row[1], text.name_of(row[2]), *row[3:]) for row in self._rows(sql, (limit,))]

    def counters(self) -> dict[str, int]:
        """Everything that was ever counted, and how many skipped and quarantined mails there are now."""
        now = "SELECT 'skipped', count(*) FROM skipped UNION ALL SELECT 'quarantined', count(*) FROM quarantine"
        return dict(self._rows(f"SELECT name, n FROM counters UNION ALL {now}"))  # noqa: S608

    def effects(self, state: str | None = None) -> list[Effect]:
        """Acts on the world in the order they were planned, all or those in one state."""
        where, values = ("WHERE state = ?", (str(state),)) if state else ("", ())
        rows = self._rows(f"SELECT {EFFECT_COLUMNS} FROM effects {where} ORDER BY id", values)  # noqa: S608
        return [_effect(row) for row in rows]

    def effect(self, key: str) -> Effect | None:
        """The act with this key."""
        rows = self._rows(f"SELECT {EFFECT_COLUMNS} FROM effects WHERE key = ?", (text.plain(key),))  # noqa: S608
        return _effect(rows[0]) if rows else None

    def forgot(self, mail: str) -> bool:
        """Whether the person wanted the mail with this key forgotten."""
        if not self._rows("SELECT 1 FROM forgotten LIMIT 1"):
            return False
        return bool(self._rows("SELECT 1 FROM forgotten WHERE digest = ?", (text.digest(mail),)))

    def meta(self, key: str) -> str | None:
        """A value of the program's own."""
        rows = self._rows("SELECT value FROM meta WHERE name = ?", (key,))
        return rows[0][0] if rows else None


def _events(ids: Sequence[int], *others: Iterable[Any]) -> list[Event]:
    """Events from their columns, one slot of all of them at a time: a third of the time of calling Event for each."""
    events = list(map(object.__new__, repeat(Event, len(ids))))
    for name, values in zip(Event.__slots__, (ids, *others), strict=True):
        deque(map(getattr(Event, name).__set__, events, values), maxlen=0)
    return events


def _quarantined(row: Sequence[Any]) -> Quarantined:
    number, account, folder, name, reason, at, tries, raw = row
    return Quarantined(number, account, folder, text.name_of(name), reason, datetime.fromisoformat(at), tries, raw)


def _effect(row: Sequence[Any]) -> Effect:
    number, key, kind, item, state, data, why = row
    return Effect(number, key, kind, item, EffectState(state), text.loads(data), why)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Thousands of new objects, none of them garbage: without this the collector takes a third of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
