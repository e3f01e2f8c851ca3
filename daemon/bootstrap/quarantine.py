"""Owns the person's way to mails that were not read: unreadable ones, and those the first import passed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from daemon.adapters.journal.shapes import Quarantined
from daemon.domain.mailbox import Skipped
from daemon.errors import NotFoundError
from daemon.pipeline.said import Said

if TYPE_CHECKING:
    from daemon.bootstrap.program import Program


class Quarantine:
    """Mails put aside with their reason and their raw bytes."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def list(self) -> list[Quarantined]:
        """All of them."""
        return self._program.journal.quarantined()

    def show(self, number: int) -> Quarantined | None:
        """One of them."""
        return self._program.journal.quarantine_one(number)

    def skipped(self, most: int) -> Sequence[Skipped]:
        """What the first import passed over, the last ones first."""
        return self._program.journal.skipped(most)

    def read(self, account: str, folder: str, name: str) -> Said:
        """Read a passed-over mail after all."""
        from daemon.loop import taking

        program = self._program
        with program.lock("quarantine read"):
            program.memory.refresh()
            found = taking.read_skipped(program.parts, program.memory, (account, folder, name), program.clock.now())
        if not found:
            raise NotFoundError(
                f"There is no mail {name} in {folder} of {account} any more.",
                "See what was passed over: followup quarantine skipped",
            )
        return Said((), f"Mail {name} in {folder} of {account} is read; its effect shows at the next turn.")

    def retry(self, number: int) -> Said:
        """Read one again; it leaves quarantine when that works."""
        from daemon.loop import taking

        if self.show(number) is None:
            raise NotFoundError(f"Mail {number} is not in quarantine.", "See what is: followup quarantine list")
        program = self._program
        with program.lock("quarantine retry"):
            program.memory.refresh()
            reason = taking.retry_quarantined(program.parts, program.memory, number, program.clock.now())
        words = f"Mail {number} could be read this time." if reason is None else f"Still unreadable: {reason}"
        return Said((), words, number)

    def asked(self) -> frozenset[int]:
        """Those that are read again at the next turn."""
        from daemon.loop import retrying

        return retrying.asked(self._program.journal)

    def ask(self, number: int) -> Said:
        """Have one read again at the next turn: for a face of the daemon, whose own turns hold the lock."""
        from daemon.loop import retrying

        if self.show(number) is None:
            raise NotFoundError(f"Mail {number} is not in quarantine.", "See what is: followup quarantine list")
        retrying.ask(self._program.journal, number)
        return Said((), f"Mail {number} is read again at the next turn.", number)
