"""Owns writing a folded sentence in senses: "we've given the spot to a lad" becomes "WE HAVE GIVE JOB to ONE"."""

from __future__ import annotations

import re
from functools import cache

from classifiers.senses.lexicon import PHRASES, SENSES
from classifiers.sentences import Sentence

LONGEST = 600  # characters of one sentence
_TOKEN = re.compile(r"[a-z0-9à-ÿ][a-z0-9à-ÿ&/+-]*|[,;:?!.()]")


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(PHRASES, key=len, reverse=True)) + r")\b")


def coded(folded: str) -> str:
    """The tokens of a folded sentence, one space between them, each known word replaced by its sense."""
    plain = _phrases().sub(lambda found: PHRASES[found.group()], folded[:LONGEST])
    return " ".join(sense for token in _TOKEN.findall(plain) if (sense := SENSES.get(token, token)))


def recoded(sentence: Sentence) -> Sentence:
    """The same sentence with its folded text in senses, for cues that are patterns over senses."""
    return Sentence(sentence.raw, coded(sentence.folded), sentence.regret, sentence.conditional)
