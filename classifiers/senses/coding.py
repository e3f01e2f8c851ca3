"""Owns writing a folded sentence in senses: "we've given the spot to a lad" becomes "WE HAVE GIVE JOB to ONE"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from classifiers.gate import words_of
from classifiers.senses.lexicon import PHRASES, SENSES
from classifiers.sentences import Sentence

LONGEST = 600  # characters of one sentence
_NAME = re.compile(r"[a-z,;:)&.] (?=([A-Z][a-zà-ÿ'-]+))")  # before a capitalised word inside a sentence
_MONTH = re.compile(r"(\d(?:st|nd|rd|th)? (?:of )?)may\b|\bmay(?= \d)")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b(?: ?[ap]\.?m\.?(?= |$))?|\b\d{1,2} ?[ap]m\b")
_FIGURES = frozenset({"0", "00", "0am", "00am", "0pm", "00pm"})  # an hour among words of a gate
_TOKEN = re.compile(r"[a-z0-9à-ÿ][a-z0-9à-ÿ&/+-]*|[,;:?!.()]")


# a word of each phrase, so that most sentences need no look for one
_IN_PHRASES = frozenset(max(phrase.split(), key=len) for phrase in PHRASES)


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(PHRASES, key=len, reverse=True)) + r")\b")


@cache
def _standing() -> dict[str, set[str]]:
    """For each word of a phrase or of a hyphenated word, what the whole may stand as."""
    found: dict[str, set[str]] = {}
    for phrase, plain in PHRASES.items():
        for word in phrase.split():
            found.setdefault(word, set()).update(SENSES.get(one, one) for one in plain.split())
    for token, sense in SENSES.items():
        for word in words_of(token):
            found.setdefault(word, set()).add(sense)
    return found


def may_stand_as(word: str) -> set[str]:
    """The senses in which a word of a plain sentence may stand in the coded one, beside itself.

    A number may be an hour, and a word of no known sense a name.
    """
    senses = _standing().get(word, set()) | ({"TIME"} if "0" in word else set())
    return senses if word in SENSES else senses | {"NAME"}


def coded(folded: str, names: AbstractSet[str] = frozenset()) -> str:
    """The tokens of a folded sentence, one space between them, each known word by its sense, a name by NAME."""
    return " ".join(_coded(folded, words_of(folded), names))


def _coded(folded: str, words: Sequence[str], names: AbstractSet[str]) -> list[str]:
    plain = folded[:LONGEST]
    if "may" in plain:
        plain = _MONTH.sub(lambda found: f"{found[1] or ''}month", plain)
    odd = not plain.isascii()  # signs beyond ASCII hang on to words
    if odd or not _FIGURES.isdisjoint(words):
        plain = _CLOCK.sub("day", plain)
    if odd or not _IN_PHRASES.isdisjoint(words):
        plain = _phrases().sub(lambda found: PHRASES[found.group()], plain)
    tokens = _TOKEN.findall(plain)
    if names:
        tokens = ["NAME" if token in names and token not in SENSES else token for token in tokens]
    return list(filter(None, map(SENSES.get, tokens, tokens)))


def recoded(sentence: Sentence, spare: AbstractSet[str] = frozenset()) -> Sentence:
    """The same sentence with its folded text in senses, for cues that are patterns over senses.

    Words with a capital inside the sentence are names, unless among `spare`: the recipient's own, lower-case.
    """
    raw = sentence.raw[:LONGEST]
    names = frozenset[str]() if raw[1:].islower() else {name.lower() for name in _NAME.findall(raw)} - spare
    tokens = _coded(sentence.folded, sentence.words, names)
    return Sentence(sentence.raw, " ".join(tokens), sentence.regret, sentence.conditional, tokens)
