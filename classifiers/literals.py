"""Owns finding, in a regular expression of ours, the words every match must have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from classifiers.patterns import Tokens

EDGE = "\0"  # stands before a piece that begins a word, and after one that ends a word
Clause = frozenset[str]  # pieces of words: each match has one of them
Clauses = tuple[Clause, ...]
MOST_TEXTS = 150  # of one part of a pattern; beyond, its choices are looked at one by one
MOST_CLAUSES = 4

_LETTERS = re.compile(r"[^\W\d_]+")
_SIDES = f"{EDGE} "
_NOTHING, _EDGE = frozenset({""}), frozenset({EDGE})
# what stands in every other sentence, or sense of one, says little
_OFTEN = "the a to of and in is for you your we i it that this are be have with on as at not will our or an from by if"
_OFTEN_TOO = "can would has was were do YOU WE TIME YOUR WILL BE HAVE GO NOT NAME JOB TALK US CAN WISH APP"
_COMMON = frozenset(f"{_OFTEN} {_OFTEN_TOO}".split())


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of a pattern needs: `texts` is all it can match when that is little, else `clauses` tell.

    `ends`: whether each match of a part without texts ends where a word does.
    """

    texts: frozenset[str] | None
    clauses: Clauses = ()
    ends: bool = False

    @property
    def edged(self) -> bool:
        """Whether no word goes on after the part."""
        return self.ends if self.texts is None else _ends(self.texts)

    def needs(self, *, left: bool = False, right: bool = False) -> Clauses:
        """The clauses of the part where a word's edge lies to its left or right."""
        if self.texts is None:
            return self.clauses
        before, after = EDGE * left, EDGE * right
        return self.clauses + _of_texts(frozenset(f"{before}{text}{after}" for text in self.texts))


def needed(pattern: str) -> Clauses:
    """Of each clause a match of `pattern` has a piece, the rarest first; () when nothing is sure to be there."""
    return _best(_Reader(pattern).read().needs())[:MOST_CLAUSES]


class _Reader(Tokens):
    """A walk over the tokens of one pattern; `left` and `right` say whether a word's edge surely lies there."""

    def read(self) -> _Part:
        """The whole pattern."""
        return self._choice(0, len(self.tokens), False, False)

    def _choice(self, start: int, end: int, left: bool, right: bool) -> _Part:
        """The pattern or the inside of a group: its alternatives."""
        plain = self.plain(start, end)
        if plain is not None and len(plain) <= MOST_TEXTS:
            return _Part(frozenset(plain))
        parts = [self._sequence(*one, left, right) for one in self.alternatives(start, end)]
        if len(parts) == 1:
            return parts[0]
        if all(part.texts is not None and not part.clauses for part in parts):
            texts = frozenset(text for part in parts for text in part.texts or ())
            if len(texts) <= MOST_TEXTS:
                return _Part(texts)
        clauses = _either([part.needs(left=left, right=right) for part in parts])
        return _Part(None, clauses, all(part.edged for part in parts))

    def _sequence(self, at: int, end: int, left: bool, right: bool) -> _Part:
        """One alternative: texts grow item by item, and become a clause where a word ends or anything may follow."""
        clauses: list[Clause] = []
        so_far = _EDGE if left else _NOTHING
        whole = True
        while at < end:
            edge = _ends(so_far)
            part, at = self._item(at, end, edge, right)
            clauses += part.clauses
            texts = part.texts
            if texts is None:
                clauses += _of_texts(so_far)
                so_far, whole = _EDGE if part.ends else _NOTHING, False
                continue
            if len(texts) > 1 and edge:
                clauses += _of_texts(so_far)
                so_far, whole = _EDGE, False
                if "" in texts and _ends(texts - _NOTHING):
                    continue
            if len(texts) * len(so_far) > MOST_TEXTS:
                clauses += _of_texts(so_far)
                so_far, whole = texts, False
                continue
            so_far = frozenset([before + text for before in so_far for text in texts])
            if len(so_far) > 1 and _ends(so_far):
                clauses += _of_texts(so_far)
                so_far, whole = _EDGE, False
        if whole:
            return _Part(frozenset([text.removeprefix(EDGE * left) for text in so_far]), tuple(clauses))
        return _Part(None, (*clauses, *_Part(so_far).needs(right=right)), _ends(so_far))

    def _item(self, at: int, end: int, left: bool, right: bool) -> tuple[_Part, int]:
        """One item with its quantifier, and where the next begins."""
        token = self.tokens[at]
        quantifier, after = self.repeated(at, end)
        if token[0] != "(":
            return _quantified(_single(token), quantifier, left), after
        once = quantifier in ("", "?")
        right = once and (right if after == end else self._edge_at(after, end))
        return _quantified(self._group(at, left and once, right), quantifier, left), after

    def _edge_at(self, at: int, end: int) -> bool:
        """Whether the item there surely begins with what ends a word."""
        if at + 1 < end and self.tokens[at + 1][0] in "?*{":
            return False
        return self.tokens[at] in (r"\b", "$") or self.tokens[at][0] in " ,:"

    def _group(self, at: int, left: bool, right: bool) -> _Part:
        start, end = at + 1, self.closes[at]
        match self.tokens[at]:
            case "(?=":
                return _Part(_NOTHING, self._choice(start, end, False, False).needs())
            case "(?!" | "(?<!" | "(?<=":
                return _Part(_NOTHING)
            case kind if kind in ("(", "(?:") or kind.startswith("(?P"):
                return self._choice(start, end, left, right)
        return _Part(None)


@lru_cache(maxsize=1024)
def _single(item: str) -> _Part:
    """One item that is no group."""
    match item[0], item[1:]:
        case "[", chars if len(chars) <= 5 and chars[0] != "^" and "-" not in chars and "\\" not in chars:
            return _Part(frozenset(chars[:-1]))
        case ("\\", "b") | ("^" | "$", _):
            return _Part(_EDGE)
        case "\\", escaped if not escaped.isalnum():
            return _Part(frozenset(escaped))
        case "[" | "\\" | ".", _:
            return _Part(None)
    return _Part(frozenset({item}))


def _quantified(once: _Part, quantifier: str, left: bool) -> _Part:
    """The part as often as its quantifier says."""
    if not quantifier:
        return once
    texts = once.texts
    match quantifier[:2]:
        case "?" if texts is not None:
            return _Part(texts | _NOTHING)
        case "*" | "{0" | "{," if texts is not None and left and _ends(texts - _NOTHING):
            return _Part(texts | _NOTHING)
        case "?" | "*" | "{0" | "{,":
            return _Part(None, (), left and once.edged)
    return _Part(None, once.needs(), once.edged)


@lru_cache(maxsize=8192)
def _ends(texts: frozenset[str]) -> bool:
    """Whether a word cannot go on after any of the texts."""
    return all(text and not text[-1].isalpha() for text in texts)


@lru_cache(maxsize=16384)
def _pieces(text: str) -> Clauses:
    """The pieces of words in a text that is there, each a clause of its own."""
    bare = text.strip(_SIDES)
    if bare.isalpha():
        return (frozenset({f"{EDGE * (text[0] in _SIDES)}{bare}{EDGE * (text[-1] in _SIDES)}"}),)
    found = []
    for piece in _LETTERS.finditer(text):
        start, end = piece.span()
        found.append(frozenset({f"{EDGE if start else ''}{piece.group()}{EDGE if end < len(text) else ''}"}))
    return tuple(found)


def _of_texts(texts: frozenset[str]) -> Clauses:
    """The clauses when one of the texts is there."""
    return _either([_pieces(text) for text in texts])


def _either(options: list[Clauses]) -> Clauses:
    """The clauses when those of one option hold: the best of each together, then the second best of each."""
    if len(options) == 1:
        return options[0]
    if not all(options):
        return ()
    ranked = [option if len(option) == 1 else _best(option) for option in options]
    most = min(max(map(len, ranked)), MOST_CLAUSES)
    return tuple(
        frozenset(piece for option in ranked for piece in option[min(place, len(option) - 1)]) for place in range(most)
    )


def _best(clauses: Clauses) -> Clauses:
    return tuple(sorted(dict.fromkeys(clauses), key=_often))


@lru_cache(maxsize=16384)
def _often(clause: Clause) -> float:
    """How often one of the pieces is met, roughly."""
    return fsum(map(_met, clause))


@lru_cache(maxsize=16384)
def _met(piece: str) -> float:
    bare = piece.strip(EDGE)
    if bare in _COMMON:
        return 0.4
    return 0.5 ** min(len(bare), 6) * (0.1 if piece[0] == piece[-1] == EDGE else 0.3)
