"""Owns where in a text the words of many lists are, found for all lists in one walk."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import accumulate, compress, count

from classifiers.firsts import first_words
from classifiers.said import Pieces

_WORD = re.compile(r"\w+")

Hits = tuple[tuple[int, tuple[int, ...]], ...]  # a word's place in its piece and the numbers of the lists it is on


def _reader(lists: Iterable[str]) -> Callable[[str], Hits]:
    """What tells the words in a piece of text that are on these lists."""
    whole: dict[str, list[int]] = {}
    begun: dict[str, list[int]] = {}
    for number, begins in enumerate(lists):
        for word in first_words(begins) if begins else ():
            (whole if word[-1] == " " else begun).setdefault(word.rstrip(), []).append(number)
    every = tuple(begun)

    def numbers(word: str) -> tuple[int, ...]:
        small = word.casefold()
        found = set(whole.get(small, ()))
        if small.startswith(every):
            found.update(number for one in every if small.startswith(one) for number in begun[one])
        return tuple(sorted(found))

    def hits(piece: str) -> Hits:
        words = [(0, piece)] if piece.isalpha() else [(one.start(), one.group()) for one in _WORD.finditer(piece)]
        return tuple((at, on) for at, word in words if (on := numbers(word)))

    return hits


class WordLists:
    """Lists of words, each given as a pattern that its words begin, "" for none; made when first looked for."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._known: Pieces[Hits] | None = None

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
            self._known = Pieces(_reader(self._numbers))
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


@lru_cache(maxsize=4)  # the text of one mail, as long as each reader takes it
def _places(text: str, _lists: int) -> list[list[int]]:
    return LISTS.places(text)


def places_in(text: str) -> list[list[int]]:
    """Where the words of each list of LISTS are in a text, by the list's number; not to be changed."""
    return _places(text, len(LISTS))
