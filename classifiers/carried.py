"""Owns telling a person's mail that an applicant tracking system only carried from what the system wrote itself."""

from __future__ import annotations

import re

from classifiers.automatic import marked
from classifiers.display import person_name
from classifiers.message import Message
from classifiers.replies import answers_by_token
from classifiers.senders import SenderKind, sender_kind

LAST_LINES = 400  # letters at the end of a text in which its writer signs
_ROBOT_SAYS = re.compile(
    r"(?i)\bautomat(?:ed|ic|ically)\b|\bdo not (?:reply|respond)\b|\bnot (?:be )?monitored\b|\bunmonitored\b"
)


def carried(message: Message) -> bool:
    """Whether a person wrote a mail that came through an ATS' no-reply address.

    From shows a person's name, the same person signs, an answer goes to a token at an ATS (the system hands it on), and
    nothing says that a machine wrote it (RFC 3834).
    """
    sender = message.sender
    if sender is None or sender_kind(sender.domain) is not SenderKind.ATS or marked(message):
        return False
    name = person_name(sender.name)
    if name is None or not answers_by_token(message) or _ROBOT_SAYS.search(message.text[:20_000]):
        return False
    first = name.split()[0]
    return re.search(rf"(?m)^\W{{0,8}}{re.escape(first)}\b", message.text.rstrip()[-LAST_LINES:]) is not None
