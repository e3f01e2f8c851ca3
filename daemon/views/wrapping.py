"""Owns how text is measured and broken into lines of a terminal: columns, not characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator


def columns(text: str) -> int:
    """How many terminal columns a line of text takes: two for wide letters, none for marks that join others."""
    return len(text) if text.isascii() else sum(_columns_of(letter) for letter in text)


def padded(text: str, width: int) -> str:
    """Text filled up with spaces to a number of columns."""
    return text + " " * (width - columns(text))


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns; line breaks stay, words longer than a line are cut. Never empty."""
    return [line for paragraph in text.split("\n") for line in _lines(paragraph, max(width, 2))]


def _columns_of(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _lines(paragraph: str, width: int) -> Iterator[str]:
    """One paragraph; its own indentation and inner spaces stay when it fits."""
    paragraph = paragraph.expandtabs(4).rstrip()
    if columns(paragraph) <= width:
        yield paragraph
        return
    line, filled = "", 0
    for word in (part for long in paragraph.split() for part in _pieces(long, width)):
        needed = columns(word)
        if line and filled + 1 + needed > width:
            yield line
            line, filled = word, needed
        else:
            line, filled = (f"{line} {word}", filled + 1 + needed) if line else (word, needed)
    yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word cut into pieces that each fit."""
    if columns(word) <= width:
        yield word
        return
    piece, filled = "", 0
    for letter in word:
        needed = _columns_of(letter)
        if filled + needed > width:
            yield piece
            piece, filled = "", 0
        piece, filled = piece + letter, filled + needed
    yield piece
