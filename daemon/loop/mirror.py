"""Owns the mirror: each queued draft lies in the person's own Drafts folder, and is withdrawn from there."""

from __future__ import annotations

from dataclasses import dataclass

from daemon.adapters.journal.shapes import Effect, EffectState
from daemon.domain.application import Item, State
from daemon.errors import FollowupError
from daemon.loop.parts import Parts
from daemon.pipeline import drafting
from daemon.sources.copies import copy_of, digest
from daemon.sources.source import Copy, DraftsFolder

MIRRORED = ("queued", "edited", "approved")
COPY, REMOVAL = "copy", "remove"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One draft as it should lie in Drafts."""

    item: Item
    raw: bytes
    digest: str


def sync(parts: Parts, state: State) -> None:
    """Take out copies that are no longer wanted as they are, then put what is missing."""
    rows = parts.journal.effects()
    for account, folder in parts.drafts.items():
        try:
            _sync_account(parts, state, account, folder, rows)
        except FollowupError as error:
            parts.on_problem(account, error)


def account_of(item: Item, parts: Parts) -> str | None:
    """The account a draft belongs to: that of the conversation, else the first one with a Drafts folder."""
    account = item.data.get("account")
    return account if account in parts.drafts else next(iter(parts.drafts), None)


def _sync_account(parts: Parts, state: State, account: str, folder: DraftsFolder, rows: list[Effect]) -> None:
    wanted = {w.item.id: w for w in _wanted(parts, state, account)}
    removed = {row.data["copy"] for row in rows if row.kind == REMOVAL and row.state is EffectState.DONE}
    copies = [r for r in rows if r.kind == COPY and r.data["account"] == account and r.key not in removed]
    for copy in copies:
        want = wanted.get(copy.item or 0)
        if want is not None and want.digest == copy.data["digest"]:
            if copy.state is not EffectState.DONE:
                _put(parts, folder, copy.key, want)
            del wanted[want.item.id]
        elif copy.state is EffectState.DONE or copy.state is EffectState.CLAIMED:
            _remove(parts, folder, copy)
        else:
            with parts.journal.writing() as tx:
                tx.effect_drop(copy.key)
    known = {row.key for row in rows}
    for want in wanted.values():
        key = _fresh_key(want, known)
        data = {"account": account, "digest": want.digest, "message_id": want.item.data["message_id"]}
        with parts.journal.writing() as tx:
            tx.effect_plan(key, COPY, want.item.id, data)
        _put(parts, folder, key, want)


def _wanted(parts: Parts, state: State, account: str) -> list[Wanted]:
    found = []
    for item in state.open_items():
        if item.is_draft and item.state in MIRRORED and account_of(item, parts) == account:
            raw = drafting.raw(item)
            found.append(Wanted(item, raw, digest(copy_of("", "", raw))))
    return found


def _fresh_key(want: Wanted, known: set[str]) -> str:
    number = 1
    while (key := f"{COPY}:{want.item.id}:{want.digest}:{number}") in known:
        number += 1
    return key


def _put(parts: Parts, folder: DraftsFolder, key: str, want: Wanted) -> None:
    """APPEND once. A row that was claimed before (a crash) is looked for on the server first."""
    with parts.journal.writing() as tx:
        fresh = tx.effect_claim(key)
    there = None if fresh else _find(folder, want.item.data["message_id"], want.digest)
    name = there.name if there is not None else folder.put(want.raw)
    with parts.journal.writing() as tx:
        tx.effect_done(key, {"name": name})


def _remove(parts: Parts, folder: DraftsFolder, copy: Effect) -> None:
    """Take out our own unedited copy; one that the person edited or moved stays theirs."""
    key = f"{REMOVAL}:{copy.key}"
    with parts.journal.writing() as tx:
        tx.effect_plan(key, REMOVAL, copy.item, {"copy": copy.key})
        tx.effect_claim(key)
    message_id, wanted = copy.data["message_id"], copy.data["digest"]
    name = copy.data.get("name")
    if name is None or not folder.remove(name, message_id, wanted):
        # The server never told its name, or has given it another one since (a new UIDVALIDITY).
        there = _find(folder, message_id, wanted)
        if there is not None:
            folder.remove(there.name, message_id, wanted)
    with parts.journal.writing() as tx:
        tx.effect_done(key)


def _find(folder: DraftsFolder, message_id: str, wanted: str) -> Copy | None:
    return next(
        (c for c in folder.drafts() if c.headers.get("message-id", "").strip() == message_id and digest(c) == wanted),
        None,
    )
