"""Owns how a client says who it is (SASL), and the door that counts how often it was not believed."""

from __future__ import annotations

import base64
from typing import Protocol

# What answers a challenge that holds the reason: nothing, or (RFC 7628 section 3.2.3) one octet 1
AFTER_A_REASON = {"XOAUTH2": "", "OAUTHBEARER": "AQ=="}


class Door(Protocol):
    """Counts true refusals, so that nobody is locked out."""

    def check(self, secret: str) -> None:
        """Raises CredentialsError when nothing may be tried any more."""

    def refused(self, secret: str, words: str) -> None:
        """One more true refusal."""

    def opened(self) -> None:
        """Signing in worked."""


class Open:
    """A door nobody watches."""

    def check(self, secret: str) -> None:
        """See Door."""

    def refused(self, secret: str, words: str) -> None:
        """See Door."""

    def opened(self) -> None:
        """See Door."""


def chosen(offered: list[str], how: str) -> str | None:
    """The method to use among those a server offers; `how` is "xoauth2" for tokens, else "password"."""
    wanted = ["OAUTHBEARER", "XOAUTH2"] if how == "xoauth2" else ["PLAIN", "LOGIN"]
    return next((method for method in wanted if method in offered), None)


def first_answer(method: str, user: str, secret: str, host: str, port: int) -> str:
    """The client's first answer, and for all methods but LOGIN its only one."""
    match method:
        case "OAUTHBEARER":  # RFC 7628 section 3.1; "," and "=" in a name are escaped (RFC 5801 section 4)
            name = user.replace("=", "=3D").replace(",", "=2C")
            return f"n,a={name},\1host={host}\1port={port}\1auth=Bearer {secret}\1\1"
        case "XOAUTH2":
            return f"user={user}\1auth=Bearer {secret}\1\1"
    return f"\0{user}\0{secret}"


def b64(text: str) -> str:
    """Base64 of UTF-8."""
    return base64.b64encode(text.encode("utf-8")).decode("ascii")


def without(words: bytes, *secrets: str) -> bytes:
    """A server's words without the secrets it may have repeated, in plain or in base64."""
    for secret in secrets:
        for form in (secret.encode("utf-8", "replace"), b64(secret).encode()):
            words = words.replace(form, b"(hidden)") if form else words
    return words
