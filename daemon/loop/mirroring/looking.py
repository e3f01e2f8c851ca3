"""Owns the look into Drafts, read-only: what the person did to our copies there becomes events, in one commit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import getaddresses
from typing import Any

from classifiers.parsing.fields import message_id
from daemon.adapters.journal.port import WritingPort
from daemon.domain import mirror
from daemon.domain.application import Item
from daemon.domain.events import NewEvent, Source, What
from daemon.domain.mirror import Change, Fate, Lying, Tracked
from daemon.domain.ours import ids_of
from daemon.loop.memory import Memory
from daemon.loop.mirroring import rows as kept
from daemon.loop.parts import Parts
from daemon.sources.copies import lying_of
from daemon.sources.headers import addresses
from daemon.sources.source import Copy, DraftsFolder, Standing


@dataclass(frozen=True, slots=True)
class Look:
    """What was found in one account's Drafts (and, when something is missing, in Sent)."""

    account: str
    standing: Standing
    lying: tuple[Lying, ...]
    sent: tuple[Lying, ...]
    copies: Mapping[str, Copy]


def mark_key(account: str) -> str:
    """Where the journal keeps how Drafts stood at the last look that was recorded."""
    return f"mirror:{account}"


def look(parts: Parts, memory: Memory, account: str, folder: DraftsFolder, now: datetime) -> None:
    """Look, when Drafts has changed or something is to be settled; record what was found."""
    known = _tracked(parts, memory, account, now)
    if not known:
        return
    standing = folder.standing()
    same = parts.journal.meta(mark_key(account)) == standing.mark
    if same and not any(_unsettled(one) for one in known):
        return
    copies = folder.drafts()
    lying = tuple(lying_of(copy) for copy in copies)
    sent: tuple[Lying, ...] = ()
    if lost := mirror.lost(known, lying):
        # After the look into Drafts: what left for Sent meanwhile is found there.
        since = min(item.queued_at or now for item in lost)
        sent = tuple(lying_of(copy) for copy in folder.sent(since))
    found = Look(account, standing, lying, sent, {copy.name: copy for copy in copies})
    with parts.journal.writing() as tx:
        _record(tx, parts, memory, found, now)


def _tracked(parts: Parts, memory: Memory, account: str, now: datetime) -> list[Tracked]:
    rows = kept.rows_of(parts.journal.effects(), account)
    return kept.tracked(rows, memory.state(now, parts.policy), account, parts)


def _unsettled(one: Tracked) -> bool:
    if one.missing is not None and not (one.missing.asked and one.item.vanished is not None):
        return True
    return any(not copy.sure for copy in one.copies)


def _record(tx: WritingPort, parts: Parts, memory: Memory, found: Look, now: datetime) -> None:
    """Compared inside the transaction: what the person said here meanwhile is known."""
    memory.catch_up(tx)
    rows = kept.rows_of(tx.effects(), found.account)
    known = kept.tracked(rows, memory.state(now, parts.policy), found.account, parts)
    changes = mirror.decide(known, found.lying, found.sent, validity=found.standing.validity, now=now)
    for change in changes:
        memory.record(tx, list(_events(change, found.copies, now)))
        mine = rows.mine.get(change.item.id, set())
        _settle_rows(tx, parts, memory, found, change, mine, now)
    tx.set_meta(mark_key(found.account), found.standing.mark)


# Events


def _events(change: Change, copies: Mapping[str, Copy], now: datetime) -> Iterator[NewEvent]:
    item = change.item
    for lying in change.beside:
        yield _event(What.EDITED, item, now, **_words(item, copies[lying.name]), beside=True)
    if change.words is not None:
        keeps = {"keeps": True} if change.keeps else {}
        yield _event(What.EDITED, item, now, **_words(item, copies[change.words.name]), **keeps)
    else:
        yield from _named_anew(change, copies, now)
    match change.fate:
        case Fate.DISCARDED:
            yield _event(What.DISMISSED if item.state == "withdrawn" else What.DISCARDED, item, now, how="drafts")
        case Fate.ASK:
            yield _event(What.VANISHED, item, now)
        case Fate.HERE if item.vanished is not None:
            yield _event(What.MIRRORED, item, now)


def _named_anew(change: Change, copies: Mapping[str, Copy], now: datetime) -> Iterator[NewEvent]:
    """A mail program saved the same words under another Message-ID."""
    for lying in change.adopted:
        name = _id_of(copies[lying.name])
        if name and name not in ids_of(change.item):
            yield _event(What.MIRRORED, change.item, now, message_id=name)


def _event(what: What, item: Item, now: datetime, **data: object) -> NewEvent:
    source = Source.PROGRAM if what in (What.VANISHED, What.MIRRORED) else Source.PERSON
    return NewEvent(now, source, what, item.application, None, {"item": item.id, **data})


def _words(item: Item, copy: Copy) -> dict[str, Any]:
    """What an EDITED event holds of a copy: everything the person wrote, and to whom."""
    to = addresses(copy.headers.get("to"), most=300)
    cc = [address for address in addresses(copy.headers.get("cc"), most=300) if address not in to]
    return {
        "there": True,
        "subject": copy.headers.get("subject", ""),
        "body": copy.text.strip("\n") + "\n",
        "to": [[_name_of(address, copy, item), address] for address in dict.fromkeys(to)],
        "cc": cc,
        "message_id": _id_of(copy),
        "only_there": _only_there(copy, to),
    }


def _name_of(address: str, copy: Copy, item: Item) -> str | None:
    known = {one.lower(): name for name, one in item.to}
    if address in known:
        return known[address]
    try:
        written = {one.lower(): name for name, one in getaddresses([copy.headers.get("to", "")])}
    except (ValueError, LookupError, AttributeError, RecursionError):
        return None
    return written.get(address) or None


def _only_there(copy: Copy, to: Sequence[str]) -> str | None:
    """What the copy has and our own bytes could not have: it can only be sent from there."""
    if copy.attachments:
        return "an attachment"
    if copy.headers.get("cc", "").strip() or copy.headers.get("bcc", "").strip():
        return "somebody in copy"
    return None if to else "no recipient"


def _id_of(copy: Copy) -> str:
    return message_id(copy.headers.get("message-id")) or ""


# Rows


def _settle_rows(
    tx: WritingPort, parts: Parts, memory: Memory, found: Look, change: Change, mine: set[str], now: datetime
) -> None:
    item = memory.state(now, parts.policy).items[change.item.id]
    for known in change.gone:
        kept.close(tx, known, item.id)
    for known, lying in change.found:
        if not known.sure:
            tx.effect_claim(known.key)
            tx.effect_done(known.key, {"name": lying.name})
        elif known.name not in (None, lying.name):
            kept.rename(tx, found.account, known, lying.name, item.id)
    last = change.words
    for lying in sorted(change.adopted, key=lambda copy: copy is last):
        _adopt(tx, found, item, lying, mine)
    if change.fate in (Fate.MISSED, Fate.ASK):
        kept.note_missing(tx, found.account, item.id, change.missing)
    elif change.fate not in (Fate.WAIT, Fate.LEFT):
        kept.note_missing(tx, found.account, item.id, None)


def _adopt(tx: WritingPort, found: Look, item: Item, lying: Lying, mine: set[str]) -> None:
    """Know a copy that somebody else put there. Ours it is only with our own words, and while the draft waits."""
    copy = found.copies[lying.name]
    to, wanted = addresses(copy.headers.get("to"), most=300), kept.wanted_digest(item)
    own = mine if item.edited else mine | {wanted}
    data = {
        "account": found.account,
        "digest": lying.digest,
        "message_id": _id_of(copy),
        "name": lying.name,
        "theirs": item.state not in mirror.MIRRORED or lying.digest not in own,
        "wanted": wanted,
        "exact": _only_there(copy, to) is None,
    }
    kept.add(tx, item.id, data)
