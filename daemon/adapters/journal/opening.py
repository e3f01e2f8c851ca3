"""Owns opening the journal's file: who may read it, how surely it is written, whose it is, and its migrations."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from daemon.adapters.journal import faults
from daemon.adapters.places import private_directory
from daemon.errors import JournalError

APPLICATION_ID = 0x466F6C77  # "Folw" in the file's header (sqlite.org/fileformat.html section 1.3.15)
MIGRATIONS = Path(__file__).with_name("migrations")
BUSY_SECONDS = 5.0
OLDEST_SQLITE = (3, 37, 0)  # STRICT tables
WAL_IS_SOUND = (3, 51, 3)  # before, a reset write-ahead log could lose a commit (the WAL-reset bug of 3.7.0-3.51.2)


def durable_settings(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> tuple[str, str]:
    """journal_mode and synchronous under which no acknowledged commit is lost to a power cut with this SQLite."""
    return ("WAL", "FULL") if version >= WAL_IS_SOUND else ("DELETE", "EXTRA")


def connect(path: Path, *, readonly: bool) -> sqlite3.Connection:
    """A connection to a journal of the newest format; readonly never changes the file's content.

    A missing file is an empty journal to a reader. A reader still opens it read-write: after a kill SQLite has to roll
    back what was half written before anybody can read.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise JournalError(f"SQLite {sqlite3.sqlite_version} is too old.", "Use a Python with SQLite 3.37 or newer.")
    if readonly and not _has_content(path):
        return _empty()
    with faults.told_apart(path):
        if not readonly:
            _make_private(path)
        db = _connection(str(path), readonly=readonly)
        try:
            return _ready(db, path, readonly=readonly)
        except BaseException:
            db.close()
            raise


def _connection(name: str, *, readonly: bool) -> sqlite3.Connection:
    db = sqlite3.connect(name, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA temp_store = MEMORY")
    if readonly:
        db.execute("PRAGMA query_only = ON")
    return db


def _ready(db: sqlite3.Connection, path: Path, *, readonly: bool) -> sqlite3.Connection:
    version = _version(db, path)
    if readonly:
        return db if version == newest() else _migrated_copy(db)
    mode, synchronous = durable_settings()
    db.execute(f"PRAGMA journal_mode = {mode}")
    db.execute(f"PRAGMA synchronous = {synchronous}")
    if version:
        _check(db, path)
    if version < newest():
        if version:
            _keep_copy(db, path.with_name(f"{path.name}.format-{version}"))
        migrate(db)
    return db


def _version(db: sqlite3.Connection, path: Path) -> int:
    """The format of the file, 0 for a new one; anything that is not ours is refused."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION_ID and (tables or version or application):
        raise faults.foreign(path)
    if version > newest():
        raise faults.newer(path, version, newest())
    return int(version)


def _check(db: sqlite3.Connection, path: Path) -> None:
    """Refuse a file whose events are damaged; Journal.check looks at all of it."""
    (found,) = db.execute("PRAGMA quick_check(events)").fetchone()
    if found != "ok":
        raise faults.damaged(path, found)


def newest() -> int:
    """The number of the last migration."""
    return max(number for number, _ in _migrations())


def _migrations() -> Iterator[tuple[int, Path]]:
    for name in sorted(os.listdir(MIGRATIONS)):
        if name.endswith(".sql"):
            yield int(name[:4]), MIGRATIONS / name


def migrate(db: sqlite3.Connection) -> None:
    """Bring the file to the newest format in one transaction; of two processes at once one waits and finds it done."""
    db.execute("BEGIN IMMEDIATE")
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        for number, script in _migrations():
            if number > version:
                for statement in _statements(script.read_text(encoding="utf-8")):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {number}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one (executescript would commit what is open)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def copy(db: sqlite3.Connection, target: Path) -> None:
    """A whole copy, also while others write (sqlite.org/backup.html); the copy is for this person's eyes only."""
    _make_private(target)
    other = sqlite3.connect(target, isolation_level=None)
    try:
        db.backup(other)
        other.execute("PRAGMA journal_mode = DELETE")
    finally:
        other.close()


def copy_over(db: sqlite3.Connection, live: Path) -> None:
    """Replace the content of a journal that others may have open: all of it, or nothing after a kill."""
    _make_private(live)
    other = _connection(str(live), readonly=False)
    try:
        mode, synchronous = durable_settings()
        other.execute(f"PRAGMA journal_mode = {mode}")
        other.execute(f"PRAGMA synchronous = {synchronous}")
        db.backup(other)
    finally:
        other.close()


def _keep_copy(db: sqlite3.Connection, target: Path) -> None:
    target.unlink(missing_ok=True)
    copy(db, target)


def _migrated_copy(db: sqlite3.Connection) -> sqlite3.Connection:
    memory = _connection(":memory:", readonly=False)
    db.backup(memory)
    db.close()
    migrate(memory)
    memory.execute("PRAGMA query_only = ON")
    return memory


def _empty() -> sqlite3.Connection:
    memory = _connection(":memory:", readonly=False)
    migrate(memory)
    memory.execute("PRAGMA query_only = ON")
    return memory


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _make_private(path: Path) -> None:
    private_directory(path.parent)
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        os.chmod(path, 0o600)
    except OSError as error:
        raise JournalError(
            f"The file {path} cannot be written ({error.strerror}).",
            "Check who owns it and its directory, or name another place with --data.",
        ) from error
