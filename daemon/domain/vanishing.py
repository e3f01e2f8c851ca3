"""Owns the question about drafts that went from the Drafts folder all at once: were they meant to go (rules 7)?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from daemon.domain.application import Item, State
from daemon.domain.mirror import MIRRORED
from daemon.domain.wishes import Form, Kind, Wish

MOVE = "vanished"


def asked(state: State) -> Iterator[Wish]:
    """One question for all that went in the same look."""
    times = {i.vanished for i in state.items.values() if i.vanished is not None and _waits(i)}
    yield from (_question(state, at) for at in sorted(times))


def meant(state: State, key: str) -> list[Item]:
    """The drafts a question is about."""
    return [i for i in state.items.values() if i.vanished is not None and _waits(i) and _key(i.vanished) == key]


def _waits(item: Item) -> bool:
    return item.state in MIRRORED or (item.state == "withdrawn" and item.edited)


def _key(at: datetime) -> str:
    return f"{MOVE}:{at.isoformat()}"


def _question(state: State, at: datetime) -> Wish:
    drafts = meant(state, _key(at))
    named = ", ".join(f"“{i.subject}” to {i.to[0][1] if i.to else 'nobody'}" for i in drafts[:5])
    more = f" and {len(drafts) - 5} more" if len(drafts) > 5 else ""
    them = "this draft" if len(drafts) == 1 else f"these {len(drafts)} drafts"
    return Wish(
        key=_key(at),
        kind=Kind.CONFIRM,
        form=Form.QUESTION,
        application=None,
        due=at,
        because="they went from your Drafts folder all at once, or with the folder, which may have been an accident",
        rule="",
        cause=_key(at),
        question=f"Did you mean to throw away {them}: {named}{more}? With no they are put there again.",
        choices=("yes", "no"),
        move=MOVE,
    )
