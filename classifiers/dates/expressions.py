"""Owns the reading of one value at a place in a sentence, alone or as a range: the longest of all grammars wins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from classifiers.dates.days import calendar_day
from classifiers.dates.feasts import HOLIDAY_STARTS, feast_at
from classifiers.dates.lengths import FILL, length
from classifiers.dates.near import near, reference
from classifiers.dates.periods import HALVES, SEASONS, stretch
from classifiers.dates.tokens import Words
from classifiers.dates.values import Anaphor, Match, Month, Near, Numeric, Point, Range, Shift, Value, Week, Weekday
from classifiers.dates.vocabulary import word_set
from classifiers.dates.weekdays import weekday, within_week
from classifiers.dates.words import BUSINESS, MONTHS, NUMBERS, PARTS, TODAY, TOMORROW, UNITS, WEEKDAYS, YESTERDAY

Reader = Callable[[Words, int], "Match | None"]
VALUE_STARTS = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(PARTS)
    | TODAY
    | TOMORROW
    | YESTERDAY
    | HOLIDAY_STARTS
    | frozenset(SEASONS)
    | frozenset(NUMBERS)
    | word_set(
        "the this next that coming upcoming following first second last latter week weekend month quarter "
        "year q h w wc current remaining remainder rest now a an couple few another several half end eod cob "
        "close another then day same 1st 2nd "
        "final either working business fortnight opening front initial subsequent overmorrow later "
        "thereafter afterwards"
    )
)


def value_at(t: Words, i: int) -> Match | None:
    """The longest plain value at i: a day, weekday, stretch, feast, length or reference back.

    Values hold values ("the week after Labor Day"); each is read once and no deeper than DEPTH:
    time stays linear.
    """
    word = t.words[i]
    if not word or (word not in VALUE_STARTS and t.nums[i] is None) or t.depth > DEPTH:
        return None
    if i in t.known:
        known = t.known[i]
        assert known is None or isinstance(known, Match)
        return known
    t.depth += 1
    best: Match | None = None
    after = i + (word == "the")
    for read in _readers_of(t.words[after], t.nums[after] is not None, after > i):
        found = read(t, i)
        if found and (best is None or found.end > best.end):
            best = found
    t.depth -= 1
    t.known[i] = best
    return best


@lru_cache(maxsize=2048)
def _readers_of(word: str, counted: bool, named: bool) -> tuple[Reader, ...]:
    """The grammars that a word may begin, or a number when `counted`, behind "the" when `named`; in their order."""
    return tuple(read for read, starts, numbers in _READERS if word in starts or (counted and numbers)) + (
        (_reference_at,) if word in _REFERS or (named and word in ("day", "date", "point")) else ()
    )


def _weekday(t: Words, i: int) -> Match | None:
    return weekday(t, i, _week_at, value_at)


def _stretch(t: Words, i: int) -> Match | None:
    return stretch(t, i, value_at)


def _length(t: Words, i: int) -> Match | None:
    return length(t, i, value_at)


def _week_at(t: Words, i: int) -> Match | None:
    return stretch(t, i, value_at)


def _near_at(t: Words, i: int) -> Match | None:
    return near(t, i, value_at)


def _reference_at(t: Words, i: int) -> Match | None:
    return reference(t, i, value_at)


_POINTS = word_set("this next coming upcoming following that same")
_NEARS = TODAY | TOMORROW | YESTERDAY | word_set("this same now overmorrow day close eod cob end next following first")
_STRETCHES = (
    frozenset((*MONTHS, *PARTS, *SEASONS, *HALVES))
    | (_POINTS | BUSINESS)
    | word_set(
        "first early earlier opening front initial second latter later last back tail final very absolute current "
        "subsequent succeeding week weekend weekends long w wc wb month q h quarter year calendar"
    )
)
_LENGTHS = FILL | word_set("a an the per couple few several half fortnight week day month")
_REFERS = word_set("then that this same next following")
# Each grammar with the words it may begin with, behind "the" or not, and whether a number may begin it.
_READERS: tuple[tuple[Reader, frozenset[str], bool], ...] = (
    (_near_at, _NEARS, False),
    (_weekday, frozenset(WEEKDAYS) | _POINTS | {"last"}, True),
    (calendar_day, frozenset(MONTHS), True),
    (_stretch, _STRETCHES, True),
    (feast_at, HOLIDAY_STARTS | {"this", "next"}, False),
    (_length, _LENGTHS, True),
)
DEPTH = 5  # values within values


def full_value(t: Words, i: int) -> Match | None:
    """A value with its range: "Thursday or Friday", "5 to 7 June", "next week, probably Tuesday"."""
    found = value_at(t, i)
    if found is None:
        return None
    value, j = found
    if isinstance(value, Week):
        k = j
        while k < j + 4 and t.words[k] in (
            ",",
            "(",
            "on",
            "probably",
            "likely",
            "most",
            "hopefully",
            "possibly",
            "maybe",
            "perhaps",
            "ideally",
            "-",
        ):
            k += 1
        refined = _joined(t, weekday(t, k, _week_at, value_at), k)
        if refined:
            inner = _place(value, refined.value)
            if inner:
                return Match(inner, refined.end + (t.words[refined.end] == ")"))
    return _joined(t, found, i)


def _place(week: Value, day: Value) -> Value | None:
    if isinstance(day, Range):
        first, last = within_week(week, day.first), within_week(week, day.last)
        return Range(first, last) if first and last else None
    return within_week(week, day)


def _joined(
    t: Words,
    found: Match | None,
    i: int,
    joints: tuple[str, ...] = ("-", "~", "to", "or", "through", "until", "/", "&"),
) -> Match | None:
    """`found`, or the range it begins."""
    if found is None:
        return None
    value, j = found
    if isinstance(value, Week) and t.words[j : j + 2] == ["or", "next"] and t.words[j + 2] not in UNITS:
        return Match(Range(value, Week(1, named=False)), j + 2)
    if i and t.words[i - 1] in ("between", "either", "both"):
        joints = (*joints, "and")
    elif isinstance(value, (Weekday, Point)):
        joints = (*joints, "and") if _days_pair(t, j) else joints
    k = j + 1 if t.words[j] == "," and t.words[j + 1] in ("or", "possibly", "maybe", "perhaps") else j
    if t.words[k] in ("possibly", "maybe", "perhaps") and k > j:
        k -= 1 if t.words[k] == "or" else 0
    elif t.words[k] not in joints:
        return found
    k += 1
    while (
        t.words[k] in ("on", "possibly", "maybe", "the", "perhaps", "at")
        and t.words[k + 1]
        and not (t.words[k] == "the" and value_at(t, k))
    ):
        k += 1
    other = value_at(t, k)
    if other is None or (isinstance(other.value, (Shift, Near)) and not isinstance(value, (Shift, Near, Weekday))):
        return found
    first, last = value, other.value
    if isinstance(first, Anaphor) or isinstance(last, Anaphor):
        return found
    return Match(_paired(first, last), other.end)


def _days_pair(t: Words, j: int) -> bool:
    """ "Thursday and Friday": an "and" between two weekdays."""
    return t.words[j] == "and" and t.words[j + 1] in WEEKDAYS


def _paired(first: Value, last: Value) -> Value:
    """A range whose first half borrows what only the second says: the week, the month, the year."""
    if isinstance(first, Weekday) and isinstance(last, Weekday) and first.week is None and first.of is None:
        if last.week is not None or last.of is not None:
            first = replace(first, week=last.week, of=last.of)
    elif isinstance(first, Point) and isinstance(last, Point):
        first, last = _days_paired(first, last)
    elif isinstance(first, Month) and isinstance(last, Month) and not first.month and not first.months and last.month:
        first = replace(last, part=first.part)
    return Range(_year_of(first, last), last)


def _days_paired(first: Point, last: Point) -> tuple[Point, Point]:
    """ "April the 9th until the 17th", "the 27th to the 3rd of May": the month that one day leaves out."""
    if first.month and last.month is None and not last.months_on:
        over = first.month % 12 + 1 if last.day <= first.day else first.month
        return first, replace(last, month=over, year=first.year if over >= first.month else None)
    if last.month and first.month is None and not first.months_on:
        before = (last.month + 10) % 12 + 1 if first.day >= last.day else last.month
        return replace(first, month=before, year=last.year if before <= last.month else None), last
    return first, last


def _year_of(first: Value, last: Value) -> Value:
    """`first` with the year that only `last` says: "from May to October 2027"."""
    if isinstance(last, (Month, Point, Numeric)) and last.year is not None:
        if isinstance(first, (Month, Numeric)) and first.year is None:
            return replace(first, year=last.year)
        if isinstance(first, Point) and first.year is None and first.month is not None:
            return replace(first, year=last.year)
    return first
