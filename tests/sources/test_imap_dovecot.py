"""IMAP accounts against a real server."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from daemon.clock import StandingClock
from daemon.sources.imap.drafts import ImapDrafts
from daemon.sources.imap.settings import ImapSettings
from daemon.sources.imap.source import ImapSource
from daemon.sources.source import Role
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.sources.contract import SourceContract
from tests.sources.drafts_contract import AttachmentsContract, DraftsContract
from tests.sources.letters import DAY

pytestmark = pytest.mark.server
FOLDERS = {Role.INBOX: "INBOX", Role.SENT: "Sent", Role.ARCHIVE: "Archive", Role.DRAFTS: "Entw&APw-rfe"}


@dataclass
class DovecotWorld:
    """A mailbox on Dovecot."""

    server: Dovecot
    user: str

    def settings(self, **changed: object) -> ImapSettings:
        said = {"port": self.server.imaps, "ca_file": str(self.server.ca_file), "secret": lambda: PASSWORD}
        return ImapSettings(name="main", host="127.0.0.1", user=self.user, **(said | changed))  # type: ignore[arg-type]

    def deliver(self, raw: bytes, role: Role = Role.INBOX) -> None:
        self.server.append(self.user, raw, FOLDERS[role])

    def take_away(self, number: int, role: Role = Role.INBOX) -> None:
        with self.server.client(self.user) as connection:
            connection.select(FOLDERS[role])
            _, (found,) = connection.search(None, "HEADER", "Message-ID", f'"m{number}@acme.example"')
            connection.store(found.decode().replace(" ", ","), "+FLAGS", "\\Deleted")
            connection.expunge()

    def source(self) -> ImapSource:
        return ImapSource(self.settings(), StandingClock(DAY))

    def drafts(self) -> ImapDrafts:
        return ImapDrafts(self.settings(), StandingClock(DAY))


@pytest.fixture
def world(server: Dovecot, user: str) -> DovecotWorld:
    return DovecotWorld(server, user)


class TestSource(SourceContract):
    """Dovecot keeps the contract."""


class TestDrafts(DraftsContract, AttachmentsContract):
    """And that of drafts, in a folder whose name is not ASCII."""
