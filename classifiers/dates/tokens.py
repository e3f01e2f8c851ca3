"""Owns the cutting of text into folded words that still know where they stood."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from classifiers.dates.words import CONTRACTIONS, ENDINGS, NUMBERS, ORDINALS, SHORTHAND

CAP = 40_000  # characters read of one text: nobody states a date beyond them, and time stays bounded
PAD = 12  # empty words after the last one, so that a look ahead needs no bounds check

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]{1,5})?|\d{1,9}|\n|[^\w\s]|_")
_DOTTED = re.compile(r"\b(?:[ap]\.\s?m\b\.?|[ceo]\.o\.[bpdwmy]\b\.?|[wy]\.e\b\.?|w\.c\b\.?)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,300}>")
_SOFT = re.compile(r"=\n|=20\b|\*\*|__")
_FOLD = str.maketrans(
    "\u2019\u2018`\u00b4\u02bc\u2013\u2010\u2011\u2212\u2014\u2015\u201c\u201d\u00a0\u202f\u2009\u200b\ufeff\t\r",
    "'''''----;;\"\"       ",
)
_SPACED_DASH = re.compile(r"(?<=[^\d\s]) -{1,2} (?=[^\d\s])|(?<=[a-z])--(?=[a-z])")


class Token(NamedTuple):
    """One folded word, number or mark. `start`/`end` are offsets in the cleaned text; `number` its value or None."""

    word: str
    number: int | None
    ordinal: bool
    start: int
    end: int
    capital: bool


class Words:
    """A token list with padded parallel views, made once and read by every matcher."""

    __slots__ = ("depth", "known", "nums", "phrases", "size", "tokens", "words")

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.depth = 0  # of values within values ("the week after the week of ...")
        self.known: dict[int, object] = {}  # values already read, by their first token
        self.phrases: object = None  # what find_phrases found; every reader shares it
        self.size = len(tokens)
        self.words = [token.word for token in tokens] + [""] * PAD
        self.nums = [token.number for token in tokens] + [None] * PAD

    def glued(self, i: int) -> bool:
        """True when token i stands directly after the one before it."""
        return 0 < i < self.size and self.tokens[i].start == self.tokens[i - 1].end

    def is_ordinal(self, i: int) -> bool:
        """True when token i is "5th" or "fifth"."""
        return i < self.size and self.tokens[i].ordinal

    def is_capital(self, i: int) -> bool:
        """True when token i began with a capital letter."""
        return i < self.size and self.tokens[i].capital


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


_PLAIN: dict[str, tuple[str, ...]] = {}


def _folded(raw: str) -> tuple[str, ...]:
    """The folded words of one raw word, remembered for short words."""
    known = _PLAIN.get(raw)
    if known is not None:
        return known
    words: list[str] = []
    for part in _expand(raw.lower()):
        words.extend(SHORTHAND[part].split() if part in SHORTHAND else (part,))
    result = tuple(words)
    if len(_PLAIN) < 5000 and len(raw) < 20:
        _PLAIN[raw] = result
    return result


def tokenise(text: str, offset: int = 0) -> list[Token]:
    """Tokens of already cleaned text; offsets are shifted by `offset`."""
    out: list[Token] = []
    for match in _TOKEN.finditer(text):
        raw = match.group()
        start, end = match.start() + offset, match.end() + offset
        if raw.isdecimal():
            out.append(Token(raw, int(raw), False, start, end, False))
        elif raw[0].isalpha():
            if out and out[-1].number is not None and out[-1].end == start and raw.lower() in ("st", "nd", "rd", "th"):
                before = out.pop()
                out.append(Token(before.word, before.number, True, before.start, end, False))
                continue
            for word in _folded(raw):
                ordinal = word in ORDINALS
                number = ORDINALS[word] if ordinal else NUMBERS.get(word)
                out.append(Token(word, number, ordinal, start, end, raw[0].isupper()))
        else:
            out.append(Token(raw, None, False, start, end, False))
    return _join_numbers(out)


def _join_numbers(tokens: list[Token]) -> list[Token]:
    """Make one token of "twenty-one", "thirty first" and the like."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.number in (20, 30, 40, 50) and token.word.isalpha():
            j = i + 2 if i + 2 < len(tokens) and tokens[i + 1].word == "-" else i + 1
            follower = tokens[j] if j < len(tokens) else token
            if follower.number and follower.number < 10 and follower.word.isalpha():
                total = (token.number or 0) + follower.number
                out.append(Token(follower.word, total, follower.ordinal, token.start, follower.end, token.capital))
                i = j + 1
                continue
        out.append(token)
        i += 1
    return out
