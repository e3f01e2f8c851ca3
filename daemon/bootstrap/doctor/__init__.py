"""Owns doctor: everything that can be looked at without changing anything, one family after the other."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from daemon.adapters import places
from daemon.bootstrap.doctor import accounts, journals, machine
from daemon.bootstrap.doctor.finding import Finding, of_error
from daemon.bootstrap.doctor.installation import installation
from daemon.config.settings import FolderAccount, ImapAccount, Settings
from daemon.domain.problems import Code
from daemon.errors import ConfigError, FollowupError
from daemon.views.timefmt import counted


def examine(config: Path | None, data: Path | None, now: datetime, *, online: bool) -> Iterator[Finding]:
    """Everything. `online`: sign in, too. What breaks while looking is a finding, never an end."""
    path, home = config or places.config_file(), data or places.data_directory()
    yield from _guarded("installation", installation)
    settings = yield from _configuration(path)
    if settings is not None:
        yield from _accounts(settings, now, online=online)
    yield from _guarded("disk", lambda: machine.disk(home, now))
    yield from _guarded("permissions", lambda: machine.permissions(path, home))
    yield from _guarded("clock", lambda: iter((machine.clock(now, journals.latest(home), "the last look"),)))
    yield from _guarded("journal", lambda: journals.journal(home))
    yield from _guarded("lock", lambda: iter((journals.lock(home),)))
    if settings is not None:
        known = settings
        yield from _guarded("status", lambda: journals.wellbeing(known, home, now))


def _configuration(path: Path) -> Generator[Finding, None, Settings | None]:
    """The configuration's finding, and returned the settings; None when there are none."""
    from daemon.config import load

    try:
        settings = load(path)
    except ConfigError as error:
        code = Code.CONFIG_WRONG if path.exists() else Code.CONFIG_MISSING
        yield Finding("configuration", of_error("", error).words, error.do, code)
        return None
    yield Finding("configuration", f"{path} is right; {counted(len(settings.accounts), 'account')}.")
    return settings


def _accounts(settings: Settings, now: datetime, *, online: bool) -> Iterator[Finding]:
    yield from _guarded("tls", lambda: accounts.authorities(settings))
    for account in settings.accounts:
        if isinstance(account, FolderAccount):
            yield accounts.folder(account)
        else:
            yield from _guarded("account", partial(_account, account, now, online=online))


def _account(account: ImapAccount, now: datetime, *, online: bool) -> Iterator[Finding]:
    from daemon.bootstrap.accounts import imap_settings

    had = accounts.secret(account)
    yield had
    reached = True
    for finding in accounts.server(account):
        yield finding
        reached &= finding.exit == 0
    if online and reached and had.exit == 0:
        yield from accounts.signing_in(imap_settings(account), now)


def _guarded(check: str, look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from look()
    except FollowupError as error:
        yield of_error(check, error)
    except Exception as error:
        wrong = f"Looking at it failed: {type(error).__name__}: {error}."
        yield Finding(check, wrong, "Report it with what it printed.", Code.OTHER)
