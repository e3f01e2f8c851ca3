"""Owns the trial of a configuration that is there: every account of it, with the secret it names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from daemon.bootstrap.accounts import secret_of
from daemon.bootstrap.setting_up.shapes import Mailbox, Server
from daemon.bootstrap.setting_up.trials import Finding, Trials, try_all
from daemon.config import FolderAccount, ImapAccount, load
from daemon.errors import ConfigError


def findings(path: Path, trials: Trials) -> Iterator[Finding]:
    """What works and what does not, account by account; nothing is changed. Raises ConfigError for the file itself."""
    settings = load(path)
    for account in settings.accounts:
        if isinstance(account, FolderAccount):
            yield _folder(account)
        else:
            mailbox = mailbox_of(account, sends=settings.send == "smtp")
            yield from try_all(mailbox, secret_of(account), trials, writes=False)
    if not settings.accounts:
        error = ConfigError(f"There is no account in {path}.", "Add one: followup setup")
        yield Finding("-", "account", error.wrong, error)


def mailbox_of(account: ImapAccount, *, sends: bool) -> Mailbox:
    """An account of the configuration as setup tries it."""
    smtp = account.smtp if sends else None
    return Mailbox(
        account.name,
        account.user,
        account.user,
        Server(account.host, account.port, account.tls),
        Server(smtp.host, smtp.port, smtp.tls) if smtp else None,
        ca_file=str(account.ca_file) if account.ca_file else None,
        auth=account.auth,
        sent=account.sent,
        drafts=account.drafts,
    )


def _folder(account: FolderAccount) -> Finding:
    if account.path.is_dir():
        return Finding(account.name, "folder", f"{account.path} is there.")
    error = ConfigError(f"The directory {account.path} is not there.", "Make it, or correct `path` in config.toml.")
    return Finding(account.name, "folder", error.wrong, error)
