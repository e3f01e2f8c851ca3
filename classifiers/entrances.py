"""Owns entering patterns only at the words of a text with which their matches can begin."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from classifiers.word_places import LISTS, places_in

_NAME_WORD = re.compile(
    r"[^ ]*?[^\W_a-zß-öø-ÿ]|\W|(?:of|and|for|the|de|la|du|des|et|und|von|van|der|den|da|di|le|für),? "
)
_CAPITAL = re.compile(r"\b[a-z]{0,3}[^\W_a-zß-öø-ÿ]")
LONGEST_LEAD = 12  # letters before a word in which its lead is looked for


@dataclass(frozen=True, slots=True)
class Entered:
    """A pattern and the words by which its matches are found: by those it begins with, unless `names` are given.

    `then` is a pattern of what no match can be without, and `within` how many spaces at most stand before it, counted
    from the match's beginning. With `names`, a match begins with a name of at most so many words right before `then`;
    what of the match stands before that name `lead` finds, with \\Z for the name's place.
    """

    pattern: re.Pattern[str]
    then: str = ""
    within: int = 0
    names: int = 0
    lead: re.Pattern[str] | None = None


class Entrances:
    """Patterns of which only those are tried that can match, at the words where they can."""

    def __init__(self, patterns: Iterable[Entered]) -> None:
        self.patterns = tuple(patterns)
        self._lists = [
            (LISTS.number("" if one.names else one.pattern.pattern), LISTS.number(one.then)) for one in self.patterns
        ]

    def find(self, text: str, words: str | None = None) -> list[Iterable[re.Match[str]]]:
        """What `finditer` of every pattern finds in a text.

        `words` is a text with the same words at the same places, when there is one that is read already.
        """
        places = places_in(text if words is None else words)
        return [
            matches(one.pattern, text, _starts(one, text, places[begin], places[then]))
            if (places[then] or not one.then) and (places[begin] or one.names)
            else ()
            for one, (begin, then) in zip(self.patterns, self._lists, strict=True)
        ]


def _starts(one: Entered, text: str, begin: Sequence[int], then: Sequence[int]) -> Iterable[int]:
    if one.names:
        starts = _names_before(then, text, one.names)
        return starts if one.lead is None else _led(starts, one.lead, text)
    return _near(begin, then, text, one.within) if one.then else begin


def _led(places: Iterable[int], lead: re.Pattern[str], text: str) -> Iterator[int]:
    """Where the lead begins of those places that have one."""
    for at in places:
        found = lead.search(text, max(0, at - LONGEST_LEAD), at)
        if found is not None:
            yield found.start()


def matches(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `finditer` finds of a pattern whose matches begin at some of these places, ascending."""
    match, end = pattern.match, 0
    for at in places:
        if at >= end:
            found = match(text, at)
            if found is not None:
                yield found
                end = found.end()


def _near(places: Sequence[int], ends: Iterable[int], text: str, within: int) -> Iterator[int]:
    """The places that one of `ends` follows with no more than so many spaces between; all ascending."""
    done = 0
    for end in ends:
        start = stop = bisect_left(places, end, done)
        while start > done and text.count(" ", places[start - 1], end) <= within:
            start -= 1
        yield from places[start:stop]
        done = stop


def _names_before(ends: Iterable[int], text: str, most: int) -> Iterator[int]:
    """Where the words of names begin that stand before `ends`, ascending."""
    last = -1
    for end in ends:
        start = end
        for _ in range(most):
            before = _name_word(text, start)
            if before is None:
                break
            start = before
        for found in _CAPITAL.finditer(text, start, end) if start < end else ():
            if found.start() > last:
                last = found.start()
                yield last


def _name_word(text: str, end: int) -> int | None:
    """Where the piece begins that a space parts from `end`; None when it can be no part of a name."""
    if not end or text[end - 1] != " ":
        return None
    before = text.rfind(" ", 0, end - 1) + 1
    return before if _NAME_WORD.match(text, before, end) else None


def lines_with(mark: str, text: str) -> Iterator[int]:
    """Where the lines begin that hold a mark."""
    at = text.find(mark)
    while at >= 0:
        yield text.rfind("\n", 0, at) + 1
        after = text.find("\n", at)
        at = text.find(mark, after) if after >= 0 else -1


def line_starts(text: str) -> Iterator[int]:
    """Where the lines of a text begin."""
    at = 0
    while at >= 0:
        yield at
        at = text.find("\n", at) + 1 or -1
