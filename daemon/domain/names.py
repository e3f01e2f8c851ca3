"""Owns how names are compared: employers and roles folded, look-alike domains, role words that tell a profile."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LEGAL = frozenset(
    re.findall(
        r"\w+",
        "inc incorporated llc llp ltd limited plc corp corporation co company gmbh ag se kg ohg ug sa sas sarl srl spa "
        "bv nv oy ab as aps pty pte kk sl lda ltda group holding holdings the mbh",
    )
)
_WORDS = re.compile(r"[^\W_]+")
_GRADES = frozenset(
    {"i", "ii", "iii", "iv", "v", "m", "w", "d", "f", "x", "mwd", "hybrid", "remote", "onsite", "fulltime"}
)
_SALES = re.compile(
    r"\b(sales|business development|account (executive|manager)|real estate|estate agent|recruiter|fundraiser|broker|"
    r"insurance agent)\b"
)
_LOOKALIKES = str.maketrans({"0": "o", "1": "l", "3": "e", "5": "s", "8": "b", "i": "l", "|": "l", "ı": "l", "-": ""})
_CYRILLIC_GREEK = str.maketrans("аеорсухіјѕԁһгбкмтвнαορνικτυеё", "aeopcyxijsdhr6kmtbhaopvlktuee")


@lru_cache(maxsize=4096)
def employer_key(name: str) -> str:
    """An employer's name folded for comparing: case, accents, punctuation and legal suffixes gone, whole words kept."""
    return "".join(_employer_words(name))


def akin(one: str, other: str) -> bool:
    """Whether one employer's name begins with all words of the other (Acme, Acme Robotics; not Acmeverse)."""
    if employer_key(one) == employer_key(other):
        return True
    mine, theirs = _employer_words(one), _employer_words(other)
    shorter = min(len(mine), len(theirs))
    return mine[:shorter] == theirs[:shorter]


def _employer_words(name: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = _WORDS.findall(plain.replace("&", " and ").replace("'", "").replace("’", ""))
    kept = [w for w in words if w not in _LEGAL]
    return kept or words


@lru_cache(maxsize=4096)
def role_words(role: str) -> frozenset[str]:
    """The words of a role that tell it from another one."""
    return frozenset(w for w in _WORDS.findall(role.casefold()) if w not in _GRADES)


def same_role(one: str | None, other: str | None) -> bool:
    """Whether two roles may be one; an unknown role may be any."""
    return one is None or other is None or role_words(one) == role_words(other)


def profile_by_role(role: str | None) -> str:
    """The profile a role's words ask for (rules section 4, A10)."""
    return "assertive" if role and _SALES.search(role.casefold()) else "patient"


def _skeleton(domain: str) -> str:
    folded = unicodedata.normalize("NFKC", domain.casefold()).translate(_CYRILLIC_GREEK)
    if folded.startswith("xn--") or ".xn--" in folded:
        try:
            folded = folded.encode("ascii").decode("idna").translate(_CYRILLIC_GREEK)
        except UnicodeError:
            return folded
    return folded.replace("rn", "m").replace("vv", "w").replace("cl", "d").translate(_LOOKALIKES)


def looks_like(domain: str, known: str) -> bool:
    """Whether `domain` is not `known` but made to look like it (homoglyphs, one letter off in a long name)."""
    if domain == known or not domain or not known:
        return False
    one, other = _skeleton(domain), _skeleton(known)
    return one == other or (len(other) >= 8 and abs(len(one) - len(other)) <= 1 and _one_edit(one, other))


def _one_edit(one: str, other: str) -> bool:
    if len(one) > len(other):
        one, other = other, one
    for index, letter in enumerate(one):
        if letter != other[index]:
            if len(one) != len(other):
                return one[index:] == other[index + 1 :]
            swapped = (
                one[index : index + 2] == other[index : index + 2][::-1] and one[index + 2 :] == other[index + 2 :]
            )
            return swapped or one[index + 1 :] == other[index + 1 :]
    return len(other) - len(one) == 1


_SECOND_LEVEL = frozenset(
    {"co", "com", "ac", "gov", "gob", "gouv", "org", "net", "edu", "or", "ne", "go", "nhs", "ltd", "plc"}
)


@lru_cache(maxsize=4096)
def organisation(domain: str) -> str:
    """The organisational part of a domain by its shape alone (`mail.acme.co.uk` -> `acme.co.uk`); cheap."""
    labels = domain.lower().strip(".").split(".")
    keep = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-keep:])
