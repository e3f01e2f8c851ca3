"""Owns making true that the person wants something forgotten: out of the journal, and out of what lies beside it."""

from __future__ import annotations

from datetime import datetime

from daemon.adapters.journal.port import JournalPort
from daemon.domain.events import Event
from daemon.domain.forgetting import belongings
from daemon.loop.memory import GENERATION, Memory

ERASED = "erased"  # the last such wish that was carried out


def erase_forgotten(journal: JournalPort, memory: Memory) -> int:
    """Carry out what was asked since the last time; how many events went. Under the lock of turns."""
    done = int(journal.meta(ERASED) or 0)
    wishes = [event for number, event in sorted(memory.refresh().forgotten.items()) if number > done]
    gone = sum(_erase(journal, wish) for wish in wishes)
    if wishes:
        memory.forget()
        journal.shrink()
    return gone


def _erase(journal: JournalPort, wish: Event) -> int:
    before = datetime.fromisoformat(wish.data["before"]) if wish.data.get("before") else None
    with journal.writing() as tx:
        what = belongings(tx.events(), frozenset(wish.data["applications"]), before)
        tx.erase(what)
        if before is not None:
            tx.erase_older(before)
        tx.set_meta(ERASED, str(wish.id))
        tx.set_meta(GENERATION, f"{ERASED}:{wish.id}")
    return len(what.events)
