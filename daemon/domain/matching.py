"""Owns to which application a mail belongs: by thread, UID, plus-address, address, employer and role; ties ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from classifiers.message import Address
from classifiers.reading import Label
from classifiers.senders import SenderKind, sender_kind, tenant
from daemon.domain.application import Application, State
from daemon.domain.mail import MailFact
from daemon.domain.names import akin, employer_key, organisation, role_words, same_role
from daemon.domain.stages import CLOSED

OPENS = frozenset(
    {Label.APPLICATION_RECEIVED, Label.INTERVIEW_INVITATION, Label.INTERVIEW_CONFIRMATION, Label.INFO_REQUEST}
)
NEEDS_ONE = frozenset({Label.REJECTION, Label.OFFER, Label.RESCHEDULE, Label.CANCELLATION})
_NOBODY_ASKS = frozenset({Label.AUTO_REPLY, Label.BOUNCE})
_NOISE = frozenset({Label.JOB_ALERT, Label.NOT_JOB_RELATED})


@dataclass(frozen=True, slots=True)
class Match:
    """The `application` it belongs to; or `candidates` to ask about; or `opens` a new one (from `opening`)."""

    application: int | None = None
    how: str = ""
    candidates: tuple[int, ...] = ()
    asks: bool = False
    opens: bool = False
    opening: str | None = None


NOTHING = Match()


def find(mail: MailFact, state: State) -> Match:
    """Where a mail belongs, given what is known now."""
    threaded = _by_thread(mail, state)
    if threaded is not None:
        return threaded
    if mail.own:
        return _own(mail, state)
    if mail.label == Label.BOUNCE:
        return _bounce(mail, state)
    if mail.label == Label.RECRUITER_OUTREACH:
        return NOTHING
    over: Match | None = None
    for how, rule in _RULES:
        candidates = rule(mail, state)
        settled = _settle(mail, candidates, how) if candidates else None
        if settled is None:
            continue
        number = settled.application
        if over is None and (how == "uid" or number is None or not _closed(state.applications[number], mail)):
            return settled
        if number is not None and not _closed(state.applications[number], mail):
            return settled
        # What it fits best was closed before it came: one that is open goes first (they applied there again).
        over = over or settled
    return over or _alone(mail)


def _alone(mail: MailFact) -> Match:
    if mail.label in OPENS:
        return Match(opens=True, how="opened")
    if mail.label in NEEDS_ONE:
        return Match(asks=True)
    return NOTHING


def _by_thread(mail: MailFact, state: State) -> Match | None:
    back = [m for m in (*mail.threads(), *((mail.about,) if mail.about else ())) if m != mail.message_id]
    # What was answered before it was read itself (a letter in Sent, then the acknowledgement of it) is in that thread.
    for number in (*map(state.message_ids.get, back), state.referenced.get(mail.message_id or "")):
        if number is not None and number in state.applications:
            return None if _another_job(mail, state.applications[number]) else Match(number, "thread")
    return None


def _another_job(mail: MailFact, application: Application) -> bool:
    """An acknowledgement of another role, in a thread that was tied by its address alone: one more application."""
    return mail.label == Label.APPLICATION_RECEIVED and not same_role(mail.role, application.role)


def _closed(application: Application, mail: MailFact) -> bool:
    """Whether it was closed already when the mail was written: what closed it later says nothing about the mail."""
    return application.stage in CLOSED and (application.since is None or application.since <= mail.at)


def _own(mail: MailFact, state: State) -> Match:
    by_message_id = {m.message_id: m for m in state.loose.values() if m.label == Label.RECRUITER_OUTREACH}
    for message_id in mail.threads():
        if message_id in by_message_id:
            return Match(opens=True, how="answered", opening=by_message_id[message_id].key)
    written_to = {*mail.to, *mail.cc}
    apps = [a for a in state.applications.values() if written_to & _addresses(a)]
    live = [a for a in apps if not _closed(a, mail)] or apps
    narrowed = _by_words(mail, live)
    if len(narrowed) == 1:
        return Match(narrowed[0].id, "address")
    return Match(candidates=tuple(sorted(a.id for a in narrowed)), asks=True) if narrowed else NOTHING


def _addresses(application: Application) -> set[str]:
    contacts = application.contacts.values()
    return {c.address for c in contacts} | {c.reply_to for c in contacts if c.reply_to}


def _by_words(mail: MailFact, apps: list[Application]) -> list[Application]:
    subject = role_words(mail.subject)
    named = [a for a in apps if a.role and role_words(a.role) <= subject]
    return named if len(named) == 1 else apps


def _bounce(mail: MailFact, state: State) -> Match:
    failed = set(mail.bounced)
    hit = [a for a in state.applications.values() if failed & set(a.contacts)]
    wrote = sorted(hit, key=lambda a: (a.wrote_at is not None, a.wrote_at, a.id) if a.wrote_at else (False, None, a.id))
    return Match(wrote[-1].id, "address") if wrote else NOTHING


def _by_uid(mail: MailFact, state: State) -> list[Application]:
    uid = mail.interview.uid if mail.interview else None
    return [a for a in state.applications.values() if uid and any(i.uid == uid for i in a.interviews)]


def _by_plus(mail: MailFact, state: State) -> list[Application]:
    local = (mail.me or "").partition("@")[0]
    if "+" not in local:
        return []
    tag = employer_key(local.partition("+")[2])
    return [
        a
        for a in state.applications.values()
        if any(m.me == mail.me for m in a.mails) or (a.company and employer_key(a.company) == tag)
    ]


def _identifies(address: str) -> bool:
    return sender_kind(address.rpartition("@")[2]) in (SenderKind.OTHER, SenderKind.FREE)


def _by_address(mail: MailFact, state: State) -> list[Application]:
    sender = mail.sender or ""
    reply = mail.data.get("reply_address")
    wanted = {sender} if _identifies(sender) else set()
    if reply and reply != sender:
        wanted.add(reply)
    wanted.update(_invited(mail))
    return [a for a in state.applications.values() if wanted & _addresses(a)]


def _invited(mail: MailFact) -> set[str]:
    """Organizer and attendees on their side: a scheduler's robot writes in somebody's name."""
    found = mail.interview
    if found is None:
        return set()
    people = {*found.attendees, *((found.organizer,) if found.organizer else ())}
    return {a for a in people if a != mail.me and a not in mail.to and _identifies(a)}


def _houses(mail: MailFact) -> set[str]:
    """The organisations' domains that the mail comes from."""
    sender = "" if _carried(mail) else mail.sender or ""
    domains = {a.rpartition("@")[2] for a in (sender, *_invited(mail)) if "@" in a}
    return {organisation(d) for d in domains if sender_kind(d) is SenderKind.OTHER}


def _by_employer(mail: MailFact, state: State) -> list[Application]:
    theirs = _houses(mail)
    keys = {house.partition(".")[0].replace("-", "") for house in theirs}
    company = employer(mail)
    keys.update(employer_key(name) for name in (company, tenant(Address(mail.sender or ""))) if name)
    hits = []
    for app in state.applications.values():
        named = app.company is not None and employer_key(app.company) in keys
        at_home = any(organisation(c.address.rpartition("@")[2]) in theirs for c in app.contacts.values() if c.known)
        if (named or at_home) and not _says_another(mail, app, theirs if at_home else frozenset()):
            hits.append(app)
    return hits


def _says_another(mail: MailFact, app: Application, homes: Collection[str] = frozenset()) -> bool:
    """Another employer is named than the application's: not so by two names of the house that both write from."""
    company = employer(mail)
    if not company or not app.company or akin(company, app.company):
        return False
    houses = [employer_key(home.partition(".")[0]) for home in homes]
    return not any(_of_house(house, company) and _of_house(house, app.company) for house in houses)


def _by_person(mail: MailFact, state: State) -> list[Application]:
    """A robot of many employers writes in somebody's name ("Intro call with Dana Kessler"): whose contact that is."""
    if mail.label == Label.APPLICATION_RECEIVED or _identifies(mail.sender or ""):
        return []
    told = " ".join((mail.subject, mail.company or "", *(p.name or "" for p in mail.people))).casefold()
    hits = []
    for app in state.applications.values():
        names = [c.name.casefold() for c in app.contacts.values() if c.name and " " in c.name]
        named = next((name for name in names if name in told), None)
        if named and (not _says_another(mail, app) or named == (mail.company or "").casefold()):
            hits.append(app)
    return hits


def _by_robot(mail: MailFact, state: State) -> list[Application]:
    """A robot of many employers that names none: whoever it wrote for before."""
    if employer(mail) or mail.label == Label.APPLICATION_RECEIVED or _identifies(mail.sender or ""):
        return []
    return [a for a in state.applications.values() if mail.sender in a.contacts]


_RULES = (
    ("uid", _by_uid),
    ("plus-address", _by_plus),
    ("address", _by_address),
    ("employer", _by_employer),
    ("person", _by_person),
    ("robot", _by_robot),
)


def _settle(mail: MailFact, candidates: list[Application], how: str) -> Match | None:
    """One application, a question, a new application, or None to let the next rule speak."""
    fitting = [a for a in candidates if _fits(mail, a, how)]
    if not fitting:
        return Match(opens=True, how="opened") if mail.label in OPENS else _doubt(mail, candidates)
    if len(fitting) > 1:
        exact = [a for a in fitting if mail.role and a.role and role_words(a.role) == role_words(mail.role)]
        fitting = exact or fitting
    if len(fitting) > 1:
        fitting = _by_words(mail, [a for a in fitting if not _closed(a, mail)] or fitting)
    if how == "robot" and (len(fitting) > 1 or (mail.label in NEEDS_ONE and not mail.role)):
        # It may as well write for an employer that nothing is known of: an outcome is not tied on such a guess.
        return _doubt(mail, fitting) if mail.label in OPENS | NEEDS_ONE else None
    if len(fitting) == 1:
        only = fitting[0]
        again = mail.label == Label.APPLICATION_RECEIVED and _closed(only, mail)
        return Match(opens=True, how="opened") if again else Match(only.id, how)
    if mail.label in _NOBODY_ASKS:
        return Match(fitting[0].id, how)
    return Match(candidates=tuple(sorted(a.id for a in fitting)), asks=mail.label not in _NOISE or mail.human)


def _doubt(mail: MailFact, candidates: Iterable[Application]) -> Match | None:
    if mail.label in _NOISE:
        return NOTHING
    return Match(candidates=tuple(sorted(a.id for a in candidates)), asks=True)


def _fits(mail: MailFact, app: Application, how: str) -> bool:
    """Whether role and company leave room for the mail to belong to this application."""
    if how == "uid":
        return True
    if how == "address" and _other_employer(mail, app):
        return False
    if same_role(mail.role, app.role):
        return True
    mine, theirs = role_words(app.role or ""), role_words(mail.role or "")
    if mail.label != Label.APPLICATION_RECEIVED and (mine <= theirs or theirs <= mine):
        return True
    # A known address that speaks of something that opens nothing new: the role was probably read badly.
    return how == "address" and mail.label not in OPENS and mail.label not in (Label.REJECTION, Label.OFFER)


def _other_employer(mail: MailFact, app: Application) -> bool:
    """A recruiter's mail that names another employer than the application's; the agency's own name says nothing."""
    company = employer(mail)
    if not company or not app.company or akin(company, app.company):
        return False
    domain = (mail.sender or "").rpartition("@")[2]
    house = _house_name(domain) if sender_kind(domain) is SenderKind.OTHER else ""
    return not any(house and _of_house(house, name) for name in (company, app.company))


def employer(mail: MailFact) -> str | None:
    """The employer a mail names; the service that carries it in somebody's name (a calendar) is none."""
    domain = (mail.sender or "").rpartition("@")[2]
    if mail.company and _carried(mail) and _of_house(_house_name(domain), mail.company):
        return None
    return mail.company


def _carried(mail: MailFact) -> bool:
    """Whether another house than the organizer's writes: a calendar, a scheduler, an agency."""
    organizer = mail.interview.organizer if mail.interview else None
    houses = {organisation(a.rpartition("@")[2]) for a in (mail.sender, organizer) if a}
    return organizer is not None and len(houses) > 1


def _house_name(domain: str) -> str:
    return employer_key(organisation(domain).partition(".")[0])


def _of_house(house: str, name: str) -> bool:
    key = employer_key(name)
    return key.startswith(house) or house.startswith(key) or key.endswith(house)
