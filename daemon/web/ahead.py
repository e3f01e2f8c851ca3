"""Owns what the Plan page shows: a calendar of what will be proposed and why, the interviews, and what is held back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from daemon.bootstrap.program import Program
from daemon.domain.application import Interview, Item, State
from daemon.domain.policy import Policy
from daemon.domain.wishes import Form, Held, Wish
from daemon.views import words
from daemon.views.plan import in_order
from daemon.views.timefmt import on_day
from daemon.web.calendar_weeks import Week, weeks
from daemon.web.texts import texts

DAYS = 30
t = texts()


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing in the calendar. `form`: draft | task | interview | snoozed | held; `at`: its hour, or until when."""

    id: str
    at: str
    title: str
    form: str
    application: int | None
    employer: str
    because: str
    rule: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """The whole page. `count` is how much stands in the calendar."""

    weeks: tuple[Week[Coming], ...]
    held: tuple[Coming, ...]
    count: int


def ahead(program: Program) -> Ahead:
    """The next thirty days, if no mail comes and nothing is sent."""
    state, policy = program.state(), program.policy
    wishes, held = program.plan(state, DAYS)
    today = policy.day(state.now)
    found = [(wish.due, _wish(wish, state, policy)) for wish in in_order(wishes)]
    found += _interviews(state, policy)
    found += _put_off(state, policy)
    by_day: defaultdict[date, list[Coming]] = defaultdict(list)
    for due, one in sorted(found, key=lambda pair: pair[0]):
        by_day[max(policy.day(due), today)].append(one)
    calendar = weeks(by_day, policy, today, DAYS)
    shown = sum(len(day.things) for week in calendar for day in week.days)
    return Ahead(calendar, tuple(_held(one, state, policy) for one in held), shown)


def _wish(wish: Wish, state: State, policy: Policy) -> Coming:
    kind = capital(words.kind(wish.kind, wish.form))
    title = t.plan.to(what=kind, whom=wish.to[0] or wish.to[1]) if wish.to else kind
    form = "draft" if wish.form is Form.DRAFT else "task"
    named = _named(wish.application, state)
    return Coming(
        wish.key, _hour(wish.due, policy), title, form, wish.application, named, capital(wish.because), wish.rule
    )


def _interviews(state: State, policy: Policy) -> Iterator[tuple[datetime, Coming]]:
    for application in state.applications.values():
        for interview in (i for i in application.interviews if i.ahead and i.start > state.now):
            at = _hour(interview.start, policy)
            one = Coming(
                f"interview:{interview.id}",
                at,
                t.plan.interview,
                "interview",
                application.id,
                application.named,
                _where(interview),
                "",
            )
            yield interview.start, one


def _where(interview: Interview) -> str:
    names = ", ".join(name or address or "" for name, address, _ in interview.people)
    parts = (interview.place or "", t.plan.with_people(names=names) if names else "")
    return "; ".join(part for part in parts if part)


def _put_off(state: State, policy: Policy) -> Iterator[tuple[datetime, Coming]]:
    """Drafts that the person put off come back on their day."""
    for item in state.open_items():
        if item.state == "snoozed" and item.until is not None:
            yield policy.at(item.until, policy.checks_at), _snoozed(item, state, policy)


def _snoozed(item: Item, state: State, policy: Policy) -> Coming:
    title = t.plan.back(what=capital(words.kind(item.kind)))
    named = _named(item.application, state)
    at = _hour(policy.at(item.until or policy.day(state.now), policy.checks_at), policy)
    return Coming(f"item:{item.id}", at, title, "snoozed", item.application, named, capital(item.because), item.rule)


def _held(one: Held, state: State, policy: Policy) -> Coming:
    until = t.plan.until(day=on_day(one.until, policy.day(state.now))) if one.until else t.plan.no_day
    title, because = capital(words.kind(one.what)), capital(one.because)
    key = f"held:{one.application}:{one.what}"
    return Coming(key, until, title, "held", one.application, _named(one.application, state), because, one.rule)


def _hour(moment: datetime, policy: Policy) -> str:
    return f"{moment.astimezone(policy.zone):%H:%M}"


def _named(number: int | None, state: State) -> str:
    application = state.applications.get(number) if number is not None else None
    return application.named if application else ""


def capital(text: str) -> str:
    """A sentence's first letter."""
    return text[:1].upper() + text[1:]
