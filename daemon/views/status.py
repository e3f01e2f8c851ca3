"""Owns the shape of health and its JSON: when each mailbox was last really seen, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from daemon.views.timefmt import instant_or_none

SCHEMA = 1
VERSION = "0.1.0"  # as in pyproject.toml; asking the installed package takes longer than all of `status`


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


def status_json(health: Health) -> dict[str, Any]:
    """The document of `status`."""
    return {
        "schema": SCHEMA,
        "well": health.well,
        "accounts": [_account(account) for account in health.accounts],
        "queue": {"drafts": health.drafts, "tasks": health.tasks},
        "not_read": {"skipped": health.not_read[0], "quarantined": health.not_read[1]},
        "version": health.version,
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
