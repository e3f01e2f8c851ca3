"""Owns an application's interviews: how mails and the person's word fix, move, merge and cancel them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from classifiers.reading import Interview as Found
from classifiers.reading import Person
from daemon.domain.application import Application, Interview, Round
from daemon.domain.mail import MailFact
from daemon.domain.policy import Policy

OVER = ("cancelled", "missed")


def by_uid(application: Application, uid: str | None) -> Interview | None:
    """The interview with this iCalendar UID."""
    return next((i for i in application.interviews if uid and i.uid == uid), None)


def by_time(application: Application, start: datetime, end: datetime | None) -> Interview | None:
    """The live interview at the same or an overlapping time (rules section 1: they are one)."""
    ends = end or start + timedelta(minutes=60)
    live = [i for i in application.interviews if i.state not in OVER]
    return next((i for i in live if i.start == start), None) or next(
        (i for i in live if i.start < ends and start < i.ends), None
    )


def meant(application: Application, mail: MailFact, states: tuple[str, ...]) -> Interview | None:
    """The interview a move or cancellation without UID speaks of: the thread's only one, else the next one."""
    live = sorted((i for i in application.interviews if i.state in states), key=lambda i: (i.start, i.id))
    here = set(mail.threads())
    by_key = {m.key: m for m in (*application.mails, *application.own_mails)}
    in_thread = [i for i in live if any(key in by_key and here.intersection(by_key[key].threads()) for key in i.mails)]
    if len(in_thread) == 1:
        return in_thread[0]
    return live[0] if live else None


def add_people(interview: Interview, people: Iterable[Person], found: Found | None) -> None:
    """Take in everybody the mail says will be there; who declined is taken off again."""
    attending = set(found.attendees) | ({found.organizer} if found.organizer else set()) if found else set()
    for person in people:
        if person.declined:
            interview.people = [p for p in interview.people if p[1] != person.address]
            continue
        if person.part != "interviewer" and person.address not in attending:
            continue
        known = {(name or "").casefold() for name, _, _ in interview.people}, {a for _, a, _ in interview.people if a}
        if person.address and person.address in known[1]:
            continue
        if person.address is None and (person.name or "").casefold() in known[0]:
            continue
        if person.address and person.name and person.name.casefold() in known[0]:
            interview.people = [
                (n, person.address if a is None and (n or "").casefold() == person.name.casefold() else a, p)
                for n, a, p in interview.people
            ]
            continue
        interview.people.append((person.name, person.address, person.part))
    if found and found.organizer:
        interview.organizer = found.organizer


def note_mail(interview: Interview, mail: MailFact, found: Found) -> None:
    """What every mail about an interview adds: its key, UID, place, people, and the smallest event number as id."""
    interview.id = min(interview.id, mail.event)
    if mail.key not in interview.mails:
        interview.mails.append(mail.key)
    if found.uid:
        interview.uid, interview.sequence = found.uid, max(interview.sequence, found.sequence)
    interview.place = found.place or interview.place
    add_people(interview, mail.people, found)


def create(application: Application, mail: MailFact, found: Found, state: str) -> Interview:
    """A new interview from a mail."""
    interview = Interview(id=mail.event, start=found.start, end=found.end, state=state)
    if state == "fixed":
        interview.fixed_at = mail.at
    note_mail(interview, mail, found)
    application.interviews.append(interview)
    return interview


def retime(interview: Interview, mail: MailFact, found: Found) -> None:
    """Give it a new time; the round keeps its identity."""
    length = interview.end - interview.start if interview.end else None
    interview.start = found.start
    interview.end = found.end or (found.start + length if length else None)
    interview.state = "moved" if interview.state in ("fixed", "moved") else "fixed"
    interview.fixed_at = mail.at


def take_fixed(application: Application, mail: MailFact, found: Found) -> str | None:
    """A fixed time (confirmation, REQUEST, reminder). Returns "fixed", "moved", or None when nothing changed."""
    known = by_uid(application, found.uid)
    if known is not None:
        if found.sequence < known.sequence:
            return None
        return _again(known, mail, found)
    same = by_time(application, found.start, found.end)
    if same is not None:
        return _again(
            same, mail, replace(found, start=same.start, end=found.end or same.end) if not found.uid else found
        )
    proposed = [i for i in application.interviews if i.state == "proposed"]
    if found.uid is None and len(proposed) == 1 and proposed[0].start.date() == found.start.date():
        return _again(proposed[0], mail, found)
    for other in proposed:
        if other.start >= mail.at:
            other.state = "cancelled"
    create(application, mail, found, "fixed")
    return "fixed"


def _again(interview: Interview, mail: MailFact, found: Found) -> str | None:
    moved = interview.start != found.start
    was = interview.state
    note_mail(interview, mail, found)
    if was in ("held", "missed") and found.start <= mail.at:
        return None
    if was == "proposed":
        interview.start, interview.end = found.start, found.end or interview.end
        interview.state, interview.fixed_at = "fixed", mail.at
        return "fixed"
    if moved and was in ("fixed", "moved"):
        retime(interview, mail, found)
        return "moved"
    if was in ("fixed", "moved"):
        interview.end = found.end or interview.end
    if was in ("cancelled", "held", "missed"):
        retime(interview, mail, found)
        interview.state = "fixed"
        return "fixed"
    return None


def take_moved(application: Application, mail: MailFact, found: Found) -> str:
    """A new time for a fixed interview (rules section 1: by UID, else the thread's only, else the next one)."""
    known = by_uid(application, found.uid) if found.uid else None
    if known is not None and found.sequence < known.sequence:
        return "old"
    target = known or by_time(application, found.start, found.end)
    if target is None or target.state not in ("fixed", "moved", "proposed"):
        target = meant(application, mail, ("fixed", "moved")) or meant(application, mail, ("proposed",))
    if target is None:
        create(application, mail, found, "proposed" if found.proposed else "fixed")
        return "proposed" if found.proposed else "fixed"
    note_mail(target, mail, found)
    if found.proposed:
        target.start, target.end, target.state = found.start, found.end, "proposed"
        return "proposed"
    retime(target, mail, found)
    return "moved"


def take_proposed(application: Application, mail: MailFact, found: Found) -> str | None:
    """A definite time put as a question. One that is already fixed at that time stays fixed."""
    same = by_uid(application, found.uid) or by_time(application, found.start, found.end)
    if same is not None:
        note_mail(same, mail, found)
        if same.state == "proposed":
            same.start, same.end = found.start, found.end or same.end
        return None if same.state in ("fixed", "moved", "held") else "proposed"
    for other in application.interviews:
        if other.state == "proposed" and set(mail.threads()) & _threads_of(application, other):
            note_mail(other, mail, found)
            other.start, other.end = found.start, found.end
            return "proposed"
    create(application, mail, found, "proposed")
    return "proposed"


def _threads_of(application: Application, interview: Interview) -> set[str]:
    return {mid for m in application.mails if m.key in interview.mails for mid in m.threads()}


def take_cancelled(application: Application, mail: MailFact, found: Found | None) -> Interview | None:
    """The interview that falls away, now cancelled; None when nothing was fixed or proposed."""
    target = by_uid(application, found.uid) if found and found.uid else None
    if target is not None and found is not None and found.sequence < target.sequence:
        return None
    if target is None and found is not None:
        target = by_time(application, found.start, found.end)
    if target is None or target.state in ("held", *OVER):
        target = meant(application, mail, ("fixed", "moved")) or meant(application, mail, ("proposed",))
    if target is None or (target.state in ("fixed", "moved") and target.ends <= mail.at):
        return None
    target.state = "cancelled"
    target.mails.append(mail.key)
    if found is not None:
        target.sequence = max(target.sequence, found.sequence)
    return target


def rounds(application: Application, policy: Policy, *, ahead: bool = False) -> list[Round]:
    """Rounds that are over (with `ahead`: those whose first interview is still to come), in order of their days.

    A round = the interviews of one day, so it is over when the last of them is.
    """
    by_day: dict[object, list[Interview]] = {}
    for interview in sorted(application.interviews, key=lambda i: i.start):
        if interview.ahead or interview.state == "held":
            by_day.setdefault(policy.day(interview.start), []).append(interview)
    wanted = {day: found for day, found in by_day.items() if all(i.ahead is ahead for i in found)}
    return [
        Round(min(i.id for i in held), held[0].round, policy.day(held[0].start), max(i.ends for i in held), held)
        for held in wanted.values()
    ]


def number_rounds(application: Application, policy: Policy) -> None:
    """Give every interview its ordinal by day; cancelled ones share the number of their day if there is one."""
    live = sorted({policy.day(i.start) for i in application.interviews if i.state not in OVER})
    for interview in application.interviews:
        day = policy.day(interview.start)
        interview.round = live.index(day) + 1 if day in live else sum(d < day for d in live) + 1


def newest_held_end(application: Application) -> datetime | None:
    """The end of the newest held interview."""
    return max((i.ends for i in application.interviews if i.state == "held"), default=None)
