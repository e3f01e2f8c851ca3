"""Owns settings that change while the program runs: rules, notifications and days of keeping count from then on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from daemon.config import load_cached
from daemon.errors import ConfigError

if TYPE_CHECKING:
    from daemon.bootstrap.program import Program
    from daemon.config.settings import Settings

Mark = tuple[int, int, int] | None


class Renewing:
    """Watches the file that a program was configured from. Accounts, addresses and ports stay as they were opened."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._mark = _mark(program.settings.path)

    def renew(self) -> ConfigError | None:
        """Take in what changed in the file; a file that is wrong changes nothing, and is returned as the error."""
        mark = _mark(self._program.settings.path)
        if mark == self._mark or mark is None:
            return None
        self._mark = mark
        try:
            settings = load_cached(self._program.settings.path, self._program.home)
        except ConfigError as error:
            return error
        take(self._program, settings)
        return None


def take(program: Program, new: Settings) -> None:
    """Let the new rules count: from now for what is shown, from the next turn for what is done."""
    old = program.settings
    program.settings = replace(
        old, rules=new.rules, notify=new.notify, feeds=new.feeds, keep_text_days=new.keep_text_days
    )
    program.policy = program.settings.policy(program.policy.holidays)
    if "parts" in vars(program):  # made already; else they are made from these settings
        from daemon.bootstrap.parting import renew_parts

        renew_parts(program)


def _mark(path: Path) -> Mark:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
