"""Owns the employer's name among a mail's last lines: under the writer's name, in the signature, or all alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from classifiers.employer_names import kin, spells, squash
from classifiers.employer_words import INSTITUTION, LEGAL, TEAM_TAIL
from classifiers.mail import Mail

_PIECES = re.compile(r"\s*[|•·,]\s*|\s[-–—]\s|\b(?:at|for|bei|chez)\s")
_MOST_LINES = 6
_MOST_WORDS = 8


def closing_lines(mail: Mail) -> list[str]:
    """The last lines of the text and the first of the signature, stripped."""
    body = [line.strip(" .,*_~") for line in mail.written.body.rstrip()[-400:].split("\n")[-_MOST_LINES:]]
    under = [line.strip(" .,*_~") for line in mail.written.signature[:400].split("\n")[:_MOST_LINES]]
    return [line for line in (*body, *under) if line]


def _begins(piece: str, label: str) -> bool:
    """Whether a line's first word, or first two, begin the label, which goes on otherwise: Blythe ... of blytheaero."""
    words = piece.split()
    return len(words) > 1 and any(
        len(squash(" ".join(words[:size]))) >= 4 and label.startswith(squash(" ".join(words[:size]))) for size in (1, 2)
    )


def of_closing(mail: Mail, label: str, people: frozenset[str]) -> Iterator[tuple[float, str]]:
    """Names among the closing lines: what makes the sender's domain, an institution's, a firm's with its legal form."""
    for line in closing_lines(mail):
        whole = len(line.split()) <= _MOST_WORDS and line[:1].isupper()
        for piece in (line, *_PIECES.split(line)) if len(line) < 120 else ():
            if not 2 < len(piece) < 60 or not piece[:1].isupper() or piece.lower() in people:
                continue
            if label and (spells(piece, label) or kin(piece, label)):
                yield 0.97, piece
            elif label and _begins(piece, label) and len(piece.split()) <= _MOST_WORDS:
                yield 0.96, f"{TEAM_TAIL.sub('', piece)}"
            elif len(piece) < 40 and LEGAL.search(" " + piece):
                yield 0.8, piece
        if whole and not label and INSTITUTION.search(line):
            yield 0.85, line
