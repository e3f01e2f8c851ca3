"""Owns calendar arithmetic on civil days: months, weeks, business days, Easter."""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta

DAY = timedelta(days=1)


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None when the calendar has no such day or it lies outside the years 1990 to 2200."""
    if not 1990 <= year <= min(2200, MAXYEAR):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later, cut to that month's length."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def monday(day: date) -> date:
    """The Monday of the ISO week the day lies in."""
    return day - timedelta(days=day.weekday())


def add_business(day: date, count: int) -> date:
    """The count-th day of Monday to Friday after the day (before it when negative); holidays are not known here."""
    step = DAY if count >= 0 else -DAY
    left = abs(count)
    weeks, left = divmod(left, 5) if day.weekday() < 5 else (0, left)
    day += step * 7 * weeks
    left = min(left, 2000)
    while left:
        day += step
        if day.weekday() < 5:
            left -= 1
    return day


def weekday_after(day: date, weekday: int) -> date:
    """The first such weekday strictly after the day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def weekday_before(day: date, weekday: int) -> date:
    """The last such weekday strictly before the day."""
    return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month, counted from its end when nth is negative; None when it has none."""
    if nth < 0:
        return weekday_before(month_end(year, month) + DAY, weekday) + timedelta(weeks=nth + 1)
    found = weekday_after(date(year, month, 1) - DAY, weekday) + timedelta(weeks=nth - 1)
    return found if found.month == month else None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
