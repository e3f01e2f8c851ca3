"""Owns the grammar of weeks: this, next, the week after something, the week of a day, weekends."""

from __future__ import annotations

from collections.abc import Callable

from classifiers.dates.days import calendar_day
from classifiers.dates.tokens import Words
from classifiers.dates.values import Anaphor, Match, Range, Shift, Value, Week, Weekend, WeekNumber
from classifiers.dates.vocabulary import word_set
from classifiers.dates.words import BUSINESS, MONTHS

Reader = Callable[[Words, int], "Match | None"]


_SENTENCE_ENDS = frozenset({"", ".", ",", ";", "!", ")"})
_GLUE = frozenset({"-", ".", ":", "/", "or", "to", "and", "%", "days", "st", "nd", "rd", "th"}) - {"/"}
_LEADS = word_set("this next following that same current subsequent succeeding")


def week(t: Words, i: int, part: str, any_value: Reader) -> Match | None:
    """A week or weekend at i; `part` is the part of it that was named in front."""
    return (
        _pair(t, i)
        or _led(t, i + (t.words[i] == "the"), part, any_value)
        or _weekend(t, i + (t.words[i] == "the"), any_value)
        or _written_short(t, i + (t.words[i] == "the"), part, any_value)
    )


def _pair(t: Words, i: int) -> Match | None:
    """ "The following fortnight", "this or next week"."""
    if t.words[i : i + 3] == ["the", "following", "fortnight"]:
        return Match(Shift(1, 14, "day", named=True), i + 3)
    if t.words[i : i + 4] == ["this", "or", "next", "week"]:
        return Match(Range(Week(0, named=False), Week(1, named=False)), i + 4)
    return None


def _led(t: Words, j: int, part: str, any_value: Reader) -> Match | None:
    """ "This week", "next working week", "the following week", "that week", "the coming week"."""
    words, lead, k = t.words, t.words[j], j + 1
    while words[k] in BUSINESS or words[k] in ("coming", "calendar", "full", "whole"):
        k += 1
    late = "late" if part == "rest" else part
    if lead in ("coming", "upcoming") and words[j + 1] == "week":
        return Match(Week(1, late, named=False), j + 2)
    if (
        lead == "next"
        and words[k] in _SENTENCE_ENDS
        and j
        and words[j - 1] not in ("the", "s", "what")
        and _this_week(words, j)
    ):
        return Match(Week(1, late, named=False), k)
    if words[k] != "week" or lead not in _LEADS:
        return None
    if lead in ("this", "current"):
        return Match(Week(0 if words[k - 1] != "coming" else 1, part, named=False), k + 1)
    if lead == "next":
        return Match(Week(1, late, named=False), k + 1)
    if lead in ("that", "same"):
        return Match(Week(0, late) if late else Anaphor(week=True), k + 1)
    found = _after(t, k + 1, late, any_value) if words[k + 1] in ("after", "following") else None
    return found or Match(Week(1, late), k + 1)


def _this_week(words: list[str], j: int) -> bool:
    """True when "this week" was said before j: "interviews this week, decision next"."""
    return any(words[k : k + 2] == ["this", "week"] for k in range(max(0, j - 16), j - 1))


def _weekend(t: Words, j: int, any_value: Reader) -> Match | None:
    if t.words[j] == "weekend" and t.words[j + 1] in ("of", "after", "following"):
        anchor = any_value(t, j + 2)
        if anchor:
            return Match(Weekend(0, anchor.value), anchor.end)
    if t.words[j] in ("weekend", "weekends"):
        return Match(Weekend(0), j + 1)
    if t.words[j + 1] == "weekend" and t.words[j] in ("this", "next", "coming", "long"):
        return Match(Weekend(1 if t.words[j] == "next" else 0), j + 2)
    return None


def _written_short(t: Words, j: int, part: str, any_value: Reader) -> Match | None:
    """ "W/c 8 June", "wc 8 June", "week of 8 June"."""
    words, lead = t.words, t.words[j]
    late = "late" if part == "rest" else part
    if lead == "w" and words[j + 1] == "/" and words[j + 2] in ("c", "e", "b", "o"):
        return _commencing(t, j + 3, late, any_value)
    if lead in ("wc", "wb") and (words[j + 1].isdecimal() or words[j + 1] in MONTHS or words[j + 1] in ("the", ":")):
        return _commencing(t, j + 1, late, any_value)
    if lead == "week" or (lead in BUSINESS and words[j + 1] == "week"):
        return _named_week(t, j + (lead != "week"), part, any_value, the=t.words[j - 1 : j] == ["the"])
    return None


def _named_week(t: Words, j: int, part: str, any_value: Reader, the: bool) -> Match | None:
    """ "The week after next", "week of 8 June", "week commencing", "the week" after a part, "week's end"."""
    numbered = _numbered(t, j)
    if numbered:
        return numbered
    after = t.words[j + 1]
    late = "late" if part == "rest" else part
    if after in ("after", "following", "before"):
        return _after(t, j + 1, late, any_value) if after != "before" else _before(t, j + 2, late, any_value)
    if after in ("of", "commencing", "beginning", "starting", "ending", "comm", "w", "from", "com"):
        return _commencing(t, j + 2, late, any_value)
    if after == "'s" and t.words[j + 2] == "end":
        return Match(Week(0, "end", named=False), j + 3)
    if after in ("is", "'s") and t.words[j + 2] in ("out", "over", "up", "done", "through"):
        return Match(Week(0, "out", named=False), j + 3)
    if after in ("end", "-") and "end" in (after, t.words[j + 2]):
        return Match(Week(0, "end", named=False), j + 2 + (after == "-"))
    if part:
        return Match(Week(0, part, named=False), j + 1)
    if the and t.words[j - 2] in ("during", "in", "through", "over"):
        return Match(Week(0, "", named=False), j + 1)
    return None


def _numbered(t: Words, j: int) -> Match | None:
    """ "Week 31", "week 3 of 2027": the weeks of a calendar, not "week 2 of the course"."""
    number = t.nums[j + 1]
    if number is None or not t.words[j + 1].isdecimal() or not 1 <= number <= 53 or t.words[j + 2] in _GLUE:
        return None
    if t.words[j + 2] in ("of", "in", "/"):
        year = t.nums[j + 3] or 0
        return Match(WeekNumber(number, year), j + 4) if 2000 <= year <= 2199 and len(t.words[j + 3]) == 4 else None
    return Match(WeekNumber(number), j + 2) if number > 9 or t.words[j - 1] in ("calendar", "in") else None


def _after(t: Words, j: int, part: str, any_value: Reader) -> Match:
    """A week after next, after that, after 8 June, or "after" alone; j is at the preposition."""
    if t.words[j + 1] == "next":
        return Match(Week(2, part, named=False), j + 2 + (t.words[j + 2] == "week"))
    if t.words[j + 1] in ("that", "then", "this"):
        return Match(Week(1, part), j + 2)
    anchor = any_value(t, j + 1)
    if anchor:
        return Match(Week(1, part, anchor=anchor.value), anchor.end)
    return Match(Week(1, part), j + 1)


def _before(t: Words, j: int, part: str, any_value: Reader) -> Match | None:
    anchor = any_value(t, j)
    return Match(Week(-1, part, anchor=anchor.value), anchor.end) if anchor else None


def _commencing(t: Words, j: int, part: str, any_value: Reader) -> Match | None:
    while t.words[j] in (":", ",", ".", "on", "the", "monday", "mon", "(") and not (
        t.words[j] == "monday" and t.words[j + 1] == "week"
    ):
        if t.words[j] in ("monday", "mon") and not (
            t.nums[j + 1] or t.words[j + 1] in (",", "the") or t.words[j + 1] in MONTHS
        ):
            break
        j += 1
    if t.words[j - 1] == "the" and t.is_ordinal(j):
        j -= 1
    anchor = calendar_day(t, j) or any_value(t, j)
    if anchor is None:
        return None
    value: Value = anchor.value.first if isinstance(anchor.value, Range) else anchor.value
    return Match(Week(0, part, anchor=value), anchor.end)
