"""Owns the person's word about applications: added, corrected, merged, split, noted, undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from classifiers.reading import Statement
from daemon.domain.application import Application, State
from daemon.domain.events import NewEvent, Source, What
from daemon.domain.mail import statement_data
from daemon.domain.policy import Policy
from daemon.domain.stages import Stage
from daemon.pipeline.said import Refusal, Said

MOST_AT_ONCE = 60  # events of one word
Somebody = tuple[str | None, str | None]


def _word(
    what: What, now: datetime, application: int | None, data: dict[str, Any], mail: str | None = None
) -> NewEvent:
    return NewEvent(now, Source.PERSON, what, application, mail, data)


def add(
    state: State, now: datetime, policy: Policy, *, company: str, role: str | None, applied: date | None
) -> Said | Refusal:
    """An application the mail does not tell of."""
    if applied is not None and applied > policy.day(now):
        return Refusal(f"{applied} lies ahead.", "Give the day on which you applied.")
    number = state.next_application
    at = min(now, policy.at(applied, time(12))) if applied else now
    data = {"company": company, "role": role, "applied": applied.isoformat() if applied else None}
    opened = NewEvent(at, Source.PERSON, What.OPENED, number, None, data)
    named = f"{company}, {role}" if role else company
    return Said((opened,), f"Application {number} is {named}.", number)


def set_stage(
    state: State, now: datetime, policy: Policy, *, application: Application, stage: Stage | str
) -> Said | Refusal:
    """Where the application stands, by the person's word; mails from now on move on from it."""
    wanted = Stage(stage)
    if wanted is Stage.NEW:
        return Refusal(
            "`new` is no stage.", f"Choose one of {', '.join(s.value for s in Stage if s is not Stage.NEW)}."
        )
    event = _word(What.STAGE, now, application.id, {"stage": wanted.value})
    return Said((event,), f"{application.named} is now {wanted.value}.", application.id)


def set_facts(
    state: State,
    now: datetime,
    policy: Policy,
    *,
    application: Application,
    company: str | None,
    role: str | None,
    remove_person: str | None,
) -> Said | Refusal:
    """Corrects company, role or people; no reading overrides it."""
    data = {"company": company, "role": role, "remove_person": remove_person}
    data = {name: value for name, value in data.items() if value is not None}
    if not data:
        return Refusal("Nothing to correct was given.", "Use --company, --role or --remove-person.")
    if remove_person and remove_person not in application.contacts:
        known = ", ".join(sorted(application.contacts)) or "nobody"
        return Refusal(f"{remove_person} is not known at {application.named}.", f"Known: {known}.", 5)
    event = _word(What.SET, now, application.id, data)
    return Said((event,), f"Application {application.id} is corrected.", application.id)


def note(
    state: State,
    now: datetime,
    policy: Policy,
    *,
    application: Application,
    met: Sequence[Somebody] = (),
    helped: Sequence[Somebody] = (),
    statement: Statement | None = None,
    news: str | None = None,
    mention: str | None = None,
    profile: str | None = None,
    channel: str | None = None,
    hold_until: date | None = None,
) -> Said | Refusal:
    """What only the person knows: whom they met, what date was named, news, profile, channel, a hold."""
    if profile is not None and profile not in policy.numbers:
        return Refusal(f"There is no profile “{profile}”.", f"Choose one of {', '.join(sorted(policy.numbers))}.")
    if channel is not None and channel not in ("email", "call"):
        return Refusal(f"There is no channel “{channel}”.", "Choose email or call.")
    events: list[NewEvent] = []
    if met or helped:
        people = [{"name": name, "address": address, "part": "interviewer"} for name, address in met]
        people += [{"name": name, "address": address, "part": "contact"} for name, address in helped]
        events.append(_word(What.MET, now, application.id, {"people": people}))
    if statement is not None:
        events.append(_word(What.DECISION, now, application.id, {"statement": statement_data(statement)}))
    if news:
        events.append(_word(What.NEWS, now, application.id, {"text": news}))
    if mention:
        events.append(_word(What.MENTION, now, application.id, {"text": mention}))
    settings: dict[str, Any] = {"profile": profile, "channel": channel}
    settings = {name: value for name, value in settings.items() if value is not None}
    if hold_until is not None:
        settings["hold_until"] = hold_until.isoformat()
    if settings:
        events.append(_word(What.SET, now, application.id, settings))
    if not events:
        return Refusal("Nothing to note was given.", "See `followup note --help`.")
    return Said(tuple(events), f"Noted for {application.named}.", application.id)


def merge(state: State, now: datetime, policy: Policy, *, a: Application, b: Application) -> Said | Refusal:
    """Two applications are one: the second's mails and notes go to the first."""
    if a.id == b.id:
        return Refusal(f"{a.id} and {b.id} are the same application.", "Give two different ones.")
    event = _word(What.MERGED, now, b.id, {"into": a.id})
    return Said((event,), f"Application {b.id} is now part of {a.id} ({a.named}).", a.id)


def split(state: State, now: datetime, policy: Policy, *, application: Application, mail: str) -> Said | Refusal:
    """One mail belongs to an application of its own."""
    found = state.mails.get(mail)
    if found is None or state.ties.get(mail) != application.id:
        return Refusal(
            f"No such mail belongs to {application.named}.", f"`followup show {application.id}` lists them.", 5
        )
    number = state.next_application
    data = {"company": found.company or application.company, "role": found.role}
    events = (
        NewEvent(found.at, Source.PERSON, What.OPENED, number, mail, {**data, "split": True}),
        _word(What.TIED, now, number, {"how": "person"}, mail),
    )
    return Said(events, f"Application {number} is new and has that mail.", number)


def trust(state: State, now: datetime, policy: Policy, *, application: Application, address: str) -> Said | Refusal:
    """A new address may be used for this employer."""
    event = _word(What.TRUSTED, now, application.id, {"address": address})
    return Said((event,), f"Drafts for {application.named} may go to {address}.", application.id)


_NO_UNDO = frozenset(
    {
        What.QUEUED,
        What.WITHDRAWN,
        What.EXPIRED,
        What.SENDING,
        What.SENT,
        What.UNSURE,
        What.REDRAFTED,
        What.MIRRORED,
        What.VANISHED,
        What.RESTORED,
    }
)


def undo(state: State, now: datetime, policy: Policy, *, event: int) -> Said | Refusal:
    """Takes an event back: it no longer counts, and what rested on it is withdrawn at the next turn."""
    what = state.journal.get(event)
    if what is None:
        return Refusal(f"There is no event {event}.", "`followup show APP` lists them.", 5)
    if what in _NO_UNDO:
        return Refusal(f"Event {event} ({what}) cannot be taken back.", "Undo what it rests on instead.")
    recorded = _word(What.UNDONE, now, None, {"event": event})
    return Said((recorded,), f"Event {event} no longer counts.")


def undo_all(state: State, now: datetime, policy: Policy, *, first: int, last: int) -> Said | Refusal:
    """Takes the events of one word back, first to last, or none of them."""
    if last - first >= MOST_AT_ONCE:
        return Refusal(f"{first}-{last} are too many at once.", f"Take back at most {MOST_AT_ONCE}.")
    events: list[NewEvent] = []
    for number in range(first, last + 1):
        said = undo(state, now, policy, event=number)
        if isinstance(said, Refusal):
            return said
        events.extend(said.events)
    if first == last:
        return Said(tuple(events), f"Event {first} no longer counts.")
    return Said(tuple(events), f"Events {first} to {last} no longer count.")
