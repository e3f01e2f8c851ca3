"""Owns the wishes that are no waiting: thank-yous, answers, tasks and questions (rules section 5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from daemon.domain import contacts, interviews, thanking
from daemon.domain.application import Application, Question
from daemon.domain.policy import Policy, say
from daemon.domain.promises import last_day
from daemon.domain.stages import CLOSED, Stage
from daemon.domain.waiting import NoDay, check_day
from daemon.domain.wishes import Form, Kind, Wish


def of(application: Application, policy: Policy, now: datetime) -> Iterator[Wish]:
    """Every such wish of one application, due or to come, expired ones left out by the planner."""
    if application.stage not in CLOSED:
        yield from ask_when(application, policy)
        yield from thanking.after_rounds(application, policy)
        yield from offer(application, policy)
        yield from answers(application, policy)
        yield from close_question(application, policy)
    yield from rejection(application, policy)
    for question in application.questions:
        yield ask(question, application.id)


def ask_when(application: Application, policy: Policy) -> Iterator[Wish]:
    """A8: before an interview, unless a date is known: ask tactfully when to expect an answer."""
    force = application.statement
    for coming in interviews.rounds(application, policy, ahead=True):
        known = last_day(force.statement) if force else None
        if known is not None and known >= coming.day:
            continue
        first = min(coming.interviews, key=lambda i: i.start)
        due = policy.at(policy.add_business_days(coming.day, -1), policy.checks_at)
        fixed_at = first.fixed_at or application.opened_at
        yield Wish(
            key=f"ask_when:{application.id}:{coming.id}",
            kind=Kind.ASK_WHEN,
            form=Form.TASK,
            application=application.id,
            due=max(due, fixed_at),
            because=f"the interview is on {say(coming.day)} and they have named no date for their answer",
            rule="A8",
            cause=f"round:{coming.id}",
            expires=first.start,
            round=coming.id,
        )


def _in_sending_hours(instant: datetime, policy: Policy) -> datetime:
    """The instant itself within sending hours, else the next 08:00."""
    local = instant.astimezone(policy.zone)
    if local.time() < policy.day_starts:
        return policy.at(local.date(), policy.day_starts)
    if local.time() >= policy.day_ends:
        return policy.at(local.date() + timedelta(days=1), policy.day_starts)
    return instant


def offer(application: Application, policy: Policy) -> Iterator[Wish]:
    """A12: thanks for an offer at once; and the task to answer it in time."""
    at = application.offer_at
    if application.stage is not Stage.OFFERED or at is None:
        return
    mail = application.offer_mail
    cause = f"offer:{mail.key if mail else int(at.timestamp())}"
    someone = (contacts.usable(application, mail.sender) if mail else None) or contacts.recipient(application)
    if someone is not None and not (application.wrote_at and application.wrote_at > at):
        due = _in_sending_hours(at, policy)
        yield Wish(
            key=f"offer_reply:{application.id}:{cause}",
            kind=Kind.OFFER_REPLY,
            form=Form.DRAFT,
            application=application.id,
            due=due,
            because="they made you an offer",
            rule="A12",
            cause=cause,
            to=(someone.name, contacts.write_to(someone)),
            expires=due + timedelta(days=policy.expire_offer_reply_days),
            subject_mail=mail.key if mail else None,
        )
    yield _answer_offer(application, policy, at, cause)


def _answer_offer(application: Application, policy: Policy, at: datetime, cause: str) -> Wish:
    deadlines = [m.deadline for m in application.mails if m.at >= at and m.deadline]
    deadline = deadlines[-1] if deadlines else None
    due, because = at, "they made you an offer and gave no date to answer by"
    if deadline is not None:
        due = max(at, policy.at(policy.add_business_days(deadline, -2), policy.checks_at))
        because = f"they want your answer by {say(deadline)}"
    return Wish(
        key=f"answer_offer:{application.id}:{cause}",
        kind=Kind.ANSWER_OFFER,
        form=Form.TASK,
        application=application.id,
        due=due,
        because=because,
        rule="A12",
        cause=cause,
        expires=_deadline_end(deadline, policy) or at + timedelta(days=policy.expire_answer_days),
        deadline=deadline,
    )


def _deadline_end(deadline: date | None, policy: Policy) -> datetime | None:
    return policy.at(deadline + timedelta(days=1), time(0)) if deadline else None


def rejection(application: Application, policy: Policy) -> Iterator[Wish]:
    """A13: thanks for their consideration on the next business day, and one gentle question why."""
    at = application.rejection_at
    if application.stage is not Stage.REJECTED or at is None or application.closed_by_silence:
        return
    if application.wrote_at is not None and application.wrote_at > at:
        return
    mail = application.rejection_mail
    someone = (contacts.usable(application, mail.sender) if mail and mail.human else None) or contacts.recipient(
        application
    )
    if someone is None:
        return
    due = policy.at(policy.add_business_days(policy.day(at), 1), policy.checks_at)
    yield Wish(
        key=f"rejection_reply:{application.id}",
        kind=Kind.REJECTION_REPLY,
        form=Form.DRAFT,
        application=application.id,
        due=due,
        because=f"they decided otherwise on {say(policy.day(at))}",
        rule="A13",
        cause=f"rejection:{mail.key if mail else int(at.timestamp())}",
        to=(someone.name, contacts.write_to(someone)),
        expires=due + timedelta(days=policy.expire_rejection_reply_days),
        subject_mail=mail.key if mail and mail.human else None,
    )


_NEEDS = {
    "invitation": "they want to talk and no time is agreed",
    "proposal": "they proposed a time and wait for your yes",
    "assessment": "they asked you for something: a test, documents or references",
}


def answers(application: Application, policy: Policy) -> Iterator[Wish]:
    """What they asked for and nobody has answered yet."""
    for need in application.needs:
        if need.answered:
            continue
        yield Wish(
            key=f"answer_needed:{application.id}:{need.mail}",
            kind=Kind.ANSWER_NEEDED,
            form=Form.TASK,
            application=application.id,
            due=need.at,
            because=_NEEDS[need.what],
            rule="A12",
            cause=f"mail:{need.mail}",
            expires=_deadline_end(need.deadline, policy) or need.at + timedelta(days=policy.expire_answer_days),
            deadline=need.deadline,
            subject_mail=need.mail,
        )


def close_question(application: Application, policy: Policy) -> Iterator[Wish]:
    """Silence after a date that was said to mean no: ask whether to close."""
    verdict = check_day(application, policy)
    if not isinstance(verdict, NoDay) or verdict.ask_close is None or application.statement is None:
        return
    yield Wish(
        key=f"close:{application.id}:{application.statement.cause}",
        kind=Kind.CONFIRM,
        form=Form.QUESTION,
        application=application.id,
        due=policy.at(policy.roll(verdict.ask_close), policy.checks_at),
        because=verdict.because,
        rule=verdict.rule,
        cause=f"statement:{application.statement.cause}",
        question=f"You have heard nothing from {application.named}. Close it as rejected?",
        choices=("yes", "no"),
        move="close",
    )


def ask(question: Question, application: int | None) -> Wish:
    """A question as a wish: due at once, never expires."""
    return Wish(
        key=question.key,
        kind=Kind(question.kind),
        form=Form.QUESTION,
        application=application,
        due=question.at,
        because=question.because,
        rule="",
        cause=f"mail:{question.mail}" if question.mail else question.key,
        question=question.text,
        choices=question.choices,
        candidates=question.candidates,
        subject_mail=question.mail,
        move=question.move,
    )
