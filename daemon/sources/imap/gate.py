"""Owns how often signing in is tried: three refusals of one secret, then only the person can help; a server without
time is left alone for longer and longer."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable

from daemon.domain.problems import Code
from daemon.errors import CredentialsError, MailboxError

MOST_REFUSALS = 3
FIRST_ALONE, LONGEST_ALONE = 30.0, 600.0  # seconds


class Gate:
    """One account's door, shared by its watcher, its source and its drafts. Network trouble does not count."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._busy: MailboxError | None = None
        self._times_busy, self._left_alone = 0, 0.0
        self._lock = threading.Lock()
        self._refusals = 0
        self._refused = b""
        self._said = ""
        self._trouble: str | None = None

    def check(self, account: str, secret: str, remedy: str) -> None:
        """Raise CredentialsError when this same secret was refused often enough. A changed secret starts anew.

        Raise MailboxError while a server that had no time is left alone.

        With tokens, `secret` is the name of the sign-in they come from.
        """
        with self._lock:
            if self._busy is not None and self._monotonic() < self._left_alone:
                raise MailboxError(self._busy.wrong, self._busy.do, self._busy.trouble)
            if _digest(secret) == self._refused and self._refusals >= MOST_REFUSALS:
                raise CredentialsError(
                    f"The mail server refused to sign in {account!r} {self._refusals} times: {self._said}",
                    f"{remedy} Nothing is tried until then.",
                    self._trouble,
                )

    def refused(self, secret: str, said: str, trouble: str | None = Code.WRONG_PASSWORD) -> int:
        """Count a true refusal (of a password or a token: `trouble`); how many there were in a row."""
        with self._lock:
            digest = _digest(secret)
            self._refusals = self._refusals + 1 if digest == self._refused else 1
            self._refused, self._said, self._trouble = digest, said, trouble
            return self._refusals

    def busy(self, error: MailboxError) -> None:
        """The server has no time: throttled, too many connections. It is left alone for a while, each time longer."""
        with self._lock:
            self._busy, self._times_busy = error, self._times_busy + 1
            self._left_alone = self._monotonic() + min(
                LONGEST_ALONE, FIRST_ALONE * 2.0 ** min(self._times_busy - 1, 30)
            )

    def opened(self) -> None:
        """Signing in worked."""
        with self._lock:
            self._busy, self._times_busy = None, 0
            self._refusals, self._refused, self._said = 0, b"", ""

    @property
    def closed(self) -> bool:
        """Whether only a changed secret can help now."""
        with self._lock:
            return self._refusals >= MOST_REFUSALS


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
