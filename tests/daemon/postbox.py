"""A mailbox on Dovecot as its owner's mail program sees it, over connections of its own."""

from __future__ import annotations

import contextlib
import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from imaplib import IMAP4_SSL

from tests.servers.dovecot import Dovecot

DRAFTS = "Entw&APw-rfe"  # RFC 3501 section 5.1.3


@dataclass(frozen=True)
class Postbox:
    """One user's mail."""

    server: Dovecot
    user: str

    @contextlib.contextmanager
    def client(self, folder: str, *, readonly: bool = True) -> Iterator[IMAP4_SSL]:
        """Signed in, `folder` open."""
        with self.server.client(self.user) as connection:
            status, said = connection.select(folder, readonly=readonly)
            assert status == "OK", said
            yield connection

    def put(self, raw: bytes, folder: str = "INBOX", flags: str = "") -> None:
        """Deliver a mail."""
        self.server.append(self.user, raw, folder, flags)

    def fill(self, mails: list[bytes], folder: str = "INBOX") -> None:
        """Deliver many over one connection."""
        with self.server.client(self.user) as connection:
            for raw in mails:
                status, said = connection.append(folder, None, None, raw)
                assert status == "OK", said

    def flags(self, folder: str = "INBOX") -> dict[int, frozenset[str]]:
        """UID -> flags, \\Recent aside."""
        with self.client(folder) as connection:
            _, answers = connection.uid("FETCH", "1:*", "(FLAGS)")
        found: dict[int, frozenset[str]] = {}
        for answer in answers:
            words = re.search(rb"FLAGS \(([^)]*)\)", answer or b"")
            number = re.search(rb"UID (\d+)", answer or b"")
            if words and number:
                found[int(number[1])] = frozenset(words[1].decode().split()) - {"\\Recent"}
        return found

    def mails(self, folder: str = DRAFTS) -> list[Message]:
        """What lies in a folder and is not marked as deleted."""
        with self.client(folder) as connection:
            _, found = connection.uid("SEARCH", "UNDELETED")
            numbers = found[0].split()
            mails = []
            for number in numbers:
                _, answers = connection.uid("FETCH", number.decode(), "(BODY.PEEK[])")
                mails += [email.message_from_bytes(answer[1]) for answer in answers if isinstance(answer, tuple)]
        return mails
