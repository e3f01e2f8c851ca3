"""Owns the grammar of stretches: which part of a week, month, quarter, year, season or feast is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from classifiers.dates.days import year_at
from classifiers.dates.feasts import parted_feast
from classifiers.dates.months import month, nth_week, nth_week_of_year
from classifiers.dates.tokens import Words
from classifiers.dates.values import Match, Month, Quarter, Range, Season, Week, Year
from classifiers.dates.weeks import week
from classifiers.dates.words import PARTS

Reader = Callable[[Words, int], "Match | None"]
_TWIN = frozenset({"early", "mid", "late", "end", "middle", "beginning", "start"})
_YEAR_LEADS = frozenset(
    {"in", "by", "until", "before", "of", "early", "late", "after", "than", "since", "through", "="}
)
_YEAR_JOINTS = frozenset({"-", "~", "to", "and", "until", "through"})
SEASONS = {"spring": 0, "springtime": 0, "summer": 1, "summertime": 1, "autumn": 2, "fall": 2, "winter": 3}
HALVES = {
    "first": "half1",
    "1st": "half1",
    "second": "half2",
    "2nd": "half2",
    "latter": "half2",
    "back": "half2",
    "front": "half1",
    "other": "half2",
    "last": "half2",
}


def part_at(t: Words, i: int) -> tuple[str, int]:
    """The part of a stretch named at i and the index where the stretch should begin; ("", i) when there is none."""
    j = i + 1 if t.words[i] == "the" else i
    if t.words[j] in ("very", "absolute"):
        j += 1
    word, follower = t.words[j], t.words[j + 1]
    if word in HALVES and follower == "half":
        part, j = HALVES[word], j + 2
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
    elif word in ("first", "1st") and follower == "of" and "week" in t.words[j + 2 : j + 5]:
        part, j = "early", j + 1
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


def _parts_range(t: Words, i: int, any_value: Reader) -> Match | None:
    """ "Mid to late March", "early or mid next week", "mid/late June": from the one part to the other."""
    j = i + 1 if t.words[i] == "the" else i
    k = j + 1 + (t.words[j + 1] == "-")
    if t.words[j] not in _TWIN or t.words[k] not in ("to", "or", "/", "-") or t.words[k + 1] not in _TWIN:
        return None
    found = _single(t, k + 1, any_value)
    if found is None or not isinstance(found.value, (Week, Month, Quarter, Year, Season)):
        return None
    return Match(Range(replace(found.value, part=PARTS[t.words[j]]), found.value), found.end)


def stretch(t: Words, i: int, any_value: Reader) -> Match | None:
    """A week, month, quarter, year or season at i, with the part of it that stands in front."""
    return _parts_range(t, i, any_value) or _single(t, i, any_value)


def _single(t: Words, i: int, any_value: Reader) -> Match | None:
    part, j = part_at(t, i)
    base = (
        week(t, j, part, any_value)
        or month(t, j, part)
        or _quarter_or_year(t, j, part)
        or _season(t, j, part)
        or (parted_feast(t, j, part) if part else None)
    )
    if base is not None:
        return base
    return nth_week(t, i) or nth_week_of_year(t, i)


def _quarter_or_year(t: Words, i: int, part: str) -> Match | None:
    j = i + 1 if t.words[i] == "the" else i
    rest, part = part == "rest", "late" if part == "rest" else part
    lead, follower, number = t.words[j], t.words[j + 1], t.nums[j]
    if lead == "q" and t.nums[j + 1] in (1, 2, 3, 4) and t.glued(j + 1):
        year, end = year_at(t, j + 2)
        return Match(Quarter(t.nums[j + 1], year, part=part), end)
    figure = _figure(t, j)
    if figure:
        return figure
    if number in (1, 2, 3, 4) and t.is_ordinal(j) and follower in ("quarter", "qtr"):
        year, end = year_at(t, j + 2)
        return Match(Quarter(number, year, part=part), end)
    if follower in ("quarter", "qtr") and lead in ("this", "next", "coming", "current", "following"):
        return Match(Quarter(None, quarters=int(lead in ("next", "coming", "following")), part=part), j + 2)
    if lead == "quarter" and (part or follower == "end"):
        return Match(Quarter(None, part=part or "end"), j + 1 + (follower == "end"))
    if follower in ("year", "yr", "calendar") and lead in ("this", "next", "calendar", "current", "coming"):
        end = j + 2 + (follower == "calendar")
        part = "rest" if rest and lead in ("this", "current") else part
        return Match(Year(None, int(lead in ("next", "coming")), part), end)
    if lead == "year" and len(follower) == 4 and 2000 <= (t.nums[j + 1] or 0) <= 2199:
        return Match(Year(t.nums[j + 1], part=part), j + 2)
    if lead == "year":
        ended = (
            follower == "end"
            or (follower == "-" and t.words[j + 2] == "end")
            or (follower == "'s" and t.words[j + 2] == "end")
        )
        if ended or part:
            part = "rest" if rest else part
            return Match(Year(None, 0, part or "end"), j + 1 + (0 if not ended else 1 if follower == "end" else 2))
    if number is not None and len(lead) == 4 and 2000 <= number <= 2199 and (part or _year_here(t, i, j)):
        return Match(Year(number, part=part), j + 1)
    return None


def _year_here(t: Words, i: int, j: int) -> bool:
    """ "In 2027", "after the year 2027", "2026-2028": four figures that are a year."""
    before = t.words[i - 1] if i else ""
    if before == "year" or before in _YEAR_LEADS:
        return True
    if before in _YEAR_JOINTS and i > 1 and len(t.words[i - 2]) == 4:
        return True  # the second of two
    return t.words[j + 1] in _YEAR_JOINTS and len(t.words[j + 2]) == 4 and (t.nums[j + 2] or 0) in range(2000, 2200)


def _figure(t: Words, j: int) -> Match | None:
    """ "2018Q4", "18Q4", "H2 2026", "2026-H2"."""
    year, k = None, j
    if t.words[j].isdecimal() and len(t.words[j]) in (2, 4) and t.words[j + 1] in ("q", "h", "-"):
        year, k = (t.nums[j] or 0) % 100 + 2000, j + 1 + (t.words[j + 1] == "-")
    elif t.words[j].isdecimal() and len(t.words[j]) == 4 and t.words[j + 1] == "h":
        year, k = t.nums[j], j + 1
    number, letter = t.nums[k + 1], t.words[k]
    if letter not in ("q", "h") or number not in (1, 2, 3, 4) or not t.glued(k + 1):
        return None
    if letter == "h" and number > 2:
        return None
    end = k + 2
    if year is None:
        if letter == "q":
            return None  # "Q3 2026" is read with its part
        year, end = year_at(t, end)
        if year is None:
            return None
    return Match(Quarter(number, year) if letter == "q" else Year(year, part=f"half{number}"), end)


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
