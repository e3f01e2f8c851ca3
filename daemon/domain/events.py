"""Owns the shape of an event: a fact in the journal, with its own time and its source, never a trigger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Source(StrEnum):
    """Who says so. Clock signals are never stored: they follow at replay."""

    MAIL = "mail"
    PERSON = "person"
    PROGRAM = "program"  # what a turn queued, withdrew, saw leave


class What(StrEnum):
    """The kinds of facts; the keys of `data` for each stand beside it (times ISO 8601 UTC, dates ISO)."""

    # Mail
    MAIL = "mail"  # one mail was read: the keys of daemon.domain.mail.MailFact
    TIED = "tied"  # which application a mail belongs to: how, candidates (application None: not settled)
    OPENED = "opened"  # an application exists: company, role, applied (date or None)
    # The person's word
    SET = "set"  # company, role, profile, channel, hold_until, remove_person (only the given keys)
    MET = "met"  # people: [{name, address, part}]
    DECISION = "decision"  # statement: {kind, earliest, latest, no_contact, silence_is_rejection, quote}
    NEWS = "news"  # text
    MENTION = "mention"  # text: something from the interview to mention in thank-yous
    STAGE = "stage"  # stage
    MERGED = "merged"  # into: application number (this one disappears)
    UNDONE = "undone"  # event: number of the event that no longer counts
    INTERVIEW = (
        "interview"  # interview (id or None), action: fixed|moved|cancelled|held|missed, start, end, place, with
    )
    RELABELED = "relabeled"  # label: what the person says the mail is
    CONFIRMED = "confirmed"  # question: the key of what was asked; the mail's move counts
    REFUSED = "refused"  # question: the key; the mail's move never counts
    TRUSTED = "trusted"  # address
    ANSWERED = "answered"  # assessment answered (the task was done)
    FORGOTTEN = (
        "forgotten"  # applications, before (date or None), last_application, last_item: the next turn erases them
    )
    # Drafts, tasks and questions: `item` is the number in their one shared sequence
    QUEUED = (
        "queued"  # item, key, kind, form, due, to, subject, body, text, cause, because, rule, expires, deadline, ...
    )
    # item, subject, body; from Drafts also there: True, to, cc, message_id, only_there (what we cannot write),
    # keeps (the words it had lie elsewhere and are the person's too), beside (not the draft's words: kept with it)
    EDITED = "edited"
    REDRAFTED = "redrafted"  # item, subject, body, text: we wrote it anew (news to add); needs a new yes
    MIRRORED = "mirrored"  # item, message_id: a copy lies in the Drafts folder, or (without) shall lie there again
    VANISHED = "vanished"  # item: its copy went from Drafts together with all others
    APPROVED = "approved"  # item, message_id, digest
    SNOOZED = "snoozed"  # item, until (date)
    DISCARDED = "discarded"  # item
    WITHDRAWN = "withdrawn"  # item, because
    EXPIRED = "expired"  # item
    SENDING = "sending"  # item
    SENT = "sent"  # item, message_id, how: smtp|folder|drafts|elsewhere
    UNSURE = "unsure"  # item, because: it may or may not have left
    RESTORED = "restored"  # item: back to queued (an unsure one the person says did not leave)
    DONE = "done"  # item: a task was done
    SKIPPED = "skipped"  # item: the person will not do it
    DISMISSED = "dismissed"  # item: a withdrawn, edited draft was put away


@dataclass(frozen=True, slots=True)
class Event:
    """One recorded fact. `at` is its own time (docs/rules.md), `id` the journal's order."""

    id: int
    at: datetime
    source: str
    what: str
    application: int | None = None
    mail: str | None = None  # the mail's key
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewEvent:
    """A fact about to be recorded. `key`, when given, is unique in the journal: recording it twice adds nothing."""

    at: datetime
    source: Source
    what: What
    application: int | None = None
    mail: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    key: str | None = None
