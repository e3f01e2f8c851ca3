"""Owns where in a text the words of many lists are, found for all lists in one walk."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import accumulate, compress, count

from classifiers.firsts import first_words

MOST_KNOWN = 16_384  # pieces of text of which is remembered what is in them: the frequent ones come first
LONGEST_KNOWN = 40
_WORD = re.compile(r"\w+")

Hits = tuple[tuple[int, tuple[int, ...]], ...]  # a word's place in its piece and the numbers of the lists it is on


class _Known(dict[str, Hits]):
    """What is in pieces of text; an unknown one is looked at when asked for."""

    def __init__(self, lists: list[str]) -> None:
        super().__init__()
        self._whole: dict[str, list[int]] = {}
        self._begun: dict[str, list[int]] = {}
        for number, begins in enumerate(lists):
            for word in first_words(begins) if begins else ():
                (self._whole if word[-1] == " " else self._begun).setdefault(word.rstrip(), []).append(number)
        self._begins = tuple(self._begun)

    def __missing__(self, piece: str) -> Hits:
        words = [(0, piece)] if piece.isalpha() else [(one.start(), one.group()) for one in _WORD.finditer(piece)]
        found = tuple((at, numbers) for at, word in words if (numbers := self._numbers(word)))
        if len(piece) <= LONGEST_KNOWN and len(self) < MOST_KNOWN:
            self[piece] = found
        return found

    def _numbers(self, word: str) -> tuple[int, ...]:
        small = word.casefold()
        found = list(self._whole.get(small, ()))
        if small.startswith(self._begins):
            found += (number for begun in self._begins if small.startswith(begun) for number in self._begun[begun])
        return tuple(sorted(set(found)))


class WordLists:
    """Lists of words, each given as a pattern that its words begin, "" for none; made when first looked for."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._known: _Known | None = None

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, begins: str) -> int:
        """The number of a list, new or not."""
        if begins not in self._numbers:
            self._numbers[begins] = len(self._numbers)
            self._known = None
        return self._numbers[begins]

    def places(self, text: str) -> list[list[int]]:
        """Where the words of each list are in a text, ascending."""
        if self._known is None:
            self._known = _Known(list(self._numbers))
        pieces = text.replace("\n", " ").split(" ")
        letters = accumulate(map(len, pieces), initial=0)
        hits = list(map(self._known.__getitem__, pieces))
        together: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        for before, spaces, words in compress(zip(letters, count(), hits, strict=False), hits):
            for at, numbers in words:
                together[numbers].append(before + spaces + at)
        found: list[list[int]] = [[] for _ in self._numbers]
        for numbers, places in together.items():
            for number in numbers:
                found[number] += places
        for places in found:
            places.sort()
        return found


LISTS = WordLists()  # of all readers, so that a text is gone through once


@lru_cache(maxsize=4)
def _places(text: str, _lists: int) -> list[list[int]]:
    return LISTS.places(text)


def places_in(text: str) -> list[list[int]]:
    """Where the words of each list of LISTS are in a text, by the list's number; not to be changed."""
    return _places(text, len(LISTS))
