"""Owns one turn: read, plan, mirror, send; the same for `run`, `once` and every test."""

from __future__ import annotations

from datetime import datetime

from daemon.adapters.journal.port import ReadingPort
from daemon.errors import UsageError
from daemon.loop import erasing, mirror, queueing, retrying, sending, taking
from daemon.loop.memory import Memory
from daemon.loop.parts import Counts, Parts, Progress


def turn(parts: Parts, memory: Memory, now: datetime, progress: Progress | None = None) -> Counts:
    """Read all new mail, bring the queue in line, mirror it, send what was approved. Restart-safe at every point."""
    not_backwards(parts.journal, now, standing=parts.until is not None)
    erasing.erase_forgotten(parts.journal, memory)  # takes in what others recorded, too
    queueing.note_absence(parts, now)
    sending.after_crash(parts, memory, now)
    sending.look_for_unsure(parts, memory, now)
    retrying.retry_asked(parts, memory, now)
    counts = _look(parts, memory, now, progress)
    if sending.waiting(memory.state(now, parts.policy), parts, now):
        # Just before sending, after a fresh look at INBOX and Sent, the plan is asked once more.
        counts = counts + _look(parts, memory, now, None)
        counts = counts + Counts(sent=sending.send_approved(parts, memory, now))
        counts = counts + queueing.bring_in_line(parts, memory, now)
    sending.put_sent_copies(parts, memory, now)
    mirror.sync(parts, memory, now)
    with parts.journal.writing() as tx:
        tx.set_meta(queueing.LAST_TURN, now.isoformat())
        tx.drop_texts(now - parts.keep_texts)
    return counts


def _look(parts: Parts, memory: Memory, now: datetime, progress: Progress | None) -> Counts:
    # Drafts before Sent: what the person sends in between is gone from the one or found in the other.
    mirror.look(parts, memory, now)
    read = taking.take_all(parts, memory, now, progress)
    taking.try_again(parts, memory, now)
    return Counts(read=read) + queueing.bring_in_line(parts, memory, now)


def not_backwards(journal: ReadingPort, now: datetime, *, standing: bool) -> None:
    """Under `--at`, no turn and no word of the person before the newest recorded turn (exit 2)."""
    last = journal.meta(queueing.LAST_TURN)
    if last is not None and standing and now < datetime.fromisoformat(last):
        raise UsageError(
            f"The clock cannot stand at {now:%Y-%m-%d %H:%M} UTC: the newest turn was at {last[:16]} UTC.",
            "Give a later --at, or another --data.",
        )
