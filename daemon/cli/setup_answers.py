"""Owns what setup asks for in the terminal: three questions, and the few more that a failed guess needs."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from daemon.adapters.discovery.providers import by_domain
from daemon.adapters.discovery.shapes import Found, Provider, Server, server
from daemon.bootstrap.setting_up.shapes import Mailbox
from daemon.cli.values import address as checked_address

_COUNTRY = re.compile(r"[A-Za-z]{2}")
WAYS = ("drafts", "smtp")


class ServerName(click.ParamType[Server]):
    """HOST or HOST:PORT."""

    name = "host[:port]"

    def __init__(self, port: int) -> None:
        self._port = port

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Server:
        """The server; a usage error for what is none."""
        if isinstance(value, Server):
            return value
        text = str(value).strip()
        try:
            return server(text if ":" in text else f"{text}:{self._port}")
        except ValueError:
            self.fail(f"{text!r} is no server's name, such as imap.acme.test or imap.acme.test:993.", param, ctx)


def checked_zone(ctx: click.Context, param: click.Parameter, text: str | None) -> str | None:
    """`--timezone`."""
    try:
        return ZoneInfo(text.strip()).key if text is not None else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise click.BadParameter("This is no time zone, such as Europe/Madrid or America/New_York.") from None


def checked_country(ctx: click.Context, param: click.Parameter, text: str | None) -> str | None:
    """`--country`; "" is none."""
    if text and not _COUNTRY.fullmatch(text.strip()):
        raise click.BadParameter("This is no country's code, such as GB, US or DE.")
    return text.strip().upper() if text is not None else None


def checked_name(ctx: click.Context, param: click.Parameter, text: str | None) -> str | None:
    """`--name`."""
    return filled(text) if text is not None else None


def ask_address() -> str:
    """Question 1."""
    return str(
        click.prompt("1. Your mail address", value_proc=lambda text: checked_address(text, "--address"), err=True)
    )


def ask_secret(mailbox: Mailbox, provider: Provider | None) -> str:
    """Question 2, not shown while it is typed. "" where the provider offers its own way instead."""
    what = provider.secret_called if provider else "Password (or app password)"
    if provider and provider.oauth:
        words = f"2. {what} of {mailbox.user} (Enter: sign in with {provider.oauth.title()} instead)"
        return str(click.prompt(words, default="", show_default=False, hide_input=True, err=True)).strip()
    return str(click.prompt(f"2. {what} of {mailbox.user}", hide_input=True, err=True))


def ask_command() -> str:
    """Question 2 where there is no keyring: a command that prints the password; "" to give up."""
    words = "2. A command that prints the password, such as pass show mail"
    return " ".join(str(click.prompt(words, default="", show_default=False, err=True)).split())


def ask_way_out() -> str:
    """Question 3: "drafts" or "smtp"."""
    click.echo(
        "drafts: letters are put into your own Drafts folder, and you send them from there. "
        "smtp: they are sent for you, each only after your yes.",
        err=True,
    )
    words = "3. How shall mail leave"
    return str(click.prompt(words, type=click.Choice(WAYS), default="drafts", err=True))


def ask_server(what: str, domain: str, port: int) -> Server:
    """One more question where no server was found."""
    words = f"No {what} server of {domain} was found. Its name, or NAME:PORT (your provider's help says it)"
    found = click.prompt(words, type=ServerName(port), err=True)
    assert isinstance(found, Server)
    return found


def agree_to(found: Found, domain: str) -> bool:
    """One more question where only unprotected DNS names servers of somebody else (RFC 6186 section 6)."""
    hosts = ", ".join(dict.fromkeys(one.host for one in (found.imap, found.smtp) if one))
    words = f"{domain} says that its mail is kept by {hosts}. Is that your provider's"
    return click.confirm(words, default=False, err=True)


def ask_name() -> str:
    """One more question where neither sent mail nor the address tells."""
    return str(click.prompt("Your name, as letters are signed", value_proc=filled, err=True))


def provider_of(address: str, found: Found) -> Provider | None:
    """Whose mailbox it is."""
    return found.provider or by_domain(address)


def filled(text: str) -> str:
    """One line that is not empty."""
    folded = " ".join(text.split())
    if not folded or not folded.isprintable():
        raise click.UsageError("Something is needed here.")
    return folded
