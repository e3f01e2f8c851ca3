"""Owns writing a folded sentence in senses: "we've given the spot to a lad" becomes "WE HAVE GIVE JOB to ONE"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from classifiers.senses.lexicon import PHRASES, SENSES
from classifiers.sentences import Sentence

LONGEST = 600  # characters of one sentence
_NAME = re.compile(r"\b[A-Z][a-zà-ÿ'-]+")
_BEFORE = frozenset("abcdefghijklmnopqrstuvwxyz,;:)&.")  # what stands before the blank before a name
_MONTH = re.compile(r"(\d(?:st|nd|rd|th)? (?:of )?)may\b|\bmay(?= \d)")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b(?: ?[ap]\.?m\.?(?= |$))?|\b\d{1,2} ?[ap]m\b")
_TOKEN = re.compile(r"[a-z0-9à-ÿ][a-z0-9à-ÿ&/+-]*|[,;:?!.()]")


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(PHRASES, key=len, reverse=True)) + r")\b")


def coded(folded: str, names: frozenset[str] = frozenset()) -> str:
    """The tokens of a folded sentence, one space between them, each known word by its sense, a name by NAME."""
    plain = _MONTH.sub(lambda found: f"{found[1] or ''}month", folded[:LONGEST])
    plain = _CLOCK.sub("day", plain)
    plain = _phrases().sub(lambda found: PHRASES[found.group()], plain)
    return " ".join(
        sense for token in _TOKEN.findall(plain) if (sense := SENSES.get(token, "NAME" if token in names else token))
    )


def _names(raw: str) -> Iterator[str]:
    """Capitalised words inside a sentence, lower-case."""
    for found in _NAME.finditer(raw):
        start = found.start()
        if start >= 2 and raw[start - 1] == " " and raw[start - 2] in _BEFORE:
            yield found.group().lower()


def recoded(sentence: Sentence, spare: frozenset[str] = frozenset()) -> Sentence:
    """The same sentence with its folded text in senses, for cues that are patterns over senses.

    Words with a capital inside the sentence are names, unless among `spare`: the recipient's own, lower-case.
    """
    names = frozenset(_names(sentence.raw[:LONGEST])) - spare
    return Sentence(sentence.raw, coded(sentence.folded, names), sentence.regret, sentence.conditional)
