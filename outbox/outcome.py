"""Owns what can become of a mail that was given to a way out, in words the journal and the screens share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of the mail."""

    SENT = "sent"  # the server took responsibility for it
    REFUSED = "refused"  # the server said no to this mail; nothing left
    NOT_STARTED = "not_started"  # nothing of the mail left; trying again later is safe
    UNSURE = "unsure"  # cut off while or after the text was sent: it may have left


class Problem(StrEnum):
    """Why it did not simply go."""

    UNREACHABLE = "unreachable"
    TLS = "tls"  # certificate or handshake
    NO_TLS = "no_tls"  # STARTTLS is not offered: perhaps taken out on the way
    AUTH = "auth"
    SENDER = "sender"
    RECIPIENTS = "recipients"
    SIZE = "size"
    CONTENT = "content"
    CUT = "cut"
    SLOW = "slow"
    UNFIT = "unfit"  # not a mail we would put on the wire


@dataclass(frozen=True, slots=True)
class SendResult:
    """The outcome, with the server's words. `recipients` are the refused ones; `temporary`: a 4xx answer."""

    outcome: Outcome
    problem: Problem | None = None
    words: str = ""
    recipients: tuple[str, ...] = ()
    temporary: bool = False

    @property
    def sign_in_failed(self) -> bool:
        """A true refusal of user and password: it counts towards being locked out."""
        return self.problem is Problem.AUTH and not self.temporary
