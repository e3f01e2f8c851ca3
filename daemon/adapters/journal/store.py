"""Owns the journal's life: open, one transaction at a time, check, copy, close."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from daemon.adapters.journal import faults, opening, swift
from daemon.adapters.journal.pages import Pages
from daemon.adapters.journal.swift import Columns
from daemon.adapters.journal.writing import Writing
from daemon.errors import JournalError

SEAL = "seal"  # in a backup: the digest that its content must have


class Journal(Pages):
    """The journal in an SQLite file. Threads may share it; while one writes, the others wait."""

    def __init__(self, db: sqlite3.Connection, path: Path, *, readonly: bool) -> None:
        super().__init__(db, path, threading.RLock())
        self._readonly = readonly

    @classmethod
    def open(cls, path: Path, *, readonly: bool = False) -> Self:
        """Open, and unless readonly make or migrate, the journal at `path`; JournalError when it cannot be trusted.

        Readonly, a missing file is an empty journal and one of an older format is migrated in memory.
        """
        return cls(opening.connect(path, readonly=readonly), path, readonly=readonly)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One transaction: everything in it is recorded together at its end, or nothing if anything raises."""
        if self._readonly:
            raise JournalError(
                f"The journal {self._path} is open for reading only.", "This is a bug; please report it."
            )
        with self._mutex, faults.told_apart(self._path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield Writing(self._db, self._path, self._mutex)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _loaded(self, columns: Columns, recent: int) -> None:
        if recent >= swift.WORTH_IT and not self._db.in_transaction:
            last = columns[0][-1]
            swift.write(self._path, swift.Kept(last, self._chain_at(last), columns))

    def check(self) -> None:
        """Look at every page of the file and at every event; JournalError when one is damaged."""
        found = self._rows("PRAGMA integrity_check(1)")[0][0]
        if found != "ok":
            raise faults.damaged(self._path, found)
        with self._mutex:
            self._recent(0)

    def shrink(self) -> None:
        """After something was dropped: nothing of it stays beside the journal."""
        swift.forget(self._path)
        self._rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_to(self, target: Path) -> None:
        """A whole copy in another file, replacing what is there; also while others write."""
        target.unlink(missing_ok=True)
        with self._mutex, faults.told_apart(target):
            opening.copy(self._db, target)

    def seal(self) -> str:
        """The format and a digest over every value but the seal itself: what a backup is checked by."""
        from hashlib import sha256

        digest = sha256()
        tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        for (name,) in self._rows(tables):
            rows = self._rows(f"SELECT * FROM {name}")  # noqa: S608 - a name out of the schema
            for row in sorted(repr(row) for row in rows if name != "meta" or row[0] != SEAL):
                digest.update(row.encode("utf-8", "surrogatepass"))
        return f"{opening.newest()}:{digest.hexdigest()}"

    def copy_into(self, live: Path) -> None:
        """Put this journal's content in the place of another's, in one transaction that its other users wait for."""
        with self._mutex, faults.told_apart(live):
            opening.copy_over(self._db, live)

    def close(self) -> None:
        """Let go of the file."""
        with self._mutex, faults.told_apart(self._path):
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
