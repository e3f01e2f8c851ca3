"""Owns putting together what `status` tells: what was noted, and what shows only to who looks from outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from daemon.bootstrap.wellbeing.notebook import Entry, merged
from daemon.bootstrap.wellbeing.record import Record, Seen
from daemon.config.settings import FolderAccount, ImapAccount, Settings
from daemon.domain.problems import Code, Severity, said
from daemon.views.status import VERSION, AccountHealth, Health, Problem

UNWATCHED = timedelta(hours=1)
LAGGING = timedelta(minutes=10)
SILENT = timedelta(minutes=3)
AHEAD = timedelta(minutes=5)
LASTING = ("turn", "note")  # topics that hold when nobody runs; the others are of a daemon that is no more


@dataclass(frozen=True, slots=True)
class Around:
    """What can be seen from outside. `runs`: somebody holds the lock of turns; `holder`: its PID and command."""

    now: datetime
    runs: bool
    holder: tuple[int, str] | None = None
    queue: tuple[int, int] = (0, 0)
    not_read: tuple[int, int] = (0, 0)
    found: tuple[Problem, ...] = ()  # trouble met while looking
    standing: bool = False  # under --at: times are no clock's


def health(settings: Settings, record: Record | None, around: Around) -> Health:
    """When each account was last really seen, and all that is wrong."""
    known = record.accounts if record else {}
    entries = _noted(settings, record, around)
    noted = merged([*entries, *(Entry("", one) for one in _outside(settings, record, around))])
    accounts, problems = [], list(noted)
    for account in settings.accounts:
        seen = known.get(account.name, Seen())
        own = [one for one in noted if one.account == account.name]
        more = () if any(one.exit for one in own) else tuple(_unseen(account.name, seen, record, around))
        problems += more
        accounts.append(_account(account, seen, (*own, *more), around))
    blind = any(one.severity is Severity.BLIND for one in problems)
    well = bool(accounts) and not blind and all(one.last_seen is not None for one in accounts)
    ordered = merged(Entry("", one) for one in problems)
    return Health(well, tuple(accounts), *around.queue, VERSION, around.not_read, ordered)


def _noted(settings: Settings, record: Record | None, around: Around) -> tuple[Entry, ...]:
    names = {account.name for account in settings.accounts}
    return tuple(
        entry
        for entry in (record.entries if record else ())
        if (around.runs or entry.topic.partition(":")[0] in LASTING)
        and (entry.until is None or around.now < entry.until)
        and (entry.problem.account is None or entry.problem.account in names)
    )


def _outside(settings: Settings, record: Record | None, around: Around) -> Iterator[Problem]:
    yield from around.found
    if not settings.accounts:
        yield Problem(Code.NO_ACCOUNT, *said(Code.NO_ACCOUNT), around.now)
    if record is None or around.standing:
        return
    if around.holder and around.holder == (record.pid, "run") and around.now - record.at > SILENT:
        when = f"{record.at:%Y-%m-%d %H:%M} UTC"
        yield Problem(Code.PROGRAM_STUCK, *said(Code.PROGRAM_STUCK, when=when), record.at)
    if not around.runs and record.pid is not None and around.now - record.at > SILENT:
        when = f"{record.at:%Y-%m-%d %H:%M} UTC"
        wrong = f"The program ended without being told to; its last sign of life was at {when}."
        yield Problem(Code.NOT_RUNNING, wrong, "Start `followup run` again.", record.at)
    if record.at - around.now > AHEAD:
        wrong = (
            f"The clock of this machine went back: it says {around.now:%Y-%m-%d %H:%M} UTC, and it was later already."
        )
        yield Problem(Code.CLOCK_JUMPED, wrong, said(Code.CLOCK_JUMPED)[1], around.now)


def _unseen(name: str, seen: Seen, record: Record | None, around: Around) -> Iterator[Problem]:
    """An account of which no trouble is told and which was not looked at for too long."""
    last, quoted = seen.last_seen, repr(name)
    if last is None:
        wrong, do = said(Code.NEVER_READ, account=quoted)
        words = (wrong, "Wait for the end of the first look.") if around.runs else (wrong, do)
        yield Problem(Code.NEVER_READ, *words, around.now, name)
    elif around.now - last > (LAGGING if around.runs else UNWATCHED):
        code = Code.NOT_SEEN if around.runs else Code.NOT_RUNNING
        yield Problem(code, *said(code, account=quoted, when=f"{last:%Y-%m-%d %H:%M} UTC"), last, name)


def _account(
    account: ImapAccount | FolderAccount, seen: Seen, problems: Iterable[Problem], around: Around
) -> AccountHealth:
    worst = next((one for one in problems if one.exit), None)
    state = (seen.state or "polling") if around.runs else "stopped"
    if worst is not None and worst.exit == 3:
        state = "needs_sign_in"
    elif worst is not None and around.runs:
        state = "backing_off"
    elif state not in ("watching", "stopped"):
        state = "polling"  # a watch is being made anew, which is ordinary: meanwhile every turn looks
    lag = max(0, int((around.now - seen.last_seen).total_seconds())) if seen.last_seen else None
    told = f"{worst.wrong} {worst.do}" if worst else None
    next_try = seen.next_try if around.runs else None
    return AccountHealth(account.name, account.kind, state, seen.last_seen, lag, next_try, told)
