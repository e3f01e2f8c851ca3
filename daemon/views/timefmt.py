"""Owns how times and days are written: RFC 3339 UTC for scripts, the person's own zone and plain words for people."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def instant(moment: datetime) -> str:
    """An aware datetime as RFC 3339 UTC to the second: `2026-06-03T14:12:00Z`."""
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def instant_or_none(moment: datetime | None) -> str | None:
    """The same, None staying None."""
    return None if moment is None else instant(moment)


def day_or_none(day: date | None) -> str | None:
    """A civil date as `YYYY-MM-DD`, None staying None."""
    return None if day is None else day.isoformat()


def on_day(day: date, today: date) -> str:
    """A civil date for people: `Tue 3 June`, with the year when it is not this one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


def when(moment: datetime, zone: tzinfo, now: datetime) -> str:
    """An instant for people, in their zone: `Tue 3 June, 09:00`."""
    local = moment.astimezone(zone)
    return f"{on_day(local.date(), now.astimezone(zone).date())}, {local:%H:%M}"


def span(start: datetime, end: datetime | None, zone: tzinfo, now: datetime) -> str:
    """A start and, when known, an end: `Tue 3 June, 09:00 to 10:00`."""
    if end is None:
        return when(start, zone, now)
    here, there = start.astimezone(zone), end.astimezone(zone)
    until = f"{there:%H:%M}" if here.date() == there.date() else when(end, zone, now)
    return f"{when(start, zone, now)} to {until}"


def ago(seconds: float) -> str:
    """A length of time in words, in its largest unit: `3 minutes`, `2 days`."""
    length = timedelta(seconds=max(0.0, seconds))
    for unit, size in (("day", timedelta(days=1)), ("hour", timedelta(hours=1)), ("minute", timedelta(minutes=1))):
        if length >= size:
            return counted(length // size, unit)
    return counted(int(length.total_seconds()), "second")


def counted(number: int, noun: str) -> str:
    """`1 draft`, `2 drafts`, `no drafts`."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
