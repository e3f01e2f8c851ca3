"""Owns who is known at an employer: which addresses mails make known, which can be written to, who is away."""

from __future__ import annotations

from classifiers.reading import Label
from classifiers.senders import SenderKind, sender_kind
from daemon.domain.application import Application, Contact
from daemon.domain.mail import MailFact
from daemon.domain.names import looks_like, organisation


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


def contact(application: Application, address: str, name: str | None = None, part: str | None = None) -> Contact:
    """The contact with this address, made when new; a better name or part is taken over."""
    known = application.contacts.get(address)
    if known is None:
        known = application.contacts[address] = Contact(address, name, part or "contact", known=False)
    if name and not known.name:
        known.name = name
    if part and known.part == "contact":
        known.part = part
    return known


def take_sender(application: Application, mail: MailFact) -> None:
    """What the From of a mail of theirs tells: the address, whether a person uses it, where it is answered."""
    if not mail.sender or mail.sender in application.removed:
        return
    known_before = mail.sender in application.contacts
    someone = contact(application, mail.sender, mail.sender_name)
    if not known_before:
        someone.known = not _imitates(application, mail.sender)
    if mail.label in (Label.BOUNCE, Label.AUTO_REPLY):
        _take_absence(someone, mail)
        return
    if mail.human:
        someone.human_at = max(someone.human_at or mail.at, mail.at)
        someone.bounced = False
        someone.back_on = None
        if mail.reply_address and mail.reply_address != mail.sender:
            someone.reply_to = mail.reply_address
    else:
        someone.robot_at = max(someone.robot_at or mail.at, mail.at)
    someone.odd_reply_to = mail.odd_reply_to


def _take_absence(someone: Contact, mail: MailFact) -> None:
    if mail.label == Label.AUTO_REPLY and mail.back_on:
        someone.back_on, someone.away_since = mail.back_on, mail.at


def _imitates(application: Application, address: str) -> bool:
    theirs = organisation(_domain(address))
    known = {
        organisation(_domain(c.address)) for c in application.contacts.values() if c.known and c.address != address
    }
    return theirs not in known and any(looks_like(theirs, other) for other in known)


def take_people(application: Application, mail: MailFact) -> None:
    """Addresses a mail of theirs makes known: an invitation's attendees and organizer, people named at their domain."""
    people = [p for p in mail.people if p.address and p.address != mail.sender and not p.declined]
    if not people:
        return
    found = mail.interview
    invited = {*found.attendees, found.organizer} if found and found.method else set()
    domains = _employer_domains(application)
    if mail.sender:
        domains.add(organisation(_domain(mail.sender)))
    for person in people:
        address = person.address
        if not address or address in application.removed:
            continue
        in_cc_only = address in mail.cc and address not in invited and person.part != "interviewer"
        named = mail.human and organisation(_domain(address)) in domains and not in_cc_only
        someone = contact(application, address, person.name, person.part)
        if address in invited or named:
            someone.known = someone.known or not _imitates(application, address)
            someone.named_at = mail.at


def _employer_domains(application: Application) -> set[str]:
    domains = {organisation(_domain(c.address)) for c in application.contacts.values() if c.known}
    return {d for d in domains if sender_kind(d) is SenderKind.OTHER}


def take_bounce(application: Application, mail: MailFact) -> None:
    """Addresses that failed for good: never again, and the mails to them did not count."""
    answered_at = {c.reply_to: c.address for c in application.contacts.values() if c.reply_to}
    for failed in mail.bounced:
        address = answered_at.get(failed, failed)
        if address in application.contacts:
            application.contacts[address].bounced = True
        for thanks in application.thanks:
            thanks.bounced = thanks.bounced or (thanks.to == address and thanks.at <= mail.at)
        for check in application.checks:
            check.bounced = check.bounced or (check.to == address and check.at <= mail.at)


def usable(application: Application, address: str | None) -> Contact | None:
    """The contact at this address if a draft may go there."""
    someone = application.contacts.get(address or "")
    return someone if someone and someone.usable and someone.address not in application.removed else None


def recipient(application: Application) -> Contact | None:
    """Whom a status check goes to: the human who wrote last, else the organizer, else the person named last."""
    for mail in reversed(application.mails):
        if mail.human and (writer := usable(application, mail.sender)):
            return writer
    for interview in sorted(application.interviews, key=lambda i: i.start, reverse=True):
        if organizer := usable(application, interview.organizer):
            return organizer
    named = [
        (c.named_at, c.address) for c in application.contacts.values() if c.named_at and usable(application, c.address)
    ]
    return application.contacts[max(named)[1]] if named else None


def write_to(someone: Contact) -> str:
    """The address a draft to this contact carries."""
    return someone.reply_to or someone.address
