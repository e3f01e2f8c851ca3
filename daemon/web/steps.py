"""Owns what comes next for each application, as the pages tell it: what waits, interviews, what is planned or held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from daemon.domain import planner
from daemon.domain.application import Application, State
from daemon.domain.items import ENDED
from daemon.domain.policy import Policy
from daemon.domain.wishes import Held, Kind, Wish
from daemon.views import words
from daemon.views.timefmt import on_day, when
from daemon.web.texts import texts

NEVER = timedelta(days=36_500)
t = texts()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that comes next. `day` in words, empty when none is known; `waits`: it lies in the queue already."""

    what: str
    day: str
    because: str
    rule: str
    due: datetime
    waits: bool = False
    held: bool = False


def steps(state: State, policy: Policy) -> dict[int, Step]:
    """For each application what comes next, by its number; none when nothing does."""
    found: dict[int, Step] = {}
    for number, step in sorted(_all(state, policy), key=lambda one: (one[1].held, one[1].due)):
        found.setdefault(number, step)
    return found


def _all(state: State, policy: Policy) -> Iterator[tuple[int, Step]]:
    plan = planner.wishes(state, policy)
    waiting = {i.key: i for i in state.open_items() if i.state != "withdrawn"}
    asking = {i.application for i in waiting.values() if i.kind == Kind.STATUS_CHECK}
    over = {i.key for i in state.items.values() if _is_over(i.state, edited=i.edited)}
    for wish in plan.wishes:
        busy = wish.kind is Kind.STATUS_CHECK and wish.application in asking
        if wish.application is None or (wish.key not in waiting and (wish.key in over or busy)):
            continue
        yield wish.application, _wish(wish, state, policy, waits=wish.key in waiting)
    for application in state.applications.values():
        yield from _interviews(application, state, policy)
    for held in plan.held:
        yield held.application, _held(held, state, policy)


def _is_over(stands: str, *, edited: bool) -> bool:
    """Whether it is never proposed again: ended, or withdrawn with the person's words in it."""
    return (stands in ENDED and stands != "gone") or (stands == "withdrawn" and edited)


def _wish(wish: Wish, state: State, policy: Policy, *, waits: bool) -> Step:
    day = t.applications.now if waits else on_day(policy.day(wish.due), policy.day(state.now))
    return Step(capital(words.kind(wish.kind, wish.form)), day, wish.because, wish.rule, wish.due, waits=waits)


def _interviews(application: Application, state: State, policy: Policy) -> Iterator[tuple[int, Step]]:
    for interview in application.interviews:
        if interview.ahead and interview.start > state.now:
            day = when(interview.start, policy.zone, state.now)
            because = t.applications.agreed if interview.state == "fixed" else t.applications.moved
            yield application.id, Step(t.applications.interview, day, because, "", interview.start)


def _held(held: Held, state: State, policy: Policy) -> Step:
    day = t.applications.not_before(day=on_day(held.until, policy.day(state.now))) if held.until else ""
    due = policy.at(held.until, policy.checks_at) if held.until else state.now + NEVER
    return Step(capital(words.kind(held.what)), day, held.because, held.rule, due, held=True)


def capital(text: str) -> str:
    """The text with a capital letter to begin with."""
    return text[:1].upper() + text[1:]
