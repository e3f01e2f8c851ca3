"""Owns the grammar of single days: calendar days in every style, weekdays, today and its neighbours."""

from __future__ import annotations

from classifiers.dates.tokens import Words
from classifiers.dates.values import Match, Month, Numeric, Point, Range
from classifiers.dates.vocabulary import word_set
from classifiers.dates.words import MONTHS, UNITS, WEEKDAYS

JOINTS = word_set("- to or and / through until &")
# An ordinal before one of these counts something else than days of a month.
COUNTED = word_set(
    "round rounds interview interviews stage stages week weeks half quarter floor candidate candidates "
    "step phase choice time day days business working month year person call meeting email part place "
    "option shortlist attempt try level avenue ave street st century edition date draft batch set "
    "anniversary fl party of-all class grade degree team or-so monday tuesday wednesday thursday friday "
    "saturday sunday"
)
BEFORE_NUMERIC = word_set(
    "by on before after until from to of commencing beginning starting week c w - or and ( for is : , "
    "the than between ; through around about wc due at cob eod"
)

_AFTER_YEAR = word_set(", ; ) . at from to and or until for with in we i you by @ | \n")


def calendar_day(t: Words, i: int) -> Match | None:
    """ "5 June", "June 5th, 2026", "5/6/26", "2026-06-05", "the 10th", or several days of one month as a range."""
    start = i + 1 if t.words[i] == "the" else i
    if t.nums[start] is not None:
        return _number_first(t, start, named=start > i)
    if t.words[start] in MONTHS:
        return _month_first(t, start)
    return None


def _number_first(t: Words, i: int, named: bool) -> Match | None:
    if t.words[i].isdecimal():
        found = _iso(t, i) or _slashed(t, i)
        if found:
            return found
    day = t.nums[i]
    if day is None or not 1 <= day <= 31:
        return None
    if t.words[i].isalpha() and not t.is_ordinal(i):
        return None
    counted = nth_day(t, i)
    if counted:
        return counted
    with_month = _day_month(t, i, day)
    return with_month or _day_alone(t, i, day, named)


def _iso(t: Words, i: int) -> Match | None:
    sep = t.words[i + 1]
    if len(t.words[i]) != 4 or sep not in ("-", "/", "."):
        return None
    named = MONTHS.get(t.words[i + 2])
    if named and t.words[i + 3] == sep and 1 <= (t.nums[i + 4] or 0) <= 31:
        return Match(Point(t.nums[i], named, t.nums[i + 4] or 0), i + 5)
    if t.words[i + 3] != sep:
        return _year_month(t, i)
    month, day = t.nums[i + 2], t.nums[i + 4]
    if month and day and month <= 12 and day <= 31 and t.glued(i + 2):
        return Match(Point(t.nums[i], month, day), i + 5)
    return None


def _year_month(t: Words, i: int) -> Match | None:
    """ "2026-10", "2026/10": a month, when nothing else is glued to it."""
    year, month = t.nums[i] or 0, t.nums[i + 2] or 0
    whole = len(t.words[i + 2]) == 2 and t.glued(i + 2) and not t.glued(i + 3)
    return Match(Month(month, year), i + 3) if whole and 2000 <= year <= 2199 and 1 <= month <= 12 else None


def _slashed(t: Words, i: int) -> Match | None:
    """Numeric days: two numbers with a slash, or three with slashes, dots or dashes."""
    sep, second = t.words[i + 1], t.nums[i + 2]
    alone = i < 2 and i + 3 == t.size  # nothing else is written
    if sep not in ("/", ".", "-") or second is None or not t.words[i + 2].isdecimal():
        return None
    if not t.glued(i + 2) and not alone:
        return None
    first = t.nums[i] or 0
    if not (1 <= first <= 31 and 1 <= second <= 31 and (first <= 12 or second <= 12)):
        return None
    year = t.nums[i + 4] if t.words[i + 3] == sep and t.glued(i + 4) and t.words[i + 4].isdecimal() else None
    if year is not None and len(t.words[i + 4]) in (2, 4):
        return Match(Numeric(first, second, year + 2000 if year < 100 else year), i + 5)
    before = t.words[i - 1] if i else ""
    if alone and sep != "." and not (sep == "-" and before in WEEKDAYS):
        return Match(Numeric(first, second, None), i + 3)
    if sep == "." and _dotted_day(t, i, before):
        return Match(Numeric(first, second, None), i + 3)
    if sep != "/" or t.words[i + 3] in UNITS or (first, second) == (24, 7):
        return None
    said = before in BEFORE_NUMERIC or before in WEEKDAYS or (not i and t.words[3] in ("at", "@"))
    return Match(Numeric(first, second, None), i + 3) if said else None


def _dotted_day(t: Words, i: int, before: str) -> bool:
    """ "Friday 7.6", "by 28.6": minutes would have two figures, and an hour is no more than 24."""
    return before in (*WEEKDAYS, "by", "on") and (len(t.words[i + 2]) == 1 or (t.nums[i] or 0) > 24) and t.glued(i + 1)


def year_at(t: Words, i: int) -> tuple[int | None, int]:
    """A year after a month or day, with or without a comma, and the index after it."""
    j = i + 1 if t.words[i] in (",", "of", "-", "in", "/") else i
    number, word = t.nums[j], t.words[j]
    if number is not None and word.isdecimal() and len(word) == 4 and 1990 <= number <= 2200:
        return number, j + 1
    if number is not None and word.isdecimal() and len(word) == 2 and t.words[j - 1] == "-" and t.glued(j):
        return 2000 + number, j + 1
    if t.words[i] == "'" and t.nums[i + 1] is not None and len(t.words[i + 1]) == 2:
        return 2000 + (t.nums[i + 1] or 0), i + 2
    return None, i


def _short_year(t: Words, i: int) -> tuple[int, int] | None:
    """The "26" of "14 April 26 at 3pm": a bare number that counts nothing."""
    number = t.nums[i]
    if number is None or not 20 <= number <= 39 or t.is_ordinal(i) or not t.words[i].isdecimal():
        return None
    follower = t.words[i + 1]
    return (2000 + number, i + 1) if not follower or follower in _AFTER_YEAR else None


def month_after(t: Words, i: int) -> tuple[int, int]:
    """The month at i, after an optional "of", "-" or ".", with the index after it; (0, i) when there is none."""
    j = i
    while j < i + 2 and t.words[j] in ("of", "-", ".", "/", "the"):
        j += 1
    month = MONTHS.get(t.words[j], 0)
    if not month:
        return 0, i
    after = j + 1
    if t.words[after] == "." and len(t.words[j]) <= 4:
        after += 1
    return month, after


def _day_month(t: Words, i: int, day: int) -> Match | None:
    """ "5 June", "5th of June 2026", "10-12 June", "10th or 11th June"."""
    month, end = month_after(t, i + 1)
    if month:
        if t.words[i + 1] == "-" and not t.glued(i + 1):
            return None
        year, end = _short_year(t, end) or year_at(t, end)
        return Match(Point(year, month, day), end)
    if t.words[i + 1] not in JOINTS:
        return None
    j = i + 3 if t.words[i + 2] == "the" else i + 2
    other = t.nums[j]
    if other is None or not 1 <= other <= 31:
        return None
    month, end = month_after(t, j + 1)
    if not month or other <= day:
        return None
    year, end = year_at(t, end)
    return Match(Range(Point(year, month, day), Point(year, month, other)), end)


def _day_alone(t: Words, i: int, day: int, named: bool) -> Match | None:
    """ "The 10th", "by 15th", "the 5th of next month"."""
    if not t.is_ordinal(i):
        months, end = _month_phrase(t, i + 1) if t.words[i + 1] == "of" else (0, 0)
        return Match(Point(None, None, day, months), end) if end else None
    digits = t.words[i][0].isdecimal()
    follower = t.words[i + 1] if t.words[i + 1] != "-" else t.words[i + 2]
    if follower in ("of", "next", "this"):
        months, end = _month_phrase(t, i + 1)
        if end:
            return Match(Point(None, None, day, months), end)
        if follower == "of":
            return None
    counted = (follower in COUNTED or follower in UNITS) and not _opens_hour(t, i + 1)
    if counted or (not named and not digits):
        return None
    if not digits and day < 4:
        return None
    return Match(Point(None, None, day), i + 1)


def _opens_hour(t: Words, i: int) -> bool:
    """The "half" of "the 13th half 2", the "quarter" of "the 13th quarter to 3"."""
    if t.words[i] not in ("half", "quarter"):
        return False
    return t.words[i + 1] in ("past", "to") or (t.words[i] == "half" and t.nums[i + 1] is not None)


def nth_day(t: Words, i: int) -> Match | None:
    """ "The 20th day of next month", "third day of October", "the fifth last day of May"."""
    day = t.nums[i]
    if day is None or not t.is_ordinal(i) or not 1 <= day <= 31:
        return None
    back = t.words[i + 1] in ("last", "to")
    j = i + 1 + back + (t.words[i + 1] == "to")
    if t.words[j] != "day" or t.words[j + 1] not in ("of", "in"):
        return None
    months, end = _month_phrase(t, j + 1)
    if end:
        return None if back else Match(Point(None, None, day, months), end)
    month, end = month_after(t, j + 2)
    if not month:
        return None
    year, end = year_at(t, end)
    return Match(Point(year, month, -day if back else day), end)


def _month_phrase(t: Words, i: int) -> tuple[int, int]:
    """ "(Of) next month": months on (-1 for the running one) and the index after, or (0, 0)."""
    j = i + 1 if t.words[i] == "of" else i
    if t.words[j] in ("in", "the"):
        j += 1
    if t.words[j] == "month" and j > i:
        return 0, j + 1
    if t.words[j + 1] != "month":
        return 0, 0
    return {"next": (1, j + 2), "following": (1, j + 2), "this": (0, j + 2), "current": (0, j + 2)}.get(
        t.words[j], (0, 0)
    )


def _month_first(t: Words, i: int) -> Match | None:
    """ "June 5", "June the 5th, 2026", "June 10-12", "June 10 or 11"."""
    month = MONTHS[t.words[i]]
    j = i + 1
    while (
        j < i + 3 and t.words[j] in (".", "the", "-", ",", "/") and not (t.words[j] == "," and not t.is_ordinal(j + 1))
    ):
        j += 1
    day = t.nums[j]
    if day is None or not 1 <= day <= 31 or (t.words[j].isalpha() and not t.is_ordinal(j) and day < 13):
        return None
    if t.words[j + 1] == ":" or t.words[j + 1] in ("am", "pm", "o'clock"):
        return None
    other = t.nums[j + 2] if t.words[j + 1] in JOINTS else None
    if other is not None and day < other <= 31 and not _busy(t, j + 3):
        year, end = year_at(t, j + 3)
        return Match(Range(Point(year, month, day), Point(year, month, other)), end)
    year, end = year_at(t, j + 1)
    return Match(Point(year, month, day), end)


def _busy(t: Words, i: int) -> bool:
    """True when the number before i belongs to what follows: an hour, another month, a length of time."""
    word = t.words[i]
    if word == ":" and t.nums[i + 1] is not None:
        return True
    return (
        word in ("am", "pm", "o'clock", "/", "business", "working")
        or word in MONTHS
        or word in UNITS
        or (word == "." and t.nums[i + 1] is not None and t.glued(i + 1))
    )
