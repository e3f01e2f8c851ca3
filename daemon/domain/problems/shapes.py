"""Owns the codes of what can go wrong, and what a row of the table says of one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """BLIND: mail may be missed or a draft may not leave. WARNING: to be known, and nothing is missed."""

    BLIND = "blind"
    WARNING = "warning"


class Code(StrEnum):
    """What is wrong; stable, for scripts."""

    WRONG_PASSWORD = "wrong-password"  # noqa: S105 - a code
    SIGN_IN_EXPIRED = "sign-in-expired"
    SIGN_IN_NOT_KEPT = "sign-in-not-kept"
    KEYRING_LOCKED = "keyring-locked"
    KEYRING_GONE = "keyring-gone"
    NO_PASSWORD = "no-password"  # noqa: S105 - a code
    CERTIFICATE_EXPIRED = "certificate-expired"
    CERTIFICATE_UNTRUSTED = "certificate-untrusted"
    HOST_UNKNOWN = "host-unknown"
    CONNECTION_REFUSED = "connection-refused"
    NO_ANSWER = "no-answer"
    CONNECTION_LOST = "connection-lost"
    SERVER_BUSY = "server-busy"
    SERVER_REFUSES = "server-refuses"
    FOLDER_GONE = "folder-gone"
    FOLDER_REBUILT = "folder-rebuilt"
    WATCH_DIED = "watch-died"
    WATCH_POLLING = "watch-polling"
    MAILBOX_FULL = "mailbox-full"
    MAILBOX_NEARLY_FULL = "mailbox-nearly-full"
    DRAFTS_NOT_WRITABLE = "drafts-not-writable"
    SENT_NOT_WRITABLE = "sent-not-writable"
    ALL_SKIPPED = "all-skipped"
    JOURNAL_LOCKED = "journal-locked"
    JOURNAL_DAMAGED = "journal-damaged"
    JOURNAL_UNWRITABLE = "journal-unwritable"
    DISK_FULL = "disk-full"
    DISK_NEARLY_FULL = "disk-nearly-full"
    READER_DYING = "reader-dying"
    CLOCK_JUMPED = "clock-jumped"
    CLOCK_WRONG = "clock-wrong"
    SCHEDULER_STUCK = "scheduler-stuck"
    TURN_STUCK = "turn-stuck"
    PROGRAM_STUCK = "program-stuck"
    NOT_RUNNING = "not-running"
    NEVER_READ = "never-read"
    NOT_SEEN = "not-seen"
    NO_ACCOUNT = "no-account"
    NOTICE_FAILED = "notice-failed"
    FEED_FAILED = "feed-failed"
    OTHER = "other"
    CONFIG_MISSING = "config-missing"
    CONFIG_WRONG = "config-wrong"
    PYTHON_OLD = "python-old"
    SQLITE_OLD = "sqlite-old"
    NAME_CLASH = "name-clash"
    NOT_ISOLATED = "not-isolated"
    OPEN_TO_OTHERS = "open-to-others"
    NO_AUTHORITIES = "no-authorities"
    NO_ENCRYPTION = "no-encryption"
    SENT_MISSING = "sent-missing"


@dataclass(frozen=True, slots=True)
class Row:
    """One trouble. `wrong` and `do` are sentences with facts in braces; `exit` counts when the severity is BLIND.

    `more`: what the program does meanwhile, and what else may help, for the page of help.
    """

    wrong: str
    do: str
    more: str
    severity: Severity = Severity.BLIND
    exit: int = 4
