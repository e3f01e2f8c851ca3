"""Owns the step from a plan to events: what a turn queues, withdraws, expires, wakes and writes anew."""

from __future__ import annotations

from daemon.domain.application import Item, State
from daemon.domain.events import NewEvent, Source, What
from daemon.domain.planner import Plan, reconcile
from daemon.domain.policy import Policy
from daemon.domain.wishes import Form, Kind
from daemon.pipeline.drafting import Drafter, bare

WRITTEN = (Form.DRAFT, Form.LETTER, Form.FAX)


def waking(state: State, policy: Policy) -> list[NewEvent]:
    """Snoozed items whose day has come."""
    back = []
    for item in state.items.values():
        if item.state == "snoozed" and item.until is not None:
            clock = policy.day_starts if item.kind == Kind.THANK_YOU else policy.checks_at
            if policy.at(item.until, clock) <= state.now:
                back.append(_event(state, item, What.RESTORED, {}))
    return back


def changes(
    state: State, plan: Plan, policy: Policy, drafter: Drafter, *, checks_left: int | None, yes_sends: bool = True
) -> list[NewEvent]:
    """The events that bring the queue in line with the plan."""
    wanted = reconcile(state, plan, policy, checks_left=checks_left, yes_sends=yes_sends)
    events = [_event(state, item, What.EXPIRED, {}) for item in wanted.expire]
    events.extend(_event(state, item, What.WITHDRAWN, {"because": why}) for item, why in wanted.withdraw)
    number = state.next_item
    for wish in wanted.lapse:
        events.append(NewEvent(state.now, Source.PROGRAM, What.QUEUED, wish.application, None, bare(wish, number)))
        events.append(NewEvent(state.now, Source.PROGRAM, What.EXPIRED, wish.application, None, {"item": number}))
        number += 1
    for wish in wanted.queue:
        data = drafter.item(wish, state, number)
        events.append(NewEvent(state.now, Source.PROGRAM, What.QUEUED, wish.application, None, data))
        number += 1
    gone = {item.id for item in wanted.expire} | {item.id for item, _ in wanted.withdraw}
    by_key = {w.key: w for w in plan.wishes}
    for item in state.open_items():
        wanted_for = by_key.get(item.key)
        if item.form in WRITTEN and item.id not in gone and wanted_for is not None:
            anew = drafter.redraft(item, wanted_for, state)
            if anew is not None:
                events.append(_event(state, item, What.REDRAFTED, anew))
    return events


def overdue_checks_today(state: State, policy: Policy) -> int:
    """How many status checks were queued today that were due before it."""
    today = policy.day(state.now)
    return sum(
        1
        for i in state.items.values()
        if i.kind == Kind.STATUS_CHECK
        and i.queued_at is not None
        and policy.day(i.due) < policy.day(i.queued_at) == today
    )


def _event(state: State, item: Item, what: What, data: dict[str, object]) -> NewEvent:
    return NewEvent(state.now, Source.PROGRAM, what, item.application, None, {"item": item.id, **data})
