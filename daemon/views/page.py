"""Owns the shape of what a person reads in a terminal: headings, notes, tables, cards, before any width or colour."""

from __future__ import annotations

import re
from dataclasses import dataclass

# C0 and C1 controls (a terminal obeys them), line and paragraph separators, and the marks that turn text around:
# everything shown may come from a stranger's mail.
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def plain(text: str) -> str:
    """Text with everything taken out that a terminal would obey instead of show; line breaks and tabs stay."""
    return _COMMANDS.sub("", text)


def one_line(text: str) -> str:
    """The same on one line, white space folded."""
    return " ".join(plain(text).split())


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part of the page."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph. `warn` when the person should act on it."""

    text: str
    warn: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column names; where the terminal is too narrow each row is shown as a card instead."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One thing with its number, a title and labelled lines; a line without a label goes on under the title."""

    number: str
    title: str
    lines: tuple[tuple[str, str], ...] = ()
    text: str = ""  # shown as it stands, line breaks kept: the words of a mail


Block = Heading | Note | Table | Card
Page = tuple[Block, ...]
