"""Owns the files that a command writes where the person names a place."""

from __future__ import annotations

from pathlib import Path

from daemon.errors import UsageError


def write(path: Path, octets: bytes) -> None:
    """Whole or not at all, readable by the person only."""
    from daemon.adapters.private_file import put_private

    try:
        put_private(path, octets)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}).", "Name another file.") from error
