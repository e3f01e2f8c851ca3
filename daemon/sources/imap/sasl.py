"""Owns which way a client says who it is on IMAP: a token, a password over SASL, or plain LOGIN."""

from __future__ import annotations

import base64

from daemon.sources.imap import wire
from daemon.sources.imap.client import Client, RefusedError
from daemon.sources.imap.settings import ImapSettings


def authenticate(client: Client, settings: ImapSettings, secret: str) -> None:
    """Sign in once, in one way: trying several would count as several failures. Raises RefusedError."""
    user = settings.user
    if settings.auth.startswith("oauth"):
        _with_token(client, settings, _clean(secret))
    elif client.has_capability("AUTH=PLAIN"):
        client.authenticate("PLAIN", f"\0{_clean(user)}\0{_clean(secret)}".encode())
    elif client.has_capability("LOGINDISABLED"):
        raise RefusedError("[PRIVACYREQUIRED] the server takes no password here")
    else:
        client.log_in(wire.astring(user), wire.astring(secret))


def _with_token(client: Client, settings: ImapSettings, token: str) -> None:
    user = _clean(settings.user)
    if "\1" in user + token:
        raise RefusedError("[AUTHENTICATIONFAILED] the user name or token holds a control character")
    if client.has_capability("AUTH=OAUTHBEARER"):
        # RFC 7628 section 3.1; "," and "=" in a name are escaped (RFC 5801 section 4)
        name = user.replace("=", "=3D").replace(",", "=2C")
        where = f"host={settings.host}\1port={settings.port}"
        client.authenticate("OAUTHBEARER", f"n,a={name},\1{where}\1auth=Bearer {token}\1\1".encode(), b"\1")
    else:
        client.authenticate("XOAUTH2", f"user={user}\1auth=Bearer {token}\1\1".encode())


def without(words: str, secret: str) -> str:
    """A server's words without the secret it may have repeated, in plain or in base64."""
    for form in (secret, base64.b64encode(secret.encode("utf-8", "replace")).decode("ascii")):
        words = words.replace(form, "(hidden)") if form else words
    return words


def _clean(value: str) -> str:
    if any(letter in value for letter in "\r\n\0"):
        raise RefusedError("[AUTHENTICATIONFAILED] the user name or password holds a line break")
    return value
