"""Owns one signed-in connection: any error ends it and says whose fault it was; the next use starts over."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Iterator
from types import TracebackType

from daemon.errors import CredentialsError, MailboxError
from daemon.sources.imap import wire
from daemon.sources.imap.client import TROUBLE, Client, RefusedError
from daemon.sources.imap.deadline import Deadline
from daemon.sources.imap.refusals import is_wrong_secret, shown
from daemon.sources.imap.settings import LIMITS, ImapSettings, Limits

AGAIN = "It is tried again by itself."


class Session:
    """A connection to one account. Not for two threads at once."""

    def __init__(self, settings: ImapSettings, limits: Limits = LIMITS) -> None:
        self.settings = settings
        self.limits = limits
        self._deadline = Deadline()
        self._client: Client | None = None
        self.selected: str | None = None
        secret = settings.secret()
        settings.gate.check(settings.name, secret)
        with self._watched("connecting", limits.connect + limits.read):
            self._client = Client(settings, self._context(), self._deadline, limits)
        self._sign_in(self._client, secret)
        with self.command("CAPABILITY") as client:
            self.capabilities = frozenset(client.capabilities())

    def _context(self) -> ssl.SSLContext | None:
        if self.settings.tls == "none-loopback-only":
            return None
        try:
            return ssl.create_default_context(cafile=self.settings.ca_file)
        except OSError as error:
            wrong = f"The CA file {self.settings.ca_file} cannot be used: {error.strerror or error}."
            raise CredentialsError(wrong, "Correct `ca_file` in config.toml.") from error

    def _sign_in(self, client: Client, secret: str) -> None:
        name, gate = self.settings.name, self.settings.gate
        try:
            with self._watched("signing in", self.limits.command):
                _authenticate(client, self.settings, secret)
        except RefusedError as refusal:
            said = shown(str(refusal))
            if not is_wrong_secret(said):
                raise MailboxError(f"The mail server does not let {name!r} in now: {said}", AGAIN) from None
            gate.refused(secret, said)
            wrong = f"The mail server refused to sign in {name!r}: {said}"
            raise CredentialsError(wrong, "Run `followup setup` and give a new password.") from None
        gate.opened()

    @contextlib.contextmanager
    def command(self, what: str, seconds: float | None = None) -> Iterator[Client]:
        """The client, for one command. Trouble and refusals end the session and become MailboxError."""
        if self._client is None:
            raise MailboxError(f"The connection to {self.settings.host} is closed.", AGAIN)
        try:
            with self._watched(what, seconds or self.limits.command):
                yield self._client
        except RefusedError as refusal:
            raise MailboxError(f"The mail server refused {what}: {shown(str(refusal))}", AGAIN) from None

    @contextlib.contextmanager
    def listening(self) -> Iterator[Client]:
        """The client, outside of a command and without a deadline: whoever listens waits in short slices."""
        if self._client is None:
            raise MailboxError(f"The connection to {self.settings.host} is closed.", AGAIN)
        client = self._client
        with self._watched("listening", None):
            try:
                yield client
            finally:
                client.wait_at_most(self.limits.read)

    @contextlib.contextmanager
    def _watched(self, what: str, seconds: float | None) -> Iterator[None]:
        try:
            with self._deadline.within(seconds) if seconds is not None else contextlib.nullcontext():
                yield
        except wire.NotOnTheWireError as error:  # nothing was sent
            raise MailboxError(f"{what} is not possible: {error}.", "Correct config.toml.") from error
        except ssl.SSLCertVerificationError as error:
            self.drop()
            raise MailboxError(
                f"The certificate of {self.settings.host} cannot be trusted: {error.verify_message}.",
                "No password was sent. If the server has a private CA, name it with `ca_file`.",
            ) from error
        except TROUBLE as error:
            self.drop()
            why = "it took too long" if self._deadline.passed else shown(str(error)) or type(error).__name__
            raise MailboxError(f"{self.settings.host}, {what}: {why}.", AGAIN) from error
        except BaseException:
            self.drop()
            raise

    @property
    def alive(self) -> bool:
        """Whether the connection has not been given up yet."""
        return self._client is not None

    def has(self, capability: str) -> bool:
        """Whether the server said so after signing in."""
        return capability.encode("ascii") in self.capabilities

    def drop(self) -> None:
        """Cut the connection."""
        client, self._client, self.selected = self._client, None, None
        if client is not None:
            client.cut()
        self._deadline.close()

    def close(self) -> None:
        """LOGOUT, briefly and politely; never raises."""
        if self._client is not None:
            with contextlib.suppress(MailboxError), self.command("LOGOUT", self.limits.logout) as client:
                client.logout()
        self.drop()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _authenticate(client: Client, settings: ImapSettings, secret: str) -> None:
    user = settings.user
    if settings.auth.startswith("oauth"):
        bearer = f"user={user}\x01auth=Bearer {secret}\x01\x01"
        client.authenticate("XOAUTH2", _clean(bearer).encode())
    elif client.has_capability("AUTH=PLAIN"):
        client.authenticate("PLAIN", f"\0{_clean(user)}\0{_clean(secret)}".encode())
    elif client.has_capability("LOGINDISABLED"):
        raise RefusedError("[PRIVACYREQUIRED] the server takes no password here")
    else:
        client.log_in(wire.astring(user), wire.astring(secret))


def _clean(value: str) -> str:
    if any(letter in value for letter in "\r\n\0"):
        raise RefusedError("[AUTHENTICATIONFAILED] the user name or password holds a line break")
    return value
