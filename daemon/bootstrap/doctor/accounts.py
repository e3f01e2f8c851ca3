"""Owns looking at the accounts: where their passwords come from, their servers, and, when asked to, signing in."""

from __future__ import annotations

import os
import shlex
import shutil
import ssl
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from daemon.bootstrap.doctor.finding import Finding, of_error, trouble
from daemon.bootstrap.doctor.machine import clock
from daemon.config.settings import FolderAccount, ImapAccount, Settings
from daemon.domain.problems import Code
from daemon.errors import CredentialsError, FollowupError

if TYPE_CHECKING:
    from daemon.sources.imap.session import Session
    from daemon.sources.imap.settings import ImapSettings


def secret(account: ImapAccount) -> Finding:
    """Whether the password can be had; a command is not run, it may cost a touch of a key."""
    from daemon.adapters.secrets import backend, found_in_keyring, systemd_credential

    name, oauth = account.name, account.auth.startswith("oauth")
    try:
        if account.secret.startswith("command:"):
            return _command(account)
        if systemd_credential(name):
            return Finding("secret", "systemd hands over the password.", account=name)
        if account.secret != "keyring":  # noqa: S105 - where the secret is
            return Finding("secret", "The service gets the password from systemd when it runs.", account=name)
        if found_in_keyring(name, account.user) or oauth:
            return Finding("secret", f"The keyring ({backend()}) answers.", account=name)
    except CredentialsError as error:
        return of_error("secret", error, name)
    return trouble("secret", Code.NO_PASSWORD, name)


def _command(account: ImapAccount) -> Finding:
    try:
        program = shlex.split(account.secret.partition(":")[2])[0]
    except (ValueError, IndexError):
        program = ""
    if program and shutil.which(program):
        return Finding("secret", f"The password comes from the command {program}.", account=account.name)
    wrong = f"The command {program!r} for the password of {account.name!r} is not there."
    return Finding(
        "secret", wrong, "Correct `secret` in config.toml; give the whole path.", Code.NO_PASSWORD, account.name
    )


def authorities(settings: Settings) -> Iterator[Finding]:
    """Whether there is anybody to vouch for servers."""
    remote = [one for one in settings.accounts if isinstance(one, ImapAccount) and one.tls != "none"]
    if not remote:
        return
    paths = ssl.get_default_verify_paths()
    known = bool(paths.cafile) or (paths.capath is not None and any(os.scandir(paths.capath)))
    if known or all(one.ca_file for one in remote):
        yield Finding("tls", f"{ssl.OPENSSL_VERSION}; certificates are always checked.")
    else:
        yield trouble("tls", Code.NO_AUTHORITIES)


def server(account: ImapAccount) -> Iterator[Finding]:
    """Whether the server is there and is who it says; no password is sent."""
    from daemon.bootstrap.accounts import imap_settings
    from daemon.sources.imap.knocking import knock

    if account.tls == "none":
        yield trouble("tls", Code.NO_ENCRYPTION, account.name)
    try:
        knock(imap_settings(account))
    except FollowupError as error:
        yield of_error("server", error, account.name)
    else:
        words = f"{account.host} answers on port {account.port}, and its certificate is good; nobody signed in."
        if account.tls == "none":
            words = f"{account.host} answers on port {account.port}; nobody signed in."
        yield Finding("server", words, account=account.name)


def signing_in(settings: ImapSettings, now: datetime) -> Iterator[Finding]:
    """Sign in, find the folders, ask how full the mailbox is, and compare the clock."""
    from daemon.sources.imap.folders import folders
    from daemon.sources.imap.quota import fullness
    from daemon.sources.imap.quota import trouble as full
    from daemon.sources.imap.session import Session

    name, oauth = settings.name, settings.auth.startswith("oauth")
    try:
        with Session(settings) as session:
            yield Finding("sign-in", f"Signed in to {settings.host} as {settings.user}.", account=name)
            found = folders(session)
            yield _folder("drafts", found.drafts, Code.DRAFTS_NOT_WRITABLE, name)
            yield _folder("sent", found.sent, Code.SENT_MISSING, name)
            if told := full(name, fullness(session)):
                yield of_error("room", told, name)
            yield clock(now, _newest(session), "the newest mail's arrival on the server")
    except FollowupError as error:
        yield of_error("sign-in", error, name, oauth=oauth)


def _folder(which: str, found: str | None, missing: Code, account: str) -> Finding:
    if found:
        return Finding("folders", f"{which.title()} is the folder {found!r}.", account=account)
    do = f'Name it in config.toml: {which} = "..." in the [[account]] part.'
    return Finding("folders", f"The server shows no folder for {which}.", do, missing, account)


def _newest(session: Session) -> datetime | None:
    """When the server received the newest mail."""
    from daemon.sources.imap.mailbox import examine, fetch, internal_date, search

    if not examine(session, session.settings.folders[0]).uidnext:
        return None
    uids = search(session, [b"ALL"])[-1:]
    answers = fetch(session, uids, b"INTERNALDATE") if uids else {}
    return max((at for one in answers.values() if (at := internal_date(one))), default=None)


def folder(account: FolderAccount) -> Finding:
    """Whether the directory is there and may be read."""
    path: Path = account.path
    if path.is_dir() and os.access(path, os.R_OK | os.X_OK):
        return Finding("folder", f"{path} can be read.", account=account.name)
    wrong = f"The directory {path} of {account.name!r} cannot be read."
    return Finding(
        "folder", wrong, "Correct `path` in config.toml, or make it readable.", Code.FOLDER_GONE, account.name
    )
