"""Owns the questions a story raises: doubtful moves, unsure mails, new addresses, proposed times that passed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from classifiers.reading import Label
from daemon.domain import meaning
from daemon.domain.application import Question
from daemon.domain.mail import MailFact
from daemon.domain.stages import CLOSED, DECIDED, Signal, Stage

if TYPE_CHECKING:
    from daemon.domain.fold import Fold


def move(fold: Fold, mail: MailFact, signal: Signal, because: str = "") -> None:
    """Ask whether a mail's move should count."""
    what = meaning.IN_WORDS[signal]
    reason = because or f"an application that is {fold.application.stage.value} does not move by itself like this"
    fold.ask(
        Question(
            key=f"confirm:{mail.key}",
            kind="confirm",
            at=mail.at,
            mail=mail.key,
            text=f"Does this mail mean {what} ({fold.application.named})?",
            choices=("yes", "no"),
            because=reason,
            move=signal.value,
            holds=fold.application.stage not in CLOSED,
        )
    )


def unsure(fold: Fold, mail: MailFact) -> None:
    """Ask what an unsure mail means; a person's mail holds the checks until then."""
    fold.tell(mail.at, Label.UNSURE, event=mail.event, source="mail", mail=mail)
    if fold.application.stage in DECIDED:
        return
    fold.ask(
        Question(
            key=f"what_is_this:{mail.key}",
            kind="what_is_this",
            at=mail.at,
            mail=mail.key,
            text=f"What does this mail from {mail.sender_name or mail.sender} mean?",
            choices=meaning.LABEL_CHOICES,
            because="the mail can be read in more than one way",
            holds=mail.human,
        )
    )


def withdrawal_confirmed(fold: Fold, mail: MailFact, signal: Signal) -> bool:
    """Whether the person said that they withdrew, as the mail has it; else it is asked."""
    key = f"confirm:{mail.key}"
    if key in fold.verdicts.confirmed or mail.key in fold.verdicts.labels:
        return True
    move(fold, mail, signal, "only you decide that an application is withdrawn")
    return False


def outcome_may_move(fold: Fold, mail: MailFact, known: bool, signal: Signal) -> bool:
    """Rules section 1: tied by thread or known address, and authentication did not fail; else it is a question."""
    key = f"confirm:{mail.key}"
    if key in fold.verdicts.confirmed or mail.key in fold.verdicts.labels:
        return True
    over = fold.application.stage in DECIDED
    if over or (fold.application.stage is Stage.REJECTED and signal is not Signal.OFFER_MADE):
        return True  # closed already: it is recorded, moves nothing and asks nothing
    if key in fold.verdicts.refused:
        return False
    back = [m for m in mail.threads() if m != mail.message_id]
    threaded = any(m in fold.here or m in fold.verdicts.own_ids for m in back)
    if mail.authenticated == "fail":
        reason = "the sender's address could not be verified"
    elif mail.key in fold.verdicts.tied:
        return True
    elif not (threaded or known):
        reason = "it comes from an address that is not known for this employer"
    elif mail.authenticated == "none" and not threaded:
        reason = "nothing shows that it really comes from them, and it answers no mail of this conversation"
    else:
        return True
    move(fold, mail, signal, reason)
    return False


def after_closing(fold: Fold, mail: MailFact, signal: Signal | None) -> None:
    """A closed application is moved by no mail; after a rejection a new turn is asked about."""
    app = fold.application
    key = f"confirm:{mail.key}"
    if app.stage is Stage.REJECTED and signal in meaning.NEW_TURNS:
        if key in fold.verdicts.confirmed:
            fold.signal(Signal.REOPENED, mail.at, event=mail.event, source="person", mail=mail)
            app.rejection_at = app.rejection_mail = None
            return
        move(fold, mail, signal or Signal.HOLDING_REPLY, "it came after they had rejected the application")
    fold.tell(mail.at, signal.value if signal else mail.label, event=mail.event, source="mail", mail=mail)


def about_address(fold: Fold, mail: MailFact) -> None:
    """Only the person makes a new address usable (rules section 6)."""
    app = fold.application
    someone = app.contacts.get(mail.sender or "")
    odd = mail.odd_reply_to
    if odd and odd in app.contacts and app.contacts[odd].known:
        odd = None
    unknown = someone and not someone.known and not someone.trusted and mail.human
    if app.stage in CLOSED or not mail.human or not (odd or unknown):
        return
    address = odd or mail.sender or ""
    fold.ask(
        Question(
            key=f"address:{app.id}:{address}",
            kind="confirm",
            at=mail.at,
            mail=mail.key,
            text=f"May drafts for {app.named} go to {address}?",
            choices=("yes", "no"),
            because="this address was not known for this employer before",
            move="address",
            holds=False,
        )
    )


def about_passed_proposals(fold: Fold, now: datetime) -> None:
    """A proposed time that passes without a yes: did it take place?"""
    app = fold.application
    for interview in app.interviews:
        if interview.state == "proposed" and interview.ends <= now and app.stage not in CLOSED:
            when = interview.start.astimezone(fold.policy.zone)
            fold.ask(
                Question(
                    key=f"held:{app.id}:{interview.id}",
                    kind="confirm",
                    at=interview.ends,
                    mail=interview.mails[-1] if interview.mails else None,
                    text=f"Did the talk proposed for {when:%A, %d %B, %H:%M} with {app.named} take place?",
                    choices=("yes", "no"),
                    because="a proposed time has passed and no yes to it was seen",
                    move="held",
                )
            )
