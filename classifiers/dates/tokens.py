"""Owns the cutting of text into folded words that still know where they stood."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import unescape
from itertools import accumulate, chain, repeat
from operator import itemgetter
from typing import NamedTuple

from classifiers.dates.words import CONTRACTIONS, ENDINGS, NUMBERS, ORDINALS, SHORTHAND
from classifiers.said import Pieces

CAP = 40_000  # characters read of one text: nobody states a date beyond them, and time stays bounded
PAD = 12  # empty words after the last one, so that a look ahead needs no bounds check

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]{1,5})?|\d{1,9}|\n|[^\w\s]|_")
_DOTTED = re.compile(r"\b(?:[ap]\.\s?m\b\.?|[ceo]\.o\.[bpdwmy]\b\.?|[wy]\.e\b\.?|w\.c\b\.?)", re.IGNORECASE)
_DOT_LETTER = re.compile(r"\.\s?[moecMOEC](?!\w)")  # in every match of the last
_TAG = re.compile(r"<[^<>]{1,300}>")
_SOFT = re.compile(r"=\n|=20\b|\*\*|__")
_FOLD = dict(
    zip(
        "\u2019\u2018`\u00b4\u02bc\u2013\u2010\u2011\u2212\u2014\u2015\u201c\u201d\u00a0\u202f\u2009\u200b\ufeff\t\r",
        "'''''----;;\"\"       ",
        strict=True,
    )
)
_TENS = frozenset(word for word, number in (NUMBERS | ORDINALS).items() if number in (20, 30, 40, 50))
_SPACED_DASH = re.compile(r"(?<=[^\d\s]) -{1,2} (?=[^\d\s])|(?<=[a-z])--(?=[a-z])")
_ASCII_FOLD = [mark for mark in _FOLD if mark.isascii()]


class Form(NamedTuple):
    """What a word, number or mark of a piece of text comes to; `number` is its value or None.

    `glued`: it stands directly behind the one before; `start`/`end` are offsets within the piece.
    """

    word: str
    number: int | None
    ordinal: bool
    capital: bool
    glued: bool
    start: int
    end: int


class Words:
    """The forms of a sentence as padded parallel views, made once and read by every matcher."""

    __slots__ = ("_bases", "_forms", "depth", "known", "nums", "phrases", "said", "size", "words")

    def __init__(self, forms: Sequence[Form], bases: Sequence[int]) -> None:
        self.depth = 0  # of values within values ("the week after the week of ...")
        self.known: dict[int, object] = {}  # values already read, by their first token
        self.phrases: object = None  # what find_phrases found; every reader shares it
        self.size = len(forms)
        self.words: list[str] = [*map(WORD, forms), *_NO_WORDS]
        self.said = frozenset(self.words)
        self.nums: list[int | None] = [*map(_NUMBER, forms), *_NO_NUMBERS]
        self._forms, self._bases = forms, bases

    def glued(self, i: int) -> bool:
        """True when token i stands directly after the one before it."""
        return 0 < i < self.size and self._forms[i].glued

    def is_ordinal(self, i: int) -> bool:
        """True when token i is "5th" or "fifth"."""
        return i < self.size and self._forms[i].ordinal

    def is_capital(self, i: int) -> bool:
        """True when token i began with a capital letter."""
        return i < self.size and self._forms[i].capital

    def span(self, first: int, last: int) -> slice:
        """Where the tokens first to last stand in the text they are of."""
        return slice(self._bases[first] + self._forms[first].start, self._bases[last] + self._forms[last].end)


WORD: Callable[[Form], str] = itemgetter(0)  # of a form
_NUMBER: Callable[[Form], int | None] = itemgetter(1)
_NO_WORDS = ("",) * PAD
_NO_NUMBERS = (None,) * PAD


def _shorten(match: re.Match[str]) -> str:
    letters = "".join(c for c in match.group() if c.isalpha())
    return letters.ljust(len(match.group()))


def clean(text: str) -> str:
    """The text with entities, tags and typographic marks folded, capped at CAP characters."""
    text = text[:CAP]
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "=" in text or "*" in text or "__" in text:
        text = _SOFT.sub(" ", text)
    for mark in _ASCII_FOLD if text.isascii() else _FOLD:
        if mark in text:
            text = text.replace(mark, _FOLD[mark])
    if " -" in text or "--" in text:
        text = _SPACED_DASH.sub(lambda m: ";".ljust(len(m.group())), text)
    if _DOT_LETTER.search(text):
        text = _DOTTED.sub(_shorten, text)
    return text


def _expand(word: str) -> tuple[str, ...]:
    known = CONTRACTIONS.get(word)
    if known:
        return known
    stem, _, ending = word.partition("'")
    if not ending:
        return (word,)
    if ending == "t" and stem.endswith("n"):
        return (stem[:-1], "not")
    return (stem, *ENDINGS.get(ending, (ending,)))


def _fold(raw: str) -> list[tuple[str, int | None, bool, bool]]:
    """The words of one raw word, number or mark, each with its number, and whether it counts and is capitalised."""
    if raw.isdecimal():
        return [(raw, int(raw), False, False)]
    if not raw[0].isalpha():
        return [(raw, None, False, False)]
    parts = (SHORTHAND[part].split() if part in SHORTHAND else (part,) for part in _expand(raw.lower()))
    capital = raw[0].isupper()
    return [
        (word, ORDINALS[word], True, capital) if word in ORDINALS else (word, NUMBERS.get(word), False, capital)
        for word in chain.from_iterable(parts)
    ]


def _forms(piece: str) -> tuple[Form, ...]:
    """The forms of one piece of text; "won't" has two, "5th" one."""
    out: list[Form] = []
    for match in _TOKEN.finditer(piece):
        raw, start, end = match.group(), match.start(), match.end()
        glued = bool(out) and out[-1].end == start
        if glued and out[-1].number is not None and raw.lower() in ("st", "nd", "rd", "th"):
            out[-1] = out[-1]._replace(ordinal=True, capital=False, end=end)
            continue
        for n, (word, number, ordinal, capital) in enumerate(_fold(raw)):
            out.append(Form(word, number, ordinal, capital, glued and not n, start, end))
    return tuple(out)


_KNOWN = Pieces(_forms)
_BEYOND = (1).__add__  # a piece and the blank behind it


def tokenise(text: str) -> tuple[list[Form], list[int]]:
    """The forms of already cleaned text, and for each where its piece begins."""
    pieces = text.split(" ")
    starts = accumulate(map(_BEYOND, map(len, pieces)), initial=0)
    found = list(map(_KNOWN.__getitem__, pieces))
    forms = list(chain.from_iterable(found))
    bases = list(chain.from_iterable(map(repeat, starts, map(len, found))))
    return (forms, bases) if _TENS.isdisjoint(map(WORD, forms)) else _join_numbers(forms, bases)


def _join_numbers(forms: list[Form], bases: list[int]) -> tuple[list[Form], list[int]]:
    """Make one token of "twenty-one", "thirty first" and the like."""
    joined: list[Form] = []
    places: list[int] = []
    i = 0
    while i < len(forms):
        form = forms[i]
        places.append(bases[i])
        j = i + 2 if i + 2 < len(forms) and forms[i + 1].word == "-" else i + 1
        unit = forms[j] if j < len(forms) else form
        if form.word in _TENS and unit.number and unit.number < 10 and unit.word.isalpha():
            number, end = (form.number or 0) + unit.number, bases[j] + unit.end - bases[i]
            form = form._replace(word=unit.word, number=number, ordinal=unit.ordinal, end=end)
            i = j
        joined.append(form)
        i += 1
    return joined, places
