"""Owns the employer's name among a mail's last lines: under the writer's name, in the signature, or all alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from classifiers.employer_names import has_legal_form, kin, spells, squash, tidy
from classifiers.employer_spelling import TRADES
from classifiers.employer_words import INSTITUTION, LINKS
from classifiers.mail import Mail

_PIECES = re.compile(r"\s*[|•·,:]\s*|\s[-–—]\s|\b(?:at|for|from|bei|chez)\s")
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


def _like_a_name(piece: str) -> bool:
    """Whether every word of a piece begins with a capital, but for the small ones."""
    words = piece.split()
    return 0 < len(words) <= _MOST_WORDS and all(word in LINKS or not word[:1].islower() for word in words)


def of_closing(lines: list[str], label: str, people: frozenset[str]) -> Iterator[tuple[float, str]]:
    """Names among the closing lines: what makes the sender's domain, an institution's, a firm's with its legal form."""
    for line in lines:
        for piece in _PIECES.split(line) if len(line) < 120 else ():
            if (
                label
                and label[:1] != squash(piece[:2])[:1]
                and label not in squash(piece)
                and not has_legal_form(piece)
            ):
                continue
            name = tidy(piece) if 2 < len(piece) < 60 and _like_a_name(piece) else None
            if name is None or piece.lower() in people or ".pdf" in piece:
                continue
            if label and (spells(name, label) or kin(name, label)):
                yield 0.97, name
            elif label and _begins(name, label):
                yield 0.96, name
            elif len(piece) < 40 and has_legal_form(f" {piece}"):
                yield 0.8, name
            elif not label and " " in name and (INSTITUTION.search(name) or squash(name.split()[-1]) in TRADES):
                yield 0.85, name
