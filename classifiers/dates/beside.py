"""Owns which bare numbers are hours: those beside a day that count nothing ("thurs 2 suits", "4 on Thursday")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from classifiers.dates.tokens import Words
from classifiers.dates.vocabulary import word_set
from classifiers.dates.words import WEEKDAYS

_GAP = word_set(
    ", - ( ; : at @ about around roughly say like maybe for then it is bang on just first thing after lunch am pm "
    "dinner tea time morning mornin afternoon arvo aft evening eve night lunchtime lunch next week 's good fine ok "
    "works suits great"
)
_AWAY = 5  # tokens between a day and its hour
# What may stand behind an hour, where a thing counted would stand behind a number.
_FREE = word_set(
    ", . ; ? ! ) works work suits suit suited is 's ok okay good great fine grand perfect lovely sound cool super then "
    "please pls plz if with would will should does do sharp prompt ish latest cos because when outside here there "
    "as but so sure yeah yes thanks ta cheers mate pal love alright possible instead again may can until till "
    "any sound sounds"
)
_AT_A_TIME = word_set("a an once least most any all")
MOVING = word_set(
    "moved move moving rescheduled reschedule changed change pushed push shifted shift postponed "
    "postpone brought bring switched switch altered alter bumped bump delayed preponed prepone"
)
_ASKED = word_set("do make manage say about around at @ roughly would does but")
_COMING = word_set("come here in down over up by get there along out round see")
_MONEY = frozenset("£$€#")
_PRICED = word_set("an per a p ph quid / . % pounds euro dollars each")
_SHAPES = word_set("sharp ish prompt o'clock")
_WHOLE = 12
_SOON = 21  # days: farther off, nobody names a day without its month


def beside_day(t: Words, i: int, taken: list[bool], today: date) -> bool:
    """True for the "2" of "thurs 2 suits", the "10.30" of "10.30 on Friday": a number that only an hour can be."""
    end = _number_end(t, i)
    if end is None or (i and (t.words[i - 1] in _MONEY or (t.glued(i) and t.words[i - 1] not in ("-", "@")))):
        return False
    minutes = end > i + 1
    if not i and minutes and end == t.size:
        return True  # "Friday. 9.30?"
    if _behind_day(t, i, taken):
        if minutes or len(t.words[i]) == 4:
            return stands_free(t, end, taken) or (minutes and not _priced(t, end))
        return stands_free(t, end, taken) and not _may_be_date(t, i, today)
    if minutes and _lists_on(t, end):
        return beside_day(t, end + 1, taken, today)
    return _before_day(t, i, end, taken, minutes)


def _lists_on(t: Words, end: int) -> bool:
    """True at the comma of "9.30, 10.15 or 11.00 on Thursday"."""
    after = _number_end(t, end + 1) if t.words[end] in (",", "or") and end + 1 < t.size else None
    return after is not None and after > end + 2


def another_choice(t: Words, i: int) -> bool:
    """The "4" of "Thurs at 2 or 4?", the "11.00" of "Thursday 10.00, 11.00 or 14.00": behind another hour."""
    end = _number_end(t, i)
    if end is None:
        return False
    if t.words[i - 1] == "or":
        return stands_free(t, end)
    return t.words[i - 1] == "," and end > i + 1


def _priced(t: Words, end: int) -> bool:
    return t.words[end] in _PRICED


def _number_end(t: Words, i: int) -> int | None:
    """The index after a number that may be an hour with its minutes: "10", "10.30", "0930", "nine thirty"."""
    number, word = t.nums[i], t.words[i]
    if number is None or t.is_ordinal(i):
        return None
    minute = t.nums[i + 2]
    if word.isdecimal() and t.words[i + 1] == "." and minute is not None and t.glued(i + 2) and t.glued(i + 1):
        whole = len(t.words[i + 2]) == 2 and minute < 60 and not minute % 5 and number <= 23
        return i + 3 if whole and not (t.words[i + 3] == "." and t.nums[i + 4] is not None) else None
    if word.isdecimal() and len(word) == 4:
        return i + 1 if 600 <= number <= 1955 and number % 100 < 60 and not number % 5 else None
    if not 1 <= number <= _WHOLE or (word.isdecimal() and len(word) > 2):
        return None
    return i + 1 + (spoken_minutes(t, i) is not None)


def spoken_minutes(t: Words, i: int) -> int | None:
    """The 30 of "nine thirty", the 45 of "two forty five"; None for other numbers."""
    minute = t.nums[i + 1]
    named = t.words[i].isalpha() and 1 <= (t.nums[i] or 0) <= _WHOLE and t.words[i + 1].isalpha()
    return minute if named and not t.is_ordinal(i + 1) and minute in (10, 15, 20, 25, 30, 35, 40, 45, 50, 55) else None


def stands_free(t: Words, end: int, taken: Sequence[bool] = ()) -> bool:
    """True when what stands at `end` is no thing that the number before it counts."""
    word = t.words[end]
    if end >= t.size or word in _FREE:
        return True
    if word == "-" and t.words[end + 1] == "ish":
        return True
    if word == "at":
        return t.words[end + 1] not in _AT_A_TIME and t.nums[end + 1] is None
    if word == "or":
        return t.words[end + 1] == "so" or _is_taken(taken, end + 1) or _lone(t, end + 1, taken)
    if word in ("-", "to"):
        return _lone(t, end + 1, taken) or t.words[end + 1] in ("half", "quarter")
    if word == "on":
        return t.words[end + 1 : end + 3] == ["the", "dot"]
    return word == "for" and t.nums[end + 1] is None and t.words[end + 1] not in _AT_A_TIME - {"a", "an"}


def _is_taken(taken: Sequence[bool], i: int) -> bool:
    return i < len(taken) and taken[i]


def _lone(t: Words, i: int, taken: Sequence[bool]) -> bool:
    """A number that may be the second hour: "2 or 4?", "10-11"."""
    end = _number_end(t, i)
    return end is not None and (
        end >= t.size or t.words[end] in _FREE or (t.words[end] == "on" and _is_taken(taken, end + 1))
    )


def _behind_day(t: Words, i: int, taken: list[bool]) -> bool:
    """True when only small words stand between the last day and token i."""
    k = i - 1
    while k >= max(0, i - _AWAY) and not taken[k] and t.words[k] in _GAP:
        k -= 1
    if k < 0 or not taken[k]:
        return False
    return t.words[i - 1] != "for" and t.words[i - 1] not in ("is", "it", "after")


def _before_day(t: Words, i: int, end: int, taken: list[bool], minutes: bool) -> bool:
    """ "4 on Thursday?", "say 3 tomorrow", "come for 10 on Saturday"."""
    k = end
    while k < end + 4 and (t.words[k] in _SHAPES or t.words[k] in ("on", ",", "-", "the")):
        k += 1
    if not taken[min(k, t.size)] or (t.words[k].endswith("days") and t.words[k] in WEEKDAYS):
        return False
    before = t.words[i - 1] if i else ""
    if minutes:
        return before != "the" or "on" in t.words[end:k]
    while k < t.size and taken[k]:
        k += 1
    if not stands_free(t, k, taken) and t.words[k] not in ("at", "and", "for", "to", "be"):
        return False
    return _asked(t, i, before)


def _asked(t: Words, i: int, before: str) -> bool:
    """True when the words before a number ask for an hour, not for a count."""
    lead = t.words[max(0, i - 5) : i]
    if not lead or (before in (",", ";", "?") and i <= 3):
        return True
    if before == "to":
        return not MOVING.isdisjoint(lead)
    if before == "for":
        return bool(_COMING & set(lead))
    if before in ("do", "make", "manage"):
        return "can" in lead or "could" in lead
    return before in _ASKED


def moves_from(t: Words, i: int) -> bool:
    """True for the "9" of "shift it from 9 to 4": what stands behind it is its successor, not its end."""
    return i > 1 and t.words[i - 1] == "from" and not MOVING.isdisjoint(t.words[max(0, i - 5) : i - 1])


def _may_be_date(t: Words, i: int, today: date) -> bool:
    """True for the "9" of "Monday 9" when a 9th that is near is a Monday."""
    day = WEEKDAYS.get(t.words[i - 1])
    if day is None:
        return False
    first, last = 0, _SOON
    if i > 1 and t.words[i - 2] == "next":
        first = 7 - today.weekday()
        last = first + 7
    near = (today + timedelta(days=ahead) for ahead in range(first, last))
    return any(one.weekday() == day and one.day == t.nums[i] for one in near)
