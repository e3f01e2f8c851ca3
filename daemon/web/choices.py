"""Owns the answers to a question as buttons say them."""

from __future__ import annotations

from dataclasses import dataclass

from daemon.domain.application import Item, State
from daemon.domain.stages import CLOSED
from daemon.domain.wishes import Kind
from daemon.web.texts import texts

MOST = 60  # applications to choose from
t = texts()


@dataclass(frozen=True, slots=True)
class Choice:
    """One button: what is recorded, and what stands on it."""

    value: str
    words: str


def choices(item: Item, state: State) -> tuple[Choice, ...]:
    """The buttons of a question."""
    return tuple(Choice(str(one), choice_words(str(one), state)) for one in item.data.get("choices") or ())


def others(item: Item, state: State) -> tuple[Choice, ...]:
    """Applications that a mail may be about beside those that were named; the newest open ones."""
    if item.kind != Kind.WHICH_ONE:
        return ()
    named = {str(one) for one in item.data.get("choices") or ()}
    known = [a for a in state.applications.values() if a.stage not in CLOSED and str(a.id) not in named]
    known = sorted(known, key=lambda a: -a.id)[:MOST]
    return tuple(Choice(str(a.id), a.named) for a in sorted(known, key=lambda a: a.named.casefold()))


def choice_words(choice: str, state: State) -> str:
    """What stands on a button."""
    application = state.applications.get(int(choice)) if choice.isdigit() else None
    if application is not None:
        return application.named
    return str(t.today.choices[choice]) if choice in t.today.choices else choice.replace("_", " ").capitalize()
