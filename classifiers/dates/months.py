"""Owns the grammar of months: named, this, next, their parts and their numbered weeks."""

from __future__ import annotations

from classifiers.dates.days import year_at
from classifiers.dates.tokens import Words
from classifiers.dates.values import Match, Month, WeekNumber
from classifiers.dates.vocabulary import word_set
from classifiers.dates.words import BUSINESS, MONTHS

_MONTH_LEADS = word_set(
    "in by of early mid late until before after next this during from end through since around for to "
    "beginning - or and start middle between than on"
)


def plain_month(t: Words, i: int) -> Match | None:
    """A whole month: "June", "June 2026", "next month", "the month", "the following month"."""
    j = i + 1 if t.words[i] == "the" else i
    lead, follower = t.words[j], t.words[j + 1]
    if lead in MONTHS:
        year, end = year_at(t, j + 1 + (t.words[j + 1] == "." and len(lead) <= 4 and t.nums[j + 2] is not None))
        return Match(Month(MONTHS[lead], year), end)
    if (follower == "month" or t.words[j + 1 : j + 3] == ["calendar", "month"]) and lead in (
        "this",
        "next",
        "following",
        "that",
        "coming",
        "current",
    ):
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


def month(t: Words, i: int, part: str) -> Match | None:
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
    return before in _MONTH_LEADS or t.size == 1


def nth_week(t: Words, i: int) -> Match | None:
    """ "The first week of June", "last week in July", "the first two weeks of May", "first day of next month"."""
    j = i + 1 if t.words[i] in ("the", "very") else i
    word = t.words[j]
    number = t.nums[j] if t.is_ordinal(j) else None
    if word not in ("last", "final") and not (number and number <= 5):
        return None
    k = j + 1
    full = t.words[k] == "full"
    if t.words[k] in BUSINESS or full:
        k += 1
    two = t.nums[k] in (2, 3) or t.words[k] == "few"
    k += two
    unit = t.words[k]
    if unit not in ("week", "weeks", "day", "days", "fortnight") or t.words[k + 1] not in ("of", "in", "after"):
        return None
    month = plain_month(t, k + 2)
    if month is None or not isinstance(month.value, Month):
        return None
    part = "weekfull" if full and number == 1 and unit == "week" else _week_part_name(unit, number, two)
    base = month.value
    return Match(Month(base.month, base.year, base.months, part, base.named), month.end)


def nth_week_of_year(t: Words, i: int) -> Match | None:
    """ "The first week of 2027", "the third last week of 2026": weeks of the ISO year."""
    j = i + 1 if t.words[i] == "the" else i
    number = (t.nums[j] or 0) if t.is_ordinal(j) else -1 if t.words[j] in ("last", "final") else 0
    if number > 0 and t.words[j + 1] == "last":
        number, j = -number, j + 1
    year = t.nums[j + 3] or 0
    if not number or t.words[j + 1 : j + 3] not in (["week", "of"], ["week", "in"]) or len(t.words[j + 3]) != 4:
        return None
    return Match(WeekNumber(number, year), j + 4) if 2000 <= year <= 2199 else None


def _week_part_name(unit: str, number: int | None, several: bool) -> str:
    if unit == "day":
        return "first" if number == 1 else "last"
    if unit == "days":
        return "early" if number == 1 else "late"
    if several or unit == "fortnight":
        return "half1" if number == 1 else "half2"
    return f"week{number}" if number and number < 5 else "weeklast"
