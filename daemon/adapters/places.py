"""Owns where things lie on this machine: configuration, journal and state, readable by the person only."""

from __future__ import annotations

import os
from pathlib import Path

from daemon.errors import JournalError

NAME = "followup"


def config_file() -> Path:
    """The default configuration file, by the platform's custom (Linux: ~/.config/followup/config.toml)."""
    from platformdirs import user_config_path

    return user_config_path(NAME, appauthor=False) / "config.toml"


def data_directory() -> Path:
    """The default directory of journal and state (Linux: ~/.local/share/followup)."""
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False)


def journal_file(data: Path) -> Path:
    """The journal within a data directory."""
    return data / "journal.sqlite3"


def lock_file(data: Path) -> Path:
    """The lock of turns within a data directory."""
    return data / "turn.lock"


def private_directory(directory: Path) -> Path:
    """The directory, made with all its parents for this person only (0700); one that exists is left as it is."""
    try:
        _make(directory)
    except OSError as error:
        raise JournalError(
            f"The directory {directory} cannot be made ({error.strerror}).",
            "Check who owns the directory above it, or name another place with --data.",
        ) from error
    return directory


def _make(directory: Path) -> None:
    if directory.is_dir():
        return
    _make(directory.parent)
    try:
        os.mkdir(directory, 0o700)
    except FileExistsError:
        if not directory.is_dir():
            raise
