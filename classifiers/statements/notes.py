"""Owns the reading of a person's own note of the employer's words: "by Friday", "she said to call on Monday"."""

from __future__ import annotations

import re
from datetime import datetime

from classifiers.dates.vocabulary import pairs
from classifiers.reading import Statement
from classifiers.statements.choose import choose
from classifiers.statements.reader import read_story

_THEIRS = re.compile(r"\b(?:they|he|she|them|him|her|i|my)\b", re.IGNORECASE)
_SWAPS = pairs(
    "they=we; he=we; she=we; them=us; him=us; her=us; their=our; his=our; i=you; me=you; my=your; "
    "they're=we are; they'll=we will; she'll=we will; he'll=we will; i'll=you will; they'd=we would; "
    "she'd=we would; he'd=we would; i'd=you would; i'm=you are; they've=we have; i've=you have"
)
_SAID = re.compile(
    r"\b(?:we|the \w+|\w+) (?:said|told you|says|mentioned|promised(?: you)?|asked you|wants? you|invited you)"
    r"\s*(?:that\b|to\b)?,?\s*|\btold\b(?: you)?\s*(?:to\b|that\b)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")


def read_note(text: str, sent_at: datetime, locale: str) -> Statement | None:
    """The statement in a person's own words or in a bare fragment of the employer's, or None."""
    text = text.strip()[:2000]
    if _THEIRS.search(text):
        text = _WORD.sub(lambda match: _SWAPS.get(match.group().lower().replace("’", "'"), match.group()), text)
    text = _SAID.sub(" ", text, count=1).strip()
    found = choose(read_story(text, sent_at, locale))
    if found is not None:
        return found
    return choose(read_story(f"Decision: {text}", sent_at, locale, trusting=True))
