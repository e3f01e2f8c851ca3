"""Owns which statement of theirs is in force: newer over older, human over automatic, spent ones gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from classifiers.reading import Statement, StatementKind
from daemon.domain.application import Application, StatementInForce
from daemon.domain.interviews import newest_held_end
from daemon.domain.mail import MailFact
from daemon.domain.policy import Policy


def last_day(statement: Statement) -> date | None:
    """The last day a statement speaks of; its lower bound when it has no end; None for an undated one."""
    return statement.latest or statement.earliest


def take_mail(application: Application, mail: MailFact, policy: Policy) -> None:
    """Let the statement of a mail count. A mail that says nothing replaces nothing."""
    statement = mail.statement
    if statement is not None:
        take(application, StatementInForce(statement, mail.at, mail.key, automatic=not mail.human), policy)


def take(application: Application, new: StatementInForce, policy: Policy) -> None:
    """Let a statement count beside what is in force."""
    old = application.statement
    day = last_day(new.statement)
    end = newest_held_end(application)
    if day is not None and end is not None and day < policy.day(end):
        return
    if old is not None and new.automatic and not old.automatic:
        return
    # "Please wait" keeps a date of theirs, but takes back a leave to make contact.
    undated = new.statement.kind is StatementKind.WAIT_FOR_CONTACT
    dated = old is not None and old.statement.kind is not StatementKind.CONTACT_ON
    if undated and dated and old and (kept := last_day(old.statement)) and kept >= policy.day(new.at):
        application.statement = replace(old, statement=replace(old.statement, no_contact=True))
        return
    application.statement = new


def spend(application: Application, policy: Policy) -> None:
    """An interview was held: a statement whose last day lies before its end is spent."""
    old, end = application.statement, newest_held_end(application)
    if old is None or end is None:
        return
    day = last_day(old.statement)
    if day is not None and day < policy.day(end):
        application.statement = None


def spend_on_invitation(application: Application, at: datetime) -> None:
    """They invite: boilerplate of an acknowledgement, or anything said before they first invited, silences nothing."""
    old = application.statement
    if old is None or old.at >= at:
        return
    first = not any(entry.at < at and entry.what in _INVITING for entry in application.timeline)
    if (old.automatic or first) and not old.from_person:
        application.statement = None


_INVITING = frozenset({"invited", "interview_fixed", "interview_moved"})
