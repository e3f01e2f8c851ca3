"""Owns what the journal knows of our copies in Drafts: rows of copies, of removals, and of what was not found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from daemon.adapters.journal.port import WritingPort
from daemon.adapters.journal.shapes import Effect, EffectState
from daemon.domain.application import Item, State
from daemon.domain.items import ENDED
from daemon.domain.mirror import MIRRORED, Known, Missing, Tracked
from daemon.loop.parts import Parts
from daemon.pipeline import drafting
from daemon.sources.copies import copy_of, digest
from outbox.mime import MimeFault

COPY, REMOVAL, MISSING = "copy", "remove", "missing"
MOST_DIGESTS = 200
FORGOTTEN_AFTER = timedelta(days=30)  # copies of a draft that ended so long ago are nobody's business any more

# A digest follows from these words and people alone, and writing a mail takes longer than all the rest of a look.
_digests: dict[tuple[int, str, str, tuple[tuple[str | None, str], ...]], str] = {}


@dataclass(slots=True)
class Rows:
    """The rows of one account, by draft. `mine`: digests of every copy that we wrote ourselves, past ones too."""

    copies: dict[int, list[Known]] = field(default_factory=dict)
    past: dict[int, set[str]] = field(default_factory=dict)
    mine: dict[int, set[str]] = field(default_factory=dict)
    missing: dict[int, Missing] = field(default_factory=dict)


def rows_of(effects: Iterable[Effect], account: str) -> Rows:
    """The rows of one account."""
    known = list(effects)
    removals = {e.data["copy"]: e.state for e in known if e.kind == REMOVAL}
    found = Rows()
    for row in known:
        if row.item is None or row.data.get("account") != account:
            continue
        if row.kind == MISSING:
            found.missing[row.item] = _missing(row.data)
        if row.kind != COPY:
            continue
        if not row.data.get("theirs"):
            found.mine.setdefault(row.item, set()).add(row.data["digest"])
        if removals.get(row.key) is EffectState.DONE:
            found.past.setdefault(row.item, set()).add(row.data["digest"])
        else:
            found.copies.setdefault(row.item, []).append(_known(row, leaving=row.key in removals))
    return found


def _known(row: Effect, *, leaving: bool) -> Known:
    get = row.data.get
    sure = row.state is EffectState.DONE and not leaving
    wanted = str(get("wanted", row.data["digest"]))
    name, theirs, exact = get("name"), bool(get("theirs")), bool(get("exact", True))
    return Known(row.key, name, row.data["message_id"], row.data["digest"], theirs, sure, wanted, exact, leaving)


def _missing(data: Mapping[str, object]) -> Missing:
    since = datetime.fromisoformat(str(data["since"]))
    return Missing(since, str(data["validity"]), bool(data["together"]), bool(data["asked"]))


def account_of(item: Item, parts: Parts) -> str | None:
    """The account a draft belongs to: that of the conversation, else the first one with a Drafts folder."""
    account = item.data.get("account")
    return account if account in parts.drafts else next(iter(parts.drafts), None)


def tracked(rows: Rows, state: State, account: str, parts: Parts) -> list[Tracked]:
    """The drafts whose copies matter in this account: those that wait, and those of which a copy is or was there."""
    return [_tracked(item, rows) for item in _items(rows, state, account, parts)]


def _items(rows: Rows, state: State, account: str, parts: Parts) -> Iterator[Item]:
    for item in state.items.values():
        if not item.is_draft:
            continue
        ours = item.id in rows.copies or item.id in rows.past
        over = item.ended_at is not None and item.state in (*ENDED, "withdrawn")
        if over and item.id not in rows.copies and state.now - (item.ended_at or state.now) > FORGOTTEN_AFTER:
            continue
        if ours or (item.state in MIRRORED and account_of(item, parts) == account):
            yield item


def _tracked(item: Item, rows: Rows) -> Tracked:
    copies = tuple(rows.copies.get(item.id, ()))
    wanted = wanted_digest(item)
    unmirrored = item.edited and not (copies and copies[-1].wanted == wanted)
    past = frozenset(rows.past.get(item.id, ()))
    return Tracked(item, copies, past, wanted, rows.missing.get(item.id), unmirrored)


def raw_of(item: Item) -> bytes | None:
    """The draft's bytes; None when its words cannot be written as a mail."""
    try:
        return drafting.raw(item)
    except MimeFault:
        return None


def wanted_digest(item: Item) -> str:
    """What a copy of ours would be compared by; "" when there can be none."""
    known = (item.id, item.subject, item.body, item.to)
    if known not in _digests:
        if len(_digests) >= MOST_DIGESTS:
            _digests.clear()
        raw = raw_of(item)
        _digests[known] = digest(copy_of("", "", raw)) if raw is not None else ""
    return _digests[known]


def fresh_key(item: int, words: str, known: Iterable[Effect]) -> str:
    """A key for one more copy of these words."""
    taken = {row.key for row in known}
    number = 1
    while (key := f"{COPY}:{item}:{words}:{number}") in taken:
        number += 1
    return key


def close(tx: WritingPort, known: Known, item: int) -> None:
    """The copy is there no more, and not by us."""
    if tx.effect_drop(known.key):
        return
    tx.effect_done(known.key)  # one that a crash had cut off: it had been put
    key = f"{REMOVAL}:{known.key}"
    tx.effect_plan(key, REMOVAL, item, {"copy": known.key, "how": "gone"})
    tx.effect_claim(key)
    tx.effect_done(key)


def add(tx: WritingPort, item: int, data: Mapping[str, object]) -> None:
    """Know one more copy that lies there; `data` as _known reads it."""
    key = fresh_key(item, str(data["digest"]), tx.effects())
    tx.effect_plan(key, COPY, item, data)
    tx.effect_claim(key)
    tx.effect_done(key)


def rename(tx: WritingPort, account: str, known: Known, name: str, item: int) -> None:
    """The folder has new numbers (another UIDVALIDITY): the same copy by another name."""
    close(tx, known, item)
    same = {"digest": known.digest, "message_id": known.message_id, "wanted": known.wanted}
    add(tx, item, {"account": account, "name": name, "theirs": known.theirs, "exact": known.exact, **same})


def note_missing(tx: WritingPort, account: str, item: int, missing: Missing | None) -> None:
    """Remember since when no copy is found; None: one is, or nobody looks for it any more."""
    key = f"{MISSING}:{account}:{item}"
    tx.effect_drop(key)
    if missing is not None:
        since, together, asked = missing.since.isoformat(), missing.together, missing.asked
        data = {"since": since, "validity": missing.validity, "together": together, "asked": asked}
        tx.effect_plan(key, MISSING, item, {"account": account, **data})


def missed(effects: Iterable[Effect]) -> frozenset[int]:
    """The drafts whose copies are not found just now: deleted, sent a moment ago, or on the way to somewhere."""
    return frozenset(e.item for e in effects if e.kind == MISSING and e.item is not None)
