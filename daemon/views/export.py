"""Owns what the person takes away: everything as one JSON document, or a table with a row for each application."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import Any

from daemon.domain.application import Application, State
from daemon.domain.events import Event
from daemon.domain.policy import Policy
from daemon.views.applications import Steps, channel, people, show_json, step_json
from daemon.views.queue import draft_json, queue_json, task_json
from daemon.views.timefmt import day_or_none, instant

SCHEMA = 1
COLUMNS = (
    *("id", "company", "role", "stage", "since", "applied", "contacts", "interviews", "next_interview"),
    *("they_decide_by", "their_words", "channel", "next", "next_day", "because"),
)
_COMMANDS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins like this


def everything(
    state: State, steps: Steps, policy: Policy, events: Iterable[Event], text_of: Callable[[str], str | None]
) -> dict[str, Any]:
    """Applications with their stories, the queue, every letter and task there ever was, mails, and all recorded facts.

    `text_of` gives the kept text of a mail by its key, None when its days are over.
    """
    shown = [show_json(a, state, steps.get(n), policy) for n, a in sorted(state.applications.items())]
    items = [item for _, item in sorted(state.items.items())]
    return {
        "schema": SCHEMA,
        "exported_at": instant(state.now),
        "applications": [{key: value for key, value in one.items() if key != "schema"} for one in shown],
        "queue": {key: value for key, value in queue_json(state).items() if key != "schema"},
        "items": [
            {**(draft_json(i, state) if i.is_draft else task_json(i, state)), "state": str(i.state)} for i in items
        ],
        "mails": [_mail(key, state, text_of(key)) for key in sorted(state.mails, key=lambda k: state.mails[k].at)],
        "events": [_event(event) for event in events],
    }


def table(state: State, steps: Steps, policy: Policy) -> str:
    """RFC 4180 text: one row for each application, open and closed."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for number, application in sorted(state.applications.items()):
        row = _row(application, steps, number, state, policy)
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue()


def _row(application: Application, steps: Steps, number: int, state: State, policy: Policy) -> dict[str, Any]:
    said = application.statement.statement if application.statement else None
    coming = step_json(steps.get(number), policy) or {}
    ahead = sorted(i.start for i in application.interviews if i.ahead and i.start > state.now)
    contacts = (f"{c.name} <{c.address}>" if c.name else c.address for c in people(application))
    return {
        "id": application.id,
        "company": application.company,
        "role": application.role,
        "stage": application.stage.value,
        "since": policy.day(application.since or application.opened_at).isoformat(),
        "applied": policy.day(application.opened_at).isoformat(),
        "contacts": "; ".join(contacts),
        "interviews": len(application.interviews),
        "next_interview": ahead[0].astimezone(policy.zone).strftime("%Y-%m-%d %H:%M") if ahead else None,
        "they_decide_by": day_or_none(said.latest or said.earliest) if said else None,
        "their_words": said.quote if said else None,
        "channel": channel(application, policy),
        "next": coming.get("what"),
        "next_day": coming.get("day"),
        "because": coming.get("because"),
    }


def _cell(value: Any) -> Any:
    """What a mail says is a text in the table, never a formula."""
    if not isinstance(value, str):
        return value
    clean = " ".join(value.split()) if value.strip() else ""
    return f"'{clean}" if clean.startswith(_COMMANDS) else clean


def _mail(key: str, state: State, text: str | None) -> dict[str, Any]:
    fact = state.mails[key]
    return {
        "id": fact.message_id or key,
        "application": state.ties.get(key),
        "at": instant(fact.at),
        "from": fact.sender,
        "subject": fact.subject,
        "label": fact.label,
        "text": text,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "event": event.id,
        "at": instant(event.at),
        "source": event.source,
        "what": event.what,
        "application": event.application,
        "mail": event.mail,
        "data": dict(event.data),
    }
