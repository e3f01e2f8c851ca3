"""Owns where an answer to a mail goes: From, or a Reply-To that can be trusted, or nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

from classifiers.automatic import robot_address
from classifiers.domains import registrable
from classifiers.message import Address, Message
from classifiers.senders import SenderKind, sender_kind

_TOKEN = re.compile(r"[+_.=-][\w-]{6,}|[0-9a-f]{8,}|\d{4,}")


@dataclass(frozen=True, slots=True)
class ReplyPath:
    """`address` is where an answer goes (None: nobody reads it); `odd` a Reply-To elsewhere that is not trusted."""

    address: str | None
    odd: str | None = None


def reply_path(message: Message) -> ReplyPath:
    """A Reply-To at From's registrable domain, or a tokened one at an ATS, is the sender's; elsewhere is odd."""
    sender = message.sender
    if sender is None:
        return ReplyPath(None)
    fallback = None if robot_address(sender.address) or sender.address.partition("@")[2] == "" else sender.address
    odd = None
    for other in message.reply_to:
        if other.address == sender.address:
            continue
        if _trusted(sender, other):
            if not robot_address(other.address):
                return ReplyPath(other.address, None)
        elif odd is None and not robot_address(other.address):
            odd = other.address
    return ReplyPath(fallback, odd)


def answers_by_token(message: Message) -> bool:
    """Whether an answer goes to a token at an applicant tracking system, which hands it on to a person."""
    return any(
        sender_kind(one.domain) is SenderKind.ATS
        and _TOKEN.search(one.address.partition("@")[0]) is not None
        and not robot_address(one.address)
        for one in message.reply_to
    )


def _trusted(sender: Address, other: Address) -> bool:
    if registrable(other.domain) == registrable(sender.domain):
        return sender_kind(sender.domain) is not SenderKind.FREE
    kind = sender_kind(other.domain)
    return kind in (SenderKind.ATS, SenderKind.SCHEDULER) and _TOKEN.search(other.address.partition("@")[0]) is not None
