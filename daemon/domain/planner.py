"""Owns the plan: all wishes of a state, what the guards hold, and what the queue must gain and lose for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from daemon.domain import guards, occasions, vanishing
from daemon.domain.application import Application, Item, State
from daemon.domain.items import ENDED
from daemon.domain.policy import Policy
from daemon.domain.replay import Ledger
from daemon.domain.stages import CLOSED
from daemon.domain.wishes import Form, Held, Kind, Wish


@dataclass(frozen=True, slots=True)
class Plan:
    """Wishes in order of their due time, what is held back, and checks whose time went by."""

    wishes: tuple[Wish, ...]
    held: tuple[Held, ...]
    lapsed: tuple[Wish, ...] = ()


@dataclass(slots=True)
class Changes:
    """What reconciling does to the queue: new items, unwanted ones (with the reason), expired ones.

    `lapse`: checks that expired before any turn could queue them; they count as expired ones do.
    """

    queue: list[Wish] = field(default_factory=list)
    withdraw: list[tuple[Item, str]] = field(default_factory=list)
    expire: list[Item] = field(default_factory=list)
    lapse: list[Wish] = field(default_factory=list)


def wishes(state: State, policy: Policy) -> Plan:
    """Everything wished for as of `state.now`, whatever its due time; expired wishes are gone."""
    return _plan(state, state.applications.values(), policy, state.now)


def _plan(state: State, applications: Iterable[Application], policy: Policy, now: datetime) -> Plan:
    applications = list(applications)
    found = [wish for app in applications for wish in occasions.of(app, policy, now)]
    found.extend(occasions.ask(question, None) for question in state.questions)
    found.extend(_did_it_leave(item) for item in state.items.values() if item.state == "unsure")
    found.extend(vanishing.asked(state))
    checked = guards.checks(state, applications, policy)
    found.extend(checked.wishes)
    live = [w for w in found if w.expires is None or w.expires > now]
    live.sort(key=lambda w: (w.due, w.key))
    lapsed = (w for w in checked.wishes if w.expires is not None and w.expires <= now)
    return Plan(tuple(live), tuple(checked.held), tuple(lapsed))


def _did_it_leave(item: Item) -> Wish:
    """A draft that may or may not have left is never sent again by itself: the person is asked."""
    address = item.to[0][1] if item.to else "them"
    return Wish(
        key=f"left:{item.id}",
        kind=Kind.CONFIRM,
        form=Form.QUESTION,
        application=item.application,
        due=item.due,
        because=item.note or "it is not known whether it left",
        rule="",
        cause=f"item:{item.id}",
        question=f"Did the mail “{item.subject}” to {address} leave? Look into your Sent folder.",
        choices=("yes", "no"),
        move="left",
    )


def ahead(ledger: Ledger, state: State, policy: Policy, until: datetime) -> Plan:
    """What will be wished after now and up to `until` if no mail comes and nothing is sent (contract: `plan`).

    Nothing that is already queued, no successors of what is wished: each application's first status check only.
    Interviews still ahead are told as held at their end.
    """
    found: dict[str, Wish] = {}
    held: dict[tuple[int, Kind], Held] = {}
    for moment in _moments(state, until):
        told = _at(ledger, state, policy, moment)
        plan = _plan(told, told.applications.values(), policy, moment)
        _gather(found, plan.wishes, state, until)
        for hold in plan.held:
            if hold.until is None or policy.at(hold.until, policy.checks_at) > state.now:
                held.setdefault((hold.application, hold.what), hold)
    return Plan(tuple(sorted(found.values(), key=lambda w: (w.due, w.key))), tuple(held.values()))


def _gather(found: dict[str, Wish], plan: Iterable[Wish], state: State, until: datetime) -> None:
    ended = _ended_keys(state)
    busy = {i.application for i in state.open_items() if i.kind == Kind.STATUS_CHECK}
    checked = {w.application for w in found.values() if w.kind is Kind.STATUS_CHECK}
    queued = {i.key for i in state.open_items()}
    for wish in plan:
        if not state.now < wish.due <= until or wish.key in found or wish.key in ended or wish.key in queued:
            continue
        if wish.kind is Kind.STATUS_CHECK and (wish.application in busy or wish.application in checked):
            continue
        found[wish.key] = wish


def _moments(state: State, until: datetime) -> list[datetime]:
    """Now, and the end of every interview ahead."""
    ends = {
        i.ends
        for app in state.applications.values()
        for i in app.interviews
        if (i.ahead or i.state == "proposed") and state.now < i.ends <= until and app.stage not in CLOSED
    }
    return [state.now, *sorted(ends)]


def _at(ledger: Ledger, state: State, policy: Policy, moment: datetime) -> State:
    if moment == state.now:
        return state
    coming = {
        number
        for number, app in state.applications.items()
        if any(i.ahead or i.state == "proposed" for i in app.interviews)
    }
    told = State(
        moment, mails=state.mails, items=state.items, ties=state.ties, questions=state.questions, asked=state.asked
    )
    told.applications = {
        number: ledger.fold(number, moment, policy) if number in coming else app
        for number, app in state.applications.items()
    }
    return told


def reconcile(
    state: State, plan: Plan, policy: Policy, *, checks_left: int | None = None, yes_sends: bool = True
) -> Changes:
    """Wishes that are due minus what is there; what is there minus wishes.

    `checks_left`: how many overdue status checks may still be queued today after a long absence; None for no limit.
    `yes_sends`: whether a yes lets a draft leave; where it only marks it reviewed, it expires like the rest.
    """
    changes = Changes()
    due = {w.key: w for w in plan.wishes if w.due <= state.now}
    open_items = {i.key: i for i in state.open_items() if i.state != "withdrawn"}
    ended = _ended_keys(state)
    for item in open_items.values():
        _keep_or_drop(item, due.get(item.key), plan, state, changes, bound=yes_sends and item.state == "approved")
    left, today = checks_left, policy.at(policy.day(state.now), time(0))
    for wish in due.values():
        if wish.key in ended or (wish.key in open_items and not _dropped(open_items[wish.key], changes)):
            continue
        if wish.kind is Kind.STATUS_CHECK and left is not None and wish.due < today:
            if left <= 0:
                continue
            left -= 1
        changes.queue.append(wish)
    changes.lapse = [w for w in plan.lapsed if w.key not in ended and w.key not in open_items]
    return changes


def _dropped(item: Item, changes: Changes) -> bool:
    return any(gone is item for gone, _ in changes.withdraw)


def _ended_keys(state: State) -> set[str]:
    """Keys that are never proposed again: sent, discarded, done, skipped, expired. A withdrawn one may come back."""
    return {i.key for i in state.items.values() if i.state in ENDED and i.state != "gone"} | {
        i.key for i in state.items.values() if i.state == "withdrawn" and i.edited
    }


def _keep_or_drop(item: Item, wish: Wish | None, plan: Plan, state: State, changes: Changes, *, bound: bool) -> None:
    """`bound`: the person's yes lets it leave, so it does not expire."""
    if item.state in ("sending", "unsure"):
        return
    expires = wish.expires if wish is not None else item.expires
    if expires is not None and expires <= state.now and not bound:
        changes.expire.append(item)
        return
    if wish is None:
        if bound and not _revoked(item, state):
            return
        changes.withdraw.append((item, _why(item, plan, state)))
        return
    moved = wish.to is not None and item.is_draft and item.to and item.to[0][1] != wish.to[1]
    if moved and not item.edited:
        changes.withdraw.append((item, f"it now goes to {wish.to[1] if wish.to else 'somebody else'}"))


def _revoked(item: Item, state: State) -> bool:
    """What is approved never expires, but an answer, a closing or the person's own mail still withdraws it."""
    if item.expires is not None and item.expires <= state.now:
        app = state.applications.get(item.application or 0)
        since = item.queued_at or item.due
        spoke = [app.last_human, app.wrote_at] if app is not None else []
        return app is None or app.stage in CLOSED or any(at is not None and at > since for at in spoke)
    return True


def _why(item: Item, plan: Plan, state: State) -> str:
    """In one sentence why the plan no longer wants an item."""
    app = state.applications.get(item.application or 0)
    held = next((h for h in plan.held if h.application == item.application and h.what == item.kind), None)
    if app is None:
        return "what it rested on is settled"
    if app.stage in CLOSED and item.kind != Kind.REJECTION_REPLY:
        return f"the application is {app.stage.value}"
    since = item.queued_at or item.due
    if app.last_human is not None and app.last_human >= since - timedelta(days=1) and item.kind == Kind.STATUS_CHECK:
        return "an answer came"
    if app.wrote_at is not None and app.wrote_at >= item.due:
        return "you wrote to them yourself"
    if held is not None:
        return held.because
    return "it is no longer called for"
