"""Owns the employer's name: never the ATS, the agency, the person or the mail provider."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from classifiers.employer_closings import closing_lines, of_closing
from classifiers.employer_domains import completed, in_full, readable, spelt_like
from classifiers.employer_names import kin, squash, tidy
from classifiers.employer_phrases import BODY, FIELD, SUBJECT
from classifiers.employer_senders import lodger, of_sender, own_label, system_names
from classifiers.employer_words import AGENCY, AGENT, AGENT_LINE, AGENT_TAIL, INSTITUTION
from classifiers.entrances import Entrances, lines_with, matches
from classifiers.mail import Mail, bare_subject
from classifiers.message import Address
from classifiers.senders import HIRING_LOCAL, SenderKind, sender_kind

CLIENT = 0.6  # an agency's client counts when a plain phrase, or two places, name it
LOOSE = 0.83  # a subject's shape alone is worth less than this
_CLIENTS = ("client", "confidential")  # one of these is in what AGENCY finds
_MOST = 7  # places of one kind
BODY_PLACES = Entrances([one for _, one in BODY])
_ORGANIZER = re.compile(r"(?i)\borganizer:?\s{1,4}(?:[\w' -]{1,40}\s{0,2}[<(]?)?([\w.+-]{1,64}@[\w.-]{3,80}\w)")


def _from_text(mail: Mail, extra: str, agency: bool) -> Iterator[tuple[float, str]]:
    """Companies named in subject and text, by the words around them."""
    subject = bare_subject(mail.message.subject)
    less = 0.0 if mail.kind is not SenderKind.OTHER else 0.08
    for weight, pattern in SUBJECT:
        for found in pattern.finditer(subject) if weight > LOOSE or not agency else ():
            yield weight - less, found.group(1)
    text = f"{mail.written.body[:5000]}\n{extra}" if extra else mail.written.body[:5000]
    by_words = zip(BODY, BODY_PLACES.find(text), strict=True)
    fields = FIELD[0], matches(FIELD[1], text, lines_with(":", text))
    for weight, places in chain([fields], ((weight, places) for (weight, _), places in by_words)):
        for number, found in enumerate(islice(places, _MOST)):
            yield weight - 0.02 * number, found.group(found.lastindex or 1)
    for language in mail.languages:
        for pattern in language.company:
            for found in pattern.finditer(f"{subject}\n{text}"):
                yield 0.8, found.group(1)


def _candidates(
    mail: Mail, extra: str, label: str, agency: bool, people: frozenset[str], closing: list[str]
) -> Iterator[tuple[float, str]]:
    yield from of_sender(mail, label)
    yield from _from_text(mail, extra, agency)
    yield from of_closing(closing, label, people)
    yield from ((0.9, line) for line in _in_subject(closing, mail.message.subject))


def _in_subject(closing: list[str], subject: str) -> Iterator[str]:
    """The closing lines that the subject names as an employer."""
    whole = squash(subject)
    within = [line for line in closing if squash(line) in whole]
    if within:
        named = {squash(found.group(1)) for _, pattern in SUBJECT for found in pattern.finditer(subject)}
        yield from (line for line in within if squash(line) in named)


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


def _speaks_of_client(text: str) -> bool:
    small = text.lower()
    return any(word in small for word in _CLIENTS) and AGENCY.search(text) is not None


def _agency(mail: Mail, label: str | None, mine: str, closing: list[str]) -> bool:
    """Whether an agency writes: by its domain, by speaking of its client, or by signing as one."""
    if label is not None and AGENT.search(label):
        return True
    if _speaks_of_client(f"{mail.message.subject}\n{mail.written.body}"):
        return True
    local = mail.message.sender.address.partition("@")[0] if mail.message.sender else ""
    return bool(mine and not HIRING_LOCAL.search(local)) and any(
        AGENT_LINE.search(line) and kin(AGENT_TAIL.sub("", line), mine) for line in closing if len(line.split()) < 7
    )


def _nobody(name: str, key: str, mail: Mail, people: frozenset[str], systems: tuple[str, ...]) -> bool:
    """Whether a name is a person's or that of the system the mail came through."""
    if name.lower() in people or any(name.lower() == one.split()[0] for one in people if one):
        return True
    if any(key == one or (len(one) > 3 and key.startswith(one) and len(key) - len(one) < 9) for one in systems):
        return True
    known = sender_kind(f"{key}.com")
    return known is not SenderKind.OTHER and (mail.kind is known or bool(systems))


def find_company(mail: Mail, extra: str = "", people: frozenset[str] = frozenset()) -> str | None:
    """The employer of a mail. `extra` is calendar text; `people` are names (lower-case) that are no company."""
    systems = system_names(mail)
    label = None if systems else own_label(mail.message.sender) or _host(mail)
    mine = squash(label) if label else ""
    closing = closing_lines(mail)
    agency = _agency(mail, label, mine, closing)
    scores: dict[str, float] = {}
    names: dict[str, str] = {}
    for weight, raw in _candidates(mail, extra, mine, agency, people, closing):
        name = tidy(raw)
        key = squash(name) if name else ""
        if name is None or _nobody(name, key, mail, people, systems):
            continue
        related = bool(mine) and kin(name, mine)
        if mine and agency and (mine.startswith(key) or mine in key or related):
            continue
        scores[key] = max(scores.get(key, 0.0), weight + 0.5 * related) + (0.05 if key in scores else 0.0)
        names.setdefault(key, name)
    return _chosen(mail, label, agency, scores, names)


def _chosen(mail: Mail, label: str | None, agency: bool, scores: dict[str, float], names: dict[str, str]) -> str | None:
    """The likeliest name in full; the domain's when the text names none; an agency's client only when named."""
    best = max(scores, key=lambda key: scores[key], default="")
    whole = f"{mail.message.subject}\n{mail.message.text[:6000]}"
    if agency:
        return names[best] if best and scores[best] >= CLIENT else None
    if best and (scores[best] >= 0.9 or not label):
        return in_full(whole, completed(names[_fullest(best, names)], label))
    last = _by_domain(mail, label) or names.get(best)
    return in_full(whole, last) if last else None


def _by_domain(mail: Mail, label: str | None) -> str | None:
    """The last resorts: words that spell the domain, the tenant of an ATS address, the domain itself made readable."""
    message = mail.message
    sender = message.sender
    if label:
        shown = sender.name or "" if sender else ""
        text = f"{message.subject}\n{shown}\n{message.text[:6000]}"
        return spelt_like(label, text) or readable(label, shown.split()[-1] if shown else "")
    guest = lodger(mail)
    if guest:
        return spelt_like(guest, f"{message.subject}\n{mail.written.body}") or readable(guest)
    return None
