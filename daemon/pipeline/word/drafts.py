"""Owns the person's word about drafts: edited, approved, put off, discarded. Only a yes lets one leave."""

from __future__ import annotations

from datetime import date, datetime

from daemon.domain.application import Application, Item, State
from daemon.domain.events import NewEvent, Source, What
from daemon.domain.policy import Policy
from daemon.pipeline import drafting
from daemon.pipeline.said import Refusal, Said, find_item
from outbox import mime, release
from outbox.release import Action


def _event(what: What, now: datetime, item: Item, **data: object) -> NewEvent:
    return NewEvent(now, Source.PERSON, what, item.application, None, {"item": item.id, **data})


def _draft(state: State, number: int, action: Action) -> Item | Refusal:
    item = find_item(state, number, draft=True)
    if isinstance(item, Refusal):
        return item
    if release.step(item.state, action) is None:
        why = f" ({item.note})" if item.note else ""
        return Refusal(f"Draft {number} is {item.state}{why}: it cannot be changed like this.", "See `followup queue`.")
    return item


def draft_edit(
    state: State, now: datetime, policy: Policy, *, item: int, subject: str | None, body: str
) -> Said | Refusal:
    """The person's own words; the program never touches them again."""
    found = _draft(state, item, Action.EDIT)
    if isinstance(found, Refusal):
        return found
    if not body.strip():
        return Refusal("The text is empty.", f"To drop the draft: `followup draft discard {item}`.")
    event = _event(What.EDITED, now, found, subject=subject or found.subject, body=body)
    return Said((event,), f"Draft {item} has your words now.", item)


def draft_approve(
    state: State, now: datetime, policy: Policy, *, item: int, settings_sender: object = None
) -> Said | Refusal:
    """A yes to exactly these bytes and this recipient."""
    found = _draft(state, item, Action.APPROVE)
    if isinstance(found, Refusal):
        return found
    if found.state == "withdrawn":
        return Refusal(f"Draft {item} was withdrawn: {found.note}.", "Edit it first if you still want it.")
    if found.data.get("only_there"):
        return Refusal(
            f"Draft {item} has {found.data['only_there']} in your Drafts folder, which cannot be sent from here.",
            "Send it from your mail program.",
        )
    try:
        digest = mime.digest(drafting.raw(found))
    except mime.MimeFault as fault:
        return Refusal(
            f"Draft {item} cannot be written as a mail: {fault}.", f"Change it: `followup draft edit {item}`."
        )
    event = _event(What.APPROVED, now, found, message_id=found.data["message_id"], digest=digest)
    return Said((event,), f"Draft {item} to {found.to[0][1]} is approved.", item)


def approve_all(state: State, now: datetime, policy: Policy, *, application: Application) -> Said | Refusal:
    """A yes to every draft of one application that waits."""
    waiting = [i for i in state.open_items() if i.is_draft and i.application == application.id]
    waiting = [i for i in waiting if i.state in ("queued", "edited")]
    if not waiting:
        return Refusal(f"No draft of {application.named} waits for you.", "See `followup queue`.", 5)
    events: list[NewEvent] = []
    for item in waiting:
        said = draft_approve(state, now, policy, item=item.id)
        if isinstance(said, Refusal):
            return said
        events.extend(said.events)
    return Said(tuple(events), f"{len(waiting)} drafts of {application.named} are approved.", application.id)


def take_back_approvals(state: State, now: datetime) -> Said:
    """An older journal was put back: what was approved in it may have left since, and needs a new yes."""
    approved = [item for item in state.open_items() if item.state == "approved"]
    because = "an older journal was put back since your yes"
    events = tuple(_event(What.RESTORED, now, item, because=because) for item in approved)
    return Said(events, f"{len(events)} approved drafts need your yes again.")


def draft_discard(state: State, now: datetime, policy: Policy, *, item: int) -> Said | Refusal:
    """Never proposed again for the same cause."""
    found = _draft(state, item, Action.DISCARD)
    if isinstance(found, Refusal):
        return found
    return Said((_event(What.DISCARDED, now, found),), f"Draft {item} is discarded.", item)


def dismiss(state: State, now: datetime, policy: Policy, *, item: int) -> Said | Refusal:
    """Puts away a withdrawn draft that still shows the person's words."""
    found = find_item(state, item, draft=True)
    if isinstance(found, Refusal):
        return found
    if found.state != "withdrawn":
        return Refusal(
            f"Draft {item} is {found.state}, not withdrawn.", f"To drop it: `followup draft discard {item}`."
        )
    return Said((_event(What.DISMISSED, now, found),), f"Draft {item} is put away.", item)


def draft_snooze(state: State, now: datetime, policy: Policy, *, item: int, until: date) -> Said | Refusal:
    """Away until a day, then back in the queue."""
    found = find_item(state, item)
    if isinstance(found, Refusal):
        return found
    if until <= policy.day(now):
        return Refusal(f"{until} is not ahead.", "Give a later day.")
    if found.is_draft and release.step(found.state, Action.SNOOZE) is None:
        return Refusal(f"Draft {item} is {found.state} and cannot be put off.", "See `followup queue`.")
    event = _event(What.SNOOZED, now, found, until=until.isoformat())
    return Said((event,), f"Draft {item} comes back on {until}.", item)
