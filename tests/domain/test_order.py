"""Given the same ties, the order in which mails were recorded changes nothing (rules section 1)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daemon.domain.application import Application, State
from daemon.domain.events import Event, What
from daemon.domain.policy import Policy
from daemon.domain.replay import Ledger, replay

ME = "robin.vale@example.org"
START = datetime(2026, 1, 5, 9, tzinfo=UTC)
POLICY = Policy(addresses=frozenset({ME}))
SENDERS = ("ana@acme.test", "tom@acme.test", "no-reply@acme.test")
LABELS = (
    ("application_received", None),
    ("interview_invitation", None),
    ("interview_confirmation", None),
    ("reschedule", None),
    ("reschedule", "another_time"),
    ("cancellation", None),
    ("status_update", None),
    ("status_update", "paused"),
    ("status_update", "resumed"),
    ("rejection", None),
    ("rejection", "offer_withdrawn"),
    ("offer", None),
    ("info_request", "assessment"),
    ("auto_reply", None),
    ("unsure", None),
    ("own_message", None),
    ("own_message", "agrees"),
)
MEETINGS = {"interview_invitation", "interview_confirmation", "reschedule", "cancellation"}


def _interview(draw: st.DrawFn, at: datetime) -> dict[str, Any]:
    start = at + timedelta(hours=draw(st.sampled_from([-30, 2, 24, 25, 72, 200])))
    method = draw(st.sampled_from([None, "REQUEST", "CANCEL"]))
    uid = draw(st.sampled_from([None, "u1", "u2"])) if method else None
    proposed = draw(st.booleans()) if method is None else False
    sequence = draw(st.integers(0, 2)) if uid else 0
    return {"start": start.isoformat(), "method": method, "uid": uid, "sequence": sequence, "proposed": proposed}


def _statement(draw: st.DrawFn, at: datetime) -> dict[str, Any] | None:
    kind = draw(st.sampled_from([None, None, "decision_by", "wait_for_contact", "contact_on"]))
    if kind is None:
        return None
    day = (at + timedelta(days=draw(st.integers(1, 20)))).date()
    bounds: dict[str, tuple[date | None, date | None]] = {"decision_by": (None, day), "contact_on": (day, None)}
    earliest, latest = bounds.get(kind, (None, None))
    return {
        "kind": kind,
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
    }


@st.composite
def mails(draw: st.DrawFn) -> list[tuple[datetime, dict[str, Any]]]:
    """Up to ten mails of one application: own time and stored facts; several may share their second."""
    hours = sorted(draw(st.lists(st.integers(0, 24 * 80), min_size=1, max_size=10)))
    return [_one(draw, number, START + timedelta(hours=hour)) for number, hour in enumerate(hours)]


def _one(draw: st.DrawFn, number: int, at: datetime) -> tuple[datetime, dict[str, Any]]:
    label, nuance = draw(st.sampled_from(LABELS))
    own = label == "own_message"
    sender = ME if own else draw(st.sampled_from(SENDERS))
    robot = sender.startswith("no-reply")
    back = draw(st.sampled_from([None, "<0@x.test>", f"<{max(number - 1, 0)}@x.test>"]))
    data: dict[str, Any] = {
        "label": label,
        "nuance": nuance,
        "message_id": f"<{number}@x.test>",
        "in_reply_to": back,
        "sender": sender,
        "to": [SENDERS[0]] if own else [ME],
        "own": own,
        "company": "Acme",
        "role": "Engineer",
        "sure": 0.9,
        "automatic": robot,
        "reply_possible": not robot and not own,
        "reply_address": None if robot or own else sender,
        "authenticated": draw(st.sampled_from(["pass", "none", "fail"])),
    }
    if label in MEETINGS and nuance is None and draw(st.booleans()):
        data["interview"] = _interview(draw, at)
    if not own:
        data["statement"] = _statement(draw, at)
    return at, {name: value for name, value in data.items() if value is not None}


def _events(told: list[tuple[datetime, dict[str, Any]]], order: list[int]) -> list[Event]:
    """The journal as it would be had the mails been read in that order."""
    now = START + timedelta(days=100)
    events = [Event(1, START, "person", What.OPENED, 1, None, {"company": "Acme", "role": "Engineer"})]
    for index in order:
        at, data = told[index]
        key = data["message_id"]
        events.append(Event(len(events) + 1, at, "mail", What.MAIL, None, key, data))
        events.append(Event(len(events) + 1, now, "program", What.TIED, 1, key, {"how": "thread"}))
    return events


def _seen(state: State) -> dict[str, Any]:
    app: Application = state.applications[1]
    return {
        "stage": app.stage,
        "since": app.since,
        "before": app.before,
        "interviews": sorted((i.start, i.end, i.state, i.uid, i.sequence, i.round) for i in app.interviews),
        "statement": app.statement and (app.statement.statement, app.statement.at, app.statement.cause),
        "contacts": sorted((c.address, c.usable, c.known) for c in app.contacts.values()),
        "questions": sorted(q.key for q in app.questions if not q.key.startswith("held:")),
        "needs": sorted((n.mail, n.what, n.answered) for n in app.needs),
        "timeline": [(e.at, e.what, e.mail, e.stage) for e in app.timeline],
    }


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=mails(), data=st.data())
def test_the_order_of_recording_changes_nothing(
    told: list[tuple[datetime, dict[str, Any]]], data: st.DataObject
) -> None:
    straight = list(range(len(told)))
    shuffled = data.draw(st.permutations(straight))
    now = START + timedelta(days=data.draw(st.integers(0, 300)))
    one = _seen(replay(_events(told, straight), now, POLICY))
    other = _seen(replay(_events(told, list(shuffled)), now, POLICY))
    assert one == other


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=mails(), data=st.data())
def test_taking_events_one_by_one_is_taking_all_at_once(
    told: list[tuple[datetime, dict[str, Any]]], data: st.DataObject
) -> None:
    events = _events(told, list(data.draw(st.permutations(list(range(len(told)))))))
    now = START + timedelta(days=data.draw(st.integers(0, 300)))
    ledger = Ledger()
    for event in events:
        ledger.take(event)
        ledger.state(now, POLICY)
    assert _seen(ledger.state(now, POLICY)) == _seen(replay(events, now, POLICY))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=mails(), data=st.data())
def test_what_comes_later_does_not_change_what_was(
    told: list[tuple[datetime, dict[str, Any]]], data: st.DataObject
) -> None:
    """As of a moment, mails dated after it do not exist."""
    now = START + timedelta(hours=data.draw(st.integers(0, 24 * 80)))
    events = _events(told, list(range(len(told))))
    early = [index for index, (at, _) in enumerate(told) if at <= now]
    assert _seen(replay(events, now, POLICY)) == _seen(replay(_events(told, early), now, POLICY))
