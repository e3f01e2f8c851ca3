"""Owns what the page says about the style of a text: its words, and what a tactful reader would object to."""

from __future__ import annotations

from daemon.domain.application import Item
from outbox.kind import kinds
from outbox.occasion import Letter
from outbox.style import faults, said


def count(body: str) -> int:
    """Words of a text, greeting and signature aside."""
    return len(said(body).split())


def most(kind: str) -> int:
    """How many words a letter of this kind should have at most."""
    found = kinds().get(kind)
    return found.words if found else 0


def hints(item: Item, subject: str, body: str) -> tuple[str, ...]:
    """One short hint each; empty when nothing is wrong."""
    if item.kind not in kinds():
        return ()
    news = (item.data.get("made_of") or {}).get("news")
    return faults(Letter(subject, body), item.kind, str(news[1]) if news else None)
