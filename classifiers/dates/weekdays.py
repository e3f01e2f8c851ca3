"""Owns the grammar of weekdays: bare, this, next, of a week, after something, the nth of a month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from classifiers.dates.beside import stands_free
from classifiers.dates.days import calendar_day
from classifiers.dates.months import plain_month
from classifiers.dates.tokens import Words
from classifiers.dates.values import Anaphor, Match, NthWeekday, Point, Shift, Value, Week, Weekday, WeekdayAfter
from classifiers.dates.vocabulary import word_set
from classifiers.dates.words import DAY_PARTS, WEEKDAYS

Reader = Callable[[Words, int], "Match | None"]
LEADS = word_set(
    "on by until before after next this or and from to the coming - / following of ( , cob eod for "
    "through than between like either is : at mid last"
)
# "We sat", "and the sun": no day, whatever stands behind it.
_SITTING = word_set("i we they he she who and the had have has never just still 's")
_BETWEEN = word_set(", morning arvo afternoon evening at @ around about say")
_CLOCK = word_set("am pm o'clock oclock sharp ish hrs h")


def weekday_word(t: Words, i: int) -> int | None:
    """The weekday at i, Monday 0; a word that is also another word counts only where a day can stand."""
    day = WEEKDAYS.get(t.words[i])
    if day is None:
        return None
    shy = t.words[i] in ("sat", "sun", "wed", "mon") and not t.is_capital(i)
    if shy and t.size > 2 and (i == 0 or t.words[i - 1] not in LEADS) and not _timed(t, i):
        return None
    if shy and t.words[i] == "sun" and i and t.words[i - 1] == "the" and not t.is_ordinal(i + 1):
        return None
    return day


def _timed(t: Words, i: int) -> bool:
    """True for the "sat" of "sat 11am works": an hour stands behind it, and nobody in front of it who sat."""
    if i and t.words[i - 1] in _SITTING:
        return False
    k = i + 1
    while k < i + 4 and t.words[k] in _BETWEEN:
        k += 1
    if t.words[k] in ("noon", "midday"):
        return True
    if t.words[k] in ("half", "quarter"):
        return t.nums[k + 1] is not None or t.words[k + 1] in ("past", "to")
    number, after = t.nums[k], t.words[k + 1]
    if number is None or not (1 <= number <= 24 or (600 <= number <= 1955 and not number % 5)):
        return False
    minutes = after in (":", ".") and t.glued(k + 1) and t.glued(k + 2) and len(t.words[k + 2]) == 2
    return (
        after in _CLOCK
        or minutes
        or ((number <= 12 or number >= 600) and not t.is_ordinal(k) and stands_free(t, k + 1))
    )


def skip_day_part(t: Words, i: int) -> int:
    """The index after "morning", "afternoon", "eod" and the like."""
    while t.words[i] in DAY_PARTS:
        i += 1
    return i


def weekday(t: Words, i: int, week_value: Reader, any_value: Reader) -> Match | None:
    """A weekday phrase at i; `week_value` reads a week ("of next week"), `any_value` an anchor ("after X")."""
    word = t.words[i]
    j = i
    if word == "the":
        j += 1
        word = t.words[j]
    if t.nums[j] is not None and t.words[j + 1].endswith("days") and t.words[j + 1] in WEEKDAYS:
        return _many(t, j)
    nth = t.nums[j] if t.is_ordinal(j) else -1 if word == "last" else None
    if nth is not None and weekday_word(t, j + 1) is not None:
        return _nth(t, j, nth) or _nth_after(t, j, nth, any_value)
    week: int | None = None
    named = False
    if word in ("this", "next", "coming", "upcoming", "following", "that", "same"):
        week = {"this": 0, "next": 1}.get(word)
        named = word in ("following", "that", "same")
        j += 1
        if t.words[j] in ("coming", "very"):
            week = None
            j += 1
    day = weekday_word(t, j)
    if day is None:
        return None
    return _tail(t, i, j, day, week, named, week_value, any_value)


def _many(t: Words, j: int) -> Match | None:
    """ "Three Fridays from now"."""
    number = t.nums[j] or 0
    if t.words[j + 2 : j + 4] not in (["from", "now"], ["from", "today"]) or not 1 <= number <= 50:
        return None
    return Match(Weekday(WEEKDAYS[t.words[j + 1]], plus=number - 1), j + 4)


def _nth(t: Words, i: int, nth: int) -> Match | None:
    day = WEEKDAYS[t.words[i + 1]]
    if t.words[i + 2] not in ("of", "in"):
        return None
    month = plain_month(t, i + 3)
    return Match(NthWeekday(nth, day, month.value), month.end) if month else None


def _nth_after(t: Words, i: int, nth: int, any_value: Reader) -> Match | None:
    """ "The first Monday after the 15th", "second Friday following Easter"."""
    if nth < 1 or t.words[i + 2] not in ("after", "following"):
        return None
    anchor = any_value(t, i + 3)
    if anchor is None:
        return None
    day: Value = WeekdayAfter(WEEKDAYS[t.words[i + 1]], anchor.value)
    return Match(day if nth == 1 else Shift(nth - 1, nth - 1, "week", day), anchor.end)


def _tail(
    t: Words, i: int, j: int, day: int, week: int | None, named: bool, week_value: Reader, any_value: Reader
) -> Match | None:
    """What may follow the weekday's name: its date, "week", "of next week", "after X"."""
    j = skip_day_part(t, j + 1)
    dated = _with_date(t, j, None if named or week is not None else day)
    if dated:
        return dated
    found = _counted_on(t, j, day, any_value) if week is None and not named else None
    if found:
        return found
    if t.words[j] == "after" and t.words[j + 1] == "next":
        return Match(Weekday(day, week=2), j + 2)
    inside = _of_week(t, j, day, week_value)
    if inside:
        return inside
    the = t.words[i] == "the"
    if t.words[j] in ("after", "following", "before") and the:
        anchor = any_value(t, j + 1)
        if anchor:
            return Match(WeekdayAfter(day, anchor.value, t.words[j] == "before"), anchor.end)
        if t.words[j] != "before":
            return Match(WeekdayAfter(day, None), j + 1 + (t.words[j + 1] in ("that", "then")))
    if named or (the and week is None and t.words[i + 1] in WEEKDAYS):
        return Match(WeekdayAfter(day, None), j)
    return Match(Weekday(day, week), j)


def _with_date(t: Words, j: int, day: int | None) -> Match | None:
    """ "Friday 5 June", "Monday, the 13th", "Monday 21": the date beside the weekday at j; `day` picks a bare 13th."""
    k = j
    while k < j + 2 and t.words[k] in (",", "(", "the", ".", "-"):
        k += 1
    dated = calendar_day(t, k if t.words[k - 1] != "the" else k - 1)
    if dated is None and t.words[k].isdecimal() and not t.is_ordinal(k) and k == j and _closes(t, k + 1):
        dated = _numbered(t.nums[k], k + 1)
    if dated is None or (t.words[k] == "-" and not t.glued(k)):
        return None
    value = dated.value
    if day is not None and isinstance(value, Point) and value.month is None and not value.months_on:
        value = replace(value, weekday=day)
    return Match(value, dated.end + (t.words[dated.end] == ")" and "(" in t.words[j:k]))


def _counted_on(t: Words, j: int, day: int, any_value: Reader) -> Match | None:
    """ "Monday week", "Monday fortnight", "Monday two weeks from now"."""
    if t.words[j] == "week" and t.words[j + 1] not in ("commencing", "of", "beginning", "starting"):
        return Match(Weekday(day, plus=1), j + 1)
    if t.words[j] == "fortnight":
        return Match(Weekday(day, plus=2), j + 1)
    return _weeks_on(t, j + (t.words[j] == ","), day, any_value)


def _weeks_on(t: Words, j: int, day: int, any_value: Reader) -> Match | None:
    """ "Monday two weeks from now": that day of the week so many weeks on."""
    if t.nums[j] is None and t.words[j] not in ("a", "couple"):
        return None
    found = any_value(t, j)
    if found is None or t.words[found.end - 1] not in ("now", "today", "hence"):
        return None
    value = found.value
    if not isinstance(value, Shift) or value.unit != "week" or value.low != value.high or value.anchor is not None:
        return None
    return Match(Weekday(day, week=int(value.low)), found.end)


def _closes(t: Words, i: int) -> bool:
    """True at the end of a sentence: "on Monday 21!"."""
    return t.words[i] in ("", "!", ".", "?") and i >= t.size - 1


def _numbered(number: int | None, end: int) -> Match | None:
    return Match(Point(None, None, number), end) if number and 13 <= number <= 31 else None


def _of_week(t: Words, j: int, day: int, week_value: Reader) -> Match | None:
    """ "Friday of next week", "Friday next week", "Friday of that week", "Friday, the week after next"."""
    k = j
    while k < j + 2 and t.words[k] in ("of", "in", ","):
        k += 1
    if t.words[k] == "week" and k == j:
        return None
    found = week_value(t, k)
    if found is None or not isinstance(found.value, (Week, Anaphor)):
        return None
    return Match(_inside(day, found.value), found.end)


def _inside(day: int, week: Value) -> Weekday:
    if isinstance(week, Week) and week.anchor is None and not week.named:
        return Weekday(day, week=week.weeks)
    return Weekday(day, of=week)


def within_week(week: Value, day: Value) -> Value | None:
    """The weekday `day` placed in `week`, for "next week, probably Thursday"; None when the two do not go together."""
    if isinstance(week, Week) and isinstance(day, Weekday) and day.week is None and day.of is None and not day.plus:
        return _inside(day.day, week)
    return None
