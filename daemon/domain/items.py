"""Owns the queue as the events left it: every draft, task and question with its state (rules section 7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from daemon.domain.application import Item
from daemon.domain.events import Event, What
from daemon.domain.undoing import undone

ENDED = frozenset({"sent", "discarded", "expired", "done", "skipped", "gone", "dismissed"})
_STATES = {
    What.APPROVED: "approved",
    What.SNOOZED: "snoozed",
    What.DISCARDED: "discarded",
    What.EXPIRED: "expired",
    What.SENDING: "sending",
    What.SENT: "sent",
    What.UNSURE: "unsure",
    What.DONE: "done",
    What.SKIPPED: "skipped",
    What.DISMISSED: "dismissed",
}
_LEAVES = ("sending", "unsure", "sent")
ITEM_EVENTS = frozenset(
    {
        *_STATES,
        What.QUEUED,
        What.EDITED,
        What.REDRAFTED,
        What.WITHDRAWN,
        What.RESTORED,
        What.MIRRORED,
        What.VANISHED,
    }
)


def take(items: dict[int, Item], event: Event) -> None:
    """Let one event change the queue."""
    number = int(event.data["item"])
    if event.what == What.QUEUED:
        items[number] = queued(event)
        return
    item = items.get(number)
    if item is not None:
        _change(item, event, event.data)


def items_of(events: Iterable[Event]) -> dict[int, Item]:
    """The queue by itself, without telling any application's story."""
    known = list(events)
    gone, found = undone(known), dict[int, Item]()
    for event in known:
        if event.what in ITEM_EVENTS and event.id not in gone:
            take(found, event)
    return found


def queued(event: Event) -> Item:
    """The item a QUEUED event made."""
    data = dict(event.data)
    expires = data.get("expires")
    return Item(
        id=int(data["item"]),
        key=data["key"],
        kind=data["kind"],
        form=data["form"],
        application=event.application,
        due=datetime.fromisoformat(data["due"]),
        state="queued" if data["form"] == "draft" else "open",
        because=data["because"],
        rule=data["rule"],
        cause=data["cause"],
        data=data,
        to=tuple((name, address) for name, address in data.get("to") or ()),
        subject=data.get("subject") or "",
        body=data.get("body") or "",
        expires=datetime.fromisoformat(expires) if expires else None,
        queued_at=event.at,
        note=data.get("note"),
    )


def _change(item: Item, event: Event, data: Any) -> None:
    match event.what:
        case What.EDITED | What.MIRRORED | What.VANISHED:
            _lying_there(item, event, data)
        case What.REDRAFTED:
            item.subject, item.body, item.digest = data["subject"], data["body"], None
            item.data["made_of"] = data.get("made_of")
            item.data["text"] = data.get("text")  # of a letter: its instructions with its words
            item.state = "queued" if item.state == "approved" else item.state
        case What.WITHDRAWN:
            item.state = "withdrawn" if item.is_draft else "gone"
            item.note, item.ended_at = data["because"], event.at
        case What.RESTORED:
            item.state, item.digest = ("edited" if item.edited else "queued"), None
            item.note, item.until = data.get("because"), None
            if not item.is_draft:
                item.state = "open"
        case _:
            state = _STATES.get(What(event.what))
            if state is None:
                return
            item.state = state
            item.until = date.fromisoformat(data["until"]) if event.what == What.SNOOZED else None
            if event.what == What.APPROVED:
                item.message_id, item.digest = data["message_id"], data["digest"]
            if event.what == What.UNSURE:
                item.note = data.get("because")
            if event.what == What.SENT:
                item.message_id = data.get("message_id") or item.message_id
            if state in ENDED:
                item.ended_at = event.at


def _lying_there(item: Item, event: Event, data: Any) -> None:
    """Edited here or in a mail program, and what became of its copy in Drafts."""
    item.vanished = event.at if event.what == What.VANISHED else None
    if event.what == What.MIRRORED:
        _copied(item, data)
    elif event.what == What.EDITED and data.get("there"):
        _edited_there(item, data)
    elif event.what == What.EDITED:
        if item.data.pop("from_there", False):
            _keep(item, item.subject, item.body)
        item.subject, item.body = data.get("subject") or item.subject, data.get("body") or item.body
        item.state, item.edited, item.digest = "edited", True, None


def _edited_there(item: Item, data: Any) -> None:
    """Edited in a mail program. What is over stays over, but the words are kept; what left is what left."""
    _copied(item, data)
    if data.get("beside") or item.state in _LEAVES:
        _keep(item, data.get("subject"), data.get("body"))
        return
    if data.get("keeps") and item.edited:
        _keep(item, item.subject, item.body)
    item.subject, item.body = data.get("subject") or item.subject, data.get("body") or item.body
    item.to = tuple((name, address) for name, address in data.get("to") or ()) or item.to
    item.data["cc"], item.data["only_there"] = data.get("cc") or [], data.get("only_there")
    item.edited, item.digest, item.data["from_there"] = True, None, True
    if item.state not in ENDED and item.state != "withdrawn":
        item.state, item.until = "edited", None


def _copied(item: Item, data: Any) -> None:
    """A mail program gave a copy another Message-ID: it is known by that one, too."""
    known = item.data.setdefault("copies", [])
    if data.get("message_id") and data["message_id"] not in known:
        known.append(data["message_id"])


def _keep(item: Item, subject: str | None, body: str | None) -> None:
    """Further words of the person for this draft: not what it says, but never lost."""
    words = {"subject": subject or "", "body": body or ""}
    if words not in item.data.setdefault("others", []):
        item.data["others"].append(words)
