"""Owns which words of a mail are the sender's own, and where its sentences end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from classifiers.dates.tokens import WORD, Form, Words, clean, tokenise
from classifiers.dates.vocabulary import word_set

_QUOTE_HEAD = re.compile(
    r"^\s*(?:-{2,}\s*(?:original message|forwarded message)|on .{5,120} wrote:\s*$|_{10,}|from: .{3,}|"
    r"begin forwarded message|"
    r"am .{5,120} schrieb.{0,80}:\s*$|le .{5,120} a écrit\s?:\s*$|el .{5,120} escribió:\s*$)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\s*(?:(?:with )?(?:best|kind|warm|kindest|many|sincere|warmest)(?: ?,| regards| wishes| thanks)?|"
    r"regards|sincerely|yours (?:sincerely|faithfully|truly)|"
    r"thanks(?: again| so much| very much)?|thank you|cheers|all the best|rgds|br|take care|speak soon|"
    r"thanks and regards|thanks & regards|with regards|"
    r"best regards|warmly|cordially|respectfully)\s*[,.!]?\s*$",
    re.IGNORECASE,
)
LONGEST_BLOCK = 12_000  # characters of one paragraph
BLOCKS = 128  # blocks of text kept cut: those of a long mail
LONGEST = 400  # tokens read of one sentence
MOST = 300  # sentences read of one text: nobody states a date behind them, and time stays bounded
_BULLET = re.compile(r"^\s*(?:[-*•·–>o]|\d{1,2}[.)]|[a-z]\))\s+")
_PS = re.compile(r"^\s*p\.?\s?p?\.?s\b", re.IGNORECASE)
_ENDS = frozenset({".", "!", "?"})
_ABBREVIATED = word_set(
    "mr mrs ms dr prof approx no inc ltd co e g i am pm jan feb mar apr jun jul aug sep sept oct nov dec "
    "mon tue tues wed thu thur thurs fri sat sun st vs etc dept est a p"
)
# What no name begins with: capitalised behind "Thurs." it begins a sentence.
_OPENS = word_set("we you i they she he our your my this that please if once there it thanks let feel hope then no")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as tokens, whether it asks, and its literal text."""

    words: Words
    question: bool
    text: str


def own_lines(text: str) -> list[str]:
    """The lines the sender wrote: quoted history and the signature are left out, a postscript stays."""
    lines: list[str] = []
    closed = False
    for line in text.split("\n"):
        if line.lstrip().startswith(">"):
            continue
        if line.rstrip() == "--" or _QUOTE_HEAD.match(line[:160]):
            if any(kept.strip() for kept in lines):
                break
            continue
        if len(line) < 40 and _CLOSING.match(line) and sum(len(kept) for kept in lines) > 40:
            closed = True
        if closed and not _PS.match(line):
            continue
        closed = False
        lines.append(line)
    return lines


def sentences(text: str) -> list[Sentence]:
    """The sender's sentences in order; a wrapped line is joined, a bullet or a blank line ends a sentence."""
    out: list[Sentence] = []
    for block in _blocks(own_lines(clean(text))):
        out.extend(_split(block[:LONGEST_BLOCK]))
        if len(out) >= MOST:
            break
    return out[:MOST]


def _blocks(lines: list[str]) -> list[str]:
    blocks: list[str] = []
    current: list[str] = []
    for line in lines:
        stripped = line.strip()
        if not stripped or _BULLET.match(line) or (current and _ends_line(current[-1], stripped)):
            if current:
                blocks.append(" ".join(current))
            current = []
        if stripped:
            current.append(_BULLET.sub("", line).strip() if _BULLET.match(line) else stripped)
    if current:
        blocks.append(" ".join(current))
    return blocks


def _ends_line(line: str, following: str) -> bool:
    """A greeting's line or a short line before a capital stands alone."""
    if line.endswith(":") and len(line) < 60:
        return False
    return (
        len(line) < 45
        and following[:1].isupper()
        and not line.endswith((",", "-", "by", "the", "of", "on", "until", "next", "within"))
    )


@lru_cache(maxsize=BLOCKS)
def _split(block: str) -> tuple[Sentence, ...]:
    """The sentences of a block; the readers of one mail ask for the same blocks one after the other."""
    forms, bases = tokenise(block)
    out: list[Sentence] = []
    start = 0
    for end in (*(i for i, word in enumerate(map(WORD, forms)) if word in _ENDS and _is_end(forms, i)), len(forms)):
        if end > start:
            text = block[bases[start] + forms[start].start : bases[end - 1] + forms[end - 1].end]
            asks = end < len(forms) and forms[end].word == "?"
            out.append(Sentence(Words(forms[start:end][:LONGEST], bases[start:end]), asks, text))
        start = end + 1
    return tuple(out)


def _is_end(forms: list[Form], i: int) -> bool:
    if i + 1 == len(forms) or forms[i].word != ".":
        return True
    before, after = forms[i - 1 if i else i].word, forms[i + 1]
    if before == "about" and not after.capital:
        return False
    if after.glued:
        return after.word.isalpha() and after.capital and before not in _ABBREVIATED and len(before) > 2
    if before in _ABBREVIATED and before.isalpha() and not (after.capital and before in ("am", "pm", "no", "co")):
        return after.capital and (before == "etc" or after.word in _OPENS)
    return True
