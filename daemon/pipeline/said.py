"""Owns the answer to the person's word: what was recorded, or why it was not."""

from __future__ import annotations

from dataclasses import dataclass

from daemon.domain.application import Application, Item, State
from daemon.domain.events import NewEvent


@dataclass(frozen=True, slots=True)
class Said:
    """Events to record, one sentence for the person, the number of what came to be."""

    events: tuple[NewEvent, ...]
    said: str
    id: int | None = None
    event: int | None = None  # filled in when recorded
    named_by_event: bool = False  # what came to be has the event's number (interviews)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why it was not recorded, what to do instead, and the exit code (contract)."""

    wrong: str
    do: str
    code: int = 2


def find_application(state: State, text: str) -> Application | Refusal:
    """By number, by enough of the company's name to be unique, or by "Company/role words" (contract: APP)."""
    if not text.strip():
        return Refusal("No application is named.", "Give its number, or enough of the company's name.", 5)
    if text.strip().isdecimal():
        found = state.applications.get(int(text))
        return found or Refusal(
            f"There is no application {text.strip()}.", "`followup applications --all` lists them.", 5
        )
    company, _, role = (part.strip().casefold() for part in text.partition("/"))
    hits = [a for a in state.applications.values() if company in (a.company or "").casefold()]
    exact = [a for a in hits if (a.company or "").casefold() == company]
    hits = exact or hits
    if role:
        hits = [a for a in hits if all(word in (a.role or "").casefold() for word in role.split())]
    if len(hits) == 1:
        return hits[0]
    if not hits:
        return Refusal(f"No application is called “{text}”.", "`followup applications --all` lists them.", 5)
    listed = ", ".join(f"{a.id} ({a.named})" for a in hits)
    return Refusal(f"“{text}” could be any of {listed}.", "Give the number instead.", 5)


def find_item(state: State, number: int, *, draft: bool | None = None) -> Item | Refusal:
    """A draft (draft=True), a task or question (False), or any of them (None), by number."""
    item = state.items.get(number)
    what = {True: "draft", False: "task", None: "entry"}[draft]
    if item is None or (draft is not None and item.is_draft is not draft):
        return Refusal(f"There is no {what} {number}.", "`followup queue` lists what waits for you.", 5)
    return item
