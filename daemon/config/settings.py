"""Owns the settings as the rest of the program sees them: frozen values, defaults filled in, nothing left to check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from daemon.domain.policy import Numbers, Policy


@dataclass(frozen=True, slots=True)
class Person:
    """Whose job search it is. `timezone` is an IANA name, `country` ISO 3166-1 alpha-2, `region` one of its regions."""

    addresses: tuple[str, ...]  # lower case, the first one is the main one
    timezone: str
    name: str = ""
    country: str | None = None
    region: str | None = None
    language: str = "en"
    signature: str = ""

    @property
    def locale(self) -> str:
        """The way the person's country writes dates ("en-GB"): what numeric dates in its mails mean."""
        if "-" in self.language or not self.country:
            return self.language
        return f"{self.language}-{self.country}"


@dataclass(frozen=True, slots=True)
class Smtp:
    """A submission server. `tls` is implicit, starttls, or none (this machine only)."""

    host: str
    port: int
    tls: str = "implicit"


@dataclass(frozen=True, slots=True)
class ImapAccount:
    """One mailbox on a server. Folders that are None are found by SPECIAL-USE (RFC 6154)."""

    name: str
    host: str
    port: int
    user: str
    tls: str = "implicit"  # implicit | starttls | none (this machine only)
    auth: str = "password"  # password | oauth:google | oauth:microsoft
    secret: str = "keyring"  # noqa: S105 - where the secret is: keyring | credential (systemd's) | command:...
    client_id: str | None = None  # of the person's own OAuth client; then `secret` is where the refresh token is
    client_secret_in: str = "keyring"  # noqa: S105 - where it is, never itself
    tenant: str | None = None  # Microsoft's directory, "consumers", "organizations"; None: "common"
    ca_file: Path | None = None
    folders: tuple[str, ...] = ("INBOX",)
    sent: str | None = None
    drafts: str | None = None
    archive: str | None = None
    authserv_id: str | None = None
    smtp: Smtp | None = None

    kind = "imap"


@dataclass(frozen=True, slots=True)
class FolderAccount:
    """Mail in a directory that holds `inbox`, `sent` and `drafts`. `format` is maildir, mbox or eml."""

    name: str
    path: Path
    format: str = "maildir"

    kind = "folder"


@dataclass(frozen=True, slots=True)
class Review:
    """Where the review page listens: a loopback address."""

    host: str = "127.0.0.1"
    port: int = 8765


@dataclass(frozen=True, slots=True)
class Notify:
    """Ways to be told, and the manner of it. `digest`: the time of a daily one, None: each thing by itself."""

    desktop: bool = False
    ntfy: str | None = None  # the address of a topic
    command: tuple[str, ...] | None = None  # a program and its arguments
    apprise: str | None = None  # where the addresses are, never themselves: keyring | credential | command:...
    digest: time | None = None
    details: bool = False  # with the names of employers
    quiet_from: time = time(21)
    quiet_until: time = time(8)

    @property
    def wanted(self) -> bool:
        """Whether the person wants to be told of anything."""
        return bool(self.desktop or self.ntfy or self.command or self.apprise)


@dataclass(frozen=True, slots=True)
class Feeds:
    """Files that are written anew when something changed."""

    calendar: Path | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The whole configuration."""

    path: Path
    person: Person
    accounts: tuple[ImapAccount | FolderAccount, ...] = ()
    send: str = "drafts"  # drafts | smtp | folder
    rules: Policy = field(default_factory=Policy)  # without zone, holidays and addresses: policy() fills them in
    review: Review = Review()
    notify: Notify = Notify()
    feeds: Feeds = Feeds()
    keep_text_days: int = 180

    def policy(self, holidays: frozenset[date] = frozenset()) -> Policy:
        """The rules for this person, with the calendar of their country."""
        zone = ZoneInfo(self.person.timezone)
        return replace(self.rules, zone=zone, holidays=holidays, addresses=frozenset(self.person.addresses))

    @property
    def remote(self) -> bool:
        """Whether any account lies on a server."""
        return any(isinstance(account, ImapAccount) for account in self.accounts)


def settings_from(data: Mapping[str, Any]) -> Settings:
    """Settings from their plain form (JSON types only, already checked); the only place that builds them."""
    person, calendar = data["person"], data["feeds"]["calendar"]
    return Settings(
        path=Path(data["path"]),
        person=Person(**{**person, "addresses": tuple(person["addresses"])}),
        accounts=tuple(_account(account) for account in data["accounts"]),
        send=data["send"],
        rules=_rules(data["rules"]),
        review=Review(**data["review"]),
        notify=_notify(data["notify"]),
        feeds=Feeds(calendar and Path(calendar)),
        keep_text_days=data["keep_text_days"],
    )


def _account(data: Mapping[str, Any]) -> ImapAccount | FolderAccount:
    fields = {key: value for key, value in data.items() if key != "type"}
    if data["type"] == "folder":
        return FolderAccount(**{**fields, "path": Path(fields["path"])})
    return ImapAccount(
        **{
            **fields,
            "folders": tuple(fields["folders"]),
            "ca_file": fields["ca_file"] and Path(fields["ca_file"]),
            "smtp": fields["smtp"] and Smtp(**fields["smtp"]),
        }
    )


def _notify(data: Mapping[str, Any]) -> Notify:
    clocks = {key: _time(data[key]) for key in ("digest", "quiet_from", "quiet_until")}
    return Notify(**{**data, **clocks, "command": data["command"] and tuple(data["command"])})


def _rules(data: Mapping[str, Any]) -> Policy:
    fields: dict[str, Any] = {key: _time(value) if key in TIMES else value for key, value in data.items()}
    fields["numbers"] = {name: Numbers(**numbers) for name, numbers in data["numbers"].items()}
    return Policy(**fields)


TIMES = ("day_starts", "day_ends", "evening_ends", "checks_at")


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
