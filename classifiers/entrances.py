"""Owns entering patterns only at the words of a text with which their matches can begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, compress

from classifiers.firsts import first_words

MOST_KNOWN = 8_192  # pieces of text that an index remembers: the frequent ones come first
LONGEST_KNOWN = 40
LONGEST_LEAD = 12  # letters before a word in which its lead is looked for
CAPITAL = "CAPITAL"  # stands for every word that is not all in small letters
_WORD = re.compile(r"\w+")

Places = Sequence[list[int]]  # for every word list of an index, where its words are in the text, ascending


@dataclass(frozen=True, slots=True)
class Entered:
    """A pattern and where it can match: its words, and which others must follow.

    `begins` is a pattern of the match's beginning, the pattern itself unless given, or CAPITAL. `then` is one of what
    no match can be without, and `within` how many spaces at most stand before it, counted from the match's beginning.
    A `lead` finds what of a match stands before the word that `begins`, with \\Z for that word's place.
    """

    pattern: re.Pattern[str]
    begins: str = ""
    then: str = ""
    within: int = 0
    lead: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text between its white space: the pieces and where each begins; an empty one where two blanks meet."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]


@lru_cache(maxsize=4)
def pieces_of(text: str) -> Pieces:
    """The pieces of a text, once for all who enter it."""
    texts = text.replace("\n", " ").split(" ")
    return Pieces(tuple(texts), tuple(accumulate((len(one) + 1 for one in texts), initial=0)))


class _Known(dict[str, tuple[tuple[int, int], ...]]):
    """Pieces of text with the lists that their words are in: (place within the piece, number of the list)."""

    def __init__(self, lists: Sequence[frozenset[str]]) -> None:
        super().__init__()
        self._whole: dict[str, list[int]] = {}
        self._begun: dict[str, list[int]] = {}
        self._capital: list[int] = []
        for number, words in enumerate(lists):
            for word in words:
                if word is CAPITAL:
                    self._capital.append(number)
                else:
                    (self._whole if word[-1] == " " else self._begun).setdefault(word.rstrip(), []).append(number)
        self._sizes = sorted({len(word) for word in self._begun})

    def __missing__(self, piece: str) -> tuple[tuple[int, int], ...]:
        found = tuple((word.start(), number) for word in _WORD.finditer(piece) for number in self._lists(word.group()))
        if len(piece) <= LONGEST_KNOWN and len(self) < MOST_KNOWN:
            self[piece] = found
        return found

    def _lists(self, word: str) -> set[int]:
        small = word.casefold()
        found = set(self._whole.get(small, ()))
        for size in self._sizes:
            found.update(self._begun.get(small[:size], ()))
        if not word.islower() or word[0].isdigit():
            found.update(self._capital)
        return found


class Entrances:
    """Patterns of which only those are tried that can match, at the words where they can."""

    def __init__(self, patterns: Sequence[Entered]) -> None:
        self._patterns = patterns

    @cached_property
    def _lists(self) -> tuple[_Known, tuple[int | None, ...], int]:
        """The words, made when first needed; for every pattern the number of its `then`; how many lists there are."""
        lists = [_opening(one.begins or one.pattern.pattern) for one in self._patterns]
        ends: dict[str, int] = {}
        for one in self._patterns:
            if one.then and one.then not in ends:
                ends[one.then] = len(lists)
                lists.append(_opening(one.then))
        return _Known(lists), tuple(ends.get(one.then) for one in self._patterns), len(lists)

    def find(self, text: str, words: str | None = None) -> list[Iterator[re.Match[str]]]:
        """What `finditer` of every pattern finds in a text.

        `words` is a text with the same words at the same places, when there is one that is read already.
        """
        known, ends, size = self._lists
        pieces = pieces_of(text if words is None else words)
        places: list[list[int]] = [[] for _ in range(size)]
        lists = list(map(known.__getitem__, pieces.texts))
        for start, hits in compress(zip(pieces.starts, lists, strict=False), lists):
            for offset, number in hits:
                places[number].append(start + offset)
        return [
            matches(one.pattern, text, _starts(one, text, places[at], None if end is None else places[end]))
            for at, (one, end) in enumerate(zip(self._patterns, ends, strict=True))
        ]


def _opening(begins: str) -> frozenset[str]:
    return frozenset({CAPITAL}) if begins is CAPITAL else first_words(begins)


def _starts(one: Entered, text: str, places: Iterable[int], ends: Sequence[int] | None) -> Iterable[int]:
    near = places if ends is None else _near(places, ends, text, one.within)
    return near if one.lead is None else _led(near, one.lead, text)


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


def _near(places: Iterable[int], ends: Sequence[int], text: str, within: int) -> Iterator[int]:
    """The places that one of `ends` follows with no more than so many spaces between."""
    following = iter(ends)
    end = next(following, -1)
    for at in places:
        while -1 < end <= at:
            end = next(following, -1)
        if end < 0:
            return
        if text.count(" ", at, end) <= within:
            yield at


def lines_with(mark: str, text: str) -> Iterator[int]:
    """Where the lines begin that hold a mark."""
    at = text.find(mark)
    while at >= 0:
        yield text.rfind("\n", 0, at) + 1
        after = text.find("\n", at)
        at = text.find(mark, after) if after >= 0 else -1
