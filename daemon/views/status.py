"""Owns the shape of health and its JSON: when each mailbox was last really seen, what is wrong, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from daemon.domain.problems import TABLE, Code, Row, Severity
from daemon.views.timefmt import instant, instant_or_none

SCHEMA = 1
VERSION = "0.1.0"  # as in pyproject.toml; asking the installed package takes longer than all of `status`
BLIND = 4


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, in two sentences. `code`: its row in docs/troubleshooting.md; `account` None: all."""

    code: str
    wrong: str
    do: str
    since: datetime
    account: str | None = None

    @property
    def severity(self) -> Severity:
        """Whether it makes the program blind, or only wants to be known."""
        return _row(self.code).severity

    @property
    def exit(self) -> int:
        """The exit code it stands for, 0 for a warning."""
        row = _row(self.code)
        return row.exit if row.severity is Severity.BLIND else 0


def _row(code: str) -> Row:
    return TABLE[Code(code) if code in TABLE else Code.OTHER]


@dataclass(frozen=True, slots=True)
class AccountHealth:
    """One account. `state`: watching | polling | backing_off | needs_sign_in | stopped; `lag_s` in seconds."""

    name: str
    kind: str  # imap | folder
    state: str
    last_seen: datetime | None = None
    lag_s: int | None = None
    next_try: datetime | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """How the whole program is. `well` is False when it is blind: an account was not seen as it should have been."""

    well: bool
    accounts: tuple[AccountHealth, ...]
    drafts: int
    tasks: int
    version: str
    not_read: tuple[int, int] = (0, 0)  # passed over by the first import, put aside as unreadable
    problems: tuple[Problem, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 well; 6 the journal or its disk, 3 a password or the configuration, 4 everything else that makes blind."""
        if self.well:
            return 0
        codes = {problem.exit for problem in self.problems}
        return next((code for code in (6, 3) if code in codes), BLIND)


def status_json(health: Health) -> dict[str, Any]:
    """The document of `status`."""
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "well": health.well,
        "accounts": [_account(account) for account in health.accounts],
        "problems": [_problem(problem) for problem in health.problems],
        "queue": {"drafts": health.drafts, "tasks": health.tasks},
        "not_read": {"skipped": health.not_read[0], "quarantined": health.not_read[1]},
        "version": health.version,
    }
    return document | _error(health)


def _error(health: Health) -> dict[str, Any]:
    """A journal that cannot be used is told where every other command tells it, too."""
    worst = next((p for p in health.problems if p.exit == health.exit_code == 6), None)
    return {"error": {"code": 6, "wrong": worst.wrong, "do": worst.do}} if worst else {}


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "account": problem.account,
        "wrong": problem.wrong,
        "do": problem.do,
        "since": instant(problem.since),
    }


def _account(account: AccountHealth) -> dict[str, Any]:
    return {
        "name": account.name,
        "kind": account.kind,
        "state": account.state,
        "last_seen": instant_or_none(account.last_seen),
        "lag_s": account.lag_s,
        "next_try": instant_or_none(account.next_try),
        "problem": account.problem,
    }
