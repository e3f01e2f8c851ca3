"""Owns what setup asks for: the answers, and the questions that lead to them, each with a good guess as its default."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from daemon.cli.providers import Provider, provider_of
from daemon.cli.values import address as checked_address
from daemon.errors import ConfigError

IMAPS, SUBMISSIONS = 993, 465
TLS = ("implicit", "starttls")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,45}")
_COUNTRY = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Server:
    """One server. `tls`: "implicit" or "starttls"."""

    host: str
    port: int
    tls: str = "implicit"


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
    secret: str = "keyring"  # noqa: S105 - where the secret is: keyring | command:...
    sent: str | None = None  # named by the configuration, else found by SPECIAL-USE
    drafts: str | None = None
    authserv_id: str | None = None  # learned: whose Authentication-Results count


@dataclass(frozen=True, slots=True)
class Person:
    """Who the letters are from. `country` is an ISO 3166 code, None when the person did not say."""

    name: str
    address: str
    timezone: str
    country: str | None


def ask_mailbox(address: str | None) -> Mailbox:
    """The mailbox: address, server, user. A provider that takes no passwords is said at once (exit 3)."""
    mine = checked_address(address or _ask("Your mail address"), "--address")
    provider = provider_of(mine)
    if provider and not provider.password:
        raise ConfigError(
            provider.hint, "Use another mailbox, or write the account into config.toml by hand with auth."
        )
    if provider:
        click.echo(f"This is {provider.name}. {provider.hint}", err=True)
    host = provider.imap if provider else f"imap.{mine.rpartition('@')[2]}"
    imap = _ask_server("IMAP server", host, IMAPS, "implicit")
    user = _ask("User name there", mine)
    return Mailbox(mine.rpartition("@")[2].partition(".")[0] or "mail", mine, user, imap)


def ask_way_out() -> bool:
    """Whether approved mail is sent by SMTP; else it waits in the Drafts folder."""
    click.echo(
        "Drafts are put into your own Drafts folder, and you send them from there. Or they are sent for you, each "
        "only after your yes.",
        err=True,
    )
    choice = click.prompt("How shall mail leave", type=click.Choice(("drafts", "smtp")), default="drafts", err=True)
    return str(choice) == "smtp"


def ask_smtp(mailbox: Mailbox) -> Server:
    """The way out by SMTP."""
    provider: Provider | None = provider_of(mailbox.address)
    host = provider.smtp if provider else mailbox.imap.host.replace("imap.", "smtp.", 1)
    port = provider.smtp_port if provider else SUBMISSIONS
    return _ask_server("SMTP server", host, port, "implicit" if port == SUBMISSIONS else "starttls")


def ask_person(mailbox: Mailbox) -> Person:
    """Name, zone and country."""
    name = _ask("Your name, as letters are signed")
    zone = click.prompt("Your time zone", default=_here(), value_proc=_zone, err=True)
    country = click.prompt(
        "Your country, two letters (for public holidays; empty for none)",
        default=_home(),
        value_proc=_country,
        err=True,
    )
    return Person(name, mailbox.address, zone, country or None)


def ask_secret(mailbox: Mailbox) -> str:
    """The password, not shown while it is typed."""
    return str(click.prompt(f"Password (or app password) of {mailbox.user}", hide_input=True, err=True))


def ask_command() -> str:
    """A command that prints the password, where there is no keyring; empty to give up."""
    return " ".join(
        str(click.prompt("A command that prints the password, such as pass show mail", default="", err=True)).split()
    )


def _ask(question: str, default: str | None = None) -> str:
    return str(click.prompt(question, default=default, value_proc=_filled, err=True))


def _ask_server(what: str, host: str, port: int, tls: str) -> Server:
    named = click.prompt(what, default=host, value_proc=_host, err=True)
    number = click.prompt(f"{what}: port", default=port, type=click.IntRange(1, 65535), err=True)
    usual = tls if number == port else ("implicit" if number in (IMAPS, SUBMISSIONS) else "starttls")
    how = click.prompt(f"{what}: TLS", default=usual, type=click.Choice(TLS), err=True)
    return Server(named, int(number), str(how))


def _filled(text: str) -> str:
    folded = " ".join(text.split())
    if not folded or not folded.isprintable():
        raise click.UsageError("Something is needed here.")
    return folded


def _host(text: str) -> str:
    if not _HOST.fullmatch(text.strip()):
        raise click.UsageError("This is no server's name, such as imap.acme.test.")
    return text.strip().lower()


def _zone(text: str) -> str:
    try:
        return ZoneInfo(text.strip()).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise click.UsageError("This is no time zone, such as Europe/Madrid or America/New_York.") from None


def _country(text: str) -> str:
    if text.strip() and not _COUNTRY.fullmatch(text.strip()):
        raise click.UsageError("This is no country's code, such as GB, US or DE.")
    return text.strip().upper()


def _here() -> str:
    """The machine's own zone, as far as it has a name."""
    named = os.environ.get("TZ", "").lstrip(":")
    link = str(Path("/etc/localtime").resolve())
    for guess in (named, link.partition("zoneinfo/")[2]):
        try:
            if guess:
                return ZoneInfo(guess).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return "UTC"


def _home() -> str:
    """The country of the machine's locale: en_GB.UTF-8 -> GB."""
    named = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    country = named.partition(".")[0].partition("_")[2]
    return country if _COUNTRY.fullmatch(country) else ""
