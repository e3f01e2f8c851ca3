"""Owns the port every mail source serves: batches of raw mail with the mark that says how far we have read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from daemon.domain.mailbox import Mark as Mark
from daemon.domain.mailbox import Skipped as Skipped


class Role(StrEnum):
    """What a folder is for (RFC 6154 names, plus inbox)."""

    INBOX = "inbox"
    SENT = "sent"
    DRAFTS = "drafts"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class RawMail:
    """One mail's octets with where it was found.

    `name` identifies it within (account, folder): "<uidvalidity>/<uid>" or the file's name.
    `raw` is the whole mail, or a small one reassembled from its headers, text and calendar parts.
    `arrived_at` is INTERNALDATE (aware) or None.
    """

    account: str
    folder: str
    role: Role
    name: str
    raw: bytes
    arrived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Mails to read, and what to record in the same commit as their events: the mark, names seen, what was skipped."""

    mails: tuple[RawMail, ...]
    mark: Mark | None = None
    names: tuple[tuple[str, str], ...] = ()  # (folder, file name) pairs of a folder account
    skipped: tuple[Skipped, ...] = ()
    total: int | None = None  # how many mails this pass will look at, for progress


class Seen(Protocol):
    """What the journal knows about earlier reading; passed to a source."""

    def mark(self, account: str, folder: str) -> Mark | None:
        """The committed mark of a folder, or None before the first look."""

    def has_name(self, account: str, folder: str, name: str) -> bool:
        """Whether this file of a folder account was read."""

    def knows_sender(self, address: str) -> bool:
        """Whether this address (or its employer's domain) belongs to a known application."""

    def knows_thread(self, message_ids: tuple[str, ...]) -> bool:
        """Whether one of these Message-IDs is known."""


class Source(Protocol):
    """One account's mail. Every method may raise daemon.errors.MailboxError or CredentialsError."""

    name: str

    def batches(self, seen: Seen, *, until: datetime | None, since_days: int) -> Iterator[Batch]:
        """New mail of all watched folders, oldest first within a batch; never a mail arriving later than `until`.

        A folder without a mark is backfilled over the last `since_days` days.
        """

    def read_one(self, folder: str, name: str) -> RawMail | None:
        """One mail again by its name (quarantine retry, a skipped mail), or None when it is gone."""

    def close(self) -> None:
        """End the connection politely; never raises."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A mail in Drafts or Sent as found there: enough to tell whether it is ours and whether it was edited.

    `headers` lower-case name -> first value; `text` is its plain text; `name` as in RawMail; `attachments` their names.
    """

    folder: str
    name: str
    headers: dict[str, str]
    text: str
    arrived_at: datetime | None = None
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How Drafts stands: while `mark` stays nothing in it has changed. `validity`: UIDVALIDITY, "" without one."""

    validity: str
    mark: str


class DraftsFolder(Protocol):
    """The person's own Drafts and Sent folders. The only writes we ever make to a mailbox."""

    name: str

    def put(self, raw: bytes) -> str | None:
        """APPEND one draft (flags \\Draft \\Seen) to Drafts; its name when the server tells (UIDPLUS), else None."""

    def remove(self, name: str, message_id: str, digest: str) -> bool:
        """Delete our own unedited copy; False, and nothing removed, when it is gone, not ours, or was changed."""

    def standing(self) -> Standing:
        """How Drafts stands now, cheaply: asked at every turn."""

    def drafts(self) -> tuple[Copy, ...]:
        """What lies in Drafts, the copy that came last at the end; marks nothing read."""

    def sent(self, since: datetime) -> tuple[Copy, ...]:
        """The newest mails in Sent of those that came on or after the day of `since`, oldest first."""

    def find_sent(self, message_id: str) -> Copy | None:
        """The copy in Sent with this Message-ID, or None."""

    def put_sent(self, raw: bytes) -> None:
        """APPEND to Sent, flag \\Seen (after SMTP, when the server kept no copy by itself)."""
