"""Owns what a reading does to an application: its signal, and the interview it fixes, moves or cancels."""

from __future__ import annotations

from classifiers.reading import Label, Nuance
from daemon.domain import interviews
from daemon.domain.application import Application
from daemon.domain.mail import MailFact
from daemon.domain.stages import Signal

IN_WORDS = {
    Signal.ACKNOWLEDGED: "that they have your application",
    Signal.ASSESSMENT_ASKED: "that they want a test, documents or references",
    Signal.ASSESSMENT_ANSWERED: "that they have what they asked for",
    Signal.INVITED: "that they want to talk",
    Signal.INTERVIEW_FIXED: "that an interview is fixed",
    Signal.INTERVIEW_MOVED: "that an interview is moved",
    Signal.INTERVIEW_CANCELLED: "that an interview is cancelled",
    Signal.HOLDING_REPLY: "that they are still deciding",
    Signal.PAUSED: "that the hiring is on hold",
    Signal.RESUMED: "that the hiring goes on",
    Signal.OFFER_MADE: "an offer",
    Signal.OFFER_WITHDRAWN: "that the offer is withdrawn",
    Signal.REJECTED: "a rejection",
    Signal.WITHDREW: "that you have withdrawn",
    Signal.ACCEPTED: "that you accept the offer",
    Signal.DECLINED: "that you decline the offer",
}
NEW_TURNS = frozenset(
    {
        Signal.ASSESSMENT_ASKED,
        Signal.INVITED,
        Signal.INTERVIEW_FIXED,
        Signal.INTERVIEW_MOVED,
        Signal.RESUMED,
        Signal.OFFER_MADE,
    }
)
LABEL_CHOICES = (
    Label.REJECTION.value,
    Label.OFFER.value,
    Label.INTERVIEW_INVITATION.value,
    Label.INTERVIEW_CONFIRMATION.value,
    Label.RESCHEDULE.value,
    Label.CANCELLATION.value,
    Label.STATUS_UPDATE.value,
    Label.INFO_REQUEST.value,
    Label.APPLICATION_RECEIVED.value,
    Label.NOT_JOB_RELATED.value,
)


def signal_of(mail: MailFact, label: str) -> Signal | None:
    """The signal of a mail of theirs (rules sections 1 and 2), None when it moves nothing."""
    nuance = mail.nuance if label == mail.label else None
    match label:
        case Label.APPLICATION_RECEIVED:
            return Signal.ACKNOWLEDGED
        case Label.INTERVIEW_INVITATION:
            return Signal.INVITED
        case Label.INTERVIEW_CONFIRMATION:
            return Signal.INTERVIEW_FIXED
        case Label.RESCHEDULE:
            return Signal.INTERVIEW_MOVED
        case Label.CANCELLATION:
            return Signal.INVITED if nuance == Nuance.ANOTHER_TIME else Signal.INTERVIEW_CANCELLED
        case Label.REJECTION:
            return Signal.OFFER_WITHDRAWN if nuance == Nuance.OFFER_WITHDRAWN else Signal.REJECTED
        case Label.OFFER:
            return Signal.OFFER_MADE
        case Label.INFO_REQUEST:
            return Signal.ASSESSMENT_ASKED
        case Label.STATUS_UPDATE if nuance in _STATUS:
            return _STATUS[Nuance(nuance)]
    # Any human mail of theirs without another signal is a holding reply.
    return Signal.HOLDING_REPLY if mail.human else None


_STATUS = {
    Nuance.PAUSED: Signal.PAUSED,
    Nuance.RESUMED: Signal.RESUMED,
    Nuance.WITHDRAWAL_CONFIRMED: Signal.WITHDREW,
}


def take_interview(application: Application, mail: MailFact, label: str, signal: Signal) -> Signal | None:
    """Let the mail fix, move, propose or cancel; returns the signal that really follows, None when nothing changed."""
    found = mail.interview
    if found is not None and found.method in ("REPLY", "COUNTER", "REFRESH"):
        found = None
    match label:
        case Label.INTERVIEW_INVITATION if found is not None:
            if found.proposed or found.method is None:
                return Signal.INVITED if interviews.take_proposed(application, mail, found) else None
            return _fixed(interviews.take_fixed(application, mail, found))
        case Label.INTERVIEW_CONFIRMATION:
            if found is None:
                return None if any(i.ahead for i in application.interviews) else Signal.INVITED
            if found.proposed:
                return Signal.INVITED if interviews.take_proposed(application, mail, found) else None
            return _fixed(interviews.take_fixed(application, mail, found))
        case Label.RESCHEDULE:
            if found is None:
                interviews.take_cancelled(application, mail, None)
                return Signal.INVITED
            return _fixed(interviews.take_moved(application, mail, found))
        case Label.CANCELLATION:
            gone = interviews.take_cancelled(application, mail, found)
            return signal if gone is not None or signal is Signal.INVITED else None
    return signal


def _fixed(outcome: str | None) -> Signal | None:
    match outcome:
        case "fixed":
            return Signal.INTERVIEW_FIXED
        case "moved":
            return Signal.INTERVIEW_MOVED
        case "proposed":
            return Signal.INVITED
    return None
