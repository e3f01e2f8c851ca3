"""Owns the JSON of `applications` and `show`: the list with stages, and one application with its story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from classifiers.reading import Statement
from daemon.domain.application import Application, Contact, Interview, Question, State, TimelineEntry
from daemon.domain.mail import statement_data
from daemon.domain.policy import Policy
from daemon.domain.quiet import profile_of
from daemon.domain.stages import CLOSED
from daemon.domain.wishes import Held, Wish
from daemon.views.timefmt import day_or_none, instant, instant_or_none

SCHEMA = 1
Steps = Mapping[int, Wish | Held]


def applications_json(state: State, steps: Steps, policy: Policy, *, closed: bool = False) -> dict[str, Any]:
    """The document of `applications`; `closed` adds the closed ones (`--all`)."""
    shown = listed(state, closed=closed)
    return {"schema": SCHEMA, "applications": [application_json(a, steps.get(a.id), policy) for a in shown]}


def listed(state: State, *, closed: bool) -> list[Application]:
    """The applications to list, by number."""
    return [a for _, a in sorted(state.applications.items()) if closed or a.stage not in CLOSED]


def application_json(application: Application, step: Wish | Held | None, policy: Policy) -> dict[str, Any]:
    """One application; `step` is the next thing that will happen to it, if any."""
    return {
        "id": application.id,
        "company": application.company,
        "role": application.role,
        "stage": application.stage.value,
        "since": instant(application.since or application.opened_at),
        "profile": profile_of(application, policy),
        "channel": channel(application, policy),
        "hold_until": day_or_none(application.hold_until),
        "contacts": [{"name": contact.name, "address": contact.address} for contact in people(application)],
        "interviews": [_interview(interview) for interview in application.interviews],
        "statement": statement_json(application.statement.statement) if application.statement else None,
        "unconfirmed": unconfirmed(application.questions),
        "next": step_json(step, policy),
    }


def show_json(application: Application, state: State, step: Wish | Held | None, policy: Policy) -> dict[str, Any]:
    """The document of `show`: the application's own keys with its timeline."""
    timeline = [_entry(entry, state) for entry in application.timeline]
    return {"schema": SCHEMA, **application_json(application, step, policy), "timeline": timeline}


def statement_json(statement: Statement) -> dict[str, Any]:
    """A statement with the contract's six keys, as `read` and `facts` print it."""
    return {key: value for key, value in statement_data(statement).items() if key != "by_phone"}


def step_json(step: Wish | Held | None, policy: Policy) -> dict[str, Any] | None:
    """What comes next, on which day (None: no day is known), and why."""
    match step:
        case Wish():
            day = policy.day(step.due).isoformat()
            return {"what": step.kind.value, "day": day, "because": step.because}
        case Held():
            return {"what": step.what.value, "day": day_or_none(step.until), "because": step.because}
        case None:
            return None


def people(application: Application) -> list[Contact]:
    """Everybody on their side that is known: no robots, and no address that still needs the person's word."""
    return [contact for contact in application.contacts.values() if contact.known and not _robot(contact)]


def unconfirmed(questions: Iterable[Question]) -> bool:
    """Whether a mail that could change the stage still waits for the person's answer."""
    return any(_may_move(question) for question in questions)


def _may_move(question: Question) -> bool:
    match question.kind:
        case "confirm":
            return question.move != "address"  # that one is about whom to write to
        case "what_is_this":
            return question.holds  # a robot's unsure mail asks and holds nothing
        case _:
            return False


def channel(application: Application, policy: Policy) -> str:
    """How checks are made: "email" or "call"."""
    return application.channel or policy.check_channel


def mail_name(key: str | None, state: State) -> str | None:
    """What a mail is called outside: its Message-ID, or our own key when it has none."""
    fact = state.mails.get(key) if key else None
    return fact.message_id if fact and fact.message_id else key


def _robot(contact: Contact) -> bool:
    return contact.robot_at is not None and contact.human_at is None and not contact.trusted


def _interview(interview: Interview) -> dict[str, Any]:
    return {
        "id": interview.id,
        "round": interview.round,
        "start": instant(interview.start),
        "end": instant_or_none(interview.end),
        "state": interview.state,
        "people": [{"name": name, "address": address, "as": part} for name, address, part in interview.people],
    }


def _entry(entry: TimelineEntry, state: State) -> dict[str, Any]:
    return {
        "event": entry.event,
        "at": instant(entry.at),
        "what": entry.what,
        "source": entry.source,
        "mail": mail_name(entry.mail, state),
        "evidence": list(dict.fromkeys(entry.evidence)),
        "stage": entry.stage,
    }
