"""Owns the trial draft: put into Drafts, taken out again, and never left behind."""

from __future__ import annotations

import contextlib
import secrets
from email.message import EmailMessage
from email.utils import format_datetime

from classifiers.parsing.fields import message_id as message_id_of
from daemon.clock import Clock
from daemon.errors import MailboxError
from daemon.sources.copies import copy_of, digest
from daemon.sources.imap.drafts import ImapDrafts
from daemon.sources.imap.settings import ImapSettings

SUBJECT = "Trial by followup setup: this may be deleted"
TEXT = "followup setup tries whether it can put drafts here. It takes this one away at once.\n"


def probe(settings: ImapSettings, clock: Clock, address: str) -> None:
    """Put a draft into Drafts and take it away. Raises MailboxError when either cannot be done."""
    raw, message_id = _draft(clock, address)
    drafts = ImapDrafts(settings, clock)
    try:
        name = drafts.put(raw)
        gone = _removed(drafts, name, raw, message_id)
    except BaseException:
        _clear(settings, clock, raw, message_id)
        raise
    finally:
        drafts.close()
    if not gone and not _clear(settings, clock, raw, message_id):
        wrong = f"A draft can be put into Drafts of {settings.host}, but not be taken away again."
        raise MailboxError(wrong, f"Delete the one called “{SUBJECT}” yourself; other drafts will stay there, too.")


def _draft(clock: Clock, address: str) -> tuple[bytes, str]:
    mail = EmailMessage()
    message_id = f"<{secrets.token_hex(16)}.trial@{address.rpartition('@')[2] or 'localhost'}>"
    mail["From"], mail["To"], mail["Subject"] = address, address, SUBJECT
    mail["Date"], mail["Message-ID"] = format_datetime(clock.now()), message_id
    mail.set_content(TEXT)
    return mail.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), message_id


def _removed(drafts: ImapDrafts, name: str | None, raw: bytes, message_id: str) -> bool:
    """Take it away by its number, or by its Message-ID where the server named no number (RFC 4315)."""
    mark = digest(copy_of("", "", raw))
    names = [name] if name else [c.name for c in drafts.drafts() if _id(c.headers.get("message-id")) == message_id]
    return bool(names) and all(drafts.remove(one, message_id, mark) for one in names)


def _clear(settings: ImapSettings, clock: Clock, raw: bytes, message_id: str) -> bool:
    """A second attempt over a connection of its own; whether it is gone."""
    drafts = ImapDrafts(settings, clock)
    with contextlib.suppress(MailboxError):
        try:
            left = [one for one in drafts.drafts() if _id(one.headers.get("message-id")) == message_id]
            return not left or _removed(drafts, None, raw, message_id)
        finally:
            drafts.close()
    return False


def _id(value: str | None) -> str:
    return message_id_of(value) or ""
