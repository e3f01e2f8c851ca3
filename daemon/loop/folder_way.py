"""Owns the `folder` way out: an approved draft is sent by writing it into the account's `sent`."""

from __future__ import annotations

from daemon.errors import MailboxError
from daemon.sources.source import DraftsFolder
from outbox.outcome import Outcome, SendResult


class FolderSender:
    """See daemon.loop.parts.Sender."""

    def __init__(self, folder: DraftsFolder) -> None:
        self._folder = folder

    def send(self, raw: bytes, sender: str, recipients: tuple[str, ...]) -> SendResult:
        """Write the mail into `sent`; when the disk refuses, nothing left."""
        try:
            self._folder.put_sent(raw)
        except MailboxError as error:
            return SendResult(Outcome.NOT_STARTED, words=error.wrong)
        return SendResult(Outcome.SENT)
