"""Owns our own acts in Drafts: APPEND and the removal of copies, rows first; never over what the person wrote."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from daemon.domain import mirror
from daemon.domain.mirror import Known, Lying, Tracked
from daemon.loop.memory import Memory
from daemon.loop.mirroring import rows as kept
from daemon.loop.parts import Parts
from daemon.sources.copies import lying_of
from daemon.sources.source import DraftsFolder


def act(parts: Parts, memory: Memory, account: str, folder: DraftsFolder, now: datetime) -> None:
    """Take out copies that are no longer wanted as they are, then put what is missing."""
    rows = kept.rows_of(parts.journal.effects(), account)
    known = kept.tracked(rows, memory.state(now, parts.policy), account, parts)
    for one in known:
        wants = one.item.state in mirror.MIRRORED and kept.account_of(one.item, parts) == account
        out, puts = mirror.acts(one, wants=wants)
        taken = [_remove(parts, folder, known, one, copy, replaced=wants) for copy in out]
        if puts and all(taken) and one.wanted:
            _put(parts, folder, account, known, one, replaced=bool(out))


def _theirs(folder: DraftsFolder, known: Sequence[Tracked], one: Tracked) -> tuple[list[Lying], list[Lying]]:
    """What lies in the folder now, and of that the copies of this draft which are in no row."""
    lying = [lying_of(copy) for copy in folder.drafts()]
    return lying, mirror.unknown(known, lying, one)


def _remove(
    parts: Parts, folder: DraftsFolder, known: Sequence[Tracked], one: Tracked, copy: Known, *, replaced: bool
) -> bool:
    """Take out one copy as we know it; False, and no row is left behind, when it is not there as we know it.

    The next look then finds what became of it. A removal that a crash cut off may have happened.
    """
    key = f"{kept.REMOVAL}:{copy.key}"
    with parts.journal.writing() as tx:
        tx.effect_plan(key, kept.REMOVAL, one.item.id, {"copy": copy.key})
        fresh = tx.effect_claim(key)
    gone = copy.name is not None and folder.remove(copy.name, copy.message_id, copy.digest)
    if not gone and not _renamed(folder, known, one, copy):
        _, unknown = _theirs(folder, known, one)
        if unknown or (fresh and replaced and copy.sure):
            with parts.journal.writing() as tx:
                tx.effect_unsure(key, "it was not there as we knew it")
                tx.effect_drop(key)
            return False
    with parts.journal.writing() as tx:
        tx.effect_done(key)
    return True


def _renamed(folder: DraftsFolder, known: Sequence[Tracked], one: Tracked, copy: Known) -> bool:
    """The server never told its name, or has given it another one since (a new UIDVALIDITY)."""
    lying, _ = _theirs(folder, known, one)
    for there in lying:
        if there.digest == copy.digest and copy.message_id in there.traits.ids:
            return folder.remove(there.name, copy.message_id, copy.digest)
    return False


def _put(
    parts: Parts, folder: DraftsFolder, account: str, known: Sequence[Tracked], one: Tracked, *, replaced: bool
) -> None:
    """APPEND once. After a crash, and in the place of another copy, what lies there is looked at first."""
    raw = kept.raw_of(one.item)
    if raw is None:
        return
    cut_off = [copy.key for copy in one.copies if not copy.sure and not copy.leaving and copy.digest == one.wanted]
    if (cut_off or replaced) and _theirs(folder, known, one)[1]:
        return  # somebody was quicker: the next look says who
    key = cut_off[-1] if cut_off else kept.fresh_key(one.item.id, one.wanted, parts.journal.effects())
    data = {"account": account, "digest": one.wanted, "message_id": one.item.data["message_id"]}
    with parts.journal.writing() as tx:
        tx.effect_plan(key, kept.COPY, one.item.id, data)
        tx.effect_claim(key)
    name = folder.put(raw)
    with parts.journal.writing() as tx:
        tx.effect_done(key, {"name": name})
