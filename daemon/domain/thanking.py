"""Owns what follows a round of interviews (A1): the debrief, whom the person met, one thank-you each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from daemon.domain import contacts, interviews
from daemon.domain.application import Application, Contact, Round
from daemon.domain.policy import Policy, say
from daemon.domain.quiet import numbers_of
from daemon.domain.wishes import Form, Kind, Wish


def after_rounds(application: Application, policy: Policy) -> Iterator[Wish]:
    """A1: after each round the debrief, and one thank-you per person met."""
    for held in interviews.rounds(application, policy):
        yield Wish(
            key=f"debrief:{application.id}:{held.id}",
            kind=Kind.DEBRIEF,
            form=Form.TASK,
            application=application.id,
            due=held.end,
            because=f"the interview of {say(held.day)} is over",
            rule="A1",
            cause=f"round:{held.id}",
            expires=held.end + timedelta(days=policy.expire_debrief_days),
            round=held.id,
        )
        yield from _thank_yous(application, held, policy)


def met(application: Application, held: Round, policy: Policy) -> list[tuple[str | None, str | None]]:
    """Whom the person met in a round: (name, address), with the address when one is known for the name."""
    people: dict[str, tuple[str | None, str | None]] = {}

    def add(name: str | None, address: str | None) -> None:
        someone = contacts.usable(application, address) if address else _by_name(application, name)
        if address and someone is None:
            return
        if someone is not None:
            people.setdefault(someone.address, (someone.name or name, someone.address))
        elif name:
            people.setdefault(f"name:{name.casefold()}", (name, None))

    for interview in held.interviews:
        for name, address, _ in interview.people:
            if address not in policy.addresses:
                add(name, address)
        if interview.organizer and interview.organizer not in policy.addresses:
            add(None, interview.organizer)
    for told_at, name, address, _ in application.met:
        if _round_told(application, told_at, policy) == held.id:
            add(name, address)
    return [people[key] for key in sorted(people)]


def _round_told(application: Application, told_at: datetime, policy: Policy) -> int | None:
    """`--met` belongs to the newest round held when it was said, else to the next one."""
    all_rounds = interviews.rounds(application, policy)
    before = [r for r in all_rounds if min(i.start for i in r.interviews) <= told_at]
    after = [r for r in all_rounds if r not in before]
    return before[-1].id if before else (after[0].id if after else None)


def _by_name(application: Application, name: str | None) -> Contact | None:
    wanted = (name or "").casefold()
    named = [c for c in application.contacts.values() if c.usable and (c.name or "").casefold() == wanted]
    return named[0] if wanted and len(named) == 1 else None


def _thank_yous(application: Application, held: Round, policy: Policy) -> Iterator[Wish]:
    numbers = numbers_of(application, policy)
    due = thank_you_due(held.end, numbers.thank_you_after_hours, policy)
    expires = held.end + timedelta(hours=numbers.thank_you_expires_hours)
    people = met(application, held, policy)
    instead = None if any(address for _, address in people) else _thread_contact(application, held)
    if instead is not None:
        people.append((instead.name, instead.address))
    written = {t.to for t in application.thanks if t.at > held.end}
    for variant, (name, address) in enumerate(people):
        if (address or f"name:{name}") in written:
            continue
        form = Form.DRAFT if address and policy.thank_you_channel == "email" else Form.LETTER
        if form is Form.LETTER and policy.thank_you_channel == "fax":
            form = Form.FAX
        someone = application.contacts.get(address or "")
        to = (name, contacts.write_to(someone)) if someone else None
        yield Wish(
            key=f"thank_you:{application.id}:{held.id}:{address or (name or '').casefold()}",
            kind=Kind.THANK_YOU,
            form=form,
            application=application.id,
            due=due,
            because=_why(name or address, held, met_them=instead is None or address != instead.address),
            rule="A1" if form is Form.DRAFT else "A2",
            cause=f"round:{held.id}",
            to=to or (name, ""),
            expires=expires,
            round=held.id,
            variant=variant,
        )


def _why(who: str | None, held: Round, *, met_them: bool) -> str:
    if met_them:
        return f"you met {who} on {say(held.day)}"
    return f"nobody else is known of the interview on {say(held.day)}, and {who} wrote about it"


def _thread_contact(application: Application, held: Round) -> Contact | None:
    keys = {key for interview in held.interviews for key in interview.mails}
    about = [m for m in application.mails if m.key in keys]
    threads = {mid for m in about for mid in m.threads()}
    for mail in reversed(application.mails):
        if mail.human and threads & set(mail.threads()) and (writer := contacts.usable(application, mail.sender)):
            return writer
    return contacts.recipient(application)


def thank_you_due(end: datetime, after_hours: float, policy: Policy) -> datetime:
    """An hour after the round; at 08:00 next morning when that falls outside 08:00-20:00 (weekends count)."""
    due = end + timedelta(hours=after_hours)
    local = due.astimezone(policy.zone)
    if local.time() < policy.day_starts:
        return policy.at(local.date(), policy.day_starts)
    if local.time() > policy.evening_ends:
        return policy.at(local.date() + timedelta(days=1), policy.day_starts)
    return due
