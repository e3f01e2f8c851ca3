"""Owns the trials of setup: sign in, find Drafts and Sent, sign in to SMTP; each gives one line for the person."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from daemon.cli.setup_answers import Mailbox
from daemon.errors import CredentialsError, FollowupError, MailboxError


@dataclass(frozen=True, slots=True)
class Found:
    """The folders of an account, None when there is none; whose Authentication-Results its server writes, if clear."""

    drafts: str | None
    sent: str | None
    authserv_id: str | None = None


class Trials(Protocol):
    """What setup tries. Both raise FollowupError with what is wrong."""

    def imap(self, mailbox: Mailbox, secret: Callable[[], str]) -> Found:
        """Sign in and look for the folders."""

    def smtp(self, mailbox: Mailbox, secret: Callable[[], str]) -> None:
        """Sign in; send nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried. `error` is None when it went well."""

    account: str
    what: str
    words: str
    error: FollowupError | None = None
    value: str | None = None  # what was learned, to be written


def try_all(mailbox: Mailbox, secret: Callable[[], str], trials: Trials) -> Iterator[Finding]:
    """Everything, in order; nothing more is tried with a secret that was refused."""
    try:
        found = trials.imap(mailbox, secret)
    except FollowupError as error:
        yield Finding(mailbox.name, "imap", error.wrong, error)
        return
    yield Finding(mailbox.name, "imap", f"Signed in to {mailbox.imap.host}.")
    yield _folder(mailbox, "drafts", "Drafts", found.drafts)
    yield _folder(mailbox, "sent", "Sent", found.sent)
    if found.authserv_id:
        words = f"Senders are checked by {found.authserv_id}."
        yield Finding(mailbox.name, "authserv_id", words, value=found.authserv_id)
    if mailbox.smtp:
        try:
            trials.smtp(mailbox, secret)
        except FollowupError as error:
            yield Finding(mailbox.name, "smtp", error.wrong, error)
            return
        yield Finding(mailbox.name, "smtp", f"Signed in to {mailbox.smtp.host}; nothing was sent.")


def _folder(mailbox: Mailbox, key: str, title: str, name: str | None) -> Finding:
    if name:
        return Finding(mailbox.name, key, f"{title} is the folder {name!r}.")
    error = MailboxError(
        f"{mailbox.imap.host} shows no folder for {title}.",
        f'Name it in config.toml: {key} = "..." in the [[account]] part.',
    )
    return Finding(mailbox.name, key, error.wrong, error)


class RealTrials:
    """The same on the account's own servers."""

    def imap(self, mailbox: Mailbox, secret: Callable[[], str]) -> Found:
        """See Trials."""
        from daemon.sources.imap.folders import folders
        from daemon.sources.imap.learning import authserv_id
        from daemon.sources.imap.session import Session
        from daemon.sources.imap.settings import ImapSettings

        server = mailbox.imap
        settings = ImapSettings(
            mailbox.name,
            server.host,
            server.port,
            mailbox.user,
            secret,
            tls="none-loopback-only" if server.tls == "none" else server.tls,
            auth=mailbox.auth,
            ca_file=mailbox.ca_file,
            sent=mailbox.sent,
            drafts=mailbox.drafts,
            remedy=_remedy(mailbox),
        )
        session = Session(settings)
        try:
            found = folders(session)
            return Found(found.drafts, found.sent, authserv_id(session))
        finally:
            session.close()

    def smtp(self, mailbox: Mailbox, secret: Callable[[], str]) -> None:
        """See Trials."""
        from pathlib import Path

        from daemon.adapters.smtp import SmtpSender

        server = mailbox.smtp
        if server is None:
            return
        tls: Literal["implicit", "starttls"] = "implicit" if server.tls == "implicit" else "starttls"
        ca_file = Path(mailbox.ca_file) if mailbox.ca_file else None
        result = SmtpSender(server.host, server.port, tls, mailbox.user, secret, ca_file, auth=_auth(mailbox)).check()
        if result is None:
            return
        wrong = f"{server.host} does not let mail out: {result.words}"
        if result.sign_in_failed:
            raise CredentialsError(wrong, _remedy(mailbox))
        raise MailboxError(wrong, "Check host, port and tls of smtp in config.toml.")


def _auth(mailbox: Mailbox) -> Literal["password", "xoauth2"]:
    return "xoauth2" if mailbox.auth.startswith("oauth") else "password"


def _remedy(mailbox: Mailbox) -> str:
    if mailbox.auth.startswith("oauth"):
        again = f"followup setup --sign-in {shlex.quote(mailbox.name)}"
        return f"Run `{again}` and choose {mailbox.user} where you sign in, no other account."
    return "Run `followup setup` and give a new password."
