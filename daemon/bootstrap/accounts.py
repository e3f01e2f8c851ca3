"""Owns how an account of the configuration becomes a source, a Drafts folder and a way of sending."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from daemon.clock import Clock, SystemClock
from daemon.config.settings import FolderAccount, ImapAccount, Settings
from daemon.errors import FollowupError
from daemon.loop.folder_way import FolderSender
from daemon.loop.parts import Sender
from daemon.sources.source import DraftsFolder, Source

if TYPE_CHECKING:
    from daemon.adapters.oauth.tokens import Tokens
    from daemon.bootstrap.signing import Endpoints
    from daemon.sources.imap.settings import ImapSettings

# Servers that put a copy of what SMTP sends into Sent by themselves (docs/trust.md 4).
_KEEP_COPIES = ("gmail.com", "googlemail.com", "office365.com", "outlook.com")


@dataclass(slots=True)
class Accounts:
    """All accounts, ready to use. `imap` are the settings the watchers need, `tokens` those that renew themselves."""

    sources: list[Source] = field(default_factory=list)
    drafts: dict[str, DraftsFolder] = field(default_factory=dict)
    senders: dict[str, Sender] = field(default_factory=dict)
    imap: list[ImapSettings] = field(default_factory=list)
    no_copies: set[str] = field(default_factory=set)
    tokens: dict[str, Tokens] = field(default_factory=dict)

    def warnings(self, name: str) -> tuple[FollowupError, ...]:
        """What the person has to know of an account although its mail is being read."""
        tokens = self.tokens.get(name)
        return (tokens.warning,) if tokens and tokens.warning else ()

    def close(self) -> None:
        """End every connection."""
        for source in self.sources:
            source.close()
        for folder in self.drafts.values():
            close = getattr(folder, "close", None)
            if close is not None:
                close()


def accounts_of(settings: Settings, clock: Clock, *, standing: bool, endpoints: Endpoints | None = None) -> Accounts:
    """The accounts of a configuration. `standing` (`--at`): nothing that writes to a server is made.

    `endpoints`: where OAuth is asked, when not at the providers themselves.
    """
    made = Accounts()
    for account in settings.accounts:
        if isinstance(account, FolderAccount):
            _folder(made, account, settings, clock)
        else:
            _sign_in(made, account, clock, endpoints)
            _imap(made, account, settings, clock, standing=standing)
    return made


def _sign_in(made: Accounts, account: ImapAccount, clock: Clock, endpoints: Endpoints | None) -> None:
    """One source of tokens for everything that signs in to the account: they are renewed once for all."""
    from daemon.bootstrap.signing import renews, tokens_of

    if renews(account):
        made.tokens[account.name], _ = tokens_of(account, clock, endpoints)


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

    wanted = imap_settings(account, made.tokens.get(account.name))
    made.imap.append(wanted)
    made.sources.append(ImapSource(wanted, clock, worth_reading))
    if standing:
        return
    made.drafts[account.name] = ImapDrafts(wanted, clock)
    if account.host.endswith(_KEEP_COPIES):
        made.no_copies.add(account.name)
    if settings.send == "smtp" and account.smtp is not None:
        made.senders[account.name] = _smtp(account, made.tokens.get(account.name))


def _smtp(account: ImapAccount, tokens: Tokens | None) -> Sender:
    from daemon.adapters.smtp import SmtpSender
    from daemon.bootstrap.signing import SmtpDoor
    from daemon.sources.imap.gate import Gate

    assert account.smtp is not None
    return SmtpSender(
        account.smtp.host,
        account.smtp.port,
        "starttls" if account.smtp.tls == "starttls" else "implicit",
        account.user,
        tokens.access if tokens else secret_of(account),
        account.ca_file,
        auth="xoauth2" if account.auth.startswith("oauth") else "password",
        renewed=tokens.renewed if tokens else None,
        door=SmtpDoor(account, Gate(), (lambda _: tokens.grant()) if tokens else str),
    )


def secret_of(account: ImapAccount) -> Callable[[], str]:
    """Asks for the account's secret each time it is needed: the password, or an access token."""
    from daemon.bootstrap.signing import renews, tokens_of

    if renews(account):
        return tokens_of(account, SystemClock())[0].access

    def ask() -> str:
        from daemon.adapters.secrets import secret_for

        return secret_for(account.secret, account.name, account.user)

    return ask


def imap_settings(account: ImapAccount, tokens: Tokens | None = None) -> ImapSettings:
    """What the IMAP source needs of an account; with `tokens` when it renews them."""
    from daemon.bootstrap.signing import remedy_of
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
        tokens=tokens,
        remedy=remedy_of(account),
    )
