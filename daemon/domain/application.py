"""Owns the shape of state: applications, interviews, contacts and queue items, as replay made them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from classifiers.reading import Statement
from daemon.domain.mail import MailFact
from daemon.domain.stages import Stage

UNKNOWN_LENGTH = timedelta(minutes=60)


@dataclass(slots=True)
class Contact:
    """One address on their side. `human_at` is the time of its newest human mail; usable only without `unusable`."""

    address: str
    name: str | None = None
    part: str = "contact"
    human_at: datetime | None = None
    robot_at: datetime | None = None  # newest automatic or bulk mail
    bounced: bool = False
    back_on: date | None = None
    away_since: datetime | None = None
    trusted: bool = False  # the person gave or confirmed it
    known: bool = True  # False: seen, but not usable before the person says so
    named_at: datetime | None = None  # when it was last named (invitation, mail text, person)
    reply_to: str | None = None  # where its mails are answered, when not at the address itself
    odd_reply_to: str | None = None  # a Reply-To elsewhere: shown, not used without the person's word

    @property
    def usable(self) -> bool:
        """Whether a draft may go there: known, not bounced, and a person rather than a robot."""
        robot = self.robot_at is not None and self.human_at is None and not self.trusted
        return self.known and not self.bounced and not robot


@dataclass(slots=True)
class Interview:
    """One interview. `id` is the smallest event that speaks of it, so it never changes. Times are aware UTC."""

    id: int
    start: datetime
    end: datetime | None = None
    state: str = "proposed"  # proposed | fixed | moved | held | cancelled | missed
    uid: str | None = None
    sequence: int = 0
    place: str | None = None
    people: list[tuple[str | None, str | None, str]] = field(default_factory=list)  # name, address, part
    organizer: str | None = None
    fixed_at: datetime | None = None
    word_at: datetime | None = None  # when the person last spoke of it: older mail changes nothing
    mails: list[str] = field(default_factory=list)  # keys of the mails that speak of it
    round: int = 0  # ordinal by day, from 1

    @property
    def ends(self) -> datetime:
        """Its end; 60 minutes after the start when unknown."""
        return self.end or self.start + UNKNOWN_LENGTH

    @property
    def ahead(self) -> bool:
        """Fixed and not over."""
        return self.state in ("fixed", "moved")


@dataclass(slots=True)
class Round:
    """The held interviews of one day. `id` is the smallest interview id in it."""

    id: int
    number: int
    day: date
    end: datetime
    interviews: list[Interview]


@dataclass(slots=True)
class Check:
    """One status check that left: ours, the person's own, or a call."""

    at: datetime
    to: str | None
    item: int | None = None
    own: bool = False
    invited: bool = False  # contact they invited: does not count for the maximum
    spared: bool = False  # discarded or expired: counts for `quiet` only
    bounced: bool = False


@dataclass(slots=True)
class Thanks:
    """One thank-you that left, or any mail to somebody after the round's end."""

    at: datetime
    to: str
    item: int | None = None
    bounced: bool = False


@dataclass(slots=True)
class TimelineEntry:
    """One line of an application's story, in the order of its own time."""

    event: int | None  # None: a clock signal
    at: datetime
    what: str
    source: str  # mail | person | clock | program
    mail: str | None
    evidence: tuple[str, ...]
    stage: str


@dataclass(slots=True)
class StatementInForce:
    """The statement that counts now, where it came from and when it was made."""

    statement: Statement
    at: datetime
    cause: str  # the mail's key, or "event:<n>" for the person's word
    automatic: bool = False
    from_person: bool = False


@dataclass(slots=True)
class Item:
    """One draft, task or question, as the events left it."""

    id: int
    key: str
    kind: str
    form: str
    application: int | None
    due: datetime
    state: str  # drafts: outbox.release.DraftState; tasks: open | done | skipped | gone
    because: str
    rule: str
    cause: str
    data: dict[str, Any] = field(default_factory=dict)
    to: tuple[tuple[str | None, str], ...] = ()
    subject: str = ""
    body: str = ""
    edited: bool = False
    expires: datetime | None = None
    until: date | None = None  # snoozed
    note: str | None = None
    message_id: str | None = None
    digest: str | None = None  # what an approval binds
    queued_at: datetime | None = None
    ended_at: datetime | None = None
    vanished: datetime | None = None  # its copy went from Drafts together with all others: the person is asked

    @property
    def is_draft(self) -> bool:
        """A mail we propose, as opposed to something only the person can do."""
        return self.form == "draft"


@dataclass(slots=True)
class Application:
    """One job applied for at one employer."""

    id: int
    company: str | None
    role: str | None
    opened_at: datetime
    told_until: datetime
    stage: Stage = Stage.APPLIED
    since: datetime | None = None
    before: Stage | None = None  # where assessment, on hold or quiet goes back to
    profile: str | None = None  # the person's word
    channel: str | None = None
    hold_until: date | None = None
    contacts: dict[str, Contact] = field(default_factory=dict)
    interviews: list[Interview] = field(default_factory=list)
    statement: StatementInForce | None = None
    checks: list[Check] = field(default_factory=list)
    thanks: list[Thanks] = field(default_factory=list)
    mails: list[MailFact] = field(default_factory=list)
    own_mails: list[MailFact] = field(default_factory=list)
    met: list[tuple[datetime, str | None, str | None, str]] = field(
        default_factory=list
    )  # when told, name, address, part
    news: list[tuple[int, str]] = field(default_factory=list)  # event, text
    mentions: list[tuple[datetime, str]] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)  # addresses the person took off
    timeline: list[TimelineEntry] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    last_word: datetime | None = None  # newest mail of theirs that is no bounce and no auto-reply
    last_human: datetime | None = None  # newest human mail of theirs
    human_mail: str | None = None  # key of that mail
    cancelled_at: datetime | None = None  # newest cancellation of a later round
    offer_mail: MailFact | None = None
    offer_at: datetime | None = None
    rejection_mail: MailFact | None = None
    rejection_at: datetime | None = None
    closed_by_silence: bool = False
    wrote_at: datetime | None = None  # newest mail of the person to them
    needs: list[Need] = field(default_factory=list)

    @property
    def named(self) -> str:
        """How the program speaks of it: "Acme, Data Engineer"."""
        company = self.company or "a confidential employer"
        return f"{company}, {self.role}" if self.role else company


@dataclass(slots=True)
class Need:
    """Something of theirs that waits for the person's answer (rules section 5.7)."""

    mail: str
    at: datetime
    what: str  # invitation | proposal | assessment
    thread: frozenset[str] = frozenset()
    deadline: date | None = None
    answered: bool = False


@dataclass(slots=True)
class Question:
    """Something only the person can say. `key` is stable; an answered one is gone from the open list."""

    key: str
    kind: str  # which_one | what_is_this | confirm
    at: datetime
    mail: str | None
    text: str
    choices: tuple[str, ...]
    because: str
    move: str | None = None
    holds: bool = True  # whether the application's checks wait for the answer
    candidates: tuple[int, ...] = ()


@dataclass(slots=True)
class State:
    """Everything, as of `now`."""

    now: datetime
    applications: dict[int, Application] = field(default_factory=dict)
    mails: dict[str, MailFact] = field(default_factory=dict)
    loose: dict[str, MailFact] = field(default_factory=dict)  # tied to nothing
    ties: dict[str, int] = field(default_factory=dict)
    asked: dict[str, tuple[int, ...]] = field(default_factory=dict)  # mail -> candidates, waiting for which_one
    settled: set[str] = field(default_factory=set)  # mails the person said belong to none
    questions: list[Question] = field(default_factory=list)  # which_one and the like, tied to no application
    items: dict[int, Item] = field(default_factory=dict)
    message_ids: dict[str, int] = field(default_factory=dict)  # Message-ID -> application
    referenced: dict[str, int] = field(default_factory=dict)  # Message-ID that a tied mail answers -> application
    ours: dict[str, int] = field(default_factory=dict)  # Message-ID of our own draft -> item
    answered: set[str] = field(default_factory=set)  # keys of confirmed or refused questions
    journal: dict[int, str] = field(default_factory=dict)  # event number -> what: for undo
    next_item: int = 1
    next_application: int = 1
    last_event: int = 0

    def open_items(self) -> list[Item]:
        """Drafts and tasks that still wait for something, by id."""
        closed = {"sent", "discarded", "expired", "done", "skipped", "gone", "dismissed"}
        return [
            i for i in self.items.values() if i.state not in closed and not (i.state == "withdrawn" and not i.edited)
        ]
