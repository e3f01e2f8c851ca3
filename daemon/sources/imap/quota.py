"""Owns asking how full a mailbox is (RFC 9208): a full one takes no mail, and nobody is told."""

from __future__ import annotations

import re

from daemon.domain.problems import Code, said
from daemon.errors import MailboxError
from daemon.sources.imap.session import Session

FULL, NEARLY = 100, 95  # per cent
_RESOURCE = re.compile(rb"(?:STORAGE|MESSAGE) (\d{1,18}) (\d{1,18})", re.IGNORECASE)


def fullness(session: Session) -> int | None:
    """Per cent of the tightest limit that are used, None when the server does not tell."""
    if not session.has("QUOTA"):
        return None
    with session.command("asking how full the mailbox is") as client:
        records = client.command(b"GETQUOTAROOT", client.mailbox("INBOX"), answer="QUOTA")
    pairs = [
        (int(used), int(most))
        for record in records
        if isinstance(record, bytes)
        for used, most in _RESOURCE.findall(record)
    ]
    return max((used * 100 // most for used, most in pairs if most), default=None)


def trouble(account: str, percent: int | None) -> MailboxError | None:
    """What there is to say about it."""
    if percent is None or percent < NEARLY:
        return None
    code = Code.MAILBOX_FULL if percent >= FULL else Code.MAILBOX_NEARLY_FULL
    return MailboxError(*said(code, account=repr(account), percent=percent), code)
