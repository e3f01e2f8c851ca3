"""Owns IMAPClient and imaplib with their measured hazards closed; the only module that imports them.

Arguments reach `command` checked by wire.py; octets come through our own reader, capped; nothing is logged.
"""

from __future__ import annotations

import contextlib
import imaplib
import logging
import socket
import ssl
from collections.abc import Callable

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError
from imapclient.imap_utf7 import decode as decode_utf7
from imapclient.imap_utf7 import encode as encode_utf7

from daemon.sources.imap import wire
from daemon.sources.imap.deadline import Deadline
from daemon.sources.imap.reader import BrokenError, LineReader
from daemon.sources.imap.settings import ImapSettings, Limits

# Its debug level holds mail bodies and passwords, and costs two thirds of a fetch even when nobody listens.
logging.getLogger("imapclient").setLevel(logging.WARNING)

# What imaplib and IMAPClient raise on a connection that broke and on answers that make no sense.
TROUBLE = (
    OSError,
    imaplib.IMAP4.error,
    IMAPClientError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RecursionError,
    MemoryError,
)


class RefusedError(Exception):
    """The server answered NO or BAD; the argument is its text."""


class _Wire(imaplib.IMAP4):
    """imaplib's protocol over our reader."""

    debug = 0

    def __init__(
        self, settings: ImapSettings, context: ssl.SSLContext | None, deadline: Deadline, limits: Limits
    ) -> None:
        self._context = context
        self._deadline = deadline
        self._limits = limits
        super().__init__(settings.host, settings.port, limits.connect)

    def open(self, host: str = "", port: int = 143, timeout: float | None = None) -> None:
        """Connect; with implicit TLS nothing is said before the certificate was verified."""
        self.host, self.port = host, port
        connection = socket.create_connection((host, port), timeout)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._deadline.guard(connection)
        self.sock = connection
        self.reader = LineReader(connection, self._limits)
        if self._context is not None:
            self._wrap(self._context)

    def _wrap(self, context: ssl.SSLContext) -> None:
        plain = self.sock
        try:
            secured = context.wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise
        self._deadline.guard(secured)
        self.reader.exchange(secured)
        self.sock = secured

    def start_tls(self, context: ssl.SSLContext) -> None:
        """STARTTLS (RFC 3501 section 6.2.1); what the server said of itself before it is forgotten."""
        status, _ = self._simple_command("STARTTLS")
        if status != "OK":
            raise BrokenError("the server refuses TLS")
        self._wrap(context)
        self.untagged_responses.clear()
        self._get_capabilities()

    def read(self, size: int) -> bytes:
        """A literal."""
        return self.reader.literal(size)

    def readline(self) -> bytes:
        """A line with its end."""
        return self.reader.line()

    def shutdown(self) -> None:
        """Close the connection, whatever state it is in."""
        with contextlib.suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)
        with contextlib.suppress(OSError):
            self.sock.close()

    def _log(self, line: object) -> None:
        """imaplib keeps its last ten lines, the one with the password among them. We keep none."""


class Client(IMAPClient):  # type: ignore[misc]
    """One connection. Raises what is in TROUBLE, and RefusedError."""

    def __init__(
        self, settings: ImapSettings, context: ssl.SSLContext | None, deadline: Deadline, limits: Limits
    ) -> None:
        wanted = context if settings.tls == "implicit" else None
        self._make: Callable[[], _Wire] = lambda: _Wire(settings, wanted, deadline, limits)
        timeout = SocketTimeout(connect=limits.connect, read=limits.read)
        super().__init__(settings.host, settings.port, ssl=wanted is not None, ssl_context=wanted, timeout=timeout)
        self._imap.debug = 0
        self._imap._mesg = _silent
        self.normalise_times = False  # else INTERNALDATE comes as naive local time
        if settings.tls == "starttls" and context is not None:
            self._to_tls(context)

    def _create_IMAP4(self) -> _Wire:  # noqa: N802 - IMAPClient's name
        return self._make()

    def _to_tls(self, context: ssl.SSLContext) -> None:
        try:
            if not self.has_capability("STARTTLS") or self._imap.state != "NONAUTH":
                raise BrokenError("the server does not offer TLS")
            self._imap.start_tls(context)
        except BaseException:
            self._imap.shutdown()
            raise
        self._starttls_done, self._cached_capabilities = True, None
        self.socket().settimeout(self._timeout.read)

    @property
    def reader(self) -> LineReader:
        """Where lines come from outside of a command (IDLE)."""
        wire_: _Wire = self._imap
        return wire_.reader

    def mailbox(self, name: str) -> bytes:
        """A folder's name as an argument."""
        return wire.folder(name, encode_utf7)

    def command(self, name: bytes, *arguments: bytes, uid: bool = False, answer: str = "") -> list[object]:
        """Send one command of checked `arguments`; the untagged records named `answer`. RefusedError on NO and BAD."""
        self._imap.reader.new_answer()
        self._imap.untagged_responses.clear()
        try:
            status, text = self._raw_command(name, list(arguments), uid=uid)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:  # BAD
            raise RefusedError(str(error)) from None
        if status != "OK":
            raise RefusedError(_text(text))
        found = self._imap.untagged_responses.pop(answer, [])
        return [record for record in found if record is not None]

    def code(self, name: str) -> bytes:
        """The value of a response code of the last command, such as UIDVALIDITY or APPENDUID; b"" when it had none."""
        values = self._imap.untagged_responses.get(name, [b""])
        return values[-1] if isinstance(values[-1], bytes) else b""

    def append_mail(self, name: str, flags: bytes, when: bytes, raw: bytes) -> str:
        """APPEND; the server's text, which may hold APPENDUID (RFC 4315)."""
        self._imap.reader.new_answer()
        self._imap.untagged_responses.clear()
        self._imap.literal = raw
        tag = self._imap._command("APPEND", self.mailbox(name), flags, when)
        status, text = self._imap._command_complete("APPEND", tag)
        if status != "OK":
            raise RefusedError(_text(text))
        return _text(text)

    def authenticate(self, mechanism: str, initial: bytes, after_a_reason: bytes = b"") -> None:
        """SASL with one answer of the client's. A challenge that holds why it was refused gets `after_a_reason`."""
        answers = iter((initial,))
        try:
            status, text = self._imap.authenticate(mechanism, lambda _: next(answers, after_a_reason))
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            raise RefusedError(str(error)) from None
        if status != "OK":
            raise RefusedError(_text(text))
        self._cached_capabilities = None

    def log_in(self, user: bytes, password: bytes) -> None:
        """LOGIN with quoted strings."""
        self.command(b"LOGIN", user, password)
        self._imap.state = "AUTH"
        self._cached_capabilities = None

    def say(self, line: bytes) -> None:
        """Send a line outside of a command (DONE)."""
        self._imap.send(line)

    def begin(self, name: bytes) -> bytes:
        """Send a command without waiting for its end; its tag."""
        self._imap.reader.new_answer()
        self._imap.untagged_responses.clear()
        tag: bytes = self._imap._new_tag()
        self._imap.send(tag + b" " + name + b"\r\n")
        return tag

    def forget(self, tag: bytes) -> None:
        """The end of a command sent with `begin` was read by whoever began it."""
        self._imap.tagged_commands.pop(tag, None)

    def wait_at_most(self, seconds: float) -> None:
        """How long a read may take from now on before TimeoutError."""
        with contextlib.suppress(OSError):  # a socket that was cut has no time to keep
            self._imap.sock.settimeout(seconds)

    def cut(self) -> None:
        """Close the connection at once."""
        self._imap.shutdown()


def decoded(name: bytes) -> str:
    """A folder's name from modified UTF-7. Raises ValueError when it is none."""
    found: str = decode_utf7(name)
    return found


def _silent(*_: object) -> None:
    """Where imaplib's debug lines go."""


def _text(data: object) -> str:
    first = data[0] if isinstance(data, list) and data else b""
    return first.decode("utf-8", "replace") if isinstance(first, bytes) else str(first)
