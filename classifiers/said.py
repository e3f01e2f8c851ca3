"""Owns what single pieces of a text, those between its blanks, come to: worked out once for each, then remembered."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from typing import TypeVar

MOST = 16_384  # pieces remembered; then all are forgotten, and the frequent ones are soon back
LONGEST = 40

_T = TypeVar("_T")
_WORD = re.compile(r"\w+")


class Pieces(dict[str, _T]):
    """What `read` makes of a piece of text, by piece."""

    def __init__(self, read: Callable[[str], _T]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, piece: str) -> _T:
        found = self._read(piece)
        if len(piece) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[piece] = found
        return found


class Counted(Pieces[int]):
    """How many of some words, written in lower case, a piece of text in lower case holds."""

    def __init__(self, words: Set[str]) -> None:
        super().__init__(lambda piece: sum(map(words.__contains__, _WORD.findall(piece))))

    def of(self, lowered: str) -> int:
        """How often one of the words is said in a text in lower case."""
        return sum(map(self.__getitem__, lowered.split()))
