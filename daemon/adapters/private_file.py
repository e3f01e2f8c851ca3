"""Owns the writing of a file that only the person may read: whole or not at all, in the place of the one before."""

from __future__ import annotations

import os
from pathlib import Path

from daemon.adapters.places import private_directory
from daemon.errors import ConfigError


def put_private(path: Path, octets: bytes) -> None:
    """The same for octets, in a directory that is there. Raises OSError."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(octets)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def write_private(path: Path, text: str) -> None:
    """Write a file that only the person can read (0600), in the place of the one that was there."""
    private_directory(path.parent)
    try:
        put_private(path, text.encode())
    except OSError as error:
        raise ConfigError(
            f"The configuration cannot be written to {path} ({error.strerror}).",
            "Check who owns that directory, or name another file with --config.",
        ) from error
