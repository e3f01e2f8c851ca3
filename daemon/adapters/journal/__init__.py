"""Owns the journal: the append-only record of what happened, and what rests on it, in one SQLite file."""

from daemon.adapters.journal.shapes import Effect, EffectState, Quarantined, StoredMail
from daemon.adapters.journal.store import Journal
from daemon.adapters.journal.writing import Writing

__all__ = ["Effect", "EffectState", "Journal", "Quarantined", "StoredMail", "Writing"]
