"""Owns what a read mail makes happen: the facts to record, in the order in which they count."""

from __future__ import annotations

from datetime import datetime

from classifiers.reading import Label
from daemon.domain.application import State
from daemon.domain.events import NewEvent, Source, What
from daemon.domain.mail import MailFact
from daemon.domain.matching import Match, employer, find

_NOISE = frozenset({Label.JOB_ALERT, Label.NOT_JOB_RELATED})


def decide(mail: MailFact, state: State, now: datetime) -> list[NewEvent]:
    """What to record for a mail that was just read; nothing when it is about no job and from nobody known."""
    match = find(mail, state)
    tied = match.application is not None
    if mail.label in _NOISE and not (mail.human and (tied or match.candidates)):
        return []
    recorded = NewEvent(mail.at, Source.MAIL, What.MAIL, None, mail.key, mail.data, key=f"mail:{mail.key}")
    return [recorded, *_tie(mail, match, state, now)]


def retry(state: State, now: datetime) -> list[NewEvent]:
    """Mails tied to nothing or asked about, tried again: an application or an address may have become known."""
    found: list[NewEvent] = []
    waiting = [*state.loose.values(), *(state.mails[key] for key in state.asked)]
    for mail in sorted(waiting, key=lambda m: (m.at, m.message_id or "")):
        match = find(mail, state)
        if match.application is not None:
            found.extend(_tie(mail, match, state, now))
    return found


def _tie(mail: MailFact, match: Match, state: State, now: datetime) -> list[NewEvent]:
    if match.opens:
        return _open(mail, match, state, now)
    if match.application is not None:
        return [_tied(mail, match.application, match.how, now)]
    if match.asks:
        data = {"how": "asked", "candidates": list(match.candidates)}
        return [NewEvent(now, Source.PROGRAM, What.TIED, None, mail.key, data)]
    return []


def _tied(mail: MailFact, application: int, how: str, now: datetime) -> NewEvent:
    return NewEvent(now, Source.PROGRAM, What.TIED, application, mail.key, {"how": how})


def _open(mail: MailFact, match: Match, state: State, now: datetime) -> list[NewEvent]:
    first = state.mails.get(match.opening or "", mail)
    number = state.next_application
    data = {"company": employer(first), "role": first.role}
    opened = NewEvent(first.at, Source.MAIL, What.OPENED, number, first.key, data, key=f"opened:{first.key}")
    ties = [_tied(first, number, match.how, now)]
    if first is not mail:
        ties.append(_tied(mail, number, match.how, now))
    letter = state.mails.get(mail.in_reply_to or "")
    if letter is not None and letter.own and not letter.in_reply_to and letter.key not in state.settled:
        # The person's letter that they acknowledge belongs here, even if it went to an address known from elsewhere.
        ties.append(_tied(letter, number, "thread", now))
    return [opened, *ties]
