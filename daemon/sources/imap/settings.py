"""Owns what an IMAP account needs to be told, and the limits we keep whatever the server does."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from daemon.errors import ConfigError
from daemon.sources.imap.gate import Gate

TLS = ("implicit", "starttls", "none-loopback-only")


class Tokens(Protocol):
    """Access tokens that renew themselves. Each may raise CredentialsError (sign in anew) or MailboxError (later)."""

    def grant(self) -> str:
        """A name for the person's last sign-in: refusals are counted by it, not by each token."""

    def access(self) -> str:
        """A token that should be good."""

    def renewed(self, refused: str) -> str:
        """One in the place of a token that was refused."""


@dataclass(frozen=True, slots=True)
class ImapSettings:
    """One account. `secret` gives the password, or the access token when `auth` begins with "oauth".

    `tokens` go before `secret`. `remedy` tells the person what helps when signing in is refused.

    `sent`, `drafts`, `archive` are folder names; None = found by SPECIAL-USE (RFC 6154), then by usual names.
    `gate` is shared by everything that signs in with these settings. Raises ConfigError for what makes no sense.
    """

    name: str
    host: str
    port: int
    user: str
    secret: Callable[[], str] = field(repr=False)
    tls: str = "implicit"
    auth: str = "password"
    ca_file: str | None = None
    folders: tuple[str, ...] = ("INBOX",)
    sent: str | None = None
    drafts: str | None = None
    archive: str | None = None
    gate: Gate = field(default_factory=Gate, compare=False, repr=False)
    tokens: Tokens | None = field(default=None, compare=False, repr=False)
    remedy: str = "Run `followup setup` and give a new password."

    def __post_init__(self) -> None:
        if self.tls not in TLS:
            raise ConfigError(f"Account {self.name!r}: tls is {self.tls!r}.", f"Use one of {', '.join(TLS)}.")
        if self.tls == "none-loopback-only" and not _is_loopback(self.host):
            raise ConfigError(
                f"Account {self.name!r}: the password would go to {self.host} unencrypted.",
                'Use tls = "implicit" or "starttls"; without TLS only this machine itself may be named.',
            )


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and octets. `literal` is the largest piece of a mail we take, `answer` all a command may answer with."""

    connect: float = 20.0
    read: float = 60.0
    command: float = 120.0
    logout: float = 5.0
    line: int = 16 << 20
    literal: int = 30 << 20
    answer: int = 96 << 20


LIMITS = Limits()
