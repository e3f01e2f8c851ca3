"""Owns the cutting of text into folded words that still know where they stood."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from itertools import accumulate
from typing import NamedTuple

from classifiers.dates.words import CONTRACTIONS, ENDINGS, NUMBERS, ORDINALS, SHORTHAND

CAP = 40_000  # characters read of one text: nobody states a date beyond them, and time stays bounded
PAD = 12  # empty words after the last one, so that a look ahead needs no bounds check

LONGEST_KNOWN = 24  # characters of a word whose folding is remembered

_TOKEN = re.compile(r"([^\W\d_]+(?:'[^\W\d_]{1,5})?|\d{1,9}|\n|[^\w\s]|_)")
_DOTTED = re.compile(r"\b(?:[ap]\.\s?m\b\.?|[ceo]\.o\.[bpdwmy]\b\.?|[wy]\.e\b\.?|w\.c\b\.?)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,300}>")
_SOFT = re.compile(r"=\n|=20\b|\*\*|__")
_FOLD = str.maketrans(
    "\u2019\u2018`\u00b4\u02bc\u2013\u2010\u2011\u2212\u2014\u2015\u201c\u201d\u00a0\u202f\u2009\u200b\ufeff\t\r",
    "'''''----;;\"\"       ",
)
_SUFFIXES = frozenset(
    a + b for pair in ("st", "nd", "rd", "th") for a in (pair[0], pair[0].upper()) for b in (pair[1], pair[1].upper())
)
_TENS = frozenset(word for word, number in (NUMBERS | ORDINALS).items() if number in (20, 30, 40, 50))
_SPACED_DASH = re.compile(r"(?<=[^\d\s]) -{1,2} (?=[^\d\s])|(?<=[a-z])--(?=[a-z])")


class Form(NamedTuple):
    """What a word, number or mark comes to, wherever it stands; `number` is its value or None."""

    word: str
    number: int | None
    ordinal: bool
    capital: bool


# A form with where it stood, as offsets in the cleaned text; a plain tuple, because a mail has hundreds.
Token = tuple[str, int | None, bool, bool, int, int]


class Words:
    """A token list as padded parallel views, made once and read by every matcher."""

    __slots__ = ("capitals", "depth", "ends", "known", "nums", "ordinals", "phrases", "size", "starts", "words")

    words: list[str]
    nums: list[int | None]
    ordinals: tuple[bool, ...]
    capitals: tuple[bool, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __init__(self, tokens: list[Token]) -> None:
        self.depth = 0  # of values within values ("the week after the week of ...")
        self.known: dict[int, object] = {}  # values already read, by their first token
        self.phrases: object = None  # what find_phrases found; every reader shares it
        self.size = len(tokens)
        words, nums, self.ordinals, self.capitals, self.starts, self.ends = (
            zip(*tokens, strict=True) if tokens else _NONE
        )
        self.words = [*words, *_NO_WORDS]
        self.nums = [*nums, *_NO_NUMBERS]

    def glued(self, i: int) -> bool:
        """True when token i stands directly after the one before it."""
        return 0 < i < self.size and self.starts[i] == self.ends[i - 1]

    def is_ordinal(self, i: int) -> bool:
        """True when token i is "5th" or "fifth"."""
        return i < self.size and self.ordinals[i]

    def is_capital(self, i: int) -> bool:
        """True when token i began with a capital letter."""
        return i < self.size and self.capitals[i]


_NONE: tuple[tuple[()], ...] = ((),) * 6
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
    text = text.translate(_FOLD)
    if " -" in text or "--" in text:
        text = _SPACED_DASH.sub(lambda m: ";".ljust(len(m.group())), text)
    if "." in text:
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


def _fold(raw: str) -> tuple[Form, ...]:
    """The forms of one raw word, number or mark: "won't" has two."""
    if raw.isdecimal():
        return (Form(raw, int(raw), False, False),)
    if not raw[0].isalpha():
        return (Form(raw, None, False, False),)
    words = [
        word for part in _expand(raw.lower()) for word in (SHORTHAND[part].split() if part in SHORTHAND else (part,))
    ]
    capital = raw[0].isupper()
    return tuple(
        Form(word, ORDINALS[word] if word in ORDINALS else NUMBERS.get(word), word in ORDINALS, capital)
        for word in words
    )


_known = lru_cache(maxsize=8192)(_fold)


def tokenise(text: str) -> list[Token]:
    """Tokens of already cleaned text."""
    parts = _TOKEN.split(text)  # gap, token, gap, token, ..., gap
    edges = list(accumulate(map(len, parts)))
    out: list[Token] = []
    tens = False
    for raw, start, end in zip(parts[1::2], edges[::2], edges[1::2], strict=False):
        if raw in _SUFFIXES and out and out[-1][1] is not None and out[-1][5] == start:
            word, number, _, _, first, _ = out[-1]
            out[-1] = (word, number, True, False, first, end)
            continue
        for form in _known(raw) if len(raw) <= LONGEST_KNOWN else _fold(raw):
            out.append((*form, start, end))
            tens = tens or form.word in _TENS
    return _join_numbers(out) if tens else out


def _join_numbers(tokens: list[Token]) -> list[Token]:
    """Make one token of "twenty-one", "thirty first" and the like."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        word, number, _, capital, start, _ = tokens[i]
        if number is not None and word in _TENS:
            j = i + 2 if i + 2 < len(tokens) and tokens[i + 1][0] == "-" else i + 1
            follower = tokens[j] if j < len(tokens) else tokens[i]
            unit, small, ordinal, _, _, end = follower
            if small and small < 10 and unit.isalpha():
                out.append((unit, number + small, ordinal, capital, start, end))
                i = j + 1
                continue
        out.append(tokens[i])
        i += 1
    return out
