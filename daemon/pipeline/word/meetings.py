"""Owns the person's word about interviews: agreed by telephone, moved, cancelled, held, missed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from daemon.domain.application import Application, State
from daemon.domain.events import NewEvent, Source, What
from daemon.domain.policy import Policy
from daemon.pipeline.said import Refusal, Said


def interview_new(
    state: State,
    now: datetime,
    policy: Policy,
    *,
    application: Application,
    start: datetime | None,
    end: datetime | None = None,
    place: str | None = None,
    people: Sequence[tuple[str | None, str | None]] = (),
) -> Said | Refusal:
    """An interview agreed outside mail."""
    if start is None:
        return Refusal("An interview needs a time.", "Use --start WHEN.")
    data = {
        "interview": None,
        "action": "fixed",
        "start": start.isoformat(),
        "end": end.isoformat() if end else None,
        "place": place,
        "with": [{"name": name, "address": address} for name, address in people],
    }
    event = NewEvent(now, Source.PERSON, What.INTERVIEW, application.id, None, data)
    local = start.astimezone(policy.zone)
    return Said(
        (event,), f"The interview with {application.named} is on {local:%A, %d %B %Y, %H:%M}.", named_by_event=True
    )


def interview_change(
    state: State,
    now: datetime,
    policy: Policy,
    *,
    interview: int,
    action: str,
    start: datetime | None = None,
    end: datetime | None = None,
) -> Said | Refusal:
    """A correction to an interview by its number."""
    app = next((a for a in state.applications.values() if any(i.id == interview for i in a.interviews)), None)
    if app is None:
        return Refusal(f"There is no interview {interview}.", "`followup show APP` lists them.", 5)
    known = next(i for i in app.interviews if i.id == interview)
    if action == "moved" and start is None:
        return Refusal("A moved interview needs its new time.", "Use --start WHEN.")
    if action == "missed" and known.start > now:
        return Refusal("It has not taken place yet.", "Use `cancelled` instead.")
    data: dict[str, Any] = {"interview": interview, "action": action}
    data["start"] = start.isoformat() if start else None
    data["end"] = end.isoformat() if end else None
    event = NewEvent(now, Source.PERSON, What.INTERVIEW, app.id, None, data)
    return Said((event,), f"Interview {interview} with {app.named} is {action}.", interview)
