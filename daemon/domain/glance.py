"""Owns the quick look at what waits: of all applications, only those the queue speaks of are told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from daemon.domain.application import Item, State
from daemon.domain.events import Event, What
from daemon.domain.items import items_of
from daemon.domain.policy import Policy
from daemon.domain.replay import REBUILD, Ledger


def waiting(events: Iterable[Event], now: datetime, policy: Policy) -> State:
    """What waits in the queue as of `now`: only the applications it speaks of are told, from their own events."""
    known = list(events)
    queue = items_of(known)
    state = State(now, items=queue)
    wanted = {number for item in state.open_items() for number in _applications_of(item)}
    for event in known:
        if event.what == What.MERGED and (int(event.data["into"]) in wanted or event.application in wanted):
            wanted |= {int(event.data["into"]), event.application or 0}
    mails = {e.mail for e in known if e.what == What.TIED and e.application in wanted}
    ledger = Ledger.of(e for e in known if e.application in wanted or e.mail in mails or e.what in REBUILD)
    ledger.items = queue
    for number in sorted(ledger.stories):
        state.applications[number] = ledger.fold(number, now, policy)
    return state


def _applications_of(item: Item) -> tuple[int, ...]:
    named = tuple(int(n) for n in item.data.get("candidates") or ())
    return named if item.application is None else (item.application, *named)
