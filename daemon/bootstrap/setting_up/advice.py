"""Owns what helps when a trial fails, in words for somebody who has no config.toml yet."""

from __future__ import annotations

import shlex

from daemon.adapters.discovery.providers import by_server
from daemon.bootstrap.setting_up.shapes import Mailbox
from daemon.domain.problems import Code
from daemon.errors import ConfigError, CredentialsError, FollowupError, MailboxError

_DO = {
    Code.HOST_UNKNOWN: "Check that this machine is online. If it is, the server has another name: ask your "
    "provider for it, and start again with --imap NAME.",
    Code.CONNECTION_REFUSED: "Ask your provider for the IMAP server's name and port, and start again with "
    "--imap NAME:PORT. A firewall can be the reason, too.",
    Code.NO_ANSWER: "Check that this machine is online, and try again. A firewall or a hotel's login page can be the "
    "reason.",
    Code.CONNECTION_LOST: "Try again; if it stays so, ask your provider whether --imap has the right name and port.",
    Code.CERTIFICATE_UNTRUSTED: "Check the server's name (--imap NAME). If the server is your own or your employer's, "
    "name the file of its authority: --ca-file FILE. No password was sent.",
    Code.MAILBOX_FULL: "Delete some mail, or get more room from the provider, and try again.",
}


def advised(error: FollowupError, mailbox: Mailbox) -> FollowupError:
    """The same trouble with what helps in the middle of setup."""
    if isinstance(error, CredentialsError) and mailbox.auth == "password" and error.trouble in _PASSWORD:
        better: FollowupError = CredentialsError(error.wrong, _password(mailbox), error.trouble)
        return better
    do = _DO.get(Code(error.trouble)) if error.trouble else None
    if do is None:
        return error
    kind = CredentialsError if isinstance(error, CredentialsError) else MailboxError
    return kind(error.wrong, do, error.trouble)


_PASSWORD = (Code.WRONG_PASSWORD, None)


def _password(mailbox: Mailbox) -> str:
    """What to type instead, by the provider."""
    provider = by_server(mailbox.imap)
    if provider and provider.sign_in == "app password":
        return f"{provider.name} wants an app password, not your usual one. " + steps(provider.clicks)
    if provider:
        return "Check the password, and that mail programs are let in. " + steps(provider.clicks)
    if mailbox.user == mailbox.address and "@" in mailbox.user:
        local = shlex.quote(mailbox.user.partition("@")[0])
        return (
            "Check the password; many providers want an app password that you make in their security settings. "
            f"Some servers know you by another name: then start again with --user {local}."
        )
    return "Check the password and the user name; many providers want an app password."


def steps(clicks: tuple[str, ...]) -> str:
    """The clicks, numbered, as one paragraph."""
    return " ".join(f"({number}) {click}" for number, click in enumerate(clicks, 1))


def name_the_folder(mailbox: Mailbox, key: str, title: str, named: str | None) -> MailboxError:
    """Drafts or Sent is not there."""
    if named:
        wrong = f"{mailbox.imap.host} has no folder {named!r} for {title}."
        return MailboxError(wrong, f'Correct {key} = "..." in the [[account]] part of config.toml.')
    wrong = f"{mailbox.imap.host} shows no folder for {title}."
    do = f'Make one called {title} in your mail program, or name yours in config.toml: {key} = "..." under [[account]].'
    return MailboxError(wrong, do)


def no_imap(name: str, note: str, clicks: tuple[str, ...]) -> ConfigError:
    """A provider that lets in no mail programs."""
    return ConfigError(note or f"{name} has no IMAP.", steps(clicks))
