"""A mailbox on Dovecot with the shape of the one in memory: the person's side over a connection of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from imaplib import IMAP4_SSL, Time2Internaldate
from typing import Any

from daemon.sources.copies import copy_of
from daemon.sources.imap.drafts import ImapDrafts
from daemon.sources.source import Copy, Standing
from tests.daemon.postbox import DRAFTS as ON_SERVER
from tests.loop.mailbox import DRAFTS, OTHER, PERSON, SENT, US, Stored

NAMES = {DRAFTS: ON_SERVER, SENT: "Sent", OTHER: "Archive"}
_UID = re.compile(rb"UID (\d+)")
_APPENDED = re.compile(rb"APPENDUID (\d+) (\d+)")


class ImapFolders:
    """Folder name -> what lies there, asked of the server each time."""

    def __init__(self, connection: IMAP4_SSL) -> None:
        self.connection = connection
        self.persons: set[tuple[str, int]] = set()  # what the person put there

    def __getitem__(self, name: str) -> list[Stored]:
        self.connection.select(NAMES[name], readonly=True)
        _, found = self.connection.uid("SEARCH", "UNDELETED")
        if not found[0].split():
            return []
        _, answers = self.connection.uid("FETCH", found[0].decode().replace(" ", ","), "(INTERNALDATE BODY.PEEK[])")
        return sorted(self._stored(name, answers), key=lambda mail: mail.uid)

    def _stored(self, name: str, answers: list[Any]) -> Iterator[Stored]:
        for at, answer in enumerate(answers):
            if isinstance(answer, tuple):
                told = _UID.search(answer[0]) or _UID.search(answers[at + 1])
                stamp = re.search(rb'INTERNALDATE "([^"]+)"', answer[0] + b" " + answers[at + 1])
                assert told
                assert stamp
                came = datetime.strptime(stamp[1].decode().strip(), "%d-%b-%Y %H:%M:%S %z")
                uid = int(told[1])
                yield Stored(uid, answer[1], PERSON if (name, uid) in self.persons else US, came)


class ImapMailbox:
    """See tests.loop.mailbox.Mailbox."""

    def __init__(self, connection: IMAP4_SSL, now: Callable[[], datetime]) -> None:
        self.folders = ImapFolders(connection)
        self.now = now
        self.connection = connection

    @property
    def validity(self) -> int:
        """Of Sent, which is what is read by name."""
        self.connection.select(NAMES[SENT], readonly=True)
        return int(self.connection.response("UIDVALIDITY")[1][0])

    def append(self, folder: str, raw: bytes, by: str) -> int:
        """Its UID."""
        assert by == PERSON
        _, said = self.connection.append(NAMES[folder], "", Time2Internaldate(self.now()), raw)
        told = _APPENDED.search(said[0])
        assert told
        self.folders.persons.add((folder, int(told[2])))
        return int(told[2])

    def delete(self, folder: str, uid: int) -> bool:
        """Whether it was still there."""
        there = any(mail.uid == uid for mail in self.folders[folder])
        self.connection.select(NAMES[folder])
        self.connection.uid("STORE", str(uid), "+FLAGS.SILENT", "(\\Deleted)")
        self.connection.uid("EXPUNGE", str(uid))
        return there

    def texts(self) -> Iterator[str]:
        """Every text that lies in any folder."""
        for name in NAMES:
            for mail in self.folders[name]:
                yield copy_of("", "", mail.raw).text


class Stepping:
    """Our own Drafts folder on the server, with a step before and after every act."""

    def __init__(self, folder: ImapDrafts, step: Callable[[], None], looked: Callable[[str], None]) -> None:
        self.name, self._folder, self._step, self._looked = folder.name, folder, step, looked

    def _acted(self, act: Callable[..., Any], *args: object) -> Any:
        self._step()
        found = act(*args)
        self._step()
        return found

    def put(self, raw: bytes) -> str | None:
        """See DraftsFolder."""
        return self._acted(self._folder.put, raw)  # type: ignore[no-any-return]

    def put_sent(self, raw: bytes) -> None:
        """See DraftsFolder."""
        self._acted(self._folder.put_sent, raw)

    def remove(self, name: str, message_id: str, digest: str) -> bool:
        """See DraftsFolder."""
        return bool(self._acted(self._folder.remove, name, message_id, digest))

    def standing(self) -> Standing:
        """See DraftsFolder."""
        self._looked(DRAFTS)
        return self._folder.standing()

    def drafts(self) -> tuple[Copy, ...]:
        """See DraftsFolder."""
        return tuple(self._acted(self._folder.drafts))

    def sent(self, since: datetime) -> tuple[Copy, ...]:
        """See DraftsFolder."""
        return tuple(self._acted(self._folder.sent, since))

    def find_sent(self, message_id: str) -> Copy | None:
        """See DraftsFolder."""
        return self._acted(self._folder.find_sent, message_id)  # type: ignore[no-any-return]
