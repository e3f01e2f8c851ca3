"""Owns the planning half of a turn: the queue brought in line with the plan."""

from __future__ import annotations

from datetime import datetime, timedelta

from daemon.domain import planner
from daemon.domain.application import State
from daemon.domain.events import What
from daemon.loop.memory import Memory
from daemon.loop.parts import Counts, Parts
from daemon.pipeline import planning

CATCHING_UP = "catching_up"
LAST_TURN = "last_turn"
MOST_ROUNDS = 12  # each round may let one more check of a long absence lapse


def bring_in_line(parts: Parts, memory: Memory, now: datetime) -> Counts:
    """Wake, expire, withdraw and queue until the plan asks for nothing more."""
    counts = Counts()
    for _ in range(MOST_ROUNDS):
        state = memory.state(now, parts.policy)
        events = planning.waking(state, parts.policy)
        if not events:
            plan = planner.wishes(state, parts.policy)
            left = _checks_left(parts, state, plan)
            sends = parts.via != "drafts"
            events = planning.changes(state, plan, parts.policy, parts.drafter, checks_left=left, yes_sends=sends)
        if not events:
            break
        with parts.journal.writing() as tx:
            memory.record(tx, events)
        lapsed = {e.data["item"] for e in events if e.what == What.EXPIRED}
        queued = sum(e.what == What.QUEUED and e.data["item"] not in lapsed for e in events)
        withdrawn = sum(e.what == What.WITHDRAWN for e in events)
        counts = counts + Counts(queued=queued, withdrawn=withdrawn)
    return counts


def note_absence(parts: Parts, now: datetime) -> None:
    """After a first import, or a long absence, overdue checks come a few a day, until a day queues none."""
    last = parts.journal.meta(LAST_TURN)
    away = last is None or now - datetime.fromisoformat(last) > timedelta(days=parts.policy.absence_days)
    if away:
        with parts.journal.writing() as tx:
            tx.set_meta(CATCHING_UP, now.isoformat())


def _checks_left(parts: Parts, state: State, plan: planner.Plan) -> int | None:
    since = parts.journal.meta(CATCHING_UP)
    if not since:
        return None
    overdue = [
        w
        for w in plan.wishes
        if w.kind == "status_check" and parts.policy.day(w.due) < parts.policy.day(datetime.fromisoformat(since))
    ]
    if not overdue:
        return None
    return max(0, parts.policy.overdue_a_day - planning.overdue_checks_today(state, parts.policy))
