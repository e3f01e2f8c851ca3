"""Owns the gate before costly patterns: which of them may match in a text of these words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from functools import cache, cached_property, reduce
from operator import or_

from classifiers.literals import EDGE, needed
from classifiers.patterns import branches
from classifiers.said import Pieces

_TO_WORDS = {code: " " for code in range(128) if not chr(code).isalpha() and chr(code) != "\n"}
_TO_WORDS |= dict.fromkeys(range(ord("0"), ord("9") + 1), "0")


def words_of(text: str) -> list[str]:
    """The words of a text as a gate asks for them: cut at every ASCII sign, each digit as 0; repeats included."""
    return text.translate(_TO_WORDS).split()


def words_by_line(lines: Sequence[str]) -> list[list[str]]:
    """The words of each of some lines; one look at all of them costs less than one at each, but not beyond ASCII."""
    text = "\n".join(lines)
    return (
        [line.split() for line in text.translate(_TO_WORDS).split("\n")] if text.isascii() else [*map(words_of, lines)]
    )


def letters_of(texts: Iterable[Sequence[str]]) -> frozenset[str]:
    """The different words of some texts, and what letters stand together in those with other signs."""
    different = frozenset[str]().union(*texts)
    odd = [word for word in different if not word.isalpha()]
    return different.union(*map(_inner, odd)) if odd else different


class Gate:
    """Patterns behind the words that each of their matches must have.

    Every pattern has one bit in each of a few planes, one plane a clause; a word sets the bits of the clauses it is
    in. The planes of all words of a text laid over each other leave the bits of the patterns worth trying.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        needs = [needed(pattern) for pattern in patterns]
        planes = max(map(len, needs), default=0)
        size = len(needs)
        self._always = 0
        self._last = (1 << size) - 1
        self._above = [plane * size for plane in range(1, planes)]
        self._pieces: dict[str, int] = {}
        for number, clauses in enumerate(needs):
            for plane in range(planes):
                bit = 1 << (plane * size + number)
                if plane >= len(clauses):
                    self._always |= bit
                    continue
                for piece in clauses[plane]:
                    self._pieces[piece] = self._pieces.get(piece, 0) | bit
        begins, ends, inside = set[int](), set[int](), set[int]()
        for piece in self._pieces:
            if not piece.endswith(EDGE):
                (begins if piece.startswith(EDGE) else inside).add(len(piece))
            elif not piece.startswith(EDGE):
                ends.add(len(piece))
        self._begins, self._ends, self._inside = sorted(begins), sorted(ends), sorted(inside)
        self._bits_of = Pieces(self._bits).__getitem__

    def before(self, senses: Callable[[str], Iterable[str]]) -> Gate:
        """The same gate for words that stand as others, which `senses` tells, in the texts the patterns are over."""
        found = copy(self)

        def bits(word: str) -> int:
            return reduce(or_, map(self._bits, senses(word)), self._bits(word))

        found._bits_of = Pieces(bits).__getitem__
        return found

    def any(self, words: Iterable[str]) -> int:
        """Zero when no pattern can match in a text of these words, else a bit for each that may."""
        bits = reduce(or_, map(self._bits_of, words), self._always)
        awake = bits & self._last
        for above in self._above:
            awake &= bits >> above
        return awake

    def open(self, words: Iterable[str]) -> list[int]:
        """The numbers of the patterns that may match in a text of these words, in order."""
        awake = self.any(words)
        found = []
        while awake:
            low = awake & -awake
            found.append(low.bit_length() - 1)
            awake ^= low
        return found

    def _bits(self, word: str) -> int:
        """The bits of every piece of a word; one with signs beyond ASCII has words inside."""
        found = self._pieces.get
        bits = 0
        for inner in (word, *_inner(word)):
            edged = f"{EDGE}{inner}{EDGE}"
            bits |= found(edged, 0)
            for length in self._begins:
                bits |= found(edged[:length], 0)
            for length in self._ends:
                bits |= found(edged[-length:], 0)
            for length in self._inside:
                for start in range(1, len(edged) - length):
                    bits |= found(edged[start : start + length], 0)
        return bits


class Sought:
    """Patterns asked only whether they are found, and only there where the words of a match are."""

    def __init__(self, *patterns: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.patterns = patterns
        self.flags = flags

    def found(self, text: str, words: Iterable[str]) -> set[int]:
        """The numbers of the patterns found in a text of these words, lower-case when case does not matter."""
        found: set[int] = set()
        behind, gate = self._behind
        for awake in gate.open(words):
            number, pattern = behind[awake]
            if number not in found and compiled(pattern, self.flags).search(text):
                found.add(number)
        return found

    @cached_property
    def _behind(self) -> tuple[list[tuple[int, str]], Gate]:
        behind = [(number, branch) for number, pattern in enumerate(self.patterns) for branch in branches(pattern)]
        return behind, Gate(branch for _, branch in behind)


@cache
def compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A pattern compiled once in the life of the process."""
    return re.compile(pattern, flags)


def _inner(word: str) -> list[str]:
    if word.isalpha():
        return []
    return "".join(char if char.isalpha() else " " for char in word).split()
