"""Owns the tidying of foreign names: people, companies, roles and subjects become one clean line, or nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LINE = 400  # characters of a foreign line that are looked at
_NAME, _ROLE, _COMPANY = 48, 60, 48  # longer ones are not mentioned: they would be the letter
_TITLES = {
    "dr": "Dr",
    "prof": "Prof",
    "professor": "Professor",
    "herr": "Herr",
    "frau": "Frau",
    "mr": "Mr",
    "ms": "Ms",
    "mrs": "Mrs",
    "mx": "Mx",
}
_HONOUR_WORDS = """
phd md mba cpa msc bsc ma ba bs llm jd rn cfa pmp cipd mcipd phr sphr gphr shrm-cp shrm-scp esq jr sr ii iii iv
dipl.-ing m.sc b.sc m.a b.a ph.d he/him she/her they/them he/they she/they
"""
_PARTICLE_WORDS = "van von der den de del della di da la le du of zu zur ten ter bin ibn al el dos das"
_NOBODY_WORDS = """
team hr recruiting recruitment recruiter recruiters careers career jobs job talent hiring people noreply no-reply
reply notification notifications info office contact support admin department dept human resources personnel
acquisition staffing bewerbung bewerbungen karriere personal personalabteilung mail mailer daemon postmaster system
service services inc ltd llc gmbh plc donotreply reception interviews interview group
workday smartrecruiters teamtailor personio bamboohr icims taleo
"""
_ROBOT_WORDS = "greenhouse lever ashby workable"  # people bear these names, too: a robot signs with the one word alone
_HONOURS = frozenset(_HONOUR_WORDS.split())
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_NOBODY = frozenset(_NOBODY_WORDS.split())
_ROBOTS = frozenset(_ROBOT_WORDS.split())
_LEGAL = re.compile(
    r"[\s,]+(?:gmbh(?: & co\.? kg)?|ltd\.?|limited|inc\.?|llc|llp|plc|ag|se|kg|s\.?a\.?|b\.?v\.?|n\.?v\.?"
    r"|pty\.?|corp\.?|s\.?r\.?l\.?|ab|oy|a/s)$",
    re.IGNORECASE,
)
_GENDERED = re.compile(r"\s*[(\[](?:[mwfdxgi]\s?[/|]\s?){1,3}[mwfdxgi*][)\]]|\s*\((?:all genders?|gn)\)", re.IGNORECASE)
_PREFIXES = re.compile(
    r"(?:re|aw|antw|antwort|sv|vs|fw|fwd|wg|rv|res|ref|rif|odp|ynt|tr)\s?(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?[:：]\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name ready to be written; `title` and `surname` when the name carries a title."""

    full: str
    title: str | None = None
    surname: str | None = None


def flat(text: str | None, limit: int = _LINE) -> str:
    """One line without control, format or surrogate characters, white space folded: safe in any header."""
    kept = ((" " if _breaks(char) else char) for char in (text or "")[: limit * 4] if _writable(char))
    return " ".join("".join(kept).split())[:limit].rstrip()


def paragraphs(text: str | None) -> str:
    """The person's own words as given: LF line ends, no control characters, no run of empty lines."""
    unified = (text or "").replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(char for char in unified if char == "\n" or (_writable(char) and not _breaks(char)) or char == "\t")
    return re.sub(r"\n[ \t]*\n[\s]*", "\n\n", kept).strip()


def person(raw: str | None, company: str | None = None) -> Name | None:
    """The name behind a display name ("Ruiz, Ana (HR)" -> Ana Ruiz), or None when it names no person."""
    line = flat(raw).strip("'\"<> ")
    if "@" in line and " @ " not in line:
        line = _from_address(line)
    words = _in_order(_without_additions(line))
    title = _title(words)
    words = [word for word in words if word.rstrip(".").casefold() not in _TITLES]
    if not words or not _is_person(words, company):
        return None
    cased = _cased(words)
    full = " ".join(cased)
    if not title:
        return Name(full)
    return Name(full, title, " ".join(_surname(cased)))


def employer(raw: str | None) -> str | None:
    """A company's name as people say it, or None when it is nothing to write."""
    line = flat(raw).strip("\"' ")
    line = _LEGAL.sub("", line).strip(" ,")
    return line if line and len(line) <= _COMPANY and _has_letter(line) and "@" not in line else None


def job(raw: str | None) -> str | None:
    """A role's name without the advertisement around it, or None when it is nothing to write."""
    line = _GENDERED.sub("", flat(raw)).strip("\"' -–|,.")
    if len(line) > _ROLE:
        line = re.split(r"\s[-–—|/]\s|\s*[,(:|]", line, maxsplit=1)[0].strip()
    return line if line and len(line) <= _ROLE and _has_letter(line) and "@" not in line else None


def reply_subject(thread: str | None) -> str | None:
    """The conversation's subject with exactly one "Re: ", or None when there is none to keep."""
    rest = flat(thread, 250)
    while found := _PREFIXES.match(rest):
        rest = rest[found.end() :]
    return f"Re: {rest}" if rest.strip() else None


def _breaks(char: str) -> bool:
    return char in "\r\n\t\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def _writable(char: str) -> bool:
    return _breaks(char) or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn") or char in "\u200c\u200d"


def _has_letter(line: str) -> bool:
    return any(char.isalpha() for char in line)


def _from_address(line: str) -> str:
    """ "ana.ruiz@acme.test" -> "ana ruiz"; a local part that is not plainly first.last tells no name."""
    local = line.split("@", 1)[0].strip("'\"<> ")
    parts = local.split(".")
    plain = len(parts) == 2 and all(len(part) > 1 and part.isalpha() for part in parts)
    return " ".join(parts) if plain else ""


def _without_additions(line: str) -> str:
    line = re.sub(r"[(\[{<][^)\]}>]{0,100}[)\]}>]?", " ", line)
    line = re.split(r"\s[-–—|·•/@]+\s|\s?\|\s?|\s(?:via|from|at|bei|von der|for)\s", f"{line} ", maxsplit=1)[0]
    return "".join(char for char in line if unicodedata.category(char)[0] not in "SN" or char.isalpha()).strip(" ,;:")


def _in_order(line: str) -> list[str]:
    """The words of a name, "Last, First" turned round, degrees and pronouns dropped."""
    first, *others = (piece.split() for piece in line.split(","))
    name = [word for word in first if len(word) < 3 or not _honour(word)]  # Jack Ma is no Master of Arts
    added = [piece for piece in others if not all(map(_honour, piece))]
    pieces = [piece for piece in [name, *added] if piece]
    if len(pieces) == 2:
        pieces.reverse()
    return [word for piece in pieces for word in piece]


def _honour(word: str) -> bool:
    return word.strip(".").casefold() in _HONOURS


def _title(words: list[str]) -> str | None:
    found = [_TITLES[key] for word in words[:2] if (key := word.rstrip(".").casefold()) in _TITLES]
    return found[-1] if found else None


def _surname(words: list[str]) -> list[str]:
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return words[start:]


def _is_person(words: list[str], company: str | None) -> bool:
    line = " ".join(words)
    lone = {word.strip(".,").casefold() for word in words}
    if lone & _NOBODY or (len(words) == 1 and lone & _ROBOTS):
        return False
    if len(words) > 5 or len(line) > _NAME or re.search(r"[&/\\=?!:;#%*_]|\band\b|\bund\b", line):
        return False
    return _has_letter(line) and line.casefold() != (employer(company) or "").casefold() and len(line) > 1


def _cased(words: list[str]) -> list[str]:
    """Shouted or whispered names get capitals; any other spelling is the person's own."""
    line = " ".join(words)
    if not (line.isupper() or line.islower()) or len(line) < 3:
        return words
    return [
        word.lower() if index and word.casefold() in _PARTICLES else _capital(word) for index, word in enumerate(words)
    ]


def _capital(word: str) -> str:
    if len(word) > 4 and word.casefold().startswith("mc"):
        return "Mc" + word[2:].capitalize()
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)
