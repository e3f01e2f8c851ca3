"""Owns the step from message and reading to the stored facts of a mail: its key, its own time, whose it is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from classifiers.message import Message
from classifiers.reading import Interview, Label, Reading
from daemon.domain.application import State
from daemon.domain.mail import MailFact, statement_data
from outbox.mime import DRAFT_HEADER

_OLD = timedelta(days=30)
_SPACE = re.compile(r"\s+")
_QUOTES = 3
_QUOTE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Where:
    """Where a mail was found: the account, whether in Sent, and when it arrived there."""

    account: str
    in_sent: bool
    arrived_at: datetime | None = None


def own_time(message: Message, where: Where, now: datetime) -> datetime:
    """Rules section 1: the Date, unless missing, later than the arrival or more than 30 days before it."""
    # The store's own time may be that of a later copy or import (INTERNALDATE), or of the mail's own future Date.
    arrived = min((at for at in (where.arrived_at, message.received_at) if at), default=None)
    sent = message.sent_at
    if sent is None:
        return arrived or now
    if arrived is not None and (sent > arrived or arrived - sent > _OLD):
        return arrived
    return sent


def content_mark(message: Message) -> str:
    """What stays the same in every copy of one mail, and differs when a Message-ID is used again for another."""
    sender = message.sender.address if message.sender else ""
    sent = message.sent_at.isoformat() if message.sent_at else ""
    # Only the beginning: a mail fetched by its text parts and the same mail read from a file may end differently.
    text = _SPACE.sub(" ", message.text)[:400].strip()
    told = "\n".join((sender, sent, message.subject, text))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:12]


def key_of(message: Message, known: Mapping[str, MailFact]) -> str:
    """The mail's key: its Message-ID; with the content's mark when it has none, or when another mail has the same."""
    mark = content_mark(message)
    key = message.message_id or f"<{mark}@no-message-id>"
    other = known.get(key)
    if other is None or other.data.get("mark") == mark:
        return key
    return f"{key}#{mark}"


def is_own(message: Message, where: Where, reading: Reading, state: State, me: frozenset[str]) -> bool:
    """In Sent; or from one of the person's addresses with a Message-ID of ours or authentication passed."""
    if where.in_sent:
        return True
    mine = message.sender is not None and _plain(message.sender.address) in me
    return mine and (message.message_id in state.ours or reading.authenticated == "pass")


def claims_to_be_own(message: Message, me: frozenset[str]) -> bool:
    """Whether the From is one of the person's addresses, true or not."""
    return message.sender is not None and _plain(message.sender.address) in me


def _plain(address: str) -> str:
    local, at, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}{at}{domain}"


def fact(
    message: Message, reading: Reading, where: Where, state: State, *, me: frozenset[str], now: datetime
) -> MailFact | None:
    """The facts to store of one mail; None for one that pretends to be the person's own."""
    own = is_own(message, where, reading, state, me)
    if not own and claims_to_be_own(message, me):
        return None
    key = key_of(message, state.mails)
    data = _envelope(message, where, me, own=own) | _meaning(reading, own=own)
    kept = {name: value for name, value in data.items() if value not in (None, False, (), [], "")}
    return MailFact(0, key, own_time(message, where, now), {**kept, "label": data["label"]})


def _envelope(message: Message, where: Where, me: frozenset[str], *, own: bool) -> dict[str, Any]:
    to = [a.address for a in message.to]
    cc = [a.address for a in message.cc]
    mine = next((a for a in (*to, *cc) if _plain(a) in me), None)
    sender = message.sender.address if message.sender else None
    return {
        "message_id": message.message_id,
        "in_reply_to": message.in_reply_to,
        "references": list(message.references[-20:]),
        "sender": sender,
        "sender_name": message.sender.name if message.sender else None,
        "to": to[:50],
        "cc": cc[:50],
        "subject": message.subject[:300],
        "own": own,
        "me": sender if own else mine or (message.header("delivered-to") or None),
        "account": where.account,
        "mark": content_mark(message),
        "draft": message.header(DRAFT_HEADER) if own else None,
        "original": message.header("x-microsoft-original-message-id") if own else None,
    }


def _meaning(reading: Reading, *, own: bool) -> dict[str, Any]:
    label = Label.OWN_MESSAGE if own else reading.label
    common: dict[str, Any] = {
        "label": label.value,
        "nuance": reading.nuance.value if reading.nuance else None,
        "evidence": [e.quote[:_QUOTE_LENGTH] for e in reading.evidence[:_QUOTES]],
    }
    if own:
        return common
    return common | {
        "sure": round(reading.sure, 3),
        "company": reading.company,
        "role": reading.role,
        "people": [[p.name, p.address, p.part, p.declined] for p in reading.people[:30]],
        "interview": _interview(reading.interview) if reading.interview else None,
        "statement": statement_data(reading.statement) if reading.statement else None,
        "back_on": reading.back_on.isoformat() if reading.back_on else None,
        "deadline": reading.deadline.isoformat() if reading.deadline else None,
        "reply_possible": reading.reply_possible,
        "reply_address": reading.reply_address,
        "odd_reply_to": reading.odd_reply_to,
        "automatic": reading.automatic,
        "bulk": reading.bulk,
        "authenticated": reading.authenticated,
        "bounced": list(reading.bounced),
        "about": reading.about,
    }


def _interview(found: Interview) -> dict[str, Any]:
    return {
        "start": found.start.isoformat(),
        "end": found.end.isoformat() if found.end else None,
        "uid": found.uid,
        "place": found.place,
        "method": found.method,
        "sequence": found.sequence,
        "proposed": found.proposed,
        "organizer": found.organizer,
        "attendees": list(found.attendees),
    }
