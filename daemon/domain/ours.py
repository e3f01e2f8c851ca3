"""Owns whose a copy in Drafts or Sent is: which draft of ours it stands for, if any (docs/trust.md 8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from daemon.domain.application import Item

SAME_SECOND = timedelta(seconds=1)  # a Date has no fractions


@dataclass(frozen=True, slots=True)
class Traits:
    """What a copy is told by. `ids`: every Message-ID it has or names as its own; `recipients`: To and Cc."""

    ids: frozenset[str]
    in_reply_to: str | None
    subject: str
    recipients: frozenset[str]
    at: datetime | None


def ids_of(item: Item) -> frozenset[str]:
    """Every Message-ID a copy of this draft is known to have had: ours, and those a mail program gave it."""
    known = (item.data.get("message_id"), item.message_id, *item.data.get("copies", ()))
    return frozenset(one for one in known if one)


def named(copy: Traits, items: Iterable[Item]) -> Item | None:
    """The draft that the copy names by a Message-ID or by our header."""
    return next((item for item in items if copy.ids & ids_of(item)), None)


def alike(copy: Traits, item: Item) -> bool:
    """Without any name of ours: our In-Reply-To (without one our subject), our recipients, dated after the draft."""
    answers = item.data.get("in_reply_to")
    same_thread = copy.in_reply_to == answers if answers else copy.subject == item.subject
    if not same_thread or copy.recipients not in _recipients(item) or item.queued_at is None:
        return False
    return copy.at is not None and copy.at > item.queued_at - SAME_SECOND


def _recipients(item: Item) -> tuple[frozenset[str], frozenset[str]]:
    """Those it has now, and those it was queued for: the copy may be older than the change."""
    now = frozenset(address.lower() for _, address in item.to) | frozenset(item.data.get("cc") or ())
    return now, frozenset(address.lower() for _, address in item.data.get("to") or ())
