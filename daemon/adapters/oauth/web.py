"""Owns the only HTTP of signing in: a form posted over verified TLS, a small JSON object back, within a deadline."""

from __future__ import annotations

import ipaddress
import json
import logging
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from daemon.adapters.deadline import Bell, deadline
from daemon.errors import MailboxError

if TYPE_CHECKING:
    import httpx2

MOST = 65_536  # octets of an answer; real ones have about five thousand
SECONDS = 30.0
READ_SECONDS = 10.0
AGAIN = "It is tried again by itself."


@dataclass(frozen=True, slots=True)
class Answer:
    """What a provider answered: the HTTP status (200 to 499 but 429) and a JSON object."""

    status: int
    body: Mapping[str, object] = field(repr=False)


Post = Callable[[str, Mapping[str, str]], Answer]


@dataclass(frozen=True, slots=True)
class Web:
    """Posts forms. Raises MailboxError for everything that is the network's or the server's fault.

    `context`: other authorities than the system's (tests). `seconds`: the wall-clock limit of one exchange.
    """

    context: ssl.SSLContext | None = None
    seconds: float = SECONDS

    def post(self, url: str, form: Mapping[str, str]) -> Answer:
        """One exchange; no redirect is followed, and nothing of the environment says where the form goes."""
        host = _checked(url)
        with deadline(self.seconds) as bell:
            try:
                status, octets = self._exchange(url, form, bell)
            except Exception as error:  # whatever the library raises; its text is not shown, it may hold anything
                said = "it took too long" if bell.rung.is_set() else _said(error)
                raise MailboxError(f"{host} cannot be asked to sign in: {said}.", AGAIN) from None
        if not 200 <= status < 500 or status == 429 or 300 <= status < 400:
            raise MailboxError(f"{host} has no answer about signing in now (HTTP {status}).", AGAIN)
        return Answer(status, _object(octets, host, status))

    def _exchange(self, url: str, form: Mapping[str, str], bell: Bell) -> tuple[int, bytes]:
        import httpx2

        for name in ("httpx2", "httpcore2"):
            logging.getLogger(name).setLevel(logging.WARNING)
        timeout = httpx2.Timeout(READ_SECONDS)
        trusts_nobody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        verify = self.context or (ssl.create_default_context() if url.startswith("https:") else trusts_nobody)
        headers = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "followup"}
        with (
            httpx2.Client(verify=verify, trust_env=False, follow_redirects=False, timeout=timeout) as client,
            client.stream("POST", url, data=form, headers=headers, extensions={"trace": _watching(bell)}) as reply,
        ):
            return reply.status_code, _capped(reply)


def _watching(bell: Bell) -> Callable[[str, dict[str, Any]], None]:
    """Gives every connection that is made to the bell."""

    def trace(event: str, info: dict[str, Any]) -> None:
        if event == "connection.connect_tcp.complete":
            bell.watch(info["return_value"].get_extra_info("socket"))

    return trace


def _capped(reply: httpx2.Response) -> bytes:
    octets = b""
    for piece in reply.iter_raw():
        octets += piece
        if len(octets) > MOST:
            raise _TooLargeError
    return octets


class _TooLargeError(Exception):
    """The answer is larger than any answer is."""


def _said(error: Exception) -> str:
    if isinstance(error, _TooLargeError):
        return "its answer is too large"
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate cannot be trusted ({cause.verify_message})"
        cause = cause.__cause__ or cause.__context__
    return f"the connection failed ({type(error).__name__})"


def _object(octets: bytes, host: str, status: int) -> Mapping[str, object]:
    try:
        found = json.loads(octets)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        wrong = f"{host} answered something else than it should (HTTP {status}, no JSON object)."
        raise MailboxError(wrong, "A proxy or a captive portal may stand between. " + AGAIN)
    return found


def _checked(url: str) -> str:
    """The host of an address that a secret may be sent to."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(host)):
        return host
    raise MailboxError(f"{host or url!r} is no address to sign in at.", "It must begin with https://.")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
