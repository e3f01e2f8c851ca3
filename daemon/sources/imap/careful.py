"""Owns reading past a mail that the server or we cannot take apart: halve, reconnect, and leave out that one only."""

from __future__ import annotations

from collections.abc import Callable

from daemon.errors import MailboxError
from daemon.sources.headers import Fields
from daemon.sources.imap.fetch import Small, looks, raw_mails, small_mails
from daemon.sources.imap.mailbox import examine
from daemon.sources.imap.session import AGAIN, Session

MOST_RECONNECTS = 15  # in one pass; more is not one bad mail but a bad server


class Careful:
    """Reads of one folder in one pass. `ready` gives a live session, a new one after a drop."""

    def __init__(self, ready: Callable[[], Session], folder: str, uidvalidity: int) -> None:
        self._ready = ready
        self._folder = folder
        self._uidvalidity = uidvalidity
        self._left = MOST_RECONNECTS

    def looks(self, uids: list[int], *, received: bool) -> dict[int, Fields]:
        """Header fields by UID; a mail whose header cannot be had has none."""
        session = self._at()
        try:
            return looks(session, uids, received=received)
        except MailboxError as error:
            self._again(error)
        if len(uids) == 1:
            return {uids[0]: ()}
        half = len(uids) // 2
        return self.looks(uids[:half], received=received) | self.looks(uids[half:], received=received)

    def mails(self, uids: list[int]) -> tuple[list[Small], list[tuple[int, str]]]:
        """The mails, and the UIDs of those that cannot be read with the reason."""
        if not uids:
            return [], []
        session = self._at()
        try:
            return small_mails(session, uids), []
        except MailboxError as error:
            self._again(error)
        if len(uids) == 1:
            return self._raw(uids[0])
        half = len(uids) // 2
        left, right = self.mails(uids[:half]), self.mails(uids[half:])
        return left[0] + right[0], left[1] + right[1]

    def _raw(self, uid: int) -> tuple[list[Small], list[tuple[int, str]]]:
        session = self._at()
        try:
            return raw_mails(session, [uid]), []
        except MailboxError as error:
            self._again(error)
            return [], [(uid, f"cannot be fetched: {error.wrong}")]

    def _again(self, error: MailboxError) -> None:
        self._left -= 1
        if self._left < 0:
            raise error

    def _at(self) -> Session:
        """A session with the folder open. A connection that cannot be had again ends the pass, whatever the mail."""
        session = self._ready()
        if session.selected != self._folder and examine(session, self._folder).uidvalidity != self._uidvalidity:
            raise MailboxError(f"{self._folder!r} was replaced while it was read.", AGAIN)
        return session
