"""Owns the mirror: each queued draft lies in the person's Drafts folder, and what is done to it there counts here."""

from __future__ import annotations

from datetime import datetime

from daemon.errors import FollowupError, JournalError
from daemon.loop.memory import Memory
from daemon.loop.mirroring.acting import act
from daemon.loop.mirroring.looking import look as look_into
from daemon.loop.mirroring.rows import account_of, missed
from daemon.loop.parts import Parts

__all__ = ["account_of", "look", "missed", "sync"]


def look(parts: Parts, memory: Memory, now: datetime) -> None:
    """What the person did in every Drafts folder since the last look; nothing is written there."""
    for account, folder in parts.drafts.items():
        try:
            look_into(parts, memory, account, folder, now)
        except JournalError:
            raise
        except FollowupError as error:
            parts.on_problem(account, error)


def sync(parts: Parts, memory: Memory, now: datetime) -> None:
    """Take out copies that are no longer wanted as they are, then put what is missing."""
    for account, folder in parts.drafts.items():
        try:
            act(parts, memory, account, folder, now)
        except JournalError:
            raise
        except FollowupError as error:
            parts.on_problem(account, error)
