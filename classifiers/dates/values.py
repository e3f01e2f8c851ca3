"""Owns the unresolved values a phrase can name; a date comes of them only in resolve.py, against an anchor."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Point:
    """A calendar day; what was not said is None. `strict`: "the 10th", which lies after the anchor's day."""

    year: int | None
    month: int | None
    day: int
    months_on: int = 0  # "the 5th of next month"
    weekday: int | None = None  # "Monday 13th": the first 13th that is one


@dataclass(frozen=True, slots=True)
class Numeric:
    """A numeric day whose order of day and month is the locale's, unless only one reading exists."""

    first: int
    second: int
    year: int | None


@dataclass(frozen=True, slots=True)
class Near:
    """A day counted from the mail's: 0 today, 1 tomorrow, -1 yesterday."""

    days: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0. `week` None: the first after today; 0, 1, 2: of this week, next, the one after.

    `plus` adds weeks ("Monday week"); `of` is a value in whose week it lies; `nth` counts from the start of `of`.
    """

    day: int
    week: int | None = None
    plus: int = 0
    of: Value | None = None


@dataclass(frozen=True, slots=True)
class WeekdayAfter:
    """The first such weekday strictly after `anchor` (None: what was named last); `back`: the last one before it."""

    day: int
    anchor: Value | None
    back: bool = False


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """ "The first Monday in June", "the last Friday of the month" (nth -1)."""

    nth: int
    day: int
    month: Value


@dataclass(frozen=True, slots=True)
class Week:
    """A working week: `weeks` from this one, or from that of `anchor`. `part` as in words.PARTS, "" for all of it."""

    weeks: int
    part: str = ""
    anchor: Value | None = None
    named: bool = True  # "the following week" counts from what was named last


@dataclass(frozen=True, slots=True)
class WeekNumber:
    """A working week by its ISO 8601 number; without a year the first not over. Negative: from the year's end."""

    number: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday, `weeks` from this week's, or of the week that `of` lies in."""

    weeks: int
    of: Value | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month by number and perhaps year, or by months from now. `part` as in words.PARTS or "half1", "week2"..."""

    month: int | None
    year: int | None = None
    months: int = 0
    part: str = ""
    named: bool = False  # "the following month" counts from what was named last


@dataclass(frozen=True, slots=True)
class Quarter:
    """A calendar quarter 1-4, or by quarters from now (number None)."""

    number: int | None
    year: int | None = None
    quarters: int = 0
    part: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year, by number or by years from now."""

    year: int | None
    years: int = 0
    part: str = ""


@dataclass(frozen=True, slots=True)
class Season:
    """A meteorological season; 0 spring to 3 winter."""

    number: int
    years: int = 0
    part: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast by its key in holidays.py."""

    key: str
    year: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """`low` to `high` units on from `anchor` (None: the mail's day). `named`: from what was named last."""

    low: float
    high: float
    unit: str
    anchor: Value | None = None
    named: bool = False
    back: bool = False
    noun: str = ""  # "of the interview": an anchor the text names elsewhere


@dataclass(frozen=True, slots=True)
class Range:
    """From the first day of one value to the last day of another."""

    first: Value
    last: Value


@dataclass(frozen=True, slots=True)
class Anaphor:
    """What was named last: "then", "that week". `days` on from its end; `week`: the whole working week it lies in."""

    days: int = 0
    week: bool = False
    business: bool = False


Value = (
    Point | Numeric | Near | Weekday | WeekdayAfter | NthWeekday | Week | WeekNumber | Weekend | Month | Quarter | Year
    | Season | Holiday | Shift | Range | Anaphor
)  # fmt: skip


class Relation(StrEnum):
    """How a sentence hangs on a value."""

    AT = "at"  # on, in, during
    BY = "by"  # at or before its last day
    BEFORE = "before"
    AFTER = "after"
    FROM = "from"  # its first day or later
    UNTIL = "until"  # a bound whose side the sentence decides
    WITHIN = "within"  # an upper bound when one number is given


class Match(NamedTuple):
    """A value found, and the index of the token after it."""

    value: Value
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A dated phrase at tokens [start, end) of a sentence; `bare`: a length of time without preposition."""

    relation: Relation
    value: Value
    start: int
    end: int
    bare: bool = False
    past: bool = False
    negated: bool = False
    core: int = 0  # the first token of the value itself, after prepositions
