"""Owns the role a mail is about, without grade codes and requisition references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice, pairwise

from classifiers.employer_words import PLACES
from classifiers.entrances import Entrances, lines_with, matches
from classifiers.mail import Mail, bare_subject
from classifiers.role_lines import of_lines, of_text
from classifiers.role_phrases import ANY, CARD, FIELD, SUBJECT, TEXT
from classifiers.role_subject import of_subject
from classifiers.role_tidy import chatty, names_profession, tidy_role, without_reference
from classifiers.senders import SenderKind

LONGEST = 5_000
_MOST = 6  # places of one kind
TEXT_PLACES = Entrances([one for _, one in TEXT])
_DETAIL = re.compile(r" \(([A-Z][a-z]+)\)(?!\w)| [-–] ([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= at\b)")
_NO_DETAIL = re.compile(
    r"(?i)(?:seasonal|temporary|temp|maternity|remote|hybrid|permanent|contract|nights|days|casual|voluntary|interview|application|update|confirmation)\b|.*shire$"
)


def _flat(text: str) -> str:
    """A text with its wrapped lines joined, every word at its old place."""
    lines = text.split("\n")
    wrapped = (
        " " if one and other and not one[-1].isspace() and not other[0].isspace() else "\n"
        for one, other in pairwise(lines)
    )
    return "".join(chain.from_iterable(zip(lines, chain(wrapped, [""]), strict=True)))


def _in_text(text: str, flat: str) -> Iterator[tuple[float, str]]:
    """Roles named in a text by the words around them."""
    for number, match in enumerate(islice(matches(FIELD[1], text, lines_with(":", text)), _MOST)):
        yield FIELD[0] - 0.01 * number, match.group(1)
    for (weight, _), places in zip(TEXT, TEXT_PLACES.find(flat, text), strict=True):
        less = 0.0 if weight == ANY else 0.01
        for number, match in enumerate(islice(places, _MOST - (weight == ANY))):
            yield weight - less * number, match.group(1)


def _found(mail: Mail, text: str, flat: str) -> Iterator[tuple[float, str]]:
    yield from _in_text(text, flat)
    if mail.automatic or mail.kind is not SenderKind.OTHER:
        for match in islice(CARD.finditer(mail.message.text[:LONGEST]), 3):
            yield 0.9, match.group(match.lastindex or 1)
    subject = bare_subject(mail.message.subject)
    for weight, pattern in SUBJECT:
        for match in pattern.finditer(subject):
            yield weight, match.group(1)
    for language in mail.languages:
        for pattern in language.role:
            for match in pattern.finditer(f"{subject}\n{flat}"):
                yield 0.93, match.group(1)


def _detailed(mail: Mail, role: str) -> str:
    """A role with its subject as the text has it: "Principal Teacher (Guidance)", "Executive Officer - Casework at"."""
    text = f"{bare_subject(mail.message.subject)}\n{mail.written.body[:5000]}"
    at = text.find(role)
    found = _DETAIL.match(text, at + len(role)) if at >= 0 else None
    detail = next(filter(None, found.groups()), "") if found else ""
    if found is None or detail.lower() in PLACES or _NO_DETAIL.match(detail):
        return role
    return role + " " + found.group().strip()


def _fuller(role: str, best: str) -> bool:
    """Whether a role is the best one with more before it, or with its field: "Lecturer in Plumbing"."""
    return len(role) < 60 and (role.endswith(f" {best}") or role.startswith((f"{best} of ", f"{best} in ")))


def _plain(mail: Mail, own: str, text: str, flat: str) -> Iterator[tuple[float, str]]:
    """Roles by the words of the profession: in the subject, on lines of their own, in the sentences."""
    for score, raw in (
        *of_subject(without_reference(bare_subject(mail.message.subject))),
        *of_lines(mail.written.body[:3000]),
        *of_text(flat, text),
    ):
        role = tidy_role(raw)
        if role is not None and role.lower() != own and not (own and own in role.lower()):
            yield score, role


def find_role(mail: Mail, company: str | None, extra: str = "") -> str | None:
    """The role of a mail, or None. `extra` is calendar text. Words that name a profession weigh most."""
    best: tuple[float, str] | None = None
    own = (company or "").lower()
    named = bare_subject(mail.message.subject).lower()
    text = mail.written.body[:LONGEST]
    flat = _flat(text)
    plain = sorted(_plain(mail, own, text, flat), reverse=True)
    whole = f"{text}\n{extra}" if extra else text
    for weight, raw in _found(mail, whole, _flat(whole) if extra else flat):
        role = tidy_role(raw)
        if role is None or role.lower() == own:
            continue
        noun, talk = names_profession(role), chatty(role)
        if not noun and (talk or not role[:1].isupper()):
            continue
        if talk:
            weight -= 0.3
        if own and own in role.lower():
            weight -= 0.25
        score = weight + (0.4 if noun else -0.16) - 0.01 * role.count(" ") * (not noun)
        if role[:1].islower():
            score -= 0.2
        if noun and role.lower() == named:
            score += 0.1
        if best is None or score > best[0]:
            best = (score, role)
    for score, role in plain:
        if best is None or score > best[0] or _fuller(role.lower(), best[1].lower()):
            best = (max(score, best[0] if best else 0.0), role)
    return _detailed(mail, best[1]) if best is not None and best[0] >= 0.75 else None
