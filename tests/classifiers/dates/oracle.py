"""A calendar written apart from the reader: phrases built from tables, each with the days it must mean.

Nothing here imports the reader's arithmetic; every rule is counted out day by day from the meaning of dates.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SHORT_DAYS = ["Mon", "Tues", "Weds", "Thurs", "Fri", "Sat", "Sun"]
MONTHS = list(calendar.month_name)[1:]
SHORT_MONTHS = list(calendar.month_abbr)[1:]
NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 8: "eight", 10: "ten"}
ONE = timedelta(days=1)


@dataclass(frozen=True)
class Named:
    """A piece of language for a stretch of days; `point`: a single day."""

    text: str
    first: date
    last: date


def _step(day: date, want: int, *, include: bool = False) -> date:
    day = day if include else day + ONE
    while day.weekday() != want:
        day += ONE
    return day


def _week_start(day: date) -> date:
    while day.weekday() != 0:
        day -= ONE
    return day


def _suffix(number: int) -> str:
    if number in (11, 12, 13):
        return f"{number}th"
    return f"{number}" + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def business_after(day: date, count: int) -> date:
    """The count-th day of Monday to Friday after the day."""
    while count:
        day += ONE
        if day.weekday() < 5:
            count -= 1
    return day


def months_after(day: date, count: int) -> date:
    """The same day, `count` months on, or that month's last day."""
    year, month = day.year, day.month
    for _ in range(count):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def points(today: date, american: bool) -> Iterator[Named]:
    """Single days in every style; the calendar days lie 1 to 200 days ahead."""
    yield Named("tomorrow", today + ONE, today + ONE)
    yield Named("the day after tomorrow", today + 2 * ONE, today + 2 * ONE)
    following = _week_start(today) + 7 * ONE
    for number in range(5):
        bare = _step(today, number)
        upcoming = following + number * ONE
        yield from (Named(text, bare, bare) for text in (DAYS[number], SHORT_DAYS[number], f"{DAYS[number].lower()}"))
        yield Named(f"next {DAYS[number]}", upcoming, upcoming)
        yield Named(f"{DAYS[number]} of next week", upcoming, upcoming)
        yield Named(f"{DAYS[number]} week", bare + 7 * ONE, bare + 7 * ONE)
        yield Named(f"a week from {DAYS[number]}", bare + 7 * ONE, bare + 7 * ONE)
    for ahead in (1, 5, 12, 17, 30, 45, 77, 130, 200):
        day = today + ahead * ONE
        yield from (Named(text, day, day) for text in _written(day, american))


def _written(day: date, american: bool) -> Iterator[str]:
    month, short, ordinal = MONTHS[day.month - 1], SHORT_MONTHS[day.month - 1], _suffix(day.day)
    yield from (
        f"{month} {day.day}",
        f"{month} {ordinal}",
        f"{day.day} {month}",
        f"{ordinal} of {month}",
        f"the {ordinal} of {month}",
    )
    yield from (
        f"{short} {day.day}",
        f"{day.day} {short}",
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
    )
    yield from (
        f"{DAYS[day.weekday()]}, {month} {day.day}",
        f"{DAYS[day.weekday()]} {ordinal} {month}",
        f"{SHORT_DAYS[day.weekday()]} {day.day} {short}",
    )
    yield f"{day.month}/{day.day}/{day.year}" if american else f"{day.day}/{day.month}/{day.year}"
    yield day.isoformat()


def periods(today: date) -> Iterator[Named]:
    """Weeks and months and their parts."""
    start = _week_start(today) + 7 * ONE
    yield Named("next week", start, start + 4 * ONE)
    yield Named("the week after next", start + 7 * ONE, start + 11 * ONE)
    yield Named("early next week", start, start + ONE)
    yield Named("the middle of next week", start + 2 * ONE, start + 2 * ONE)
    yield Named("the latter part of next week", start + 3 * ONE, start + 4 * ONE)
    yield Named("the end of next week", start + 4 * ONE, start + 4 * ONE)
    for ahead in (10, 40, 100):
        day = today + ahead * ONE
        week = _week_start(day)
        yield Named(f"the week of {MONTHS[day.month - 1]} {day.day}", week, week + 4 * ONE)
        yield Named(f"w/c {day.day} {MONTHS[day.month - 1]}", week, week + 4 * ONE)
    yield from _month_parts(today)


def _month_parts(today: date) -> Iterator[Named]:
    for ahead in (1, 2, 5):
        first = months_after(today.replace(day=1), ahead)
        end = calendar.monthrange(first.year, first.month)[1]
        parts = {"": (1, end), "early ": (1, 10), "mid-": (11, 20), "late ": (21, end), "the first half of ": (1, 15)}
        parts |= {
            "the end of ": (21, end),
            "the beginning of ": (1, 10),
            "the second half of ": (16, end),
            "the first week of ": (1, 7),
        }
        for name in [MONTHS[first.month - 1], *(["next month"] if ahead == 1 else [])]:
            for part, (low, high) in parts.items():
                if name == "next month" and part == "mid-":
                    continue
                yield Named(part + name, first.replace(day=low), first.replace(day=high))


def lengths(today: date) -> Iterator[tuple[str, date, date]]:
    """Lengths of time and the earliest and latest day they reach."""
    for number, word in NUMBERS.items():
        for amount in (str(number), word):
            many = "s" if number > 1 else ""
            yield f"{amount} day{many}", today + number * ONE, today + number * ONE
            yield f"{amount} week{many}", today + 7 * number * ONE, today + 7 * number * ONE
            yield f"{amount} business day{many}", business_after(today, number), business_after(today, number)
            yield f"{amount} working day{many}", business_after(today, number), business_after(today, number)
            yield f"{amount} month{many}", months_after(today, number), months_after(today, number)
    for low, high in ((1, 2), (2, 3), (3, 5), (5, 7), (7, 10), (4, 6)):
        for joint in ("-", " to ", " or ", "–"):
            yield f"{low}{joint}{high} days", today + low * ONE, today + high * ONE
            yield f"{low}{joint}{high} weeks", today + 7 * low * ONE, today + 7 * high * ONE
            yield f"{low}{joint}{high} business days", business_after(today, low), business_after(today, high)
    yield "a couple of weeks", today + 14 * ONE, today + 14 * ONE
    yield "a few days", today + 3 * ONE, today + 5 * ONE
    yield "a few weeks", today + 21 * ONE, today + 35 * ONE
    yield "a week or two", today + 7 * ONE, today + 14 * ONE
    yield "a fortnight", today + 14 * ONE, today + 14 * ONE
    yield "a day or two", today + ONE, today + 2 * ONE
