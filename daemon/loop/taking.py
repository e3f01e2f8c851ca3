"""Owns the incoming half of a turn: batches of raw mail become facts, each batch in one commit with its mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from daemon.adapters.journal.port import WritingPort
from daemon.adapters.journal.shapes import StoredMail
from daemon.adapters.reader_process import Unreadable
from daemon.adapters.reading_wire import ReadMail
from daemon.domain import decide
from daemon.domain.events import NewEvent
from daemon.domain.mail import MailFact
from daemon.errors import FollowupError, JournalError, MailboxError
from daemon.loop.memory import Memory
from daemon.loop.parts import Parts, Progress
from daemon.pipeline import incoming, recognising
from daemon.sources.source import Batch, RawMail, Role, Source


@dataclass(frozen=True, slots=True)
class Taken:
    """One mail that was read."""

    raw: RawMail
    read: ReadMail
    at: datetime


def take_all(parts: Parts, memory: Memory, now: datetime, progress: Progress | None) -> int:
    """Read what is new in every account; a blind account stops no other one. Returns how many mails were read."""
    count = 0
    for source in parts.sources:
        try:
            count += take_source(parts, memory, source, now, progress)
            parts.on_seen(source.name)
        except JournalError:
            raise  # no account's fault, and nothing more can be recorded
        except FollowupError as error:
            parts.on_problem(source.name, error)
    return count


def take_source(parts: Parts, memory: Memory, source: Source, now: datetime, progress: Progress | None) -> int:
    """Read what is new in one account."""
    count = 0
    for batch in source.batches(parts.journal, until=parts.until, since_days=parts.backfill_days):
        try:
            _take_batch(parts, memory, source, batch, now)
        except BaseException:
            memory.forget()  # also when only the commit failed: what was taken is not recorded
            raise
        count += len(batch.mails)
        if progress is not None:
            progress(count, batch.total)
    return count


def _take_batch(parts: Parts, memory: Memory, source: Source, batch: Batch, now: datetime) -> None:
    taken, unreadable = _read(parts, batch.mails, now)
    with parts.journal.writing() as tx:
        for mail in sorted(taken, key=lambda t: (t.at, t.read.message.message_id or "")):
            record_mail(parts, memory, tx, mail, now)
        _put_aside(tx, unreadable, now)
        _record_batch(tx, source.name, batch)
        tx.bump("mails_read", len(batch.mails))
        tx.bump("mails_unreadable", len(unreadable))
        tx.bump("mails_skipped", len(batch.skipped))


def _read(parts: Parts, mails: Sequence[RawMail], now: datetime) -> tuple[list[Taken], list[tuple[RawMail, str]]]:
    taken, unreadable = [], []
    for raw in mails:
        outcome = read_one(parts, raw)
        if isinstance(outcome, Unreadable):
            unreadable.append((raw, outcome.reason))
        else:
            at = incoming.own_time(outcome.message, _where(raw), now)
            taken.append(Taken(raw, outcome, at))
    return taken, unreadable


def read_one(parts: Parts, raw: RawMail) -> ReadMail | Unreadable:
    """Let the reader read one mail."""
    known = parts.authserv_ids.get(raw.account, frozenset())
    return parts.reader.read(raw.raw, me=parts.me, locale=parts.locale, authserv_ids=known)


def _where(raw: RawMail) -> incoming.Where:
    return incoming.Where(raw.account, raw.role is Role.SENT, raw.arrived_at)


def record_mail(parts: Parts, memory: Memory, tx: WritingPort, taken: Taken, now: datetime) -> None:
    """Decide what one mail makes happen, and record it."""
    state = memory.state(now, parts.policy)
    message, reading = taken.read.message, taken.read.reading
    mail = incoming.fact(message, reading, _where(taken.raw), state, me=parts.me, now=now)
    if mail is None or mail.key in state.mails or tx.forgot(mail.key):
        return
    item = recognising.ours(mail, state)
    events = recognising.seen_sent(mail, item, state) if item is not None else decide.decide(mail, state, now)
    if not events:
        return
    memory.record(tx, events)
    _remember(tx, mail, events)
    stored = StoredMail(
        mail.key,
        taken.raw.account,
        taken.raw.folder,
        taken.raw.name,
        mail.subject,
        mail.sender or "",
        taken.at,
        reading.written or message.text,
    )
    tx.keep_text(stored)


def _remember(tx: WritingPort, mail: MailFact, events: Sequence[NewEvent]) -> None:
    if mail.message_id:
        tx.know_messages([mail.message_id])
    if any(event.application is not None for event in events) and mail.sender and not mail.own:
        tx.know_senders([mail.sender, *(p.address for p in mail.people if p.address)])
    if mail.own and any(event.application is not None for event in events):
        tx.know_senders(mail.to)


def _put_aside(tx: WritingPort, unreadable: Sequence[tuple[RawMail, str]], now: datetime) -> None:
    for raw, reason in unreadable:
        tx.quarantine(raw.account, raw.folder, raw.name, raw.raw, reason, now)


def _record_batch(tx: WritingPort, account: str, batch: Batch) -> None:
    if batch.mark is not None:
        tx.set_mark(batch.mark)
    if batch.names:
        tx.add_names(batch.names, account)
    if batch.skipped:
        tx.add_skipped(batch.skipped)


def try_again(parts: Parts, memory: Memory, now: datetime) -> None:
    """Mails tied to nothing get another try: an application or an address may have become known."""
    state = memory.state(now, parts.policy)
    known = sum(len(a.contacts) for a in state.applications.values()) + len(state.applications)
    if not (state.loose or state.asked) or parts.journal.meta("retried_with") == f"{known}:{state.last_event}":
        return
    events = decide.retry(state, now)
    with parts.journal.writing() as tx:
        memory.record(tx, events)
        tx.set_meta("retried_with", f"{known}:{memory.ledger.last_event}")


def retry_quarantined(parts: Parts, memory: Memory, number: int, now: datetime) -> str | None:
    """Read one quarantined mail again; the reason when it still cannot be read, None when it could."""
    kept = parts.journal.quarantine_one(number)
    if kept is None:
        raise MailboxError(f"Nothing with number {number} is in quarantine.", "`followup quarantine list` shows it.")
    raw = RawMail(kept.account, kept.folder, _role(kept.folder), kept.name, kept.raw)
    outcome = read_one(parts, raw)
    with parts.journal.writing() as tx:
        if isinstance(outcome, Unreadable):
            tx.retried(number, outcome.reason)
            return outcome.reason
        at = incoming.own_time(outcome.message, _where(raw), now)
        record_mail(parts, memory, tx, Taken(raw, outcome, at), now)
        tx.released(number)
    return None


def read_skipped(parts: Parts, memory: Memory, where: tuple[str, str, str], now: datetime) -> bool:
    """Read one mail that the first import passed over; False when it is gone or its account is unknown."""
    account, folder, name = where
    source = next((s for s in parts.sources if s.name == account), None)
    raw = source.read_one(folder, name) if source is not None else None
    if raw is None:
        return False
    outcome = read_one(parts, raw)
    with parts.journal.writing() as tx:
        if isinstance(outcome, Unreadable):
            _put_aside(tx, [(raw, outcome.reason)], now)
        else:
            at = incoming.own_time(outcome.message, _where(raw), now)
            record_mail(parts, memory, tx, Taken(raw, outcome, at), now)
        tx.drop_skipped(account, folder, name)
    return True


def _role(folder: str) -> Role:
    return Role.SENT if "sent" in folder.casefold() else Role.INBOX
