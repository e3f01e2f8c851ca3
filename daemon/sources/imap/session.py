"""Owns one signed-in connection: any error ends it and says whose fault it was; the next use starts over."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Iterator
from types import TracebackType

from daemon.domain.problems import Code
from daemon.errors import CredentialsError, MailboxError
from daemon.sources.imap import troubles, wire
from daemon.sources.imap.client import TROUBLE, Client, RefusedError
from daemon.sources.imap.deadline import Deadline
from daemon.sources.imap.refusals import is_wrong_secret, shown
from daemon.sources.imap.sasl import authenticate, without
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
        tokens = settings.tokens
        secret = tokens.grant() if tokens else settings.secret()
        settings.gate.check(settings.name, secret, settings.remedy)
        token = tokens.access() if tokens else secret
        with self._watched("connecting", limits.connect + limits.read):
            self._client = Client(settings, self._context(), self._deadline, limits)
        self._sign_in(self._client, secret, token)
        with self.command("CAPABILITY") as client:
            self.capabilities = frozenset(client.capabilities())

    def _context(self) -> ssl.SSLContext | None:
        if self.settings.tls == "none-loopback-only":
            return None
        try:
            return ssl.create_default_context(cafile=self.settings.ca_file)
        except OSError as error:
            wrong = f"The CA file {self.settings.ca_file} cannot be used: {error.strerror or error}."
            raise CredentialsError(wrong, "Correct `ca_file` in config.toml.", Code.CERTIFICATE_UNTRUSTED) from error

    def _sign_in(self, client: Client, secret: str, token: str) -> None:
        """`secret` is what the gate counts by, `token` what the server is given: the same, but with OAuth."""
        gate = self.settings.gate
        refusal = self._refusal(client, token)
        if refusal is not None and self.settings.tokens and is_wrong_secret(refusal):
            refusal = self._refusal(client, self.settings.tokens.renewed(token))
        if refusal is None:
            gate.opened()
            return
        self.drop()
        if not is_wrong_secret(refusal):
            busy = troubles.busy(self.settings, refusal)
            gate.busy(busy)
            raise busy
        error = troubles.wrong_secret(self.settings, refusal)
        gate.refused(secret, refusal, error.trouble)
        raise CredentialsError(error.wrong, self.settings.remedy, error.trouble)

    def _refusal(self, client: Client, token: str) -> str | None:
        """What the server says against letting us in, None when it does."""
        try:
            with self._watched("signing in", self.limits.command, keeps=(RefusedError,)):
                authenticate(client, self.settings, token)
        except RefusedError as refusal:
            return shown(without(str(refusal), token)) or "(it says nothing)"
        return None

    @contextlib.contextmanager
    def command(self, what: str, seconds: float | None = None, refusal: Code = Code.SERVER_REFUSES) -> Iterator[Client]:
        """The client, for one command. Trouble ends the session; it and refusals (`refusal`) become MailboxError."""
        if self._client is None:
            raise MailboxError(f"The connection to {self.settings.host} is closed.", AGAIN, Code.CONNECTION_LOST)
        try:
            with self._watched(what, seconds or self.limits.command):
                yield self._client
        except RefusedError as no:
            raise troubles.refused(self.settings, what, shown(str(no)), refusal) from None

    @contextlib.contextmanager
    def listening(self) -> Iterator[Client]:
        """The client, outside of a command and without a deadline: whoever listens waits in short slices."""
        if self._client is None:
            raise MailboxError(f"The connection to {self.settings.host} is closed.", AGAIN, Code.CONNECTION_LOST)
        client = self._client
        with self._watched("listening", None):
            try:
                yield client
            finally:
                client.wait_at_most(self.limits.read)

    @contextlib.contextmanager
    def _watched(self, what: str, seconds: float | None, keeps: tuple[type[Exception], ...] = ()) -> Iterator[None]:
        """Any error ends the session, but those of `keeps`."""
        try:
            with self._deadline.within(seconds) if seconds is not None else contextlib.nullcontext():
                yield
        except keeps:
            raise
        except wire.NotOnTheWireError as error:  # nothing was sent
            raise MailboxError(f"{what} is not possible: {error}.", "Correct config.toml.") from error
        except ssl.SSLCertVerificationError as error:
            self.drop()
            raise troubles.certificate(self.settings, error) from error
        except TROUBLE as error:
            self.drop()
            raise troubles.broken(self.settings, what, error, late=self._deadline.passed) from error
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
