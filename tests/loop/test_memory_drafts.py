"""The mailbox in memory keeps the contract of Dovecot's and of the folders'."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from daemon.sources.source import Role
from tests.loop.mailbox import DRAFTS, PERSON, SENT, Mailbox, MemoryDrafts
from tests.sources.drafts_contract import AttachmentsContract, DraftsContract


@dataclass
class MemoryWorld:
    """A mailbox in memory and our view of its Drafts."""

    uidplus: bool
    mailbox: Mailbox = field(default_factory=Mailbox)

    def deliver(self, raw: bytes, role: Role = Role.INBOX) -> None:
        self.mailbox.append({Role.DRAFTS: DRAFTS, Role.SENT: SENT}[role], raw, PERSON)

    def take_away(self, number: int, role: Role = Role.INBOX) -> None:
        self.mailbox.delete(DRAFTS, number)

    def drafts(self) -> MemoryDrafts:
        return MemoryDrafts(self.mailbox, uidplus=self.uidplus)


@pytest.fixture(params=[True, False], ids=["uidplus", "names untold"])
def world(request: pytest.FixtureRequest) -> MemoryWorld:
    return MemoryWorld(request.param)


class TestDrafts(DraftsContract, AttachmentsContract):
    """The memory keeps the contract."""
