"""Owns the grammar of holidays: a feast by any of its names, its year, its week."""

from __future__ import annotations

from classifiers.dates.days import year_at
from classifiers.dates.holidays import NAMES
from classifiers.dates.tokens import Words
from classifiers.dates.values import Holiday, Match, Week

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


def parted_feast(t: Words, i: int, part: str) -> Match | None:
    found = feast_at(t, i)
    if found and isinstance(found.value, Holiday):
        return Match(Holiday(found.value.key, found.value.year, part), found.end)
    return None
