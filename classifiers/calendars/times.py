"""Owns when an iCalendar value is (RFC 5545, 3.3, 3.6.5): DATE-TIME, DURATION and a calendar's own zone rules."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from classifiers.calendars.content import Component, Property
from classifiers.zones import zone

_DATE_TIME = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d{1,6})?(Z|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_DURATION = re.compile(r"([+-])?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)(?::?(\d\d))?")
_BYDAY = re.compile(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Observance:
    """STANDARD or DAYLIGHT: from each onset (local time before the change) on, UTC is local time less `offset`."""

    onset: datetime
    before: timedelta
    offset: timedelta
    rule: dict[str, str]
    dates: tuple[datetime, ...] = ()


def utc(value: Property, calendar: Component) -> datetime | None:
    """The instant of a DATE-TIME property, aware UTC; None for a DATE, a floating time nobody can place, nonsense."""
    parts = _DATE_TIME.fullmatch(value.value.strip())
    if parts is None:
        return None
    try:
        local = datetime(*(int(part or 0) for part in parts.groups()[:6]))  # type: ignore[arg-type]  # noqa: DTZ001
        if not 1970 <= local.year <= 2200:
            return None
        if parts[7]:
            return (local - _zulu(parts[7])).replace(tzinfo=UTC)
        return _placed(local, value.parameters.get("TZID", ""), calendar)
    except (ValueError, OverflowError):
        return None


def _zulu(mark: str) -> timedelta:
    return timedelta() if mark in "Zz" else offset_of(mark) or timedelta()


def _placed(local: datetime, tzid: str, calendar: Component) -> datetime | None:
    """Local time in zone `tzid`: a known name, else the calendar's own rules; without one, the calendar's only zone."""
    own = calendar.inside("VTIMEZONE")
    if not tzid:
        known = zone(calendar.text("X-WR-TIMEZONE"))
        if known is not None:
            return _in_zone(local, known)
        if len({found.text("TZID") for found in own}) != 1:
            return None
        tzid = own[0].text("TZID")
    known = zone(tzid)
    if known is not None:
        return _in_zone(local, known)
    for definition in own:
        if definition.text("TZID") == tzid:
            located = zone(definition.text("X-LIC-LOCATION"))
            return _in_zone(local, located) if located else _by_rules(local, definition)
    return None


def _in_zone(local: datetime, where: tzinfo) -> datetime:
    return local.replace(tzinfo=where).astimezone(UTC)


def _by_rules(local: datetime, definition: Component) -> datetime | None:
    observances = [found for part in definition.components if (found := _observance(part)) is not None]
    if not observances:
        return None
    onsets = [(onset, seen) for seen in observances if (onset := _last_onset(seen, local)) is not None]
    if not onsets:
        return (local - min(observances, key=lambda seen: seen.onset).before).replace(tzinfo=UTC)
    return (local - max(onsets, key=lambda pair: pair[0])[1].offset).replace(tzinfo=UTC)


def _observance(part: Component) -> Observance | None:
    start, to = part.first("DTSTART"), offset_of(part.text("TZOFFSETTO"))
    onset = _naive(start.value) if start else None
    if to is None or onset is None:
        return None
    before = offset_of(part.text("TZOFFSETFROM"))
    pairs = (pair.partition("=") for pair in part.text("RRULE").upper().split(";")[:20] if pair)
    dates = (_naive(text) for found in part.all("RDATE")[:200] for text in found.value.split(",")[:200])
    return Observance(
        onset=onset,
        before=to if before is None else before,
        offset=to,
        rule={name: value for name, _, value in pairs},
        dates=tuple(when for when in dates if when is not None),
    )


def _last_onset(seen: Observance, local: datetime) -> datetime | None:
    """The newest onset at or before `local`. Only yearly rules occur; any other leaves the first onset."""
    found = [when for when in (seen.onset, *seen.dates) if when <= local]
    if found and seen.rule.get("FREQ") == "YEARLY":
        until = _naive(seen.rule.get("UNTIL", "")) or datetime.max  # noqa: DTZ901 - local time, never compared to aware
        for year in (local.year, local.year - 1):
            day = _rule_day(seen, year)
            when = datetime.combine(day, seen.onset.time()) if day else None
            if when is not None and seen.onset <= when <= min(local, until):
                found.append(when)
    return max(found, default=None)


def _rule_day(seen: Observance, year: int) -> date | None:
    month = int(seen.rule.get("BYMONTH", str(seen.onset.month)).split(",")[0])
    if not 1 <= month <= 12:
        return None
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
    if monthday := seen.rule.get("BYMONTHDAY"):
        wanted = {int(text) for text in monthday.split(",")[:31]}
        days = [day for day in days if day.day in wanted]
    byday = _BYDAY.fullmatch(seen.rule.get("BYDAY", ""))
    if byday is None:
        return days[0] if monthday and days else _same_day(seen.onset, year, month)
    matching = [day for day in days if day.weekday() == _DAYS.index(byday[2])]
    nth = int(byday[1]) if byday[1] else 1
    index = nth - 1 if nth > 0 else nth
    return matching[index] if matching and -len(matching) <= index < len(matching) else None


def _same_day(onset: datetime, year: int, month: int) -> date:
    return date(year, month, min(onset.day, monthrange(year, month)[1]))


def _naive(text: str) -> datetime | None:
    parts = _DATE_TIME.fullmatch(text.strip())
    try:
        return datetime(*(int(part or 0) for part in parts.groups()[:6])) if parts else None  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None


def offset_of(text: str) -> timedelta | None:
    """A UTC-OFFSET value (section 3.3.14), such as +0100; None beyond a day or when malformed."""
    parts = _OFFSET.fullmatch(text.strip())
    if parts is None or int(parts[2]) > 23:
        return None
    size = timedelta(hours=int(parts[2]), minutes=int(parts[3]), seconds=int(parts[4] or 0))
    return -size if parts[1] == "-" else size


def duration_of(text: str) -> timedelta | None:
    """A DURATION value (section 3.3.6); None when negative, empty or malformed."""
    parts = _DURATION.fullmatch(text.strip().upper())
    if parts is None or parts[1] == "-":
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in parts.groups()[1:])
    size = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return size or None
