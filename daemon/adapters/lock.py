"""Owns the lock of turns: one process at a time reads mail and acts; a second one is told which process that is."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import Self

from daemon.adapters.places import private_directory
from daemon.errors import JournalError


class TurnLock:
    """An exclusive lock on a file, held until released or until the process ends, however it ends.

    The kernel holds the lock, not the file: one left behind by a killed process, or by another machine's PID, stops
    nobody. The file is never removed, or two processes could lock two files of the same name.
    """

    def __init__(self, path: Path, command: str = "run") -> None:
        self._path = path
        self._command = command
        self._file: int | None = None

    def take(self) -> Self:
        """Take the lock at once, or JournalError naming the process that holds it."""
        private_directory(self._path.parent)
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise JournalError(
                f"The lock {self._path} cannot be opened ({error.strerror}).",
                "Check who owns it and its directory, or name another place with --data.",
            ) from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.pread(file, 200, 0).decode("utf-8", "replace").strip()
            os.close(file)
            raise _in_use(holder) from error
        self._file = file
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()} {self._command}\n".encode(), 0)
        return self

    def release(self) -> None:
        """Let the next one in; releasing twice does nothing."""
        if self._file is not None:
            os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = None

    def __enter__(self) -> Self:
        return self.take()

    def __exit__(self, *exception: object) -> None:
        self.release()


def holder(path: Path) -> int | None:
    """The PID of the process that holds the lock now, None when nobody does."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        pid = os.pread(file, 200, 0).split()[:1]
        return int(pid[0]) if pid and pid[0].isdigit() else None
    finally:
        os.close(file)
    return None


def _in_use(holder: str) -> JournalError:
    pid, _, command = holder.partition(" ")
    process = f"process {pid} (followup {command})" if pid.isdigit() and command else "another followup process"
    return JournalError(
        f"The journal is in use by {process}.",
        "Stop that process first; what you decide meanwhile is noted and acted on by it.",
    )
