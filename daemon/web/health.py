"""Owns what the Health page shows: each mailbox, when it was seen, problems with their next step, unread mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from daemon.bootstrap.program import Program
from daemon.domain.mailbox import Skipped
from daemon.views.quarantine import Unreadable
from daemon.views.status import AccountHealth, Health
from daemon.views.timefmt import ago, when
from daemon.web.texts import texts

MOST = 50  # mails listed of a kind; the counts are whole
JUST_NOW = 5  # seconds
LONGEST = 20_000  # characters shown of an unreadable mail
t = texts()


@dataclass(frozen=True, slots=True)
class AccountShown:
    """One mailbox. `tone`: well | busy | trouble."""

    name: str
    kind: str
    tone: str
    state: str
    seen: str
    next_try: str
    problem: str


@dataclass(frozen=True, slots=True)
class ProblemShown:
    """One problem: what is wrong, what to do, since when, of which account (empty: of all)."""

    wrong: str
    do: str
    since: str
    account: str
    severity: str


@dataclass(frozen=True, slots=True)
class AsideShown:
    """One mail that could not be read. `asked`: it is tried again at the next turn; `raw` only when one is shown."""

    id: int
    account: str
    place: str
    reason: str
    at: str
    tries: int
    asked: bool
    raw: str


@dataclass(frozen=True, slots=True)
class HealthShown:
    """The whole page."""

    well: bool
    runs: bool
    accounts: tuple[AccountShown, ...]
    problems: tuple[ProblemShown, ...]
    journal: tuple[tuple[str, str], ...]
    aside: tuple[AsideShown, ...]
    aside_count: int
    skipped: tuple[Skipped, ...]
    skipped_count: int
    version: str


def health(program: Program) -> HealthShown:
    """As things stand."""
    known, zone, now = program.health(), program.policy.zone, program.clock.now()
    asked = program.quarantine.asked()
    aside = program.quarantine.list()
    passed_over, put_aside = known.not_read
    return HealthShown(
        well=known.well,
        runs=program.daemon_runs(),
        accounts=tuple(_account(one, {p.account for p in known.problems}, zone, now) for one in known.accounts),
        problems=tuple(_problems(known, zone, now)),
        journal=tuple(_journal(program, now)),
        aside=tuple(_aside(one, asked, zone, now) for one in aside[:MOST]),
        aside_count=max(put_aside, len(aside)),
        skipped=tuple(program.quarantine.skipped(MOST)),
        skipped_count=passed_over,
        version=known.version,
    )


def one_aside(program: Program, number: int) -> AsideShown | None:
    """One unreadable mail with its octets, read as text as far as they are text."""
    found = program.quarantine.show(number)
    if found is None:
        return None
    return _aside(found, program.quarantine.asked(), program.policy.zone, program.clock.now())


def is_blind(program: Program) -> bool:
    """Whether mail may be missed: told beside the page's name on every page."""
    return not program.health().well


def _account(account: AccountHealth, told: set[str | None], zone: tzinfo, now: datetime) -> AccountShown:
    seen = t.health.never
    if account.last_seen is not None:
        seen = when(account.last_seen, zone, now)
        seen = seen if account.lag_s is None else _seen(seen, account.lag_s)
    tone = "well" if account.problem is None else "busy" if account.state == "backing_off" else "trouble"
    return AccountShown(
        name=account.name,
        kind=t.health.kinds.get(account.kind, account.kind),
        tone=tone,
        state=t.health.states.get(account.state, account.state),
        seen=seen,
        next_try=when(account.next_try, zone, now) if account.next_try else "",
        problem="" if account.name in told else account.problem or "",  # told above, with its next step
    )


def _seen(at: str, seconds: float) -> str:
    """When that was, and how long ago."""
    return str(t.health.seen(at=at, lag=ago(seconds)) if seconds >= JUST_NOW else t.health.just_now(at=at))


def _problems(known: Health, zone: tzinfo, now: datetime) -> list[ProblemShown]:
    return [
        ProblemShown(one.wrong, one.do, when(one.since, zone, now), one.account or "", one.severity.value)
        for one in known.problems
    ]


def _journal(program: Program, now: datetime) -> list[tuple[str, str]]:
    """What the journal says of itself and of the turns."""
    facts = [(t.health.facts, f"{program.journal.event_count():,}")]
    last = program.journal.meta("last_turn")
    if last:
        at = datetime.fromisoformat(last)
        at_words = when(at, program.policy.zone, now)
        facts.append((t.health.last_turn, _seen(at_words, (now - at).total_seconds())))
    read = program.journal.counters().get("mails_read")
    if read is not None:
        facts.append((t.health.read, f"{read:,}"))
    return facts


def _aside(mail: Unreadable, asked: frozenset[int], zone: tzinfo, now: datetime) -> AsideShown:
    return AsideShown(
        id=mail.id,
        account=mail.account,
        place=t.health.place(account=mail.account, folder=mail.folder, name=mail.name),
        reason=mail.reason,
        at=when(mail.at, zone, now),
        tries=mail.tries,
        asked=mail.id in asked,
        raw=mail.raw[:LONGEST].decode("utf-8", "replace").replace("\r\n", "\n"),
    )
