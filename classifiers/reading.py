"""Owns the shape of a reading: what one message means, how sure, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Label(StrEnum):
    """The kind of a message; meanings in docs/rules.md."""

    APPLICATION_RECEIVED = "application_received"
    INTERVIEW_INVITATION = "interview_invitation"
    INTERVIEW_CONFIRMATION = "interview_confirmation"
    RESCHEDULE = "reschedule"
    CANCELLATION = "cancellation"
    STATUS_UPDATE = "status_update"
    REJECTION = "rejection"
    OFFER = "offer"
    INFO_REQUEST = "info_request"
    RECRUITER_OUTREACH = "recruiter_outreach"
    JOB_ALERT = "job_alert"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    OWN_MESSAGE = "own_message"
    NOT_JOB_RELATED = "not_job_related"
    UNSURE = "unsure"


class Nuance(StrEnum):
    """What a label alone does not say; None on a Reading when the label says it all."""

    OFFER_WITHDRAWN = "offer_withdrawn"  # rejection: the offer is taken back
    PAUSED = "paused"  # status_update: hiring frozen or on hold
    RESUMED = "resumed"  # status_update: moving again
    VIEWED = "viewed"  # status_update: opened or seen, nothing decided
    WITHDRAWAL_CONFIRMED = "withdrawal_confirmed"  # status_update: they confirm the person's withdrawal
    ASSESSMENT = "assessment"  # info_request: a test, exercise, documents, references, forms, unfinished application
    ANOTHER_TIME = "another_time"  # reschedule/cancellation: "let's find another time", no new time yet
    SEVERAL_TIMES = "several_times"  # interview_invitation: several slots offered to choose from
    ACCEPTS = "accepts"  # own_message: the person accepts an offer
    DECLINES = "declines"  # own_message: the person declines an offer
    WITHDRAWS = "withdraws"  # own_message: the person withdraws
    AGREES = "agrees"  # own_message: the person says yes to a proposed time


class StatementKind(StrEnum):
    """What a statement promises or asks; meanings in docs/rules.md."""

    DECISION_BY = "decision_by"
    DECISION_WINDOW = "decision_window"
    CONTACT_ON = "contact_on"
    WAIT_FOR_CONTACT = "wait_for_contact"


@dataclass(frozen=True, slots=True)
class Statement:
    """When they decide, or whether to contact them. Dates are civil dates in the sender's zone."""

    kind: StatementKind
    earliest: date | None = None
    latest: date | None = None
    no_contact: bool = False
    silence_is_rejection: bool = False
    quote: str = ""
    by_phone: bool = False  # contact_on: they said to call


@dataclass(frozen=True, slots=True)
class InterviewTime:
    """A time read from text: aware UTC datetimes; `end` None when unknown."""

    start: datetime
    end: datetime | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the employer's side. `part` is "interviewer", "recruiter" or "contact"."""

    name: str | None
    address: str | None
    part: str
    declined: bool = False  # PARTSTAT=DECLINED in an invitation


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview a mail speaks of. Times are aware UTC.

    `method` is the iTIP method (RFC 5546) when it came from an iCalendar object, `sequence` its SEQUENCE.
    `proposed`: a definite time put as a question; it is not fixed until somebody says yes.
    `organizer` is the iCalendar ORGANIZER's address; attendees and organizer are also among Reading.people.
    """

    start: datetime
    end: datetime | None = None
    uid: str | None = None
    place: str | None = None
    method: str | None = None
    sequence: int = 0
    proposed: bool = False
    organizer: str | None = None
    attendees: tuple[str, ...] = ()  # addresses on their side and ours, not declined, no rooms
    undated: bool = False  # a CANCEL that names only its UID; `start` is when it was written


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a label rests on. `says` is a label's value (or a nuance), `weight` 0..1."""

    quote: str
    says: str
    weight: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What one message means. `sure` 0..1. `written` is the text the sender wrote, quotes and signature cut."""

    label: Label
    sure: float = 0.0
    nuance: Nuance | None = None
    evidence: tuple[Evidence, ...] = ()
    company: str | None = None
    role: str | None = None
    people: tuple[Person, ...] = ()
    interview: Interview | None = None
    statement: Statement | None = None
    back_on: date | None = None
    deadline: date | None = None
    reply_possible: bool = False  # a person can be written to at the reply address
    reply_address: str | None = None  # where an answer goes: a trusted Reply-To, else From
    odd_reply_to: str | None = None  # a Reply-To elsewhere, not trusted by itself
    automatic: bool = False  # no person wrote this one (RFC 3834, no-reply, ATS robot, DSN)
    bulk: bool = False  # sent to many: lists, newsletters, alerts
    authenticated: str = "none"  # "pass" | "fail" | "none"
    bounced: tuple[str, ...] = ()  # addresses a delivery report says failed for good
    about: str | None = None  # Message-ID a bounce or auto-reply is about, when said
    written: str = ""
