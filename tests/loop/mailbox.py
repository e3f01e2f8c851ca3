"""A mailbox in memory, as our program and the person's mail programs see it; every act on it is a step of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from classifiers.parsing.fields import message_id as message_id_of
from daemon.sources.copies import copy_of
from daemon.sources.copies import digest as digest_of
from daemon.sources.source import Batch, Copy, Mark, RawMail, Role, Seen, Standing

DRAFTS, SENT, OTHER = "Drafts", "Sent", "Other"
US, PERSON = "us", "person"


@dataclass(frozen=True)
class Stored:
    """One mail on the server. `by`: who put it there."""

    uid: int
    raw: bytes
    by: str
    at: datetime


def nothing() -> None:
    """Nobody else acts between two steps."""


@dataclass
class Mailbox:
    """Folders as IMAP has them: a UID is given once and its mail never changes. `now` dates what comes in."""

    now: Callable[[], datetime] = lambda: datetime(2026, 5, 4, 9, tzinfo=UTC)
    validity: int = 7
    folders: dict[str, list[Stored]] = field(default_factory=lambda: {DRAFTS: [], SENT: [], OTHER: []})
    _last: int = 0

    def append(self, folder: str, raw: bytes, by: str) -> int:
        """Its UID."""
        self._last += 1
        self.folders[folder].append(Stored(self._last, raw, by, self.now()))
        return self._last

    def delete(self, folder: str, uid: int) -> bool:
        """Whether it was still there."""
        before = len(self.folders[folder])
        self.folders[folder] = [mail for mail in self.folders[folder] if mail.uid != uid]
        return len(self.folders[folder]) < before

    def renumber(self) -> None:
        """The server forgets its numbers: another UIDVALIDITY."""
        self.validity += 1
        for name, mails in self.folders.items():
            self.folders[name] = [Stored(n, mail.raw, mail.by, mail.at) for n, mail in enumerate(mails, 1)]
        self._last = max((len(mails) for mails in self.folders.values()), default=0) + 1

    def texts(self) -> Iterator[str]:
        """Every text that lies in any folder."""
        for mails in self.folders.values():
            for mail in mails:
                yield copy_of("", "", mail.raw).text


class MemoryDrafts:
    """See DraftsFolder. `step` is called before and after every act; what it raises is a kill at that point."""

    def __init__(
        self, mailbox: Mailbox, name: str = "mail", *, step: Callable[[], None] = nothing, uidplus: bool = True
    ) -> None:
        self.name = name
        self.mailbox = mailbox
        self._step = step
        self._uidplus = uidplus

    def put(self, raw: bytes) -> str | None:
        """See DraftsFolder."""
        self._step()
        uid = self.mailbox.append(DRAFTS, raw, US)
        self._step()
        return f"{self.mailbox.validity}/{uid}" if self._uidplus else None

    def put_sent(self, raw: bytes) -> None:
        """See DraftsFolder."""
        self._step()
        self.mailbox.append(SENT, raw, US)
        self._step()

    def remove(self, name: str, message_id: str, digest: str) -> bool:
        """See DraftsFolder."""
        self._step()
        found = next((m for m in self.mailbox.folders[DRAFTS] if self._name(m) == name), None)
        copy = copy_of(DRAFTS, name, found.raw) if found else None
        self._step()
        if found is None or copy is None or digest_of(copy) != digest:
            return False
        if (message_id_of(copy.headers.get("message-id")) or "") != message_id:
            return False
        gone = self.mailbox.delete(DRAFTS, found.uid)
        self._step()
        return gone

    def standing(self) -> Standing:
        """See DraftsFolder."""
        self._step()
        told = f"{self.mailbox.validity} {[m.uid for m in self.mailbox.folders[DRAFTS]]}"
        self._step()
        return Standing(str(self.mailbox.validity), told)

    def drafts(self) -> tuple[Copy, ...]:
        """See DraftsFolder."""
        self._step()
        found = tuple(self._copy(DRAFTS, mail) for mail in self.mailbox.folders[DRAFTS])
        self._step()
        return found

    def sent(self, since: datetime) -> tuple[Copy, ...]:
        """See DraftsFolder."""
        self._step()
        found = tuple(self._copy(SENT, m) for m in self.mailbox.folders[SENT] if m.at.date() >= since.date())
        self._step()
        return found

    def find_sent(self, message_id: str) -> Copy | None:
        """See DraftsFolder."""
        self._step()
        copies = [self._copy(SENT, mail) for mail in self.mailbox.folders[SENT]]
        return next((c for c in copies if message_id_of(c.headers.get("message-id")) == message_id), None)

    def _name(self, mail: Stored) -> str:
        return f"{self.mailbox.validity}/{mail.uid}"

    def _copy(self, folder: str, mail: Stored) -> Copy:
        return copy_of(folder, self._name(mail), mail.raw, mail.at)


class SentSource:
    """See Source: Sent alone, what is new since the mark."""

    def __init__(self, mailbox: Mailbox, name: str = "mail", *, step: Callable[[], None] = nothing) -> None:
        self.name = name
        self._mailbox = mailbox
        self._step = step

    def batches(self, seen: Seen, *, until: datetime | None, since_days: int) -> Iterator[Batch]:
        """See Source."""
        mark = seen.mark(self.name, SENT)
        first = mark.uidnext if mark is not None and mark.uidvalidity == self._mailbox.validity else 1
        new = [mail for mail in self._mailbox.folders[SENT] if mail.uid >= first]
        if new:
            validity = self._mailbox.validity
            mails = tuple(RawMail(self.name, SENT, Role.SENT, f"{validity}/{m.uid}", m.raw, m.at) for m in new)
            yield Batch(mails, mark=Mark(self.name, SENT, validity, new[-1].uid + 1))
        self._step()

    def read_one(self, folder: str, name: str) -> RawMail | None:
        """See Source."""
        return None

    def close(self) -> None:
        """See Source."""
