"""Owns the values of setting up: what was wished for, the mailbox that comes of it, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from daemon.adapters.discovery.shapes import Server
from daemon.config.settings import ImapAccount, Smtp

__all__ = ["KEYRING", "Mailbox", "Person", "Server", "Wishes"]
KEYRING = "keyring"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person said beforehand; None is found, guessed or asked."""

    imap: Server | None = None
    smtp: Server | None = None
    user: str | None = None
    ca_file: str | None = None
    name: str | None = None
    timezone: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One IMAP account as it is tried and written. `smtp` is None when drafts are the way out."""

    name: str
    address: str
    user: str
    imap: Server
    smtp: Server | None = None
    ca_file: str | None = None
    auth: str = "password"
    secret: str = KEYRING  # where the secret is: keyring | credential | command:...
    client_id: str | None = None
    tenant: str | None = None
    sent: str | None = None  # named by the configuration, else found by SPECIAL-USE
    drafts: str | None = None
    authserv_id: str | None = None  # learned: whose Authentication-Results count

    @property
    def account(self) -> ImapAccount:
        """The same as the configuration has it."""
        smtp = Smtp(self.smtp.host, self.smtp.port, self.smtp.tls) if self.smtp else None
        return ImapAccount(
            self.name,
            self.imap.host,
            self.imap.port,
            self.user,
            tls=self.imap.tls,
            auth=self.auth,
            secret=self.secret,
            client_id=self.client_id,
            tenant=self.tenant,
            smtp=smtp,
        )


@dataclass(frozen=True, slots=True)
class Person:
    """Who the letters are from. `country` is an ISO 3166 code, None when it is not known."""

    name: str
    address: str
    timezone: str
    country: str | None
