"""Owns the people of a mail on the employer's side: who wrote, who interviews, who else is named, with addresses."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from classifiers.automatic import robot_address
from classifiers.carried import carried
from classifiers.display import RECRUITING, person_name
from classifiers.employer_senders import is_system
from classifiers.invite import read_calendar_people
from classifiers.mail import Mail
from classifiers.named import FULL, NOT_NAME, named
from classifiers.reading import Person
from classifiers.replies import reply_path
from classifiers.senders import HIRING_LOCAL, SHARED_LOCAL, SenderKind, sender_kind

MOST_ADDRESSES = 40

MAILBOX = re.compile(r"\b[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
_LONGEST_LOCAL = 64  # RFC 5321 section 4.5.3.1.1
_LONGEST_DOMAIN = 400  # more than MAILBOX takes
_BEFORE = 90  # letters before an address in which its owner's name is looked for
_OWNER = re.compile(
    rf"({FULL})\s*(?:\([^()\n@]{{0,60}}|,[^,()\n@]{{0,50}}, ?|[,:]?\s*(?:at|on|via|under|[-–|])?\s*)[<(\[]?(?:mailto:)?\s*$"
)
# one of these is in every match of RECRUITING
_RECRUITING = (
    "recruit",
    "talent",
    "sourc",
    "people",
    "hr",
    "human",
    "staff",
    "person",
    "recrut",
    "rh",
    "hiring",
    "schedul",
)
_INTERVIEW_WITH = re.compile(r"(?i)interview with")  # a scheduler's "interview with Acme" names the employer


def _recruits(text: str) -> bool:
    small = text.lower()
    return any(word in small for word in _RECRUITING) and RECRUITING.search(text) is not None


def _sender(mail: Mail) -> Person | None:
    sender = mail.message.sender
    if sender is None:
        return None
    handed = mail.kind is SenderKind.ATS and mail.human and robot_address(sender.address)
    address = reply_path(mail.message).address if handed else sender.address
    if (
        address is None
        or robot_address(address)
        or mail.kind in (SenderKind.SCHEDULER, SenderKind.BOARD, SenderKind.TESTS, SenderKind.SIGNING)
    ):
        return None
    name = person_name(sender.name)
    if mail.kind is SenderKind.ATS and name is None:
        return None
    local = sender.address.partition("@")[0]
    hires = HIRING_LOCAL.search(local) or any(
        map(_recruits, (sender.name or "", mail.written.signature[:400], mail.written.body[-200:]))
    )
    if name is None and mail.automatic:
        return None
    return Person(name, address, "recruiter" if hires else "contact")


class _Roll:
    """People in order, one entry a person: a later mention completes or promotes an earlier one."""

    def __init__(self, mine: frozenset[str]) -> None:
        self.mine = mine
        self.people: list[Person] = []

    def add(self, person: Person) -> None:
        """Join a person to the one already known by address or name, or append."""
        if person.address and (person.address in self.mine or robot_address(person.address)):
            return
        for at, known in enumerate(self.people):
            if _same(known, person):
                part = "interviewer" if "interviewer" in (known.part, person.part) else known.part
                name = known.name if len(known.name or "") >= len(person.name or "") else person.name
                self.people[at] = Person(name, known.address or person.address, part, known.declined or person.declined)
                return
        self.people.append(person)


def _same(one: Person, other: Person) -> bool:
    if one.address and other.address:
        return one.address == other.address
    if not one.name or not other.name:
        return False
    mine, theirs = one.name.lower().split(), other.name.lower().split()
    return mine == theirs or ((len(mine) == 1 or len(theirs) == 1) and mine[0] == theirs[0])


def _addresses(text: str) -> Iterator[tuple[str | None, str]]:
    """Every address of a text with the name that stands before it."""
    for found in islice(mailboxes(text), MOST_ADDRESSES):
        owner = _OWNER.search(text[max(0, found.start() - _BEFORE) : found.start()])
        yield owner.group(1) if owner else None, found.group().lower().rstrip(".")


def mailboxes(text: str) -> Iterator[re.Match[str]]:
    """Every address of a text; one is looked for only about an @."""
    end, at = 0, text.find("@")
    while at >= 0:
        found = MAILBOX.search(text, max(end, at - _LONGEST_LOCAL), at + _LONGEST_DOMAIN)
        if found is not None and found.start() < at:
            yield found
            end = found.end()
        at = text.find("@", max(at + 1, end))


def find_people(mail: Mail, me: frozenset[str]) -> tuple[Person, ...]:
    """Everybody on their side: sender, calendar, names and addresses in the text and signature, Cc."""
    message = mail.message
    mine = me | frozenset(one.address for one in message.to)
    own_names = {one.name.split()[0].lower() for one in message.to if one.name}
    roll = _Roll(mine)
    sender = _sender(mail)
    if sender is not None:
        roll.add(sender)
    for part in message.calendars:
        for person in read_calendar_people(part.content):
            roll.add(person)
    met = named(f"{message.subject}.\n{mail.written.body}" if mail.kind is SenderKind.SCHEDULER else mail.written.body)
    for name in met.names:
        if name.split()[0].lower() not in own_names:
            roll.add(Person(name, None, "interviewer"))
    if met.writer and sender is not None:
        roll.add(replace(sender, part="interviewer"))
    for owner, address in _addresses(f"{mail.written.body[:6000]}\n{mail.written.signature[:1500]}"):
        local, _, domain = address.partition("@")
        shared = SHARED_LOCAL.search(local) or HIRING_LOCAL.search(local)
        if sender_kind(domain) not in (SenderKind.OTHER, SenderKind.FREE) or (shared and not owner):
            continue
        roll.add(_with_address(roll, owner, address))
    for one in message.cc:
        if sender_kind(one.domain) in (SenderKind.OTHER, SenderKind.FREE):
            roll.add(Person(person_name(one.name), one.address, "contact"))
    return tuple(roll.people)


def _with_address(roll: _Roll, raw: str | None, address: str) -> Person:
    """A named address; one without a name belongs to the person whose first or last name is in its local part."""
    name = raw if raw and raw.split()[0].lower() not in NOT_NAME else None
    local = address.partition("@")[0]
    if name is None:
        for known in roll.people:
            if (
                known.name
                and known.address is None
                and any(len(word) > 2 and word.lower() in local for word in known.name.split())
            ):
                return Person(known.name, address, known.part)
    part = next(
        (known.part for known in roll.people if known.name and name and known.name.lower() == name.lower()), "contact"
    )
    return Person(name, address, part)


def human_names(mail: Mail) -> frozenset[str]:
    """Names (lower-case) that are surely persons': a human sender's, the recipients', Cc's."""
    message = mail.message
    found = [one.name for one in (*message.to, *message.cc) if one.name]
    if mail.kind is SenderKind.SCHEDULER:
        found += named(_INTERVIEW_WITH.sub("", f"{message.subject}.\n{mail.written.body}")).names
    sender = message.sender
    personal = mail.human and mail.kind in (SenderKind.OTHER, SenderKind.FREE) and not is_system(mail)
    if sender is not None and sender.name and personal:
        local = sender.address.partition("@")[0]
        name = person_name(sender.name)
        if name and any(word.lower() in local for word in name.split() if len(word) > 1):
            found.append(name)
    if sender is not None and carried(message):
        found.append(person_name(sender.name) or "")
    return frozenset(name.lower() for name in found)


def without_company(people: tuple[Person, ...], company: str | None) -> tuple[Person, ...]:
    """People less the one who is the company itself under another hat."""
    firm = re.sub(r"[\W_]+", "", (company or "").lower())
    if not firm:
        return people
    return tuple(one for one in people if not one.name or re.sub(r"[\W_]+", "", one.name.lower()) != firm)
