"""Owns making a company's name of raw words: what is cut from it, what is none, how a domain would spell it."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize

from classifiers.employer_words import (
    CONFIDENTIAL,
    CUT_WORDS,
    DATE_WORD,
    GENERIC,
    LEGAL,
    LINKS,
    PLACES,
    ROLE_TAIL,
    STOP_FIRST,
    TEAM_TAIL,
    TECHNOLOGY,
    TITLE_HEAD,
)

# the last words of every form that LEGAL finds, without points
_LAST = (
    "inc llc ltd limited llp plc corp corporation co company gmbh ag se kg ug sa sas sarl srl spa bv nv oy ab aps a/s "
    "pty pvt ev mbh"
)
_FORMS = frozenset(_LAST.split())
_STOP = re.compile(r"[a-z]{2}[.!?]\s|\n")
_GAPS = re.compile(r"[\s/&-]+")
_SIGNS = re.compile(r"[\W_]+")
_HOUR = re.compile(r"\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m|h|uhr)?\b", re.IGNORECASE)


def has_legal_form(name: str) -> bool:
    """Whether a name has a firm's legal form: "Acme Ltd", "Brandt & Co. KG"."""
    words = name.lower().replace(".", "").replace(",", " ").split()
    return not _FORMS.isdisjoint(words) and LEGAL.search(name) is not None


@lru_cache(maxsize=8192)
def tidy(name: str) -> str | None:
    """A company's name without legal suffix, team words and punctuation; None when nothing sensible is left."""
    stop = _STOP.search(name)
    name = name if stop is None else name[: stop.start() + 2 * (stop.group() != "\n")]
    name = CUT_WORDS.sub("", " " + name).strip()
    name = LEGAL.sub("", name).strip(" .,;:!?-–—|\"'()*")
    while name and name.split()[-1].lower() in LINKS:
        name = name.rsplit(" ", 1)[0] if " " in name else ""
    name = TEAM_TAIL.sub("", name)
    name = (name[:-2] if name.endswith(("'s", "’s")) else name).strip(" .,;:!?-–—|")
    if name.lower().startswith("the ") and name.count(" ") > 1:
        name = name[4:]
    words = name.split()
    if not words or len(name) < 2 or words[0].lower().strip(".,'") in STOP_FIRST or len(name) > 60:
        return None
    if (
        CONFIDENTIAL.match(name)
        or name.lower() in GENERIC
        or name.lower() in PLACES
        or TITLE_HEAD.match(name)
        or ROLE_TAIL.search(name)
        or name.replace(" ", "").isdigit()
        or DATE_WORD.search(name)
        or _HOUR.match(name)
        or {word.lower() for word in words} <= TECHNOLOGY
    ):
        return None
    return name


@lru_cache(maxsize=4096)
def squash(name: str) -> str:
    """A name as a domain would spell it: lower-case letters and digits only."""
    small = name.lower()
    if not name.isascii():
        small = "".join(char for char in normalize("NFKD", small) if not combining(char))
    return small if small.isalnum() else _SIGNS.sub("", small)


def spells(name: str, label: str) -> bool:
    """Whether the words of a name, some of them left out or by their initials, make a domain's label.

    "Maple Ridge Credit Union" makes "mapleridgecu", "Amberley Borough Council" makes "amberleycouncil".
    """
    words = [word for word in map(squash, _GAPS.split(name)) if word]
    if not words or words[0][0] != label[:1]:
        return False
    rest, whole = label, 0
    for word in words:
        if len(word) > 1 and rest.startswith(word):
            rest, whole = rest.removeprefix(word), whole + len(word)
        elif rest[:1] == word[0]:
            rest = rest[1:]
    return not rest and len(words) > 1 and (whole >= 4 or len(label) >= 3 == min(len(label), len(words)))


def kin(name: str, label: str) -> bool:
    """Whether a name is spelt like a domain's label: one begins the other, or "universityoffenbridge" holds it."""
    key = squash(name)
    if not key or not label:
        return False
    if "&" in name and squash(name.replace("&", "and")) == label:
        return True
    if spells(name, label) or key == label or (len(key) >= 4 and (label.startswith(key) or key.startswith(label))):
        return True
    return len(label) >= 5 and label in key
