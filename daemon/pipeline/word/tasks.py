"""Owns the person's word about tasks: done, or not going to be done."""

from __future__ import annotations

from datetime import datetime

from daemon.domain.application import Item, State
from daemon.domain.events import NewEvent, Source, What
from daemon.domain.policy import Policy
from daemon.pipeline.said import Refusal, Said, find_item


def _open_task(state: State, number: int) -> Item | Refusal:
    item = find_item(state, number, draft=False)
    if isinstance(item, Refusal):
        return item
    if item.state != "open":
        return Refusal(f"Task {number} is {item.state} already.", "See `followup queue`.")
    if item.form == "question":
        choices = ", ".join(item.data.get("choices") or ())
        return Refusal(f"Task {number} is a question.", f"Answer it: `followup answer {number} CHOICE` ({choices}).")
    return item


def task_done(state: State, now: datetime, policy: Policy, *, item: int) -> Said | Refusal:
    """Done: a call or a letter counts as sent at this moment."""
    found = _open_task(state, item)
    if isinstance(found, Refusal):
        return found
    event = NewEvent(now, Source.PERSON, What.DONE, found.application, None, {"item": found.id})
    return Said((event,), f"Task {item} is done.", item)


def task_skip(state: State, now: datetime, policy: Policy, *, item: int) -> Said | Refusal:
    """The person will not do it."""
    found = _open_task(state, item)
    if isinstance(found, Refusal):
        return found
    event = NewEvent(now, Source.PERSON, What.SKIPPED, found.application, None, {"item": found.id})
    return Said((event,), f"Task {item} is skipped.", item)
