"""Owns how an account of the configuration becomes a source, a Drafts folder and a way of sending."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from daemon.clock import Clock
from daemon.config.settings import FolderAccount, ImapAccount, Settings
from daemon.loop.folder_way import FolderSender
from daemon.loop.parts import Sender
from daemon.sources.source import DraftsFolder, Source

if TYPE_CHECKING:
    from daemon.sources.imap.settings import ImapSettings

# Servers that put a copy of what SMTP sends into Sent by themselves (docs/trust.md 4).
_KEEP_COPIES = ("gmail.com", "googlemail.com", "office365.com", "outlook.com")


@dataclass(slots=True)
class Accounts:
    """All accounts, ready to use. `imap` are the settings the watchers need."""

    sources: list[Source] = field(default_factory=list)
    drafts: dict[str, DraftsFolder] = field(default_factory=dict)
    senders: dict[str, Sender] = field(default_factory=dict)
    imap: list[ImapSettings] = field(default_factory=list)
    no_copies: set[str] = field(default_factory=set)

    def close(self) -> None:
        """End every connection."""
        for source in self.sources:
            source.close()
        for folder in self.drafts.values():
            close = getattr(folder, "close", None)
            if close is not None:
                close()


def accounts_of(settings: Settings, clock: Clock, *, standing: bool) -> Accounts:
    """The accounts of a configuration. `standing` (`--at`): nothing that writes to a server is made."""
    made = Accounts()
    for account in settings.accounts:
        if isinstance(account, FolderAccount):
            _folder(made, account, settings, clock)
        else:
            _imap(made, account, settings, clock, standing=standing)
    return made


def _folder(made: Accounts, account: FolderAccount, settings: Settings, clock: Clock) -> None:
    from daemon.sources.local.drafts import FolderDrafts
    from daemon.sources.local.folder import FolderSource

    made.sources.append(FolderSource(account.name, account.path, account.format))
    drafts = FolderDrafts(account.name, account.path, account.format, clock)
    made.drafts[account.name] = drafts
    if settings.send == "folder":
        made.senders[account.name] = FolderSender(drafts)


def _imap(made: Accounts, account: ImapAccount, settings: Settings, clock: Clock, *, standing: bool) -> None:
    from classifiers.prefilter import worth_reading
    from daemon.sources.imap.drafts import ImapDrafts
    from daemon.sources.imap.source import ImapSource

    wanted = imap_settings(account)
    made.imap.append(wanted)
    made.sources.append(ImapSource(wanted, clock, worth_reading))
    if standing:
        return
    made.drafts[account.name] = ImapDrafts(wanted, clock)
    if account.host.endswith(_KEEP_COPIES):
        made.no_copies.add(account.name)
    if settings.send == "smtp" and account.smtp is not None:
        made.senders[account.name] = _smtp(account)


def _smtp(account: ImapAccount) -> Sender:
    from daemon.adapters.smtp import SmtpSender

    assert account.smtp is not None
    return SmtpSender(
        account.smtp.host,
        account.smtp.port,
        "starttls" if account.smtp.tls == "starttls" else "implicit",
        account.user,
        secret_of(account),
        account.ca_file,
        auth="xoauth2" if account.auth.startswith("oauth") else "password",
    )


def secret_of(account: ImapAccount) -> Callable[[], str]:
    """Asks for the account's secret each time it is needed; it is kept nowhere."""

    def ask() -> str:
        from daemon.adapters.secrets import secret_for

        return secret_for(account.secret, account.name, account.user)

    return ask


def imap_settings(account: ImapAccount) -> ImapSettings:
    """What the IMAP source needs of an account."""
    from daemon.sources.imap.settings import ImapSettings

    return ImapSettings(
        name=account.name,
        host=account.host,
        port=account.port,
        user=account.user,
        secret=secret_of(account),
        tls="none-loopback-only" if account.tls == "none" else account.tls,
        auth=account.auth,
        ca_file=str(account.ca_file) if account.ca_file else None,
        folders=account.folders,
        sent=account.sent,
        drafts=account.drafts,
        archive=account.archive,
    )
