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


def more_points(today: date) -> Iterator[Named]:
    """Single days by their number, by a count of weekdays, and by what lies before them."""
    first = today.replace(day=1)
    for ahead in (1, 2, 4):
        month = months_after(first, ahead)
        name = MONTHS[month.month - 1]
        for number in (3, 12, 20, 28):
            day = month.replace(day=number)
            yield Named(f"the {_suffix(number)} day of {name}", day, day)
            if ahead == 1:
                yield Named(f"the {_suffix(number)} day of next month", day, day)
        for nth, want in ((1, 1), (2, 4), (3, 0)):
            day = month - ONE
            for _ in range(nth):
                day = _step(day, want)
            yield Named(f"the {_suffix(nth)} {DAYS[want]} of {name}", day, day)
            anchor = month.replace(day=14)
            after = anchor
            for _ in range(nth):
                after = _step(after, want)
            yield Named(f"the {_suffix(nth)} {DAYS[want]} after {name} 14", after, after)
    for count, word in ((2, "two"), (3, "three")):
        for want in (0, 4):
            day = today
            for _ in range(count):
                day = _step(day, want)
            yield Named(f"{word} {DAYS[want]}s from now", day, day)


def ranges(today: date) -> Iterator[Named]:
    """Stretches told by both their ends, in the ways people write them."""
    for ahead, length in ((3, 2), (9, 4), (40, 12), (75, 1)):
        first, last = today + ahead * ONE, today + (ahead + length) * ONE
        one, two = f"{MONTHS[first.month - 1]} {first.day}", f"{MONTHS[last.month - 1]} {last.day}"
        yield Named(f"from {one} to {two}", first, last)
        yield Named(f"between {one} and {two}", first, last)
        yield Named(f"{one} through {two}", first, last)
        yield Named(f"from {one} until {two}", first, last)
        if first.month == last.month:
            month = MONTHS[first.month - 1]
            yield Named(f"from the {_suffix(first.day)} to the {_suffix(last.day)} of {month}", first, last)
            yield Named(f"from {first.day} to {last.day} {month}", first, last)
            yield Named(f"{month} {first.day}-{last.day}", first, last)
            yield Named(f"between the {_suffix(first.day)} and the {_suffix(last.day)} of {month}", first, last)
    first, last = _step(today, 1), _step(_step(today, 1), 3)
    yield Named("sometime between Tuesday and Thursday", first, last)
    yield Named("from Tuesday to Thursday", first, last)


def stretches(today: date) -> Iterator[Named]:
    """Week numbers (ISO 8601), quarters, halves and whole years, and two parts of a month."""
    for year in (today.year + 1, today.year + 2):
        yield Named(f"in Q3 {year}", date(year, 7, 1), date(year, 9, 30))
        yield Named(f"in H2 {year}", date(year, 7, 1), date(year, 12, 31))
        yield Named(f"in {year}", date(year, 1, 1), date(year, 12, 31))
        for number in (5, 23):
            day = _week_start(date(year, 1, 4)) + 7 * (number - 1) * ONE
            yield Named(f"in week {number} of {year}", day, day + 4 * ONE)
    for ahead in (1, 3):
        month = months_after(today.replace(day=1), ahead)
        end = calendar.monthrange(month.year, month.month)[1]
        name = MONTHS[month.month - 1]
        yield Named(f"mid to late {name}", month.replace(day=11), month.replace(day=end))
        yield Named(f"early to mid {name}", month, month.replace(day=20))
        monday = _step(month, 0, include=True)
        yield Named(f"in the first full week of {name}", monday, monday + 4 * ONE)


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
