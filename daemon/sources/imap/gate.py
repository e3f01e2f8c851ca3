"""Owns how often signing in may fail: three refusals of one secret, then only the person can help."""

from __future__ import annotations

import hashlib
import threading

from daemon.domain.problems import Code
from daemon.errors import CredentialsError

MOST_REFUSALS = 3


class Gate:
    """One account's door, shared by its watcher, its source and its drafts. Network trouble does not count."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._refusals = 0
        self._refused = b""
        self._said = ""
        self._trouble: str | None = None

    def check(self, account: str, secret: str, remedy: str) -> None:
        """Raise CredentialsError when this same secret was refused often enough. A changed secret starts anew.

        With tokens, `secret` is the name of the sign-in they come from.
        """
        with self._lock:
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

    def opened(self) -> None:
        """Signing in worked."""
        with self._lock:
            self._refusals, self._refused, self._said = 0, b"", ""

    @property
    def closed(self) -> bool:
        """Whether only a changed secret can help now."""
        with self._lock:
            return self._refusals >= MOST_REFUSALS


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
