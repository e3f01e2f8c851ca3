"""Owns the person's word that something is to be forgotten: an employer, or what is long over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from daemon.domain.application import State
from daemon.domain.events import NewEvent, Source, What
from daemon.domain.forgetting import over
from daemon.domain.policy import Policy
from daemon.pipeline.said import Refusal, Said


def of_company(state: State, company: str) -> list[int] | Refusal:
    """All applications to one employer, by number, whole name, or enough of it to mean only one."""
    text = company.strip().casefold()
    if text.isdecimal() and int(text) in state.applications:
        text = (state.applications[int(text)].company or "").casefold() or text
        if text.isdecimal():
            return [int(text)]
    named = {n: (a.company or "").casefold() for n, a in sorted(state.applications.items())}
    hits = [n for n, name in named.items() if text and name == text]
    hits = hits or [n for n, name in named.items() if text and text in name]
    if not hits:
        return Refusal(f"No employer is called “{company}”.", "`followup applications --all` lists them.", 5)
    if len({named[n] for n in hits}) > 1:
        listed = ", ".join(f"{n} ({state.applications[n].named})" for n in hits)
        return Refusal(f"“{company}” could be any of {listed}.", "Give the whole name, or a number.", 5)
    return hits


def forget(state: State, now: datetime, policy: Policy, *, company: str) -> Said | Refusal:
    """Everything about one employer is to go."""
    numbers = of_company(state, company)
    if isinstance(numbers, Refusal):
        return numbers
    name = state.applications[numbers[0]].company or "the confidential employer"
    return Said((_wish(state, now, numbers, None),), f"{name} is forgotten: {_counted(len(numbers))}.")


def purge(state: State, now: datetime, policy: Policy, *, before: datetime) -> Said | Refusal:
    """What is over, and was last heard of before this instant, is to go, and older mails that belong to nothing."""
    numbers = over(state, before)
    return Said((_wish(state, now, numbers, before),), f"Forgotten: {_counted(len(numbers))}, and older texts.")


def _wish(state: State, now: datetime, numbers: Sequence[int], before: datetime | None) -> NewEvent:
    data = {
        "applications": list(numbers),
        "before": before.isoformat() if before else None,
        "last_application": state.next_application - 1,
        "last_item": state.next_item - 1,
    }
    return NewEvent(now, Source.PERSON, What.FORGOTTEN, None, None, data)


def _counted(number: int) -> str:
    return f"{number} application{'' if number == 1 else 's'} with mails, drafts and dates"
