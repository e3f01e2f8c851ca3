"""Owns an IMAP account as a mail source: what is new since the mark, in small batches, each with the mark after it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from classifiers.parsing.fields import message_ids
from daemon.clock import Clock
from daemon.domain.problems import Code
from daemon.errors import CredentialsError, MailboxError
from daemon.sources.headers import Fields, addresses, arrived, first
from daemon.sources.imap.careful import Careful
from daemon.sources.imap.fetch import Small
from daemon.sources.imap.folders import Folders, folders
from daemon.sources.imap.mailbox import FolderState, examine, status, uids_from
from daemon.sources.imap.session import Session
from daemon.sources.imap.settings import LIMITS, ImapSettings, Limits
from daemon.sources.imap.troubles import folder_gone, rebuilt, sent_missing
from daemon.sources.source import Batch, Mark, RawMail, Role, Seen, Skipped

LOOK_BATCH = 500
READ_BATCH = 50

# headers (first values), known addresses, known domains, known Message-IDs -> worth reading?, and why (not)
Prefilter = Callable[[Mapping[str, str], Collection[str], Collection[str], Collection[str]], tuple[bool, str]]


def read_all(*_: object) -> tuple[bool, str]:
    """The prefilter that lets everything through."""
    return True, ""


@dataclass(frozen=True, slots=True)
class Task:
    """What one folder has for this pass. `backfill`: no mark yet, so the prefilter serves."""

    folder: str
    role: Role
    state: FolderState
    uids: tuple[int, ...]
    backfill: bool


class ImapSource:
    """See Source. `prefilter` decides over backfill only; every new mail has its text read."""

    def __init__(
        self, settings: ImapSettings, clock: Clock, prefilter: Prefilter = read_all, limits: Limits = LIMITS
    ) -> None:
        self.name = settings.name
        self._clock = clock
        self._prefilter = prefilter
        self._open: Callable[[], Session] = lambda: Session(settings, limits)
        self._session: Session | None = None
        self._folders: Folders | None = None
        self._gone: list[MailboxError] = []
        self.notices: list[MailboxError] = []  # what is worth knowing and stops nothing; whoever tells them takes them

    def batches(self, seen: Seen, *, until: datetime | None, since_days: int) -> Iterator[Batch]:
        """See Source."""
        oldest = (until or self._clock.now()) - timedelta(days=since_days)
        kept = self._session is not None and self._session.alive
        try:
            tasks = self._tasks(seen, oldest)
        except CredentialsError:
            raise
        except MailboxError:
            if not kept:
                raise
            tasks = self._tasks(seen, oldest)  # a connection that was kept may have died while nobody looked
        total = sum(len(task.uids) for task in tasks)
        for task in tasks:
            yield from self._work(task, seen, until, total)
        if self._gone:  # told after all the others were read
            raise self._gone[0]

    def read_one(self, folder: str, name: str) -> RawMail | None:
        """See Source."""
        validity, _, uid = name.partition("/")
        if not (validity.isdigit() and uid.isdigit()):
            return None
        role = dict(self._read_folders()).get(folder, Role.INBOX)
        state = examine(self._ready(), folder)
        if state.uidvalidity != int(validity):
            return None
        mails = Careful(self._ready, folder, state.uidvalidity).mails([int(uid)])[0]
        return self._raw(folder, role, state.uidvalidity, mails[0]) if mails else None

    def close(self) -> None:
        """See Source."""
        session, self._session = self._session, None
        if session is not None:
            session.close()

    def _ready(self) -> Session:
        if self._session is None or not self._session.alive:
            self._session, self._folders = self._open(), None
        return self._session

    def _read_folders(self) -> tuple[tuple[str, Role], ...]:
        session = self._ready()
        if self._folders is None or self._folders.missing:
            self._folders = folders(session, all_there=False)
        found = self._folders
        self._gone = [folder_gone(session.settings, name, found.there) for name in found.missing]
        if found.sent is None:
            self.notices.append(sent_missing(session.settings))
        return found.read()

    def _tasks(self, seen: Seen, oldest: datetime) -> list[Task]:
        tasks = []
        for one in self._read_folders():
            try:
                task = self._task(*one, seen, oldest)
            except MailboxError as error:
                if error.trouble != Code.FOLDER_GONE:
                    raise
                self._folders = None
                self._gone.append(error)
            else:
                tasks += [task] if task else []
        return tasks

    def _task(self, folder: str, role: Role, seen: Seen, oldest: datetime) -> Task | None:
        """What there is to do in a folder, None when nothing is new: that costs one command."""
        session = self._ready()
        mark = seen.mark(self.name, folder)
        if mark is not None and session.selected != folder and _nothing_new(status(session, folder), mark):
            return None
        state = examine(session, folder)
        if mark is not None and _nothing_new(state, mark):
            return None
        backfill = mark is None or mark.uidvalidity != state.uidvalidity
        if mark is not None and backfill:
            self.notices.append(rebuilt(session.settings, folder))
        start = mark.uidnext if mark and not backfill else 1
        uids = uids_from(session, max(1, start), oldest.date() - timedelta(days=1) if backfill else None)
        return Task(folder, role, state, tuple(uids), backfill)

    def _work(self, task: Task, seen: Seen, until: datetime | None, total: int) -> Iterator[Batch]:
        held: int | None = None  # the first mail that does not exist yet: the mark may not pass it
        careful = Careful(self._ready, task.folder, task.state.uidvalidity)
        for start in range(0, len(task.uids), LOOK_BATCH):
            uids = list(task.uids[start : start + LOOK_BATCH])
            sift = task.backfill and task.role is not Role.SENT
            found = careful.looks(uids, received=until is not None) if sift or until else {}
            late = {uid for uid, fields in found.items() if until and (arrived(fields) or until) > until}
            held = min(late | ({held} if held else set()), default=None)
            skipped = self._sift(task, seen, found, late) if sift else {}
            for some in _read_batches(uids, late | skipped.keys()):
                left = tuple(skipped[uid] for uid in some if uid in skipped)
                wanted = [uid for uid in some if uid not in skipped and uid not in late]
                mails, unread = careful.mails(wanted)
                yield Batch(
                    mails=tuple(self._raw(task.folder, task.role, task.state.uidvalidity, mail) for mail in mails),
                    mark=self._mark(task, some[-1] + 1, held),
                    skipped=left + tuple(self._skipped(task, uid, (), reason) for uid, reason in unread),
                    total=total,
                )
        if held is None:
            yield Batch((), mark=self._mark(task, max(task.state.uidnext, *task.uids[-1:], 1), None), total=total)

    def _mark(self, task: Task, uidnext: int, held: int | None) -> Mark:
        return Mark(self.name, task.folder, task.state.uidvalidity, min(uidnext, held or uidnext))

    def _sift(self, task: Task, seen: Seen, found: dict[int, Fields], late: set[int]) -> dict[int, Skipped]:
        skipped: dict[int, Skipped] = {}
        for uid, fields in found.items():
            if uid not in late:
                worth, why = self._prefilter(dict(reversed(fields)), *_known(fields, seen))
                if not worth:
                    skipped[uid] = self._skipped(task, uid, fields, why)
        return skipped

    def _skipped(self, task: Task, uid: int, fields: Fields, reason: str) -> Skipped:
        name = f"{task.state.uidvalidity}/{uid}"
        return Skipped(
            self.name, task.folder, name, first(fields, "from") or "", first(fields, "subject") or "", reason
        )

    def _raw(self, folder: str, role: Role, validity: int, mail: Small) -> RawMail:
        return RawMail(self.name, folder, role, f"{validity}/{mail.uid}", mail.raw, mail.arrived_at)


def _nothing_new(state: FolderState, mark: Mark) -> bool:
    return state.uidvalidity == mark.uidvalidity and 0 < state.uidnext <= mark.uidnext


def _known(fields: Fields, seen: Seen) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What the journal knows of this mail, in the shape the prefilter asks for."""
    senders = addresses(first(fields, "from"))
    named = message_ids(first(fields, "references")) + message_ids(first(fields, "in-reply-to"))
    known = frozenset(address for address in senders if seen.knows_sender(address))
    return known, frozenset(), frozenset(named if named and seen.knows_thread(named) else ())


def _read_batches(uids: list[int], left_out: Collection[int]) -> Iterator[list[int]]:
    """`uids` cut so that no piece has more than READ_BATCH mails to read."""
    piece: list[int] = []
    count = 0
    for uid in uids:
        piece.append(uid)
        count += uid not in left_out
        if count == READ_BATCH:
            yield piece
            piece, count = [], 0
    if piece:
        yield piece
