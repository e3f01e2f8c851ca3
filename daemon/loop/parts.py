"""Owns what a turn is made of: the parts the composition root puts together, and what a turn counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from daemon.adapters.journal.port import JournalPort
from daemon.adapters.reader_process import Reader
from daemon.domain.policy import Policy
from daemon.pipeline.drafting import Drafter
from daemon.sources.source import DraftsFolder, Source

Progress = Callable[[int, int | None], None]


class Sender(Protocol):
    """A way of sending one mail; daemon.adapters.smtp.SmtpSender and the folder way serve it."""

    def send(self, raw: bytes, sender: str, recipients: tuple[str, ...]) -> object:
        """The outcome: daemon.adapters.smtp.SendResult."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a turn did (contract: `once`)."""

    read: int = 0
    queued: int = 0
    withdrawn: int = 0
    sent: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.read + other.read,
            self.queued + other.queued,
            self.withdrawn + other.withdrawn,
            self.sent + other.sent,
        )


@dataclass(slots=True)
class Parts:
    """Everything a turn needs. `until` is set under `--at`; `may_write_remote` is then False."""

    journal: JournalPort
    reader: Reader
    sources: list[Source]
    drafts: Mapping[str, DraftsFolder]
    senders: Mapping[str, Sender]
    policy: Policy
    drafter: Drafter
    via: str  # drafts | smtp | folder
    me: frozenset[str]
    locale: str | None = None
    authserv_ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    until: datetime | None = None
    backfill_days: int = 90
    keep_texts: timedelta = timedelta(days=180)
    on_problem: Callable[[str, Exception], None] = lambda name, error: None
    on_seen: Callable[[str], None] = lambda name: None
    no_copies: frozenset[str] = frozenset()  # accounts whose server keeps a copy of what SMTP sends by itself
