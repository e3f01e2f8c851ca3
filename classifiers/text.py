"""Owns what of a mail's text the sender wrote: quotations, forwards, signatures and footers are cut away."""

from __future__ import annotations

import re
from dataclasses import dataclass

from classifiers.written.footer import split_footer
from classifiers.written.history import split_history

LONGEST = 262_144
MOST_LINES = 20_000

_BLANKS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Written:
    """One mail's text in four parts, each "" when there is none.

    `body` is what the sender wrote, replies between quoted lines included; `signature` also holds footers and banners.
    """

    body: str
    signature: str
    quoted: str
    forwarded: str


def cut(text: str) -> Written:
    """Split the plain text of a mail (line ends LF, at most LONGEST characters are read). Linear; never raises."""
    lines = text[:LONGEST].replace("\u00a0", " ").replace("\r", "").split("\n")[:MOST_LINES]
    history = split_history(lines)
    own = _with_gaps(lines, history.new)
    body, signature = split_footer(own)
    return Written(
        body=_join(body),
        signature=_join(signature),
        quoted=_join([lines[at] for at in history.quoted]),
        forwarded=_join([lines[at] for at in history.forwarded]),
    )


def _with_gaps(lines: list[str], chosen: tuple[int, ...]) -> list[str]:
    """The chosen lines, with a blank one where something stood between them."""
    out: list[str] = []
    before = -1
    for index in chosen:
        if index != before + 1 and out:
            out.append("")
        out.append(lines[index] if lines[index] in ("-- ", "--") else lines[index].rstrip())
        before = index
    return out


def _join(lines: list[str]) -> str:
    text = "\n".join([line.rstrip() for line in lines])
    return (_BLANKS.sub("\n\n", text) if "\n\n\n" in text else text).strip("\n")
