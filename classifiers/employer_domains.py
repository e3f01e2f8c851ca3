"""Owns names out of domains: the words a domain's label is made of, and the fuller name that label or text give."""

# ruff: noqa: E501 - one pattern a line

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from classifiers.employer_names import squash, tidy
from classifiers.employer_spelling import FUSED, LONGEST, TRADES, WORDS
from classifiers.employer_words import CAPITALS, TAILS

_INSTITUTIONS = "trust hospital university college school academy council institute foundation museum library bank society authority"
_SHORT = frozenset(
    ["bar", "bus", "dog", "inn", "gin", "gym", "law", "nhs", "oil", "spa", "tea", "vet", "zoo", "fcu"]
)  # others end common words
_STATES = frozenset(
    [
        "tx",
        "ga",
        "fl",
        "ny",
        "nj",
        "pa",
        "oh",
        "wa",
        "nc",
        "sc",
        "az",
        "mn",
        "wi",
        "tn",
        "md",
        "va",
        "mo",
        "ct",
        "ok",
        "ks",
        "ky",
        "nv",
    ]
)
_FIRST = ("atelier", "maison", "casa", "chateau", "hotel")
_ABBREVIATED = (("mfg", "manufacturing"), ("cap", "capital"), ("univ", "university"))
_NAME_WORD = re.compile(r"[\w&'’.+°-]+")
_WITHIN = re.compile(r"[\w&'’.+°-]")
_EDGE = re.compile(r"\b")
_MORE = re.compile(r" ([A-Z]\w+)(?: [A-Z]\w+)?")
# what never melts with the next word: Little Fern, Open Hand
_APART = frozenset(
    [
        "little",
        "open",
        "three",
        "two",
        "four",
        "happy",
        "lucky",
        "golden",
        "great",
        "grand",
        "royal",
        "yellow",
        "purple",
        "orange",
        "green",
    ]
)
_NO_NAME = frozenset(
    ["group", "global", "international", "company", "recruitment", "recruiting", "talent", "tech", "mobile"]
)
_BUSINESS = (frozenset(TAILS) | frozenset(_INSTITUTIONS.split())) - _NO_NAME


def spelt_like(label: str, text: str) -> str | None:
    """The words of a text that spell a domain's label: "orchardbank" -> "Orchard Bank"."""
    wanted = squash(label)
    for words in _runs(wanted[:1].upper(), text[:6000]):
        run = ""
        for end, word in enumerate(words):
            run += "and" if word == "&" and wanted.startswith(f"{run}and") else squash(word)
            if run == wanted and (end or word != label):
                return tidy(" ".join(words[: end + 1]))
            if not wanted.startswith(run):
                break
    return None


def _runs(capital: str, text: str) -> Iterator[list[str]]:
    """The five words, or fewer, from every place of a text where a word begins with a capital or digit."""
    at = text.find(capital) if capital else -1
    while at >= 0:
        if not at or _WITHIN.match(text, at - 1) is None:
            yield [found.group() for found in islice(_NAME_WORD.finditer(text, at), 5)]
        at = text.find(capital, at + 1)


def completed(name: str, label: str | None) -> str:
    """A short name with the business word that the domain adds: "Foxglove" of foxglovecare -> "Foxglove Care"."""
    tail = label.removeprefix(squash(name)) if label and label.startswith(squash(name)) else ""
    known = tail in TAILS or (len(tail) > 3 and tail in TRADES)
    return f"{name} {_cased(tail)}" if known and tail not in _NO_NAME else name


def in_full(text: str, name: str) -> str:
    """A short name with the business word that the text adds: "Ardglen" where it has "Ardglen Distillery"."""
    if " " in name:
        return name
    at = text.find(f"{name} ")
    while at >= 0:
        found = _MORE.match(text, at + len(name)) if _EDGE.match(text, at) else None
        if found is not None and found.group(1).lower() in _BUSINESS:
            return f"{name} {found.group(1)}"
        at = text.find(f"{name} ", found.end() if found else at + 1)
    return name


def readable(label: str, surname: str = "") -> str:
    """A domain label as a name: lumen-health -> Lumen Health, harbourandfinch -> Harbour & Finch.

    `surname` is the sender's, as written: many a house bears it (Gwen Abbot of abbotlettings -> Abbot Lettings).
    """
    own = squash(surname)
    parts = [part for part in re.split(r"[-_.]+", label) if part]
    pieces = _split(parts[0], own) if len(parts) == 1 else parts
    return " ".join(surname if own and piece == own else _cased(piece) for piece in pieces)


# before "and" these make another word: Sunderland, brand, island, stand; but not after Larch, Jones, Fennel, Willow
_LAND = re.compile(r"(?:l|h|b|w|st|br|gr|s)$")
_NO_LAND = re.compile(
    r"(?:[cs]h|ith|eath|oth|nnel|rrel|well|bell|hill|ball|mill|[ao]il|ool|[enrktlp]s|ss|[oae]w|[aeo][mr]b|[eoru]st)$"
)


def _cased(part: str) -> str:
    return part.upper() if part in CAPITALS else part[:1].upper() + part[1:]


def _split(part: str, surname: str = "") -> list[str]:
    """Words run together: beside the sender's surname, known all through, around "and", before a word of trade."""
    if part in WORDS:
        return [part]
    if part[-2:] in _STATES and any(part[:-2].endswith(trade) for trade in TAILS if len(trade) > 3):
        part = part[:-2]
    return _beside(part, surname) or _known(part) or _around_and(part) or _before_trade(part) or [part]


def _beside(part: str, surname: str) -> list[str] | None:
    """A part that begins or ends with the sender's surname, or begins with a word that always stands alone."""
    behind = part.removeprefix(surname) if len(surname) > 2 else part
    if behind != part and (behind in WORDS or behind in CAPITALS or len(behind) > 3):
        joined = behind.removeprefix("and")
        return [surname, "&", *_split(joined)] if len(joined) > 1 and joined != behind else [surname, *_split(behind)]
    before = part.removesuffix(surname) if len(surname) > 3 else part
    if before != part and len(before) > 4 and not before.endswith("and"):
        return [*_split(before), surname]
    first = next((one for one in _FIRST if part.startswith(one) and len(part) - len(one) > 3), None)
    return [first, *_split(part.removeprefix(first))] if first else None


def _around_and(part: str) -> list[str] | None:
    front, middle, back = part.partition("and")
    long = (
        (len(front) >= 4 and len(back) >= 4)
        or (len(front) >= 5 and len(back) >= 3)
        or (len(front) >= 4 and back == "co")
    )
    if middle and long and (not _LAND.search(front) or _NO_LAND.search(front)):
        return [front, "&", *_split(back)]
    return None


def _before_trade(part: str) -> list[str] | None:
    for size in range(min(LONGEST, len(part) - 3), 2, -1):
        tail = part[-size:]
        if tail in TRADES and (size > 3 or tail in _SHORT) and (tail not in FUSED or tail in TAILS):
            return [*_front(part[:-size]), tail]
    for short, word in _ABBREVIATED:
        if part.endswith(short) and len(part) - len(short) > 5:
            return [*_front(part.removesuffix(short)), word]
    return None


def _front(part: str) -> list[str]:
    """What stands before a word of trade: one word, unless all its parts are known."""
    return _known(part) or [part]


def _known(part: str) -> list[str] | None:
    """The fewest known words that make up a part, None when none do."""
    best: list[list[str] | None] = [[]]
    for end in range(1, len(part) + 1):
        here: list[str] | None = None
        for start in range(max(0, end - LONGEST), end - 2):
            before, word = best[start], part[start:end]
            if before is not None and word in WORDS and (here is None or len(before) + 1 < len(here)):
                here = [*before, word]
        best.append(here)
    found = best[-1]
    if not found or sum(len(word) < 4 for word in found) > 1 + (len(found) == 2):
        return None
    return _fused(found)


def _fused(words: list[str]) -> list[str]:
    """Rose + bank + care -> rosebank + care: what is as often the end of one word stays with it, unless it ends all."""
    joined = words[:1]
    for at, word in enumerate(words[1:], 1):
        last = at == len(words) - 1
        if word in FUSED and joined[-1] not in _APART and not (last and word in TAILS):
            joined[-1] += word
        else:
            joined.append(word)
    return joined
