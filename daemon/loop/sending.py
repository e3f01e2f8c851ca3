"""Owns the way out of an approved draft: the row first, one attempt, and what became of it (rules section 7)."""

from __future__ import annotations

from datetime import datetime, timedelta

from daemon.adapters.journal.port import WritingPort
from daemon.adapters.journal.shapes import Effect
from daemon.domain.application import Item, State
from daemon.domain.events import NewEvent, Source, What
from daemon.errors import FollowupError
from daemon.loop import mirror
from daemon.loop.memory import Memory
from daemon.loop.mirror import account_of
from daemon.loop.parts import Parts
from daemon.pipeline import drafting
from daemon.sources.source import DraftsFolder
from outbox import mime, release
from outbox.outcome import Outcome, SendResult

SEND, SENT_COPY = "send", "sent_copy"
COPY_AFTER = timedelta(seconds=60)


def in_sending_hours(now: datetime, parts: Parts) -> bool:
    """08:00-18:00 in the person's zone, any weekday."""
    local = now.astimezone(parts.policy.zone).time()
    return parts.policy.day_starts <= local < parts.policy.day_ends


def waiting(state: State, parts: Parts, now: datetime) -> list[Item]:
    """Approved drafts that may leave now, by id. With the `drafts` way out nothing leaves through us.

    One whose copy has just gone from Drafts waits: the person may be sending it from there, or have deleted it.
    """
    if parts.via == "drafts" or not in_sending_hours(now, parts):
        return []
    approved = [i for i in state.open_items() if i.is_draft and i.state == "approved"]
    gone = mirror.missed(parts.journal.effects()) if approved else frozenset()
    return sorted((i for i in approved if i.id not in gone), key=lambda i: i.id)


def send_approved(parts: Parts, memory: Memory, now: datetime) -> int:
    """Send what was approved; how many left."""
    sent = 0
    for item in waiting(memory.state(now, parts.policy), parts, now):
        sent += _send(parts, memory, item, now)
    return sent


def _say(item: Item, what: What, now: datetime, **data: object) -> NewEvent:
    key = f"sent:{item.id}" if what is What.SENT else None
    return NewEvent(now, Source.PROGRAM, what, item.application, None, {"item": item.id, **data}, key=key)


def _send(parts: Parts, memory: Memory, item: Item, now: datetime) -> int:
    account = account_of(item, parts) if parts.via == "folder" else _smtp_account(item, parts)
    sender = parts.senders.get(account or "")
    if sender is None:
        return 0
    raw = drafting.raw(item)
    if not release.may_leave(item.state, item.digest, mime.digest(raw)):
        _record(parts, memory, [_say(item, What.RESTORED, now, because="it changed after your yes")])
        return 0
    key = f"{SEND}:{item.id}:{item.digest}:{_attempts(parts, item)}"
    with parts.journal.writing() as tx:
        tx.effect_plan(key, SEND, item.id, {"account": account, "message_id": item.message_id})
        if not tx.effect_claim(key):
            return 0
        memory.record(tx, [_say(item, What.SENDING, now)])
    try:
        result = sender.send(mime.with_date(raw, now), item.data["from"][1], tuple(a for _, a in item.to))
    except FollowupError as error:
        parts.on_problem(account or "", error)
        result = SendResult(Outcome.NOT_STARTED, words=error.wrong)
    assert isinstance(result, SendResult)
    return _settle(parts, memory, item, key, result, now)


def _attempts(parts: Parts, item: Item) -> int:
    return sum(1 for e in parts.journal.effects() if e.kind == SEND and e.item == item.id)


def _smtp_account(item: Item, parts: Parts) -> str | None:
    account = item.data.get("account")
    return account if account in parts.senders else next(iter(parts.senders), None)


def _settle(parts: Parts, memory: Memory, item: Item, key: str, result: SendResult, now: datetime) -> int:
    with parts.journal.writing() as tx:
        match result.outcome:
            case Outcome.SENT:
                tx.effect_done(key)
                how = {"message_id": item.message_id, "how": parts.via}
                memory.record(tx, [_say(item, What.SENT, now, **how)])
                if parts.via == "smtp":
                    _plan_copy(tx, parts, item, now)
                return 1
            case Outcome.NOT_STARTED:
                tx.effect_unsure(key, result.words)
                tx.effect_drop(key)
                approved = {"message_id": item.message_id, "digest": item.digest, "because": result.words}
                memory.record(tx, [_say(item, What.APPROVED, now, **approved)])
            case Outcome.REFUSED:
                tx.effect_done(key, {"refused": result.words})
                why = f"the server refused it: {result.words}"
                memory.record(tx, [_say(item, What.RESTORED, now, because=why)])
            case _:
                tx.effect_unsure(key, result.words)
                why = "the connection broke while it was being sent"
                memory.record(tx, [_say(item, What.UNSURE, now, because=why)])
    return 0


def _record(parts: Parts, memory: Memory, events: list[NewEvent]) -> None:
    with parts.journal.writing() as tx:
        memory.record(tx, events)


def after_crash(parts: Parts, memory: Memory, now: datetime) -> None:
    """A draft that says `sending` when a turn begins was cut off by a crash: unsure, never sent again by itself."""
    state = memory.state(now, parts.policy)
    cut = [i for i in state.items.values() if i.state == "sending"]
    if cut:
        why = "the program stopped while it was being sent"
        _record(parts, memory, [_say(i, What.UNSURE, now, because=why) for i in cut])


def look_for_unsure(parts: Parts, memory: Memory, now: datetime) -> None:
    """Unsure drafts are looked for in Sent. In a folder account the look settles it; on a server only a find does."""
    state = memory.state(now, parts.policy)
    for item in [i for i in state.items.values() if i.state == "unsure"]:
        folder = parts.drafts.get(account_of(item, parts) or "")
        if folder is None or item.message_id is None:
            continue
        try:
            there = folder.find_sent(item.message_id)
        except FollowupError as error:
            parts.on_problem(folder.name, error)
            continue
        if there is not None:
            how = {"message_id": item.message_id, "how": "found"}
            _record(parts, memory, [_say(item, What.SENT, there.arrived_at or now, **how)])
        elif parts.via == "folder":
            _record(parts, memory, [_say(item, What.RESTORED, now, because="it did not leave")])


def _plan_copy(tx: WritingPort, parts: Parts, item: Item, now: datetime) -> None:
    account = account_of(item, parts)
    if account is not None and account not in parts.no_copies:
        data = {"account": account, "message_id": item.message_id, "after": (now + COPY_AFTER).isoformat()}
        tx.effect_plan(f"{SENT_COPY}:{item.id}", SENT_COPY, item.id, {**data, "date": now.isoformat()})


def put_sent_copies(parts: Parts, memory: Memory, now: datetime) -> None:
    """After SMTP: a copy into Sent when the server has put none there after 60 s (trust.md 4).

    A claimed row was cut off by a crash: like any other it is looked for first, and put when it is not there.
    """
    state = memory.state(now, parts.policy)
    for effect in (*parts.journal.effects("claimed"), *parts.journal.effects("planned")):
        if effect.kind != SENT_COPY or datetime.fromisoformat(effect.data["after"]) > now:
            continue
        folder, item = parts.drafts.get(effect.data["account"]), state.items.get(effect.item or 0)
        if folder is None or item is None:
            continue
        try:
            _put_sent_copy(parts, folder, effect, item)
        except FollowupError as error:
            parts.on_problem(folder.name, error)


def _put_sent_copy(parts: Parts, folder: DraftsFolder, effect: Effect, item: Item) -> None:
    missing = folder.find_sent(effect.data["message_id"]) is None
    with parts.journal.writing() as tx:
        tx.effect_claim(effect.key)
    if missing:
        folder.put_sent(mime.with_date(drafting.raw(item), datetime.fromisoformat(effect.data["date"])))
    with parts.journal.writing() as tx:
        tx.effect_done(effect.key)
