"""One job search, built by hand: two applications, drafts, tasks, a plan; every value can be told from the others."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from classifiers.reading import Statement, StatementKind
from daemon.domain.application import (
    Application,
    Contact,
    Interview,
    Item,
    Question,
    State,
    StatementInForce,
    TimelineEntry,
)
from daemon.domain.mail import MailFact
from daemon.domain.policy import Policy
from daemon.domain.stages import Stage
from daemon.domain.wishes import Form, Held, Kind, Wish

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 6, 3, 14, 12, 30, tzinfo=UTC)
POLICY = Policy(zone=MADRID, profile="patient")
ANA = Contact("ana@harbour.test", "Ana Ruiz", "interviewer", human_at=NOW)
ROBOT = Contact("no-reply@harbour.test", None, robot_at=NOW)
STRANGER = Contact("ana@elsewhere.test", "Ana Ruiz", known=False)
SAID = Statement(StatementKind.DECISION_BY, None, date(2026, 6, 12), quote="We will decide by 12 June", by_phone=True)


def at(day: int, hour: int = 9, minute: int = 0, month: int = 6) -> datetime:
    """A UTC instant of 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def harbour() -> Application:
    """Waiting after an interview, with a date they named."""
    application = Application(1, "Harbour Freight Lines", "Data Engineer", at(4, month=5), NOW)
    application.stage = Stage.WAITING
    application.since = at(2, 10)
    application.contacts = {contact.address: contact for contact in (ANA, ROBOT, STRANGER)}
    people: list[tuple[str | None, str | None, str]] = [("Ana Ruiz", "ana@harbour.test", "interviewer")]
    application.interviews = [Interview(3, at(2, 9), at(2, 10), "held", place="Quay 4", people=people, round=1)]
    application.statement = StatementInForce(SAID, at(2, 11), "m1")
    application.timeline = [
        TimelineEntry(12, at(2, 11), "decision_date", "mail", "m1", ("We will decide by 12 June",), "waiting"),
        TimelineEntry(None, at(2, 10), "interview_held", "clock", None, (), "waiting"),
    ]
    return application


def confidential() -> Application:
    """An employer that hides its name, with a question open."""
    application = Application(2, None, None, at(1, month=5), NOW)
    application.hold_until = date(2026, 6, 20)
    application.channel = "call"
    application.profile = "assertive"
    application.questions = [
        Question("confirm:m2", "confirm", at(3), "m2", "Did they reject you?", ("yes", "no"), "the mail is not signed")
    ]
    return application


def item(number: int, kind: str, form: str = "draft", application: int | None = 1, **more: Any) -> Item:
    """One item of the queue."""
    given = {"state": "queued" if form == "draft" else "open", "because": "they were met", "rule": "A1", **more}
    return Item(number, f"{kind}:{number}", kind, form, application, given.pop("due", at(3, 8)), cause="m1", **given)


def thank_you(state: str = "queued", **more: Any) -> Item:
    """The draft that most tests look at."""
    given: dict[str, Any] = {
        "state": state,
        "to": (("Ana Ruiz", "ana@harbour.test"),),
        "subject": "Re: Interview",
        "body": "Dear Ana,\n\nThank you.\n",
        "data": {"in_reply_to": "<m1@harbour.test>"},
        **more,
    }
    return item(7, "thank_you", **given)


def debrief() -> Item:
    """A task with a deadline, due before the draft."""
    return item(8, "debrief", "task", due=at(2, 10), data={"text": "Whom did you meet?", "deadline": "2026-06-07"})


def which_one() -> Item:
    """A question tied to no application."""
    data = {"text": "Which one?", "choices": ["1", "2", "none"], "candidates": [1, 2]}
    return item(9, "which_one", "question", None, data=data, rule="A12")


def world(*items: Item) -> State:
    """The state with both applications, one mail and the given items."""
    mail = MailFact(12, "m1", at(2, 11), {"label": "status_update", "message_id": "<m1@harbour.test>"})
    applications = {1: harbour(), 2: confidential()}
    return State(NOW, applications, mails={"m1": mail}, items={one.id: one for one in items})


CHECK = Wish(
    "status_check:1",
    Kind.STATUS_CHECK,
    Form.DRAFT,
    1,
    at(15, 7),
    "they named 12 June",
    "A9",
    "m1",
    to=("Ana Ruiz", "ana@harbour.test"),
)
CALL = Wish("status_check:2", Kind.STATUS_CHECK, Form.CALL, 2, at(10, 7), "they said to call", "A11", "m2")
REFUSED = Held(2, Kind.STATUS_CHECK, None, "a question is open", "A5")
DELAYED = Held(1, Kind.STATUS_CHECK, date(2026, 6, 15), "they are away", "A7")
