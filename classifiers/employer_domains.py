"""Owns names out of domains: the words a domain's label is made of, and the fuller name that label or text give."""

# ruff: noqa: E501 - one pattern a line

from __future__ import annotations

import re

from classifiers.employer_names import squash, tidy
from classifiers.employer_words import CAPITALS, TAILS

_INSTITUTIONS = "trust hospital university college school academy council institute foundation museum library bank society authority"
_NO_NAME = frozenset(
    ["group", "global", "international", "company", "recruitment", "recruiting", "talent", "tech", "mobile"]
)
_BUSINESS = (frozenset(TAILS) | frozenset(_INSTITUTIONS.split())) - _NO_NAME


def spelt_like(label: str, text: str) -> str | None:
    """The words of a text that spell a domain's label: "orchardbank" -> "Orchard Bank"."""
    wanted = squash(label)
    words = re.findall(r"[\w&'’.+°-]+", text[:6000])
    for at, word in enumerate(words):
        if word[:1].lower() != wanted[:1] or not (word[:1].isupper() or word[:1].isdigit()):
            continue
        run = ""
        for end in range(at, min(at + 5, len(words))):
            run += "and" if words[end] == "&" and wanted.startswith(f"{run}and") else squash(words[end])
            if run == wanted and (end > at or words[end] != label):
                return tidy(" ".join(words[at : end + 1]))
            if not wanted.startswith(run):
                break
    return None


def completed(name: str, label: str | None) -> str:
    """A short name with the business word that the domain adds: "Foxglove" of foxglovecare -> "Foxglove Care"."""
    tail = label.removeprefix(squash(name)) if label and label.startswith(squash(name)) else ""
    return f"{name} {tail.title()}" if tail in TAILS and tail not in _NO_NAME else name


def in_full(text: str, name: str) -> str:
    """A short name with the business word that the text adds: "Ardglen" where it has "Ardglen Distillery"."""
    if " " in name:
        return name
    for found in re.finditer(rf"\b{re.escape(name)} ((?:[A-Z]\w+ )?([A-Z]\w+))", text):
        words = found.group(1).split()
        if words[0].lower() in _BUSINESS:
            return f"{name} {words[0]}"
    return name


def readable(label: str) -> str:
    """A domain label as a name: lumen-health -> Lumen Health, harbourandfinch -> Harbour & Finch."""
    parts = [piece for part in re.split(r"[-_.]+", label) if part for piece in _split(part)]
    return " ".join(_cased(part) for part in parts)


# before "and" these make another word: Sunderland, brand, island, stand; but not after Larch, Jones, Fennel, Willow
_LAND = re.compile(r"(?:l|h|b|w|st|br|gr|s)$")
_NO_LAND = re.compile(
    r"(?:[cs]h|ith|eath|oth|nnel|rrel|well|bell|hill|ball|mill|[ao]il|ool|[enrktlp]s|ss|[oae]w|[aeo][mr]b|[eoru]st)$"
)


def _cased(part: str) -> str:
    return part.upper() if part in CAPITALS else part[:1].upper() + part[1:]


def _split(part: str) -> list[str]:
    """Words run together, as far as their last one is a common business word."""
    for tail in TAILS if part.endswith(tuple(TAILS)) else ():
        head = part.removesuffix(tail)
        if head != part and len(head) >= 3:
            return [*_split(head), tail]
    front, middle, back = part.partition("and")
    long = (
        (len(front) >= 4 and len(back) >= 4)
        or (len(front) >= 5 and len(back) >= 3)
        or (len(front) >= 4 and back == "co")
    )
    apart = middle and long and (not _LAND.search(front) or _NO_LAND.search(front))
    return [front, "&", back] if apart else [part]
