"""Owns the last step of reading a date: an unresolved value becomes first and last day against the mail's day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from classifiers.dates import arithmetic as cal
from classifiers.dates import spans
from classifiers.dates.holidays import feast, next_bank_holiday
from classifiers.dates.values import (
    Anaphor,
    Holiday,
    Month,
    Near,
    NthWeekday,
    Numeric,
    Phrase,
    Point,
    Quarter,
    Range,
    Relation,
    Season,
    Shift,
    Value,
    Week,
    Weekday,
    WeekdayAfter,
    Weekend,
    WeekNumber,
    Year,
)

Days = tuple[date, date]
Interval = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What dates count from: the mail's civil day, what was named last, and whether months come first in 05/06."""

    today: date
    month_first: bool = False
    last: Days | None = None
    nouns: tuple[tuple[str, Days], ...] = ()

    def named(self) -> Days:
        """What was named last, else the mail's day."""
        return self.last or (self.today, self.today)


def resolve(value: Value, anchor: Anchor) -> Days | None:
    """First and last day (inclusive) of a value, or None when the calendar has no such day."""
    try:
        return _resolve(value, anchor)
    except (OverflowError, ValueError):
        return None


def resolve_phrase(phrase: Phrase, anchor: Anchor) -> Interval | None:
    """The bounds a phrase names; None when the calendar has no such day."""
    days = resolve(phrase.value, anchor)
    return bounds(phrase, days) if days else None


def bounds(phrase: Phrase, days: Days) -> Interval:
    """What the days of its value bound a phrase by: (None, last) for an upper bound, (first, None) for an open end."""
    first, last = days
    match phrase.relation:
        case Relation.BY | Relation.UNTIL:
            return (None, last) if not _widens(phrase.value) else days
        case Relation.WITHIN:
            return (None, last) if first == last or not _widens(phrase.value) else days
        case Relation.BEFORE:
            return None, last if _ends(phrase.value) else first - cal.DAY
        case Relation.AFTER:
            return (
                (first, None)
                if isinstance(phrase.value, Shift) and phrase.value.anchor is None
                else (last + cal.DAY, None)
            )
        case Relation.FROM:
            return first, None
        case _:
            return days


def _widens(value: Value) -> bool:
    """A range of lengths ("5-7 business days") is a window whatever stands before it."""
    return isinstance(value, Shift) and value.low != value.high


def _ends(value: Value) -> bool:
    """ "Before the end of the week" means by its last day."""
    return isinstance(value, (Week, Month, Quarter, Year)) and value.part in ("end", "out")


def _resolve(value: Value, anchor: Anchor) -> Days | None:
    match value:
        case Range(first, last):
            return _range(first, last, anchor)
        case Shift():
            return _shift(value, anchor)
        case Anaphor():
            return _anaphor(value, anchor)
        case Point() | Numeric() | Near() | Weekday() | WeekdayAfter() | NthWeekday():
            return _one(_day(value, anchor))
        case WeekNumber(number, year):
            return spans.week_number(number, year, anchor.today)
        case Week() | Weekend():
            return _week(value, anchor) if isinstance(value, Week) else _weekend(value, anchor)
        case Holiday():
            return _holiday(value, anchor)
        case _:
            return _stretch(value, anchor)


def _stretch(value: Month | Quarter | Year | Season, anchor: Anchor) -> Days | None:
    match value:
        case Month():
            return spans.month(value, anchor.today, anchor.named()[1])
        case Quarter():
            return spans.quarter(value, anchor.today)
        case Year():
            return spans.year(value, anchor.today)
        case Season():
            return spans.season(value, anchor.today)


def _day(value: Point | Numeric | Near | Weekday | WeekdayAfter | NthWeekday, anchor: Anchor) -> date | None:
    match value:
        case Point() | Numeric():
            return spans.point(value, anchor.today, anchor.month_first)
        case Near(days):
            return anchor.today + timedelta(days=days)
        case Weekday():
            return _weekday(value, anchor)
        case WeekdayAfter(day, of, back):
            base = resolve(of, anchor) if of else anchor.named()
            if base is None:
                return None
            return cal.weekday_before(base[0], day) if back else cal.weekday_after(base[1], day)
        case NthWeekday(nth, day, month):
            base = resolve(month, anchor)
            return cal.nth_weekday(base[0].year, base[0].month, day, nth) if base else None


def _weekend(value: Weekend, anchor: Anchor) -> Days | None:
    base = resolve(value.of, anchor) if value.of else (anchor.today, anchor.today)
    if base is None:
        return None
    saturday = cal.monday(base[0]) + timedelta(days=5, weeks=value.weeks)
    return saturday, saturday + cal.DAY


def _one(day: date | None) -> Days | None:
    return (day, day) if day else None


def _weekday(value: Weekday, anchor: Anchor) -> date | None:
    if value.of is not None:
        base = resolve(value.of, anchor)
        return cal.monday(base[0]) + timedelta(days=value.day) if base else None
    if value.week is None:
        return cal.weekday_after(anchor.today, value.day) + timedelta(weeks=value.plus)
    day = cal.monday(anchor.today) + timedelta(days=value.day, weeks=value.week)
    if value.week == 0 and day < anchor.today:
        day += timedelta(weeks=1)
    return day + timedelta(weeks=value.plus)


def _week(value: Week, anchor: Anchor) -> Days | None:
    base = anchor.today
    if value.anchor is not None:
        days = resolve(value.anchor, anchor)
        if days is None:
            return None
        base = days[1] if value.weeks else days[0]
    elif value.named:
        base = anchor.named()[1]
    start = cal.monday(base) + timedelta(weeks=value.weeks)
    found = spans.week_part(start, value.part)
    if value.weeks or value.anchor is not None or value.named:
        return found
    floor = anchor.today + cal.DAY if value.part == "rest" and anchor.today.weekday() != 4 else anchor.today
    if found[1] < floor:
        return spans.week_part(start + timedelta(weeks=1), value.part)
    return max(found[0], floor), found[1]


def _shift(value: Shift, anchor: Anchor) -> Days | None:
    base: Days | None = (anchor.today, anchor.today)
    if value.noun:
        base = next((days for noun, days in reversed(anchor.nouns) if noun == value.noun), None)
    elif value.anchor is not None:
        base = resolve(value.anchor, anchor)
    elif value.named:
        base = anchor.named()
    if base is None:
        return None
    start = base[0] if value.back else base[1]
    sign = -1 if value.back else 1
    days = [spans.shift(start, sign * count, value.unit) for count in (value.low, value.high)]
    return min(days), max(days)


def _range(first: Value, last: Value, anchor: Anchor) -> Days | None:
    if isinstance(first, Weekday) and isinstance(last, Weekday) and last.week is None and last.of is None:
        begin = resolve(first, anchor)
        return (begin[0], cal.weekday_after(begin[1], last.day)) if begin else None
    end = resolve(last, anchor)
    begin = resolve(first, anchor)
    if begin is None or end is None:
        return None
    if begin[0] > end[1] and _yearless(first):
        earlier = cal.add_months(begin[0], -12)
        begin = (earlier, earlier) if (end[1] - earlier).days < 300 else begin
    if begin[0] > end[1]:
        later = resolve(last, Anchor(begin[1], anchor.month_first, anchor.last, anchor.nouns))
        end = later if later and later[1] >= begin[0] else end
    return (begin[0], end[1]) if begin[0] <= end[1] else None


def _yearless(value: Value) -> bool:
    """A calendar day whose year was left out, and which may therefore lie just behind."""
    if isinstance(value, Point):
        return value.year is None and value.month is not None
    if isinstance(value, Month):
        return value.year is None and value.month is not None
    return isinstance(value, Numeric) and value.year is None


def _anaphor(value: Anaphor, anchor: Anchor) -> Days | None:
    first, last = anchor.named()
    if value.business:
        return _one(cal.add_business(last, 1))
    if value.week:
        return spans.week_part(cal.monday(first), "")
    return (last + timedelta(days=value.days),) * 2 if value.days else (first, last)


def _holiday(value: Holiday, anchor: Anchor) -> Days | None:
    today = anchor.today
    if value.key == "independence day" and not anchor.month_first:
        return None  # India's is in August, others' elsewhere; "the Fourth of July" is told apart
    if value.key == "bank holiday":
        return _one(next_bank_holiday(today))
    years = (value.year,) if value.year else (today.year - 1, today.year, today.year + 1)
    for year in years:
        days = feast(value.key, year)
        if days and (value.year or days[1] >= today):
            return spans.month_part(days[0], value.part) if value.part and value.key == "new year" else days
    return None
