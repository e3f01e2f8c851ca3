"""Owns how a page is drawn in a terminal: colour, width, tables that become cards where there is no room."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import IO

from daemon.views.page import Block, Card, Heading, Note, Page, Table, one_line, plain
from daemon.views.wrapping import columns, padded, wrap

USUAL = 100  # columns when nobody says how wide the terminal is: a file, a pipe
NARROWEST = 16  # columns a wrapped column of a table must keep
GAP = 2  # columns between two columns of a table, and between a card's number and its title
BOLD, DIM, NUMBER, WARN = "1", "2", "1;36", "33"
Paint = Callable[[str, str], str]


def draw(page: Page, stream: IO[str], width: int | None = None) -> None:
    """Write a page. Colour only on a terminal and without NO_COLOR; `width` in columns, None: the terminal's own."""
    wide = width or shutil.get_terminal_size((USUAL, 0)).columns
    paint = _painted if _colourful(stream) else _unpainted
    previous: Block | None = None
    for block in page:
        if previous is not None and _apart(previous, block):
            stream.write("\n")
        stream.writelines(f"{line}\n" for line in _lines(block, wide, paint))
        previous = block


def _colourful(stream: IO[str]) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _painted(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if text else text


def _unpainted(text: str, style: str) -> str:
    return text


def _apart(previous: Block, block: Block) -> bool:
    """Whether an empty line stands between two blocks: never right under a heading."""
    if isinstance(previous, Heading):
        return False
    if isinstance(previous, Card) and isinstance(block, Card):
        return bool(previous.lines or previous.text or block.lines)
    return not (isinstance(previous, Note) and isinstance(block, Note))


def _lines(block: Block, width: int, paint: Paint) -> Iterator[str]:
    match block:
        case Heading(text):
            yield from (paint(line, BOLD) for line in wrap(one_line(text), width))
        case Note(text, warn):
            lines = wrap(plain(text), width)
            yield from (paint(line, WARN) for line in lines) if warn else lines
        case Table():
            yield from _table(block, width, paint)
        case Card():
            yield from _card(block, width, paint)


def _table(table: Table, width: int, paint: Paint) -> Iterator[str]:
    """The table itself, its widest columns wrapped where needed, or one card a row where even that is no room."""
    rows = [tuple(one_line(cell) for cell in row) for row in table.rows]
    widths = _widths([table.columns, *rows], width)
    if widths is None:
        for row in rows:
            yield from _card(_as_card(table.columns, row), width, paint)
        return
    yield from (paint(line, BOLD) for line in _row(table.columns, widths))
    for row in rows:
        yield from _row(row, widths)


def _widths(rows: Sequence[tuple[str, ...]], width: int) -> list[int] | None:
    """Columns for each column of the table, the widest made narrower until all fit; None when they cannot."""
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    too_much = sum(widths) + GAP * (len(widths) - 1) - width
    while too_much > 0:
        widest = max(range(len(widths)), key=widths.__getitem__)
        less = min(too_much, widths[widest] - NARROWEST)
        if less <= 0:
            return None
        step = min(less, 4)
        widths[widest] -= step
        too_much -= step
    return widths


def _row(row: tuple[str, ...], widths: list[int]) -> Iterator[str]:
    cells = [wrap(cell, wide) for cell, wide in zip(row, widths, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        yield (" " * GAP).join(padded(part, wide) for part, wide in zip(parts, widths, strict=True)).rstrip()


def _as_card(names: tuple[str, ...], row: tuple[str, ...]) -> Card:
    """The first cell is the number, the second the title, the rest labelled lines."""
    lines = tuple((name, cell) for name, cell in zip(names[2:], row[2:], strict=True) if cell)
    return Card(row[0], row[1], lines)


def _card(card: Card, width: int, paint: Paint) -> Iterator[str]:
    """Number and title, then the labelled lines, each wrapped under itself, then the words of a mail."""
    indent = " " * (len(card.number) + GAP)
    room = width - len(indent)
    first, *more = wrap(one_line(card.title), room)
    yield paint(card.number, NUMBER) + " " * GAP + paint(first, BOLD)
    yield from (indent + paint(line, BOLD) for line in more)
    for label, text in card.lines:
        first, *more = wrap(one_line(f"{label}: {text}" if label else text), room)
        named = first.startswith(f"{label}:") and label
        yield indent + (paint(f"{label}:", DIM) + first[len(label) + 1 :] if named else first)
        yield from (indent + line for line in more)
    if card.text:
        yield ""
        yield from ((indent + line).rstrip() for line in wrap(plain(card.text).strip("\n"), room))
