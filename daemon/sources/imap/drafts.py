"""Owns the person's Drafts and Sent on an IMAP server: the only writes we ever make to a mailbox."""

from __future__ import annotations

import contextlib
import re
from datetime import datetime, timedelta
from hashlib import sha256

from classifiers.parsing.fields import message_id as message_id_of
from daemon.clock import Clock
from daemon.domain.problems import Code
from daemon.errors import MailboxError
from daemon.sources.copies import copy_of
from daemon.sources.copies import digest as digest_of_copy
from daemon.sources.headers import Fields, fields_of, first
from daemon.sources.imap import wire
from daemon.sources.imap.fetch import raw_mails, small_mails
from daemon.sources.imap.folders import Folders, folders
from daemon.sources.imap.mailbox import FolderState, examine, fetch, piece, search, select
from daemon.sources.imap.session import Session
from daemon.sources.imap.settings import LIMITS, ImapSettings, Limits
from daemon.sources.source import Copy, Standing

MOST_DRAFTS = 300
MOST_PEEKED = 50  # of Sent, newest first, when a draft is not found in Drafts
MOST_SCANNED = 200  # of Sent, newest first, when the server cannot search for a Message-ID
_APPENDUID = re.compile(r"\[APPENDUID (\d{1,10}) (\d{1,10})\]")
# Microsoft gives a sent mail a new Message-ID and keeps ours here.
_IDS = ("message-id", "x-microsoft-original-message-id")
_ID_FIELDS = b"BODY.PEEK[HEADER.FIELDS (Message-ID X-Microsoft-Original-Message-ID)]<0.8192>"


class ImapDrafts:
    """See DraftsFolder."""

    def __init__(self, settings: ImapSettings, clock: Clock, limits: Limits = LIMITS) -> None:
        self.name = settings.name
        self._settings, self._clock, self._limits = settings, clock, limits
        self._session: Session | None = None
        self._folders: Folders | None = None

    def put(self, raw: bytes) -> str | None:
        """See DraftsFolder."""
        session = self._ready()
        return self._append(session, self._drafts(session), b"(\\Draft \\Seen)", raw, Code.DRAFTS_NOT_WRITABLE)

    def put_sent(self, raw: bytes) -> None:
        """See DraftsFolder."""
        session = self._ready()
        self._append(session, self._sent(session), b"(\\Seen)", raw, Code.SENT_NOT_WRITABLE)

    def _append(self, session: Session, folder: str, flags: bytes, raw: bytes, refusal: Code) -> str | None:
        with session.command(f"putting a mail into {folder!r}", refusal=refusal) as client:
            said = client.append_mail(folder, flags, wire.moment(self._clock.now()), raw)
        told = _APPENDUID.search(said)
        return f"{int(told[1])}/{int(told[2])}" if told else None

    def remove(self, name: str, message_id: str, digest: str) -> bool:
        """See DraftsFolder. A UID never changes its mail (RFC 3501 section 2.3.1.1): what is checked is what goes."""
        validity, _, number = name.partition("/")
        if not (validity.isdigit() and number.isdigit()):
            return False
        session, uid = self._ready(), int(number)
        folder = self._drafts(session)
        if select(session, folder).uidvalidity != int(validity):
            return False
        if not self._is(session, folder, uid, message_id, digest):
            return False
        with session.command("marking our draft as deleted") as client:
            client.command(b"STORE", wire.uid_set([uid]), b"+FLAGS.SILENT", b"(\\Deleted)", uid=True)
        if session.has("UIDPLUS"):  # a plain EXPUNGE would take what others marked, too
            with session.command("removing our draft") as client:
                client.command(b"EXPUNGE", wire.uid_set([uid]), uid=True)
        examine(session, folder)  # leave it without closing it: CLOSE expunges
        return True

    def _is(self, session: Session, folder: str, uid: int, message_id: str, digest: str) -> bool:
        for mail in raw_mails(session, [uid]):  # whole: no part of it may be one that nobody saw
            copy = copy_of(folder, "", mail.raw)
            named = message_id_of(copy.headers.get("message-id")) or ""
            return named == message_id and digest_of_copy(copy) == digest
        return False

    def drafts(self) -> tuple[Copy, ...]:
        """See DraftsFolder. The newest MOST_DRAFTS that are not marked as deleted."""
        session = self._ready()
        folder = self._drafts(session)
        state = examine(session, folder)
        uids = search(session, [b"UNDELETED"])[-MOST_DRAFTS:]
        return tuple(_copy(folder, state, mail.uid, mail.raw, mail.arrived_at) for mail in small_mails(session, uids))

    def standing(self) -> Standing:
        """See DraftsFolder. A UID never changes its mail, so the UIDs that are not marked as deleted say it all."""
        session = self._ready()
        state = examine(session, self._drafts(session))
        told = f"{state.uidvalidity} {search(session, [b'UNDELETED'])}"
        return Standing(str(state.uidvalidity), sha256(told.encode("ascii")).hexdigest()[:32])

    def sent(self, since: datetime) -> tuple[Copy, ...]:
        """See DraftsFolder. A day more, because a server dates in its own zone (RFC 3501 section 6.4.4, SINCE)."""
        session = self._ready()
        folder = self._sent(session)
        state = examine(session, folder)
        uids = search(session, [b"SINCE", wire.day(since.date() - timedelta(days=1))])[-MOST_PEEKED:]
        return tuple(_copy(folder, state, mail.uid, mail.raw, mail.arrived_at) for mail in small_mails(session, uids))

    def find_sent(self, message_id: str) -> Copy | None:
        """See DraftsFolder. Searched by the server, then among the newest by ourselves: not every server finds it."""
        session = self._ready()
        folder = self._sent(session)
        state = examine(session, folder)
        quoted = wire.message_id(message_id)
        uids = search(session, [b"HEADER", b"Message-ID", quoted]) if quoted else []
        uid = self._match(session, uids[-MOST_SCANNED:], message_id)
        if uid is None:
            newest = max(1, state.uidnext - MOST_SCANNED)
            uids = search(session, [b"UID", b"%d:*" % newest])[-MOST_SCANNED:]
            uid = self._match(session, uids, message_id)
        if uid is None:
            return None
        return next(
            (_copy(folder, state, uid, mail.raw, mail.arrived_at) for mail in small_mails(session, [uid])), None
        )

    def _match(self, session: Session, uids: list[int], message_id: str) -> int | None:
        """SEARCH HEADER finds parts of words: only an equal Message-ID counts."""
        answers = fetch(session, uids, _ID_FIELDS) if uids else {}
        for uid, answer in sorted(answers.items(), reverse=True):
            fields: Fields = fields_of(piece(answer, b"BODY[HEADER.FIELDS") or b"")
            if message_id in {message_id_of(first(fields, name)) for name in _IDS}:
                return uid
        return None

    def close(self) -> None:
        """End the connection politely; never raises."""
        session, self._session = self._session, None
        if session is not None:
            session.close()

    def _ready(self) -> Session:
        """A connection that answers: APPEND is not to be tried on one that died while nobody looked."""
        if self._session is not None and self._session.alive:
            with contextlib.suppress(MailboxError), self._session.command("NOOP", self._limits.connect) as client:
                client.command(b"NOOP")
        if self._session is None or not self._session.alive:
            self._session, self._folders = Session(self._settings, self._limits), None
        return self._session

    def _found(self, session: Session) -> Folders:
        if self._folders is None:
            self._folders = folders(session, all_there=False)
        return self._folders

    def _drafts(self, session: Session) -> str:
        found = self._found(session)
        there = found.drafts if found.drafts not in found.missing else None
        return there or self._missing("drafts", Code.DRAFTS_NOT_WRITABLE)

    def _sent(self, session: Session) -> str:
        found = self._found(session)
        there = found.sent if found.sent not in found.missing else None
        return there or self._missing("sent", Code.SENT_NOT_WRITABLE)

    def _missing(self, which: str, trouble: Code) -> str:
        self._folders = None  # it may be there again at the next look
        do = f"Name it with `{which}` in config.toml."
        raise MailboxError(f"{self.name!r} has no folder for {which}.", do, trouble)


def _copy(folder: str, state: FolderState, uid: int, raw: bytes, arrived_at: datetime | None) -> Copy:
    return copy_of(folder, f"{state.uidvalidity}/{uid}", raw, arrived_at)
