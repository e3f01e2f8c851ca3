"""Owns the employer's name: never the ATS, the agency, the person or the mail provider."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from classifiers.automatic import robot_address
from classifiers.domains import registrable
from classifiers.employer_domains import completed, in_full, readable, spelt_like
from classifiers.employer_names import spells, squash, tidy
from classifiers.employer_words import (
    AGENCY,
    AGENT,
    BODY,
    FROM_AT,
    IN_BRACKETS,
    INSTITUTION,
    LEGAL,
    SUBJECT,
    SYSTEM,
    TEAM_HEAD,
    TEAM_TAIL,
    VIA,
)
from classifiers.mail import Mail, bare_subject
from classifiers.message import Address
from classifiers.senders import HIRING_LOCAL, SHARED_LOCAL, SenderKind, kind_of, sender_kind, tenant

CLIENT = 0.6  # an agency's client counts when a plain phrase, or two places, name it
_ORGANIZER = re.compile(r"(?i)\borganizer:?\s{1,4}(?:[\w' -]{1,40}\s{0,2}[<(]?)?([\w.+-]{1,64}@[\w.-]{3,80}\w)")


def own_label(sender: Address | None) -> str | None:
    """The name part of the sender's own registrable domain, None for machinery, boards and free-mail."""
    if sender is None or kind_of(sender) is not SenderKind.OTHER:
        return None
    return registrable(sender.domain).partition(".")[0] or None


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
        yield (0.3 if mail.kind is SenderKind.BOARD else 0.85 if third_party else 0.95), shown
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
            if 2 < len(piece) < 60 and piece[:1].isupper() and piece[:1].lower() == label[:1] and spells(piece, label):
                yield 0.95, piece


def _candidates(mail: Mail, extra: str) -> Iterator[tuple[float, str]]:
    yield from _from_sender(mail)
    yield from _from_text(mail, extra)
    yield from _from_signature(mail)


def _kin(key: str, name: str, mine: str) -> bool:
    """Whether a name is spelt like the sender's domain: one begins the other, or "universityoffenbridge" holds it."""
    if spells(name, mine) or key == mine or (len(key) >= 4 and (mine.startswith(key) or key.startswith(mine))):
        return True
    return len(mine) >= 5 and mine in key


def _fullest(best: str, names: dict[str, str]) -> str:
    """The institution's whole name where the text has it: "Marsham Park Hospital NHS Foundation Trust"."""
    longer = [key for key, name in names.items() if key.startswith(best) and INSTITUTION.search(name)]
    return max(longer, key=len, default=best)


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
    whole = f"{mail.message.subject}\n{mail.message.text[:6000]}"
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
            return in_full(whole, completed(names[_fullest(best, names)], label))
    if agency:
        return None
    last = _by_domain(mail, label) or (names[max(scores, key=lambda key: scores[key])] if scores else None)
    return in_full(whole, last) if last else None


def _by_domain(mail: Mail, label: str | None) -> str | None:
    """The last resorts: words that spell the domain, the tenant of an ATS address, the domain itself made readable."""
    message = mail.message
    sender = message.sender
    if label:
        text = f"{message.subject}\n{sender.name or '' if sender else ''}\n{message.text[:6000]}"
        return spelt_like(label, text) or readable(label)
    lodger = tenant(sender) if sender else None
    if lodger:
        return spelt_like(lodger, f"{message.subject}\n{mail.written.body}") or readable(lodger)
    return None
