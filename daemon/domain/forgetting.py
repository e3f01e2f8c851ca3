"""Owns what belongs to an application and to nothing else: all that goes when the person wants it forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import datetime

from daemon.domain.application import State
from daemon.domain.events import Event, What
from daemon.domain.items import ITEM_EVENTS
from daemon.domain.mail import MailFact
from daemon.domain.replay import Ledger
from daemon.domain.stages import CLOSED, Stage


@dataclass(frozen=True, slots=True)
class Belongings:
    """What is erased: numbers of events and items, keys of mails, addresses and Message-IDs nothing else speaks of."""

    events: frozenset[int]
    mails: frozenset[str]
    items: frozenset[int]
    senders: frozenset[str]
    message_ids: frozenset[str]


def over(state: State, before: datetime) -> list[int]:
    """The applications that are closed or quiet and of which nothing was heard since `before`: what a purge takes."""
    return [
        number
        for number, application in sorted(state.applications.items())
        if application.stage in CLOSED | {Stage.QUIET}
        and all(entry.at < before for entry in application.timeline)
        and application.opened_at < before
    ]


def belongings(events: Iterable[Event], applications: Set[int], before: datetime | None = None) -> Belongings:
    """All that belongs to these applications; with `before`, also older mails that belong to none."""
    known = list(events)
    ledger = Ledger.of(known)
    gone = {n for n in range(1, ledger.last_application + 1) if ledger.alias(n) in applications}
    mails = _mails(ledger, known, gone, before)
    items = _items(ledger, gone, mails)
    numbers = {e.id for e in known if _belongs(e, gone, mails, items)}
    numbers |= {e.id for e in known if e.what == What.UNDONE and int(e.data["event"]) in numbers}
    kept = [mail for key, mail in ledger.mails.items() if key not in mails]
    erased = [mail for key, mail in ledger.mails.items() if key in mails]
    addresses = {a for m in erased for a in _addresses(m)} - {a for m in kept for a in _addresses(m)}
    message_ids = {m.message_id for m in erased if m.message_id} - {m.message_id for m in kept}
    return Belongings(
        frozenset(numbers), frozenset(mails), frozenset(items), frozenset(addresses), frozenset(message_ids)
    )


def _belongs(event: Event, applications: Set[int], mails: Set[str], items: Set[int]) -> bool:
    if event.what == What.FORGOTTEN:
        return False
    if event.application in applications or event.mail in mails:
        return True
    return event.what in ITEM_EVENTS and int(event.data["item"]) in items


def _mails(ledger: Ledger, events: Iterable[Event], applications: Set[int], before: datetime | None) -> set[str]:
    """Mails tied to the applications, asked about for them alone, or of the same employer and tied to nothing."""
    theirs = {key for key in ledger.mails if ledger.tie_of(key) in applications}
    companies = {
        str(e.data["company"]).casefold()
        for e in events
        if e.what in (What.OPENED, What.SET) and e.application in applications and e.data.get("company")
    }
    people = {ledger.mails[key].sender for key in theirs if ledger.mails[key].human}
    for key, mail in ledger.mails.items():
        if key in theirs or ledger.tie_of(key) is not None:
            continue
        candidates = ledger.ties.get(key, (None, (), ""))[1]
        asked = bool(candidates) and {ledger.alias(n) for n in candidates} <= applications
        same = (mail.company or "").casefold() in companies or (not mail.own and mail.sender in people)
        if asked or same or (before is not None and mail.at < before):
            theirs.add(key)
    return theirs


def _items(ledger: Ledger, applications: Set[int], mails: Set[str]) -> set[int]:
    return {
        number
        for number, item in ledger.items.items()
        if item.application in applications
        or item.data.get("mail") in mails
        or (item.data.get("candidates") and set(item.data["candidates"]) <= applications)
    }


def _addresses(mail: MailFact) -> set[str]:
    named = (mail.sender, *mail.to, *mail.cc, *(person.address for person in mail.people))
    return {address.lower() for address in named if address}
