"""Owns the shape of a wish (something the plan wants to exist) and of what is held back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """What is wished; rules section 5."""

    ASK_WHEN = "ask_when"
    DEBRIEF = "debrief"
    THANK_YOU = "thank_you"
    STATUS_CHECK = "status_check"
    OFFER_REPLY = "offer_reply"
    ANSWER_OFFER = "answer_offer"
    REJECTION_REPLY = "rejection_reply"
    ANSWER_NEEDED = "answer_needed"
    WHICH_ONE = "which_one"
    WHAT_IS_THIS = "what_is_this"
    CONFIRM = "confirm"


class Form(StrEnum):
    """What kind of thing it becomes in the queue."""

    DRAFT = "draft"
    TASK = "task"
    CALL = "call"
    LETTER = "letter"
    FAX = "fax"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Wish:
    """Something the plan wants, the day it is due, and why.

    `key` is stable (`thank_you:<application>:<round>:<address>`); `cause` names what it rests on, so that a discarded
    one is never proposed again for the same cause. `to` is (name, address) of the one recipient, None for tasks.
    """

    key: str
    kind: Kind
    form: Form
    application: int | None
    due: datetime
    because: str
    rule: str
    cause: str
    to: tuple[str | None, str] | None = None
    expires: datetime | None = None
    deadline: date | None = None
    round: int | None = None  # identity of the round a thank-you is for
    variant: int = 0
    number: int = 1  # which check since their last word
    named_date: date | None = None
    invited_contact: bool = False
    subject_mail: str | None = None  # key of the mail a question is about, or that the draft answers
    question: str | None = None  # for questions: what is asked, in words
    choices: tuple[str, ...] = ()
    candidates: tuple[int, ...] = ()
    move: str | None = None  # confirm: what a yes does ("signal", "address", "close", "held", "accepted", ...)


@dataclass(frozen=True, slots=True)
class Held:
    """A wish that a guard delays (until a day) or refuses (until None), and why."""

    application: int
    what: Kind
    until: date | None
    because: str
    rule: str
