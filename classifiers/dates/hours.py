"""Owns the grammar of times of day, their ranges and the length of a meeting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from classifiers.dates.beside import another_choice, beside_day, moves_from, spoken_minutes
from classifiers.dates.tokens import Words
from classifiers.dates.words import MONTHS, TOMORROW, UNITS, WEEKDAYS
from classifiers.dates.zones import zone_at

_NAMED = {"noon": 720, "midday": 720, "midnight": 1440, "lunchtime": 720}
_AM, _PM = 0, 1
_LONGEST_BARE = 180  # minutes: a longer range of bare numbers is a day's work ("Fri 8-1")
_NEAR = 4
_PARTS_OF_DAY = dict.fromkeys(
    ("evening", "eve", "night", "tonight", "tonite", "afternoon", "arvo", "aft"), _PM
) | dict.fromkeys(("morning", "mornin"), _AM)
_CLOCK_WORDS = frozenset({"o'clock", "ish", "sharp", "prompt", "uhr", "hrs"})
_COUNTED = frozenset({"minutes", "min", "mins", "%", "/", "people", "working", "business"})


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day in minutes since midnight at tokens [start, end); `half` 0 am, 1 pm, None not said."""

    minutes: int
    half: int | None
    start: int
    end: int
    until: int | None = None
    zone: tzinfo | None = None


def _plain(t: Words, i: int, loose: bool) -> Hour | None:
    """One time of day without zone; `loose` lets a bare number count ("at 2")."""
    if t.words[i] in _NAMED:
        return Hour(_NAMED[t.words[i]], _PM, i, i + 1)
    spoken = _spoken(t, i) or _military(t, i, loose)
    if spoken:
        return spoken
    hour = t.nums[i]
    if (
        hour is None
        or t.is_ordinal(i)
        or hour > 24
        or (t.glued(i) and t.words[i - 1].isalpha() and t.words[i - 1] != "t")
    ):
        return None
    minute, j, clock = _minutes(t, i, loose)
    half, j = _meridiem(t, j)
    shaped = _shaped(t, j, clock or half is not None)
    if shaped > j:
        clock, j = True, shaped
        if half is None:
            half, j = _meridiem(t, j)
    if half is None and not clock and (not loose or _counts_things(t, j)):
        return None
    if half is not None and hour <= 12:
        return Hour((hour % 12 + 12 * half) * 60 + minute, half, i, j)
    fixed = hour >= 13 or hour == 0 or (clock and t.words[i][0] == "0")
    return Hour(hour * 60 + minute, _AM if fixed else None, i, j)


def _shaped(t: Words, j: int, clock: bool) -> int:
    """The index after "o'clock", "ish", "sharp" and the like; j when there is none."""
    if t.words[j] in _CLOCK_WORDS or (t.words[j] == "hours" and clock):
        return j + 1
    two = t.words[j : j + 2]
    if two in (["-", "ish"], ["o", "clock"]):
        return j + 2
    return j + 3 if t.words[j : j + 3] == ["on", "the", "dot"] else j


def _military(t: Words, i: int, loose: bool) -> Hour | None:
    """ "1430 hrs", "at 0900"."""
    number, after = t.nums[i], t.words[i + 1]
    if number is None or len(t.words[i]) != 4 or not t.words[i].isdecimal() or number % 100 > 59 or number >= 2400:
        return None
    named = after in ("h", "hrs", "hours", "hr")
    if not named and not loose:
        return None
    half = _AM if number >= 1300 or t.words[i][0] == "0" else None
    return Hour(number // 100 * 60 + number % 100, half, i, i + 1 + named)


def _minutes(t: Words, i: int, loose: bool) -> tuple[int, int, bool]:
    """The minutes behind an hour, the index after them, and whether they show that it is a time of day."""
    words, j = t.words, i + 1
    minute = t.nums[j + 1]
    two = minute is not None and minute < 60 and len(words[j + 1]) == 2 and t.glued(j + 1) and words[i].isdecimal()
    if words[j] in (":", ".", "h") and two and minute is not None:
        clock = words[j] != "." or words[j + 2] in ("am", "pm", "a", "p") or loose
        j += 2
        if words[j] == ":" and t.nums[j + 1] is not None and t.glued(j):
            j += 2
        return minute, j, clock
    if words[j] == "h" and t.glued(j):
        return 0, j + 1, True
    said = spoken_minutes(t, i) if loose else None
    return (0, j, False) if said is None else (said, j + 1, True)


def _counts_things(t: Words, j: int) -> bool:
    """True when a bare number counts what follows it: "at 2 weeks", "from 3 people"."""
    return t.words[j] in UNITS or t.words[j] in MONTHS or t.words[j] in _COUNTED


def _meridiem(t: Words, j: int) -> tuple[int | None, int]:
    word = t.words[j]
    if word in ("am", "pm"):
        return int(word == "pm"), j + 1
    if word in ("a", "p") and t.glued(j) and not t.words[j + 1].isalpha():
        return int(word == "p"), j + 1
    if word == "in" and t.words[j + 1] == "the" and t.words[j + 2] in ("morning", "afternoon", "evening"):
        return int(t.words[j + 2] != "morning"), j + 3
    return None, j


def _spoken(t: Words, i: int) -> Hour | None:
    """ "Half past three", "quarter to four", "ten past two", British "half three"."""
    j = i + 1 if t.words[i] == "a" else i
    first = {"half": 30, "quarter": 15}.get(t.words[j])
    if first is None and t.nums[j] in (5, 10, 20, 25):
        first = t.nums[j]
        j += t.words[j + 1] in ("minutes", "mins")
    if first is None:
        return None
    side = t.words[j + 1]
    if (
        side in ("past", "after", "to", "till", "until")
        and t.nums[j + 2] is not None
        and 1 <= (t.nums[j + 2] or 0) <= 12
    ):
        if side in ("to", "after", "until") and t.words[j] not in ("quarter", "half") and t.words[i - 1] != "at":
            return None
        hour, end = t.nums[j + 2] or 0, j + 3
        minutes = hour * 60 + (first if side in ("past", "after") else -first)
    elif (
        t.words[j] == "half"
        and t.nums[j + 1] is not None
        and (t.words[j + 1].isalpha() or _half_of(t, j + 1))
        and 1 <= (t.nums[j + 1] or 0) <= 12
    ):
        minutes, end = (t.nums[j + 1] or 0) * 60 + 30, j + 2
    else:
        return None
    half, end = _meridiem(t, end + (t.words[end] == "o'clock"))
    if half is not None:
        minutes = minutes % 720 + 720 * half
    return Hour(minutes, half, i, end)


def _half_of(t: Words, i: int) -> bool:
    """The "7" of "half 7": an hour in figures, with nothing that says otherwise."""
    return t.words[i + 1] not in ("%", "-", "/", ":", ".", "price", "a", "of", "and") or (
        t.words[i + 1] in (".", "-", "and") and not t.glued(i + 1)
    )


def _business(minutes: int) -> int:
    """The reading inside 08:00 to 18:59 of a time with neither am nor pm."""
    return minutes + 720 if minutes < 480 and minutes + 720 < 1140 else minutes


def hour_at(t: Words, i: int, sent_at: datetime, beside: bool = False) -> Hour | None:
    """A time of day at token i with its range and zone, or None; `beside` a day a bare number is one."""
    loose = beside or (
        i > 0
        and t.words[i - 1] in ("at", "@", "for", "from", "between", "your", "around")
        and (t.words[i - 1] in ("at", "@", "from", "between") or t.words[i + 1] == "o'clock")
    )
    first = _plain(t, i, loose) or _range_start(t, i)
    if first is None:
        return None
    zone, end = None, first.end
    placed = zone_at(t, end, sent_at)
    if placed:
        zone, end = placed
    k = end
    second = None
    if (
        t.words[k] in ("-", "to", "until", "and", "through", "till")
        and (t.words[k] != "and" or t.words[i - 1] == "between")
        and not moves_from(t, i)
    ):
        second = _plain(t, k + 1, True)
    if second is not None and first.start > 0 and second.end > k:
        found = _ranged(t, first, second, zone, sent_at)
        short = found.until is not None and found.until - found.minutes <= _LONGEST_BARE
        return found if short or not beside or first.half is not None or second.half is not None else None
    half, minutes = first.half, first.minutes
    if half is None and minutes < 720:
        half = _part_of_day(t, i, end)
        minutes += 720 * (half or 0)
    return replace(first, minutes=minutes if half is not None else _business(minutes), end=end, zone=zone)


def _range_start(t: Words, i: int) -> Hour | None:
    """The "2" of "2-3pm": a bare number whose range says that it is an hour."""
    number = t.nums[i]
    if number is None or number > 12 or t.is_ordinal(i) or t.words[i + 1] not in ("-", "to"):
        return None
    second = _plain(t, i + 2, False)
    return Hour(number * 60, None, i, i + 1) if second and second.half is not None else None


def _ranged(t: Words, first: Hour, second: Hour, zone: tzinfo | None, sent_at: datetime) -> Hour:
    start, until = first.minutes, second.minutes
    if first.half is None and second.half == _PM and until >= 720 and start < 720:
        start = start + 720 if start % 720 + 720 < until else start
    elif first.half is None:
        start = _business(start)
    if second.half is None and until <= start:
        until += 720
    end = second.end
    found = zone_at(t, end, sent_at)
    if found:
        zone, end = found[0] if zone is None else zone, found[1]
    return Hour(start, first.half, first.start, end, until if until > start else None, zone)


def _part_of_day(t: Words, i: int, end: int) -> int | None:
    """The half that "tonight", "Thursday evening" or "the morning" beside an hour gives it, the nearest first."""
    for k in range(i - 1, max(0, i - _NEAR) - 1, -1):
        word = t.words[k]
        if word in _PARTS_OF_DAY or (
            word in ("am", "pm") and k and (t.words[k - 1] in WEEKDAYS or t.words[k - 1] in TOMORROW)
        ):
            return _PARTS_OF_DAY.get(word, int(word == "pm"))
        if word in (";", ".", "or", "and"):
            break
    for word in t.words[end : end + _NEAR]:
        if word in _PARTS_OF_DAY:
            return _PARTS_OF_DAY[word]
        if word not in WEEKDAYS and word not in ("on", "this", "in", "the", "tomorrow", "next"):
            break
    return None


def find_hours(t: Words, sent_at: datetime, taken: list[bool]) -> list[Hour]:
    """Every time of day outside the tokens that dates have taken."""
    out: list[Hour] = []
    i = 0
    while i < t.size:
        if not taken[i] and (t.nums[i] is not None or t.words[i] in _NAMED or t.words[i] in ("half", "quarter")):
            found = hour_at(t, i, sent_at)
            if found is None and t.nums[i] is not None:
                next_of_list = bool(out) and out[-1].end == i - 1 and another_choice(t, i)
                if next_of_list or beside_day(t, i, taken, sent_at.date()):
                    found = hour_at(t, i, sent_at, beside=True)
            if found and not _is_day_part(t, i, found):
                out.append(found)
                i = found.end
                continue
        i += 1
    return out


def _is_day_part(t: Words, i: int, found: Hour) -> bool:
    """The "lunchtime" of "Thurs lunchtime, 12.30"."""
    k = found.end + (t.words[found.end] == ",")
    return t.words[i] == "lunchtime" and t.nums[k] is not None and t.words[k + 1] in (".", ":", "pm")
