"""Owns the person's wish, told on the review page, to read mails in quarantine again: noted now, done in a turn."""

from __future__ import annotations

import json
from datetime import datetime

from daemon.adapters.journal.port import JournalPort, ReadingPort
from daemon.loop import taking
from daemon.loop.memory import Memory
from daemon.loop.parts import Parts

ASKED = "retry"


def asked(journal: ReadingPort) -> frozenset[int]:
    """The numbers of the mails that are to be read again."""
    return frozenset(json.loads(journal.meta(ASKED) or "[]"))


def ask(journal: JournalPort, number: int) -> None:
    """Note that a mail is to be read again."""
    with journal.writing() as tx:
        tx.set_meta(ASKED, json.dumps(sorted(asked(tx) | {number})))


def retry_asked(parts: Parts, memory: Memory, now: datetime) -> None:
    """Read what was asked for. The wish is taken off first: a mail that ends the reader is not tried for ever."""
    numbers = asked(parts.journal)
    if not numbers:
        return
    with parts.journal.writing() as tx:
        tx.set_meta(ASKED, "[]")
    for number in sorted(numbers):
        if parts.journal.quarantine_one(number) is not None:
            taking.retry_quarantined(parts, memory, number, now)
