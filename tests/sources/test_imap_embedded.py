"""IMAP accounts against pymap: another server's manners, STARTTLS, and no Debian needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from daemon.clock import StandingClock
from daemon.sources.imap.drafts import ImapDrafts
from daemon.sources.imap.learning import authserv_id
from daemon.sources.imap.session import Session
from daemon.sources.imap.settings import ImapSettings
from daemon.sources.imap.source import ImapSource
from daemon.sources.source import Role
from tests.servers.embedded import PASSWORD, USER, Embedded, embedded
from tests.sources.contract import SourceContract
from tests.sources.drafts_contract import DraftsContract
from tests.sources.letters import DAY

FOLDERS = {Role.INBOX: "INBOX", Role.SENT: "Sent", Role.ARCHIVE: "Archive", Role.DRAFTS: "Drafts"}


@dataclass
class EmbeddedWorld:
    """The mailbox on pymap."""

    server: Embedded
    user: str = USER

    def settings(self) -> ImapSettings:
        return ImapSettings(
            "main", "127.0.0.1", self.server.port, USER, lambda: PASSWORD, "starttls", ca_file=str(self.server.ca_file)
        )

    def deliver(self, raw: bytes, role: Role = Role.INBOX) -> None:
        self.server.append(raw, FOLDERS[role])

    def take_away(self, number: int, role: Role = Role.INBOX) -> None:
        with self.server.client() as connection:
            connection.select(FOLDERS[role])
            _, (found,) = connection.search(None, "HEADER", "Message-ID", f'"m{number}@acme.example"')
            connection.store(found.decode().replace(" ", ","), "+FLAGS", "\\Deleted")
            connection.expunge()

    def source(self) -> ImapSource:
        return ImapSource(self.settings(), StandingClock(DAY))

    def drafts(self) -> ImapDrafts:
        return ImapDrafts(self.settings(), StandingClock(DAY))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Embedded]:
    with embedded(tmp_path_factory.mktemp("pymap")) as server:
        yield server


@pytest.fixture
def world(running: Embedded) -> EmbeddedWorld:
    """The one mailbox there is, emptied."""
    with running.client() as connection:
        for folder in FOLDERS.values():
            connection.create(folder)
            connection.select(folder)
            connection.store("1:*", "+FLAGS", "\\Deleted")
            connection.expunge()
    return EmbeddedWorld(running)


class TestSource(SourceContract):
    """pymap keeps the contract."""


class TestDrafts(DraftsContract):
    """And that of drafts."""


def _checked_by(server: str, number: int) -> bytes:
    forged = b"Authentication-Results: mx.forged.example; dmarc=pass\r\n"
    ours = f"Authentication-Results: {server}; dmarc=pass header.from=acme.example\r\n".encode()
    head = f"From: ana@acme.example\r\nSubject: mail {number}\r\nMessage-ID: <m{number}@acme.example>\r\n\r\n".encode()
    return ours + forged + head + b"Hello.\r\n"


def test_whose_authentication_results_count_is_learned_from_what_most_mails_say(world: EmbeddedWorld) -> None:
    for number in range(1, 6):
        world.deliver(_checked_by("mx.example.org", number))
    with Session(world.settings()) as session:
        assert authserv_id(session) == "mx.example.org"
    for number in range(6, 10):
        world.deliver(_checked_by("mx.other.example", number))
    with Session(world.settings()) as session:
        assert authserv_id(session) is None


def test_too_few_mails_teach_nothing(world: EmbeddedWorld) -> None:
    with Session(world.settings()) as session:
        assert authserv_id(session) is None
    world.deliver(_checked_by("mx.example.org", 1))
    with Session(world.settings()) as session:
        assert authserv_id(session) is None
