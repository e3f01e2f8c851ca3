"""Owns what SQLite's complaints mean for the person: one sentence on what is wrong, one on what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from daemon.domain.problems import Code
from daemon.errors import JournalError

RESTORE = "Stop followup, keep the file, and put back a backup of it."


@contextmanager
def told_apart(path: Path | str) -> Iterator[None]:
    """Turn every SQLite error inside into the JournalError it means."""
    try:
        yield
    except sqlite3.Error as error:
        raise meaning(error, path) from error


def meaning(error: sqlite3.Error, path: Path | str) -> JournalError:
    """The JournalError for an SQLite error (primary result codes, sqlite.org/rescode.html)."""
    match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return JournalError(
                f"The disk is full: nothing more can be written to the journal {path}.",
                "Free some space and try again; what was recorded before is safe.",
                Code.DISK_FULL,
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return JournalError(
                f"Another process is writing to the journal {path} and did not finish within five seconds.",
                "Try again in a moment; if it stays so, end the program that has the file open (a backup, a viewer).",
                Code.JOURNAL_LOCKED,
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path, str(error))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_AUTH:
            return JournalError(
                f"The journal {path} cannot be opened for writing ({error}).",
                "Check who owns the file and its directory, or name another place with --data.",
                Code.JOURNAL_UNWRITABLE,
            )
        case sqlite3.SQLITE_IOERR:
            return JournalError(
                f"The disk refused the journal {path} ({error}).",
                "Check the disk and its free space, then try again; what was recorded before is safe.",
                Code.DISK_FULL if "full" in str(error) else Code.JOURNAL_UNWRITABLE,
            )
    words = str(error).rstrip(".")
    return JournalError(f"The journal {path} answered: {words}.", RESTORE, Code.JOURNAL_DAMAGED)


def damaged(path: Path | str, how: str) -> JournalError:
    """The file is one of ours, or claims to be, and cannot be trusted."""
    return JournalError(f"The journal {path} is damaged ({how.rstrip('.')}).", RESTORE, Code.JOURNAL_DAMAGED)


def foreign(path: Path | str) -> JournalError:
    """The file belongs to some other program."""
    return JournalError(
        f"The file {path} is no followup journal.", "Move it away, or name another directory with --data."
    )


def newer(path: Path | str, version: int, ours: int) -> JournalError:
    """A later version of the program wrote it."""
    return JournalError(
        f"The journal {path} was written by a newer followup (format {version}; this one knows {ours}).",
        "Install the newer version again, or name another directory with --data.",
    )


def ended(path: Path | str) -> JournalError:
    """Something was to be recorded after its transaction had ended."""
    return JournalError(f"What was being recorded in the journal {path} was given up as a whole.", "Try again.")
