"""Owns what is known of each account's health between processes: noted in the journal by turns, told by `status`."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from daemon.adapters.journal.port import JournalPort
from daemon.config.settings import ImapAccount, Settings
from daemon.domain.application import State
from daemon.errors import ConfigError, FollowupError
from daemon.views.status import VERSION, AccountHealth, Health

if TYPE_CHECKING:
    from daemon.bootstrap.program import Program

UNWATCHED = timedelta(hours=1)
LAGGING = timedelta(minutes=15)


def _meta(name: str) -> str:
    return f"account:{name}"


def note(journal: JournalPort, name: str, facts: dict[str, Any]) -> None:
    kept = json.loads(journal.meta(_meta(name)) or "{}")
    with journal.writing() as tx:
        tx.set_meta(_meta(name), json.dumps(kept | facts))


def seeing(program: Program) -> Callable[[str], None]:
    """Notes that an account was read."""

    def seen(name: str) -> None:
        now = program.clock.now().isoformat()
        note(program.journal, name, {"last_seen": now, "problem": None, "code": 0, "next_try": None})

    return seen


def noting(program: Program, problems: list[FollowupError]) -> Callable[[str, Exception], None]:
    """Notes why an account could not be read, and collects it."""

    def problem(name: str, error: Exception) -> None:
        if isinstance(error, FollowupError):
            problems.append(error)
            note(program.journal, name, {"problem": f"{error.wrong} {error.do}", "code": error.code})

    return problem


def health(settings: Settings, journal: JournalPort, state: State, now: datetime, running: bool) -> Health:
    """What `status` tells: when each account was last really seen, and why not."""
    accounts = tuple(_account(a.name, journal, now, running, _kind(a)) for a in settings.accounts)
    items = [i for i in state.open_items() if i.state != "withdrawn"]
    well = bool(accounts) and all(a.problem is None and a.last_seen is not None for a in accounts)
    drafts = sum(i.is_draft for i in items)
    counted = journal.counters()
    not_read = counted.get("skipped", 0), counted.get("quarantined", 0)
    return Health(well, accounts, drafts, len(items) - drafts, VERSION, not_read)


def _kind(account: object) -> str:
    return "imap" if isinstance(account, ImapAccount) else "folder"


def _account(name: str, journal: JournalPort, now: datetime, running: bool, kind: str) -> AccountHealth:
    kept = json.loads(journal.meta(_meta(name)) or "{}")
    last = datetime.fromisoformat(kept["last_seen"]) if kept.get("last_seen") else None
    problem = kept.get("problem")
    state = kept.get("state") or "polling" if running else "stopped"
    if kept.get("code") == ConfigError.code and problem:
        state = "needs_sign_in"
    elif problem and running:
        state = "backing_off"
    lag = now - last if last else None
    if problem is None and last is None:
        problem = "It was never read. Start `followup run`, or read once with `followup once`."
    elif problem is None and lag is not None and lag > (LAGGING if running else UNWATCHED):
        problem = f"Nobody has looked since {last:%Y-%m-%d %H:%M} UTC. Start `followup run`."
    next_try = datetime.fromisoformat(kept["next_try"]) if kept.get("next_try") else None
    return AccountHealth(name, kind, state, last, int(lag.total_seconds()) if lag else None, next_try, problem)


def is_locked(path: Path) -> bool:
    """Whether a process holds the lock of turns."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return False
    except OSError:
        return True
    finally:
        os.close(file)
