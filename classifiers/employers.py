"""Owns the employer's name: never the ATS, the agency, the person or the mail provider."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from unicodedata import combining, normalize

from classifiers.automatic import robot_address
from classifiers.domains import registrable
from classifiers.employer_words import (
    AGENCY,
    AGENT,
    BODY,
    CAPITALS,
    CONFIDENTIAL,
    CUT_WORDS,
    DATE_WORD,
    FROM_AT,
    GENERIC,
    IN_BRACKETS,
    INSTITUTION,
    LEGAL,
    LINKS,
    PLACES,
    ROLE_TAIL,
    STOP_FIRST,
    SUBJECT,
    SYSTEM,
    TAILS,
    TEAM_HEAD,
    TEAM_TAIL,
    TECHNOLOGY,
    TITLE_HEAD,
    VIA,
)
from classifiers.mail import Mail, bare_subject
from classifiers.message import Address
from classifiers.senders import HIRING_LOCAL, SHARED_LOCAL, SenderKind, kind_of, sender_kind, tenant

CLIENT = 0.6  # an agency's client counts when a plain phrase, or two places, name it
_NO_NAME = frozenset(
    ["group", "global", "international", "company", "recruitment", "recruiting", "talent", "tech", "mobile"]
)
_ORGANIZER = re.compile(r"(?i)\borganizer:?\s{1,4}(?:[\w' -]{1,40}\s{0,2}[<(]?)?([\w.+-]{1,64}@[\w.-]{3,80}\w)")


_HOUR = re.compile(r"\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m|h|uhr)?\b", re.IGNORECASE)


def tidy(name: str) -> str | None:
    """A company's name without legal suffix, team words and punctuation; None when nothing sensible is left."""
    name = re.split(r"(?<=[a-z]{2})[.!?]\s|\n", name)[0]
    name = CUT_WORDS.sub("", " " + name).strip()
    name = LEGAL.sub("", name).strip(" .,;:!?-–—|\"'()*")
    while name and name.split()[-1].lower() in LINKS:
        name = name.rsplit(" ", 1)[0] if " " in name else ""
    name = re.sub(r"(?:'s|’s)$", "", TEAM_TAIL.sub("", name)).strip(" .,;:!?-–—|")
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


def squash(name: str) -> str:
    """A name as a domain would spell it: lower-case letters and digits only."""
    bare = "".join(char for char in normalize("NFKD", name.lower()) if not combining(char))
    return re.sub(r"[\W_]+", "", bare)


def own_label(sender: Address | None) -> str | None:
    """The name part of the sender's own registrable domain, None for machinery, boards and free-mail."""
    if sender is None or kind_of(sender) is not SenderKind.OTHER:
        return None
    return registrable(sender.domain).partition(".")[0] or None


def _spelt_like(label: str, text: str) -> str | None:
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


def from_display(name: str | None) -> str | None:
    """The company in a From display name: "Acme Careers", "Jane from Acme", "Acme via Greenhouse", "Acme"."""
    if not name:
        return None
    plain = SYSTEM.sub("", VIA.sub("", name.strip().strip("\"'")))
    found = FROM_AT.match(plain) or IN_BRACKETS.match(plain)
    if found:
        return tidy(TEAM_TAIL.sub("", found.group(1)))
    headless = TEAM_HEAD.sub("", plain)
    if headless != plain:
        return tidy(headless)
    tailless = TEAM_TAIL.sub("", plain)
    return tidy(tailless) if tailless != plain or plain != name else None


def _from_sender(mail: Mail) -> Iterator[tuple[float, str]]:
    """The company in From's display name; a mere name counts when the mailbox is a team's or a machine's."""
    sender = mail.message.sender
    if sender is None or not sender.name:
        return
    shown = from_display(sender.name)
    if shown is not None:
        third_party = mail.kind in (SenderKind.BOARD, SenderKind.TESTS, SenderKind.SIGNING)
        yield (0.3 if third_party else 0.95), shown
        return
    local = sender.address.partition("@")[0]
    team = HIRING_LOCAL.search(local) or SHARED_LOCAL.search(local) or robot_address(sender.address)
    if mail.kind in (SenderKind.ATS, SenderKind.SCHEDULER) or (team and mail.kind is SenderKind.OTHER):
        yield 0.88, sender.name


def _from_text(mail: Mail, extra: str) -> Iterator[tuple[float, str]]:
    """Companies named in subject and text, by the words around them."""
    subject = bare_subject(mail.message.subject)
    less = 0.0 if mail.kind is not SenderKind.OTHER else 0.08
    for weight, pattern in SUBJECT:
        for found in pattern.finditer(subject):
            yield weight - less, found.group(1)
    text = f"{mail.written.body[:5000]}\n{extra}"
    for weight, pattern in BODY:
        for number, found in enumerate(islice(pattern.finditer(text), 7)):
            yield weight - 0.02 * number, found.group(found.lastindex or 1)
    for language in mail.languages:
        for pattern in language.company:
            for found in pattern.finditer(f"{subject}\n{text}"):
                yield 0.8, found.group(1)


def _named_in_subject(mail: Mail) -> frozenset[str]:
    subject = bare_subject(mail.message.subject)
    return frozenset(squash(found.group(1)) for _, pattern in SUBJECT for found in pattern.finditer(subject))


def _from_signature(mail: Mail) -> Iterator[tuple[float, str]]:
    """Names with a legal suffix in the signature."""
    for line in mail.written.signature.split("\n")[:12]:
        plain = line.strip(" .,*_")
        if plain and squash(plain) in _named_in_subject(mail):
            yield 0.9, plain
        for piece in re.split(r"\s*[|•·,]\s*|\s[-–—]\s|\b(?: at | bei | chez )\b", line.strip()):
            if 2 < len(piece) < 40 and piece[:1].isupper() and LEGAL.search(" " + piece):
                yield 0.8, piece


def _signed(mail: Mail, label: str) -> Iterator[tuple[float, str]]:
    """Names among the closing lines that make the sender's domain: "HR Generalist, Maple Ridge Credit Union"."""
    closing = f"{mail.written.body.rstrip()[-200:]}\n{mail.written.signature[:400]}"
    for line in closing.split("\n"):
        for piece in re.split(r"\s*[|•·,]\s*|\s[-–—]\s|\b(?:at|for|bei|chez)\s", line.strip(" .,*_")):
            if 2 < len(piece) < 60 and piece[:1].isupper() and spells(piece, label):
                yield 0.95, piece


def _candidates(mail: Mail, extra: str) -> Iterator[tuple[float, str]]:
    yield from _from_sender(mail)
    yield from _from_text(mail, extra)
    yield from _from_signature(mail)


def spells(name: str, label: str) -> bool:
    """Whether the words of a name, some of them left out or by their initials, make a domain's label.

    "Maple Ridge Credit Union" makes "mapleridgecu", "Amberley Borough Council" makes "amberleycouncil".
    """
    words = [squash(word) for word in re.split(r"[\s/&-]+", name) if squash(word)]
    rest, whole = label, 0
    for word in words:
        if len(word) > 1 and rest.startswith(word):
            rest, whole = rest.removeprefix(word), whole + len(word)
        elif rest[:1] == word[0]:
            rest = rest[1:]
    return not rest and len(words) > 1 and (whole >= 4 or len(label) >= 3 == min(len(label), len(words)))


def _kin(key: str, name: str, mine: str) -> bool:
    """Whether a name is spelt like the sender's domain: one begins the other, or "universityoffenbridge" holds it."""
    if spells(name, mine) or key == mine or (len(key) >= 4 and (mine.startswith(key) or key.startswith(mine))):
        return True
    return len(mine) >= 5 and mine in key


def _fullest(best: str, names: dict[str, str]) -> str:
    """The institution's whole name where the text has it: "Marsham Park Hospital NHS Foundation Trust"."""
    longer = [key for key, name in names.items() if key.startswith(best) and INSTITUTION.search(name)]
    return max(longer, key=len, default=best)


def _completed(name: str, label: str | None) -> str:
    """A short name with the business word that the domain adds: "Foxglove" of foxglovecare -> "Foxglove Care"."""
    tail = label.removeprefix(squash(name)) if label and label.startswith(squash(name)) else ""
    return f"{name} {tail.title()}" if tail in TAILS and tail not in _NO_NAME else name


def _host(mail: Mail) -> str | None:
    """The domain's name of who sent an invitation through a calendar or scheduler: of its Reply-To, else organizer."""
    if mail.kind is not SenderKind.SCHEDULER:
        return None
    named = _ORGANIZER.search(mail.written.body[:5000])
    hosts = [*mail.message.reply_to, *([Address(named.group(1).lower())] if named else [])]
    return next((label for label in map(own_label, hosts) if label), None)


def find_company(mail: Mail, extra: str = "", people: frozenset[str] = frozenset()) -> str | None:
    """The employer of a mail. `extra` is calendar text; `people` are names (lower-case) that are no company."""
    sender = mail.message.sender
    label = own_label(sender) or _host(mail)
    agent = label is not None and AGENT.search(label) is not None
    agency = agent or AGENCY.search(mail.written.body) is not None
    scores: dict[str, float] = {}
    names: dict[str, str] = {}
    mine = squash(label) if label else ""
    for weight, raw in (*_candidates(mail, extra), *(_signed(mail, mine) if mine else ())):
        name = tidy(raw)
        if name is None or name.lower() in people or any(name.lower() == one.split()[0] for one in people if one):
            continue
        key = squash(name)
        if sender_kind(f"{key}.com") is not SenderKind.OTHER and mail.kind is sender_kind(f"{key}.com"):
            continue
        if mine and agency and (mine.startswith(key) or mine in key):
            continue
        if mine and not agency and _kin(key, name, mine):
            weight += 0.5
        scores[key] = max(scores.get(key, 0.0), weight) + (0.05 if key in scores else 0.0)
        names.setdefault(key, name)
    if scores:
        best = max(scores, key=lambda key: scores[key])
        if agency:
            return names[best] if scores[best] >= CLIENT else None
        if scores[best] >= 0.9 or not mine:
            return _completed(names[_fullest(best, names)], label)
    if agency:
        return None
    return _by_domain(mail, label) or (names[max(scores, key=lambda key: scores[key])] if scores else None)


def _by_domain(mail: Mail, label: str | None) -> str | None:
    """The last resorts: words that spell the domain, the tenant of an ATS address, the domain itself made readable."""
    message = mail.message
    sender = message.sender
    if label:
        text = f"{message.subject}\n{sender.name or '' if sender else ''}\n{message.text[:6000]}"
        return _spelt_like(label, text) or readable(label)
    lodger = tenant(sender) if sender else None
    if lodger:
        return _spelt_like(lodger, f"{message.subject}\n{mail.written.body}") or readable(lodger)
    return None


def readable(label: str) -> str:
    """A domain label as a name: lumen-health -> Lumen Health, harbourandfinch -> Harbour & Finch."""
    parts = [piece for part in re.split(r"[-_.]+", label) if part for piece in _split(part)]
    return " ".join(_cased(part) for part in parts)


# before "and" these make another word: Sunderland, brand, island, stand
_LAND = ("l", "h", "b", "w", "st", "br", "gr", "s")


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
    apart = middle and long and not front.endswith(_LAND)
    return [front, "&", back] if apart else [part]
