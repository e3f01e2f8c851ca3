"""Owns the grammar of stretches: weeks, months, quarters, years, seasons, feasts, and their parts."""

from __future__ import annotations

from collections.abc import Callable

from classifiers.dates.days import calendar_day, year_at
from classifiers.dates.holidays import NAMES
from classifiers.dates.tokens import Words
from classifiers.dates.values import (
    Anaphor, Holiday, Match, Month, Quarter, Range, Season, Value, Week, Weekend, Year,
)  # fmt: skip
from classifiers.dates.words import BUSINESS, MONTHS, PARTS

Reader = Callable[[Words, int], "Match | None"]
SEASONS = {"spring": 0, "springtime": 0, "summer": 1, "summertime": 1, "autumn": 2, "fall": 2, "winter": 3}
_HALVES = {"first": "half1", "1st": "half1", "second": "half2", "2nd": "half2", "latter": "half2", "back": "half2",
           "front": "half1", "other": "half2", "last": "half2"}  # fmt: skip
_MONTH_LEADS = frozenset(
    "in by of early mid late until before after next this during from end through since around for to beginning - or and "
    "start middle between than on".split()
)
_NAMES: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _name, _key in NAMES.items():
    _words = tuple(_name.split())
    _NAMES.setdefault(_words[0], []).append((_words, _key))
for _list in _NAMES.values():
    _list.sort(key=lambda pair: -len(pair[0]))
HOLIDAY_STARTS = frozenset(_NAMES)


def feast_at(t: Words, i: int) -> Match | None:
    """A holiday's name, with an optional year, "week" or "weekend" after it."""
    j = i + 1 if t.words[i] in ("the", "this", "next") else i
    for words, key in _NAMES.get(t.words[j], ()):
        if all(t.words[j + k] == word for k, word in enumerate(words)):
            if key == "new year" and j == i and not (i and t.words[i - 1] in ("the", "of", "in")):
                key = "new year day"
            end = j + len(words)
            year, end = year_at(t, end)
            if t.words[end] == "week":
                return Match(Week(0, anchor=Holiday(key, year)), end + 1)
            return Match(Holiday(key, year), end + (t.words[end] in ("weekend", "break", "day", "holiday", "holidays")))
    return None


def part_at(t: Words, i: int) -> tuple[str, int]:
    """The part of a stretch named at i and the index where the stretch should begin; ("", i) when there is none."""
    j = i + 1 if t.words[i] == "the" else i
    if t.words[j] in ("very", "absolute"):
        j += 1
    word, follower = t.words[j], t.words[j + 1]
    if word in _HALVES and follower == "half":
        part, j = _HALVES[word], j + 2
    elif word in ("first", "1st", "early", "earlier", "opening", "front", "initial") and follower in (
        "part",
        "end",
        "days",
        "portion",
    ):
        part, j = "early", j + 2
    elif word in ("second", "latter", "later", "last", "back", "tail", "final", "latter") and follower in (
        "part",
        "end",
        "portion",
        "days",
    ):
        part, j = "late", j + 2
    elif word in PARTS:
        if word in ("close", "back", "tail", "latter") and follower != "of":
            return "", i
        part, j = ("rest" if word == "later" else PARTS[word]), j + 1
        if part == "end" and t.words[j] == "-":
            return "", i
    else:
        return "", i
    while j < i + 6 and t.words[j] in ("-", "of", "in", "on", "to", "through", "into"):
        j += 1
    return part, j


def stretch(t: Words, i: int, any_value: Reader) -> Match | None:
    """A week, month, quarter, year or season at i, with the part of it that stands in front."""
    part, j = part_at(t, i)
    base = (
        _week(t, j, part, any_value)
        or _month(t, j, part)
        or _quarter_or_year(t, j, part)
        or _season(t, j, part)
        or (_parted_feast(t, j, part) if part else None)
    )
    if base is not None:
        return base
    return _nth_week(t, i)


def _parted_feast(t: Words, i: int, part: str) -> Match | None:
    found = feast_at(t, i)
    if found and isinstance(found.value, Holiday):
        return Match(Holiday(found.value.key, found.value.year, part), found.end)
    return None


def _week(t: Words, i: int, part: str, any_value: Reader) -> Match | None:
    words = t.words
    j = i + 1 if words[i] == "the" else i
    lead, k = words[j], j + 1
    while words[k] in BUSINESS or words[k] in ("coming", "calendar", "full", "whole"):
        k += 1
    late = "late" if part == "rest" else part
    if words[k] == "week" and lead in (
        "this",
        "next",
        "following",
        "that",
        "same",
        "current",
        "subsequent",
        "succeeding",
    ):
        if lead in ("this", "current"):
            return Match(Week(0 if words[k - 1] != "coming" else 1, part, named=False), k + 1)
        if lead == "next":
            return Match(Week(1, late, named=False), k + 1)
        if lead in ("that", "same"):
            return Match(Week(0, late) if late else Anaphor(week=True), k + 1)
        found = _after(t, k + 1, late, any_value) if words[k + 1] in ("after", "following") else None
        return found or Match(Week(1, late), k + 1)
    if lead == "coming" and words[j + 1] == "week":
        return Match(Week(1, late, named=False), j + 2)
    if lead in ("weekend", "weekends"):
        return Match(Weekend(0), j + 1)
    if words[j + 1] == "weekend" and lead in ("this", "next", "coming", "long"):
        return Match(Weekend(1 if lead == "next" else 0), j + 2)
    if lead == "w" and words[j + 1] == "/" and words[j + 2] in ("c", "e", "b", "o"):
        return _commencing(t, j + 3, late, any_value)
    if lead in ("wc", "wb", "we") and (
        words[j + 1].isdecimal() or words[j + 1] in MONTHS or words[j + 1] in ("the", ":")
    ):
        return _commencing(t, j + 1, late, any_value) if lead != "we" else None
    if lead == "week" or (lead in BUSINESS and words[j + 1] == "week"):
        return _named_week(t, j + (lead != "week"), part, any_value, the=j > i)
    return None


def _named_week(t: Words, j: int, part: str, any_value: Reader, the: bool) -> Match | None:
    """ "The week after next", "week of 8 June", "week commencing", "the week" after a part, "week's end"."""
    after = t.words[j + 1]
    late = "late" if part == "rest" else part
    if after in ("after", "following", "before"):
        return _after(t, j + 1, late, any_value) if after != "before" else _before(t, j + 2, late, any_value)
    if after in ("of", "commencing", "beginning", "starting", "ending", "comm", "w", "from", "com"):
        return _commencing(t, j + 2, late, any_value)
    if after == "'s" and t.words[j + 2] == "end":
        return Match(Week(0, "end", named=False), j + 3)
    if after == "is" and t.words[j + 2] in ("out", "over", "up", "done", "through"):
        return Match(Week(0, "out", named=False), j + 3)
    if after in ("end", "-") and "end" in (after, t.words[j + 2]):
        return Match(Week(0, "end", named=False), j + 2 + (after == "-"))
    if part:
        return Match(Week(0, part, named=False), j + 1)
    if the and t.words[j - 2] in ("during", "within", "in", "through", "over"):
        return Match(Week(0, "", named=False), j + 1)
    return None


def _after(t: Words, j: int, part: str, any_value: Reader) -> Match:
    """ "After next", "after that", "after 8 June", "following Thanksgiving", or "after" alone; j is at the preposition."""
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


def plain_month(t: Words, i: int) -> Match | None:
    """A whole month: "June", "June 2026", "next month", "the month", "the following month"."""
    j = i + 1 if t.words[i] == "the" else i
    lead, follower = t.words[j], t.words[j + 1]
    if lead in MONTHS:
        year, end = year_at(t, j + 1 + (t.words[j + 1] == "." and len(lead) <= 4 and t.nums[j + 2] is not None))
        return Match(Month(MONTHS[lead], year), end)
    if follower in ("month", "calendar") and lead in ("this", "next", "following", "that", "coming", "current"):
        end = j + 2 + (follower == "calendar")
        if lead == "next" and t.words[end] == "'s" and t.words[end + 1] == "end":
            return Match(Month(None, months=1, part="late"), end + 2)
        if lead in ("following", "that"):
            return Match(Month(None, months=1 if lead == "following" else 0, named=True), end)
        return Match(Month(None, months=1 if lead in ("next", "coming") else 0), end)
    if lead == "month":
        if follower == "after" and t.words[j + 2] == "next":
            return Match(Month(None, months=2), j + 3)
        return Match(Month(None), j + 1)
    return None


def _month(t: Words, i: int, part: str) -> Match | None:
    found = plain_month(t, i)
    if found is None:
        return None
    month = found.value
    assert isinstance(month, Month)
    word = t.words[i + 1] if t.words[i] == "the" else t.words[i]
    if word in ("may", "march", "mar") and not part and month.year is None and not _month_here(t, i):
        return None
    if word == "month":
        if t.words[found.end] in ("end", "-", "'s") and "end" in t.words[found.end : found.end + 2]:
            end = t.words.index("end", found.end) + 1
            return Match(Month(None, part="last"), end)
        if not part and month.months == 0 and (i == 0 or t.words[i - 1] not in ("during", "within", "in")):
            return None
        if not part and t.words[i] != "the" and month.months == 0:
            return None
    if part == "rest":
        later = month.month is None and month.months == 0
        part = "rest" if later else "late"
    return Match(Month(month.month, month.year, month.months, part or month.part, month.named), found.end)


def _month_here(t: Words, i: int) -> bool:
    """ "May" and "march" are months only behind a preposition, or capitalised inside a sentence."""
    before = t.words[i - 1] if i else ""
    return before in _MONTH_LEADS


def _nth_week(t: Words, i: int) -> Match | None:
    """ "The first week of June", "last week in July", "the first two weeks of May", "first day of next month"."""
    j = i + 1 if t.words[i] in ("the", "very") else i
    word = t.words[j]
    number = t.nums[j] if t.is_ordinal(j) else None
    if word not in ("last", "final") and not (number and number <= 5):
        return None
    k = j + 1
    if t.words[k] in BUSINESS or t.words[k] == "full":
        k += 1
    two = t.nums[k] in (2, 3) or t.words[k] == "few"
    k += two
    unit = t.words[k]
    if unit not in ("week", "weeks", "day", "days", "fortnight") or t.words[k + 1] not in ("of", "in", "after"):
        return None
    month = plain_month(t, k + 2)
    if month is None or not isinstance(month.value, Month):
        return None
    part = _week_part_name(unit, number, two)
    base = month.value
    return Match(Month(base.month, base.year, base.months, part, base.named), month.end)


def _week_part_name(unit: str, number: int | None, several: bool) -> str:
    if unit == "day":
        return "first" if number == 1 else "last"
    if unit == "days":
        return "early" if number == 1 else "late"
    if several or unit == "fortnight":
        return "half1" if number == 1 else "half2"
    return f"week{number}" if number and number < 5 else "weeklast"


def _quarter_or_year(t: Words, i: int, part: str) -> Match | None:
    j = i + 1 if t.words[i] == "the" else i
    part = "late" if part == "rest" else part
    lead, follower, number = t.words[j], t.words[j + 1], t.nums[j]
    if lead == "q" and t.nums[j + 1] in (1, 2, 3, 4) and t.glued(j + 1):
        year, end = year_at(t, j + 2)
        return Match(Quarter(t.nums[j + 1], year, part=part), end)
    if number in (1, 2, 3, 4) and t.is_ordinal(j) and follower == "quarter":
        year, end = year_at(t, j + 2)
        return Match(Quarter(number, year, part=part), end)
    if follower == "quarter" and lead in ("this", "next", "coming", "current"):
        return Match(Quarter(None, quarters=int(lead in ("next", "coming")), part=part), j + 2)
    if lead == "quarter" and (part or follower == "end"):
        return Match(Quarter(None, part=part or "end"), j + 1 + (follower == "end"))
    if follower in ("year", "calendar") and lead in ("this", "next", "calendar", "current", "coming"):
        end = j + 2 + (follower == "calendar")
        return Match(Year(None, int(lead in ("next", "coming")), part), end)
    if lead == "year":
        ended = (
            follower == "end"
            or (follower == "-" and t.words[j + 2] == "end")
            or (follower == "'s" and t.words[j + 2] == "end")
        )
        if ended or part:
            return Match(Year(None, 0, part or "end"), j + 1 + (0 if not ended else 1 if follower == "end" else 2))
    if (
        number is not None
        and len(lead) == 4
        and 2000 <= number <= 2100
        and (part or (i and t.words[i - 1] in ("in", "by", "until", "before", "of", "early", "late")))
    ):
        return Match(Year(number, part=part), j + 1)
    return None


def _season(t: Words, i: int, part: str) -> Match | None:
    j = i
    years = 0
    if t.words[j] in ("the", "this", "next"):
        years = int(t.words[j] == "next")
        j += 1
    number = SEASONS.get(t.words[j])
    if number is None or (
        j == i
        and not part
        and (i == 0 or t.words[i - 1] not in ("in", "by", "until", "before", "after", "during", "over", "of"))
    ):
        return None
    if t.words[j + 1] in (
        "break",
        "internship",
        "intern",
        "placement",
        "school",
        "programme",
        "program",
        "party",
        "bank",
    ):
        return None
    year, end = year_at(t, j + 1)
    return Match(Season(number, years, "late" if part == "rest" else part, year), end)
