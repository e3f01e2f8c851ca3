"""Owns what the Plan page shows: day by day what will be proposed and why, and what is held back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from daemon.bootstrap.program import Program
from daemon.domain.application import State
from daemon.domain.policy import Policy
from daemon.domain.wishes import Form, Held, Wish
from daemon.views import words
from daemon.views.plan import in_order
from daemon.views.timefmt import on_day

DAYS = 30


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that will be proposed, or an interview (`form` is then "interview")."""

    at: str
    title: str
    form: str
    application: int | None
    employer: str
    because: str
    rule: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the plan."""

    name: str
    coming: tuple[Coming, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """The whole page."""

    days: tuple[Day, ...]
    held: tuple[Coming, ...]


def ahead(program: Program) -> Ahead:
    """The next thirty days, if no mail comes and nothing is sent."""
    state, policy = program.state(), program.policy
    wishes, held = program.plan(DAYS)
    today = policy.day(state.now)
    coming = [(wish.due, _wish(wish, state, policy)) for wish in in_order(wishes)]
    coming += _interviews(state, policy)
    coming.sort(key=lambda one: one[0])
    days = groupby(coming, key=lambda one: policy.day(one[0]))
    return Ahead(
        tuple(Day(on_day(day, today), tuple(one for _, one in those)) for day, those in days),
        tuple(_held(one, state, policy) for one in held),
    )


def _wish(wish: Wish, state: State, policy: Policy) -> Coming:
    to = f" to {wish.to[0] or wish.to[1]}" if wish.to else ""
    form = "draft" if wish.form is Form.DRAFT else "task"
    title = _capital(words.kind(wish.kind, wish.form) + to)
    at = f"{wish.due.astimezone(policy.zone):%H:%M}"
    return Coming(at, title, form, wish.application, _named(wish.application, state), _capital(wish.because), wish.rule)


def _interviews(state: State, policy: Policy) -> list[tuple[datetime, Coming]]:
    found = []
    for application in state.applications.values():
        for interview in (i for i in application.interviews if i.ahead and i.start > state.now):
            names = ", ".join(name or address or "" for name, address, _ in interview.people)
            with_whom = f"With {names}" if names else ""
            because = "; ".join(part for part in (interview.place or "", with_whom) if part)
            at = f"{interview.start.astimezone(policy.zone):%H:%M}"
            one = Coming(at, "Interview", "interview", application.id, application.named, because, "")
            found.append((interview.start, one))
    return found


def _held(one: Held, state: State, policy: Policy) -> Coming:
    until = f"until {on_day(one.until, policy.day(state.now))}" if one.until else "no day is set"
    named = _named(one.application, state)
    return Coming(
        until, _capital(words.kind(one.what)), "held", one.application, named, _capital(one.because), one.rule
    )


def _named(number: int | None, state: State) -> str:
    application = state.applications.get(number) if number is not None else None
    return application.named if application else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
