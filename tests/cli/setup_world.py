"""Mail servers, a network and a keyring in memory, as setup meets them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from daemon.adapters.discovery.shapes import Server
from daemon.adapters.discovery.world import Srv
from daemon.bootstrap.setting_up.shapes import Mailbox
from daemon.bootstrap.setting_up.trials import Folders
from daemon.bootstrap.setting_up.world import World
from daemon.domain.problems import Code
from daemon.errors import CredentialsError, FollowupError, MailboxError

RIGHT = "correct-horse"


@dataclass
class Network:
    """What the network knows."""

    records: dict[str, tuple[Srv, ...]] = field(default_factory=dict)
    takers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pages: dict[str, bytes] = field(default_factory=dict)
    there: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def srv(self, name: str) -> tuple[Srv, ...]:
        self.asked.append(name)
        return self.records.get(name, ())

    def mx(self, domain: str) -> tuple[str, ...]:
        self.asked.append(domain)
        return self.takers.get(domain, ())

    def page(self, url: str) -> bytes | None:
        self.asked.append(url)
        return self.pages.get(url.partition("?")[0])

    def answers(self, server: Server) -> bool:
        self.asked.append(str(server))
        return str(server) in self.there


@dataclass
class Visit:
    """A mailbox that let us in."""

    servers: Servers

    def inbox(self) -> None:
        return None

    def folders(self) -> Folders:
        return self.servers.found

    def probe(self, drafts: str) -> None:
        self.servers.probed.append(drafts)
        if self.servers.closed_drafts:
            raise self.servers.closed_drafts

    def idle(self) -> bool:
        return self.servers.idles

    def authserv_id(self) -> str | None:
        return self.servers.checked_by

    def signed_as(self, sent: str) -> str | None:
        return self.servers.signed


@dataclass
class Servers:
    """Servers that know one password."""

    found: Folders = field(default_factory=lambda: Folders("Drafts", "Sent"))
    right: str = RIGHT
    accepts: Callable[[str], bool] | None = None
    idles: bool = True
    signed: str | None = None
    checked_by: str | None = None
    down: bool = False
    closed_smtp: bool = False
    closed_drafts: FollowupError | None = None
    seen: list[str] = field(default_factory=list)
    probed: list[str] = field(default_factory=list)

    @contextlib.contextmanager
    def imap(self, mailbox: Mailbox, secret: Callable[[], str]) -> Iterator[Visit]:
        self.seen.append(f"{mailbox.imap} {mailbox.imap.tls} {mailbox.user}")
        if self.down:
            raise MailboxError("The server does not answer.", "Correct config.toml.", Code.NO_ANSWER)
        if not (self.accepts or self.right.__eq__)(secret()):
            wrong = "The server refused the password."
            raise CredentialsError(wrong, "Run `followup setup` and give a new password.", Code.WRONG_PASSWORD)
        yield Visit(self)

    def smtp(self, mailbox: Mailbox, secret: Callable[[], str]) -> None:
        assert mailbox.smtp is not None
        self.seen.append(f"{mailbox.smtp} {mailbox.smtp.tls}")
        if self.closed_smtp:
            raise MailboxError("The server lets nothing out.", "Check the port.")


@dataclass
class Ring:
    """A keyring, or none."""

    kept: list[tuple[str, str, str]] = field(default_factory=list)
    missing: bool = False
    locked: bool = False

    def prove(self) -> None:
        if self.missing:
            raise CredentialsError("This machine has no keyring.", "Use a command.")

    def store(self, mailbox: Mailbox, secret: str) -> None:
        if self.missing or self.locked:
            raise CredentialsError("The keyring is locked.", "Unlock it.")
        self.kept.append((mailbox.name, mailbox.user, secret))


def world(network: Network, servers: Servers, ring: Ring) -> World:
    """All of it, in Madrid."""
    return World(
        network=lambda ca_file: network,
        trials=servers,
        prove=ring.prove,
        store=ring.store,
        zone=lambda: "Europe/Madrid",
        country=lambda zone: "ES",
    )
