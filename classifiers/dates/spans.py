"""Owns how long a named stretch of the calendar lasts: parts of weeks, months, quarters, years, seasons."""

from __future__ import annotations

from datetime import date, timedelta

from classifiers.dates.arithmetic import DAY, add_business, add_months, month_end, safe_date
from classifiers.dates.values import Month, Numeric, Point, Quarter, Season, Year

Days = tuple[date, date]

WEEK_PARTS: dict[str, tuple[int, int]] = {
    "": (0, 4),
    "rest": (0, 4),
    "early": (0, 1),
    "mid": (2, 2),
    "late": (3, 4),
    "end": (4, 4),
    "out": (4, 4),
    "half1": (0, 2),
    "half2": (3, 4),
    "seven": (0, 6),
}
MONTH_PARTS: dict[str, tuple[int, int]] = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "end": (21, 31),
    "half1": (1, 15),
    "half2": (16, 31),
    "week1": (1, 7),
    "week2": (8, 14),
    "week3": (15, 21),
    "week4": (22, 28),
    "rest": (1, 31),
    "out": (1, 31),
    "first": (1, 1),
}


def week_part(start: date, part: str) -> Days:
    """The days of a part of the working week that begins on Monday `start`."""
    low, high = WEEK_PARTS.get(part, (0, 4))
    return start + timedelta(days=low), start + timedelta(days=high)


def week_number(number: int, year: int | None, today: date) -> Days | None:
    """The working week of an ISO week number (ISO 8601: week 1 holds 4 January); negative: counted from the end."""
    for candidate in (year,) if year is not None else (today.year, today.year + 1):
        weeks = date(candidate, 12, 28).isocalendar().week
        wanted = number if number > 0 else weeks + 1 + number
        if not 1 <= wanted <= weeks:
            return None
        start = date.fromisocalendar(candidate, wanted, 1)
        if year is not None or start + timedelta(days=4) >= today:
            return week_part(start, "")
    return None


def month_part(first: date, part: str) -> Days:
    """The days of a part of the month that `first` lies in; the whole month for ""."""
    last = month_end(first.year, first.month)
    if part == "weeklast":
        return last - timedelta(days=6), last
    if part == "weekfull":
        monday = first + timedelta(days=-first.weekday() % 7)
        return monday, monday + timedelta(days=4)
    if part == "last":
        return last, last
    low, high = MONTH_PARTS.get(part, (1, 31))
    return first.replace(day=low), first.replace(day=min(high, last.day))


def shift(day: date, count: float, unit: str) -> date:
    """The day `count` units on; half units round to the later day. Counts are capped at ten years."""
    count = max(-3650.0, min(3650.0, count))
    whole = int(count)
    match unit:
        case "business":
            return add_business(day, whole)
        case "month":
            return add_months(day, max(-120, min(120, whole))) + timedelta(days=15 if count != whole else 0)
        case "quarter":
            return add_months(day, 3 * max(-40, min(40, whole)))
        case "year":
            return add_months(day, max(-10, min(10, round(count))) * 12 + (6 if count != whole else 0))
        case "hour":
            return day + timedelta(days=-(-whole // 24))
        case _:
            days = count * {"week": 7, "fortnight": 14}.get(unit, 1)
            return day + timedelta(days=-int(-days // 1) if days > 0 else int(days))


def point(value: Point | Numeric, today: date, month_first: bool) -> date | None:
    """The calendar day meant; without a year the first on or after today, without a month the next such day."""
    if isinstance(value, Numeric):
        return _numeric(value, today, month_first)
    if value.month is None:
        return _day_of_month(value, today)
    if value.year is not None:
        return _in_month(value.year, value.month, value.day)
    for year in range(today.year, today.year + 9):
        day = _in_month(year, value.month, value.day)
        if day and day >= today:
            return day
    return None


def _in_month(year: int, month: int, day: int) -> date | None:
    """The day of that month, counted from its end when negative."""
    if day > 0 or not 1990 <= year <= 2200:
        return safe_date(year, month, day)
    return month_end(year, month) + timedelta(days=day + 1)


def _day_of_month(value: Point, today: date) -> date | None:
    start = today.replace(day=1)
    if value.months_on:
        start = add_months(start, max(0, value.months_on))
        return safe_date(start.year, start.month, value.day)
    for months in range(4 if value.weekday is None else 13):
        month = add_months(start, months)
        day = safe_date(month.year, month.month, value.day)
        if day and day > today and value.weekday in (None, day.weekday()):
            return day
    return None


def _numeric(value: Numeric, today: date, month_first: bool) -> date | None:
    pairs = [(value.first, value.second), (value.second, value.first)]
    for month, day in pairs if month_first else pairs[::-1]:
        if 1 <= month <= 12 and 1 <= day <= 31:
            found = point(Point(value.year, month, day), today, month_first)
            if found:
                return found
    return None


def month(value: Month, today: date, named: date) -> Days | None:
    """The days of a month or its part; a part of this month that lies wholly in the past is next year's."""
    if value.month is None:
        base = named if value.named else today
        first = add_months(base.replace(day=1), value.months)
        days = month_part(first, value.part)
        if value.months or value.named or days[1] >= today:
            return (max(days[0], today), days[1]) if not value.months and not value.named else days
        return month_part(add_months(first, 1), value.part)
    years = (value.year,) if value.year is not None else (today.year, today.year + 1)
    for year in years:
        first = safe_date(year, value.month, 1) or today
        days = month_part(first, value.part)
        if value.year is not None or days[1] >= today:
            return days
    return None


def quarter(value: Quarter, today: date) -> Days | None:
    """The days of a calendar quarter or its first, middle or last month."""
    index = (today.month - 1) // 3 + value.quarters
    year = today.year + index // 4
    number = index % 4
    if value.number is not None:
        number, year = value.number - 1, value.year or today.year
        if value.year is None and month_end(year, number * 3 + 3) < today:
            year += 1
    low, high = {"early": (0, 0), "mid": (1, 1), "late": (2, 2), "end": (2, 2)}.get(value.part, (0, 2))
    first, last = date(year, number * 3 + 1 + low, 1), month_end(year, number * 3 + 1 + high)
    return (max(first, today), last) if value.number is None and not value.quarters else (first, last)


def year(value: Year, today: date) -> Days | None:
    """The days of a calendar year or a part of it."""
    number = value.year if value.year is not None else today.year + value.years
    if not 1990 <= number <= 2200:
        return None
    low, high = {
        "early": (1, 3),
        "mid": (5, 8),
        "late": (10, 12),
        "end": (12, 12),
        "half1": (1, 6),
        "half2": (7, 12),
    }.get(value.part, (1, 12))
    first, last = date(number, low, 1), month_end(number, high)
    if value.part == "mid":
        first, last = date(number, 6, 1), date(number, 7, 31)
    return (max(first, today), last) if value.years == 0 and value.year is None and last >= today else (first, last)


def season(value: Season, today: date) -> Days | None:
    """The days of a meteorological season of the northern half of the world, or a third of it."""
    month_number = 3 + 3 * value.number
    start_year = value.year if value.year is not None else today.year - 1
    for number in (start_year, start_year + 1, start_year + 2):
        first = date(number + (month_number > 12), (month_number - 1) % 12 + 1, 1)
        last = add_months(first, 3) - DAY
        if value.number == 3:
            first, last = add_months(date(number, 12, 1), 0), add_months(date(number, 12, 1), 3) - DAY
        if last >= today or value.year is not None:
            if value.part:
                low = {"early": 0, "mid": 1}.get(value.part, 2)
                first = add_months(first, low)
                last = add_months(first, 1) - DAY
                if last < today and value.year is None:
                    continue
            return first, last
    return None
