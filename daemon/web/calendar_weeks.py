"""Owns the calendar's shape: whole weeks, Monday first, from this one to the one that holds the last day shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from daemon.domain.policy import Policy
from daemon.views.timefmt import MONTHS, WEEKDAYS, on_day

T = TypeVar("T")
WEEK = 7


@dataclass(frozen=True, slots=True)
class Day(Generic[T]):
    """One day. `place`: past | today | ahead | beyond (after the last day shown); `free`: no business day."""

    iso: str
    name: str
    weekday: str
    number: int
    month: str
    place: str
    free: bool
    holiday: bool
    things: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Week(Generic[T]):
    """Seven days; `quiet` when nothing stands in any of them."""

    days: tuple[Day[T], ...]
    quiet: bool


def weeks(things: Mapping[date, Sequence[T]], policy: Policy, today: date, days: int) -> tuple[Week[T], ...]:
    """The calendar from the Monday of this week; `things` by their civil day."""
    first = today - timedelta(days=today.weekday())
    last = today + timedelta(days=days)
    made = []
    while first <= last:
        seven = [first + timedelta(days=n) for n in range(WEEK)]
        row = tuple(_day(day, things.get(day, ()), policy, today, last) for day in seven)
        made.append(Week(row, not any(day.things for day in row)))
        first += timedelta(days=WEEK)
    return tuple(made)


def _day(day: date, things: Sequence[T], policy: Policy, today: date, last: date) -> Day[T]:
    place = "past" if day < today else "today" if day == today else "ahead" if day <= last else "beyond"
    return Day(
        iso=day.isoformat(),
        name=on_day(day, today),
        weekday=WEEKDAYS[day.weekday()],
        number=day.day,
        month=MONTHS[day.month - 1],
        place=place,
        free=not policy.is_business_day(day),
        holiday=day in policy.holidays,
        things=tuple(things),
    )
