"""Owns the values that cross the journal's border beside events: kept texts, quarantined mails, effects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class StoredMail:
    """The text of one job mail, kept for keep_text_days. `key` is the mail's key in events; `sent_at` aware UTC."""

    key: str
    account: str
    folder: str
    name: str
    subject: str
    sender: str
    sent_at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One mail that could not be read. `tries` counts the attempts so far, `at` is when it was first put aside."""

    id: int
    account: str
    folder: str
    name: str
    reason: str
    at: datetime
    tries: int
    raw: bytes


class EffectState(StrEnum):
    """Where an act on the world stands (docs/trust.md 2: rows first)."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    DONE = "done"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Effect:
    """One act on the world: its unique key, its kind, the draft or task it serves, and why it stands as it does."""

    id: int
    key: str
    kind: str
    item: int | None
    state: EffectState
    data: Mapping[str, Any] = field(default_factory=dict)
    why: str | None = None
