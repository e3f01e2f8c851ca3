"""Owns the sending of one approved mail over SMTP: TLS verified, one DATA at most, and what became of it."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from daemon.adapters import sasl
from daemon.adapters.deadline import Bell, deadline
from daemon.adapters.sasl import Door
from outbox.headers import plain_address
from outbox.mime import MimeFault
from outbox.outcome import Outcome, Problem, SendResult

__all__ = ["Outcome", "Problem", "SendResult", "SmtpSender"]

_HELLO = "[127.0.0.1]"  # an address literal (RFC 5321 section 4.1.3): the machine's own name is nobody's business
_REPLY_LINES = 100
_LINE = 2048
_READ_S = 30.0


@dataclass(frozen=True, slots=True)
class SmtpSender:
    """One account's way out. `password` is called once a mail, before connecting; with "xoauth2" it gives the token.

    `timeout_s` is the wall-clock limit of a whole send. `ca_file` is a private CA, used instead of the system's.
    `renewed` gives a fresh token for one that was refused; that is asked once a conversation. `door` counts refusals.
    """

    host: str
    port: int
    tls: Literal["implicit", "starttls"]
    user: str
    password: Callable[[], str]
    ca_file: Path | None = None
    timeout_s: float = 60.0
    auth: Literal["password", "xoauth2"] = "password"
    renewed: Callable[[str], str] | None = None
    door: Door = field(default_factory=sasl.Open)

    def send(self, raw: bytes, sender: str, recipients: tuple[str, ...]) -> SendResult:
        """Sends `raw` (CRLF line ends) once. Raises only what `password` raises, and then nothing was sent.

        When one recipient is refused the mail goes to none: what was approved is the mail to all of them.
        """
        if words := _unfit(raw, sender, recipients):
            return SendResult(Outcome.REFUSED, Problem.UNFIT, words)
        secret = self._secret()

        def say(talk: _Talk) -> SendResult:
            talk.envelope(sender, recipients, len(raw))
            talk.text(raw)
            return SendResult(Outcome.SENT, words=talk.last)

        return self._talk(secret, say)

    def check(self) -> SendResult | None:
        """Signs in and sends nothing; None when all is well, else what stands in the way."""
        result = self._talk(self._secret(), lambda talk: SendResult(Outcome.SENT))
        return None if result.outcome is Outcome.SENT else result

    def _secret(self) -> str:
        secret = self.password()
        self.door.check(secret)
        return secret

    def _talk(self, secret: str, say: Callable[[_Talk], SendResult]) -> SendResult:
        with deadline(self.timeout_s) as bell:
            talk = _Talk(bell, min(self.timeout_s, _READ_S))
            try:
                self._enter(talk, secret)
                return say(talk)
            except _End as end:
                return end.result
            # smtplib's own errors are OSErrors; a host that no DNS name can be is the other
            except (OSError, UnicodeError) as problem:
                return talk.broken(problem)
            finally:
                talk.leave()

    def _enter(self, talk: _Talk, secret: str) -> None:
        talk.open(self.host, self.port)
        if self.tls == "implicit":
            talk.encrypt(self.host, self.ca_file)
        talk.greet()
        if self.tls == "starttls":
            talk.start_tls(self.host, self.ca_file)
        self._sign_in(talk, secret)

    def _sign_in(self, talk: _Talk, secret: str) -> None:
        try:
            try:
                talk.sign_in(self.user, secret, self.auth)
            except _End as end:
                if self.renewed is None or not end.result.sign_in_failed:
                    raise
                talk.sign_in(self.user, self.renewed(secret), self.auth)
        except _End as end:
            if end.result.sign_in_failed:
                self.door.refused(secret, end.result.words)
            raise
        self.door.opened()


class _End(Exception):  # noqa: N818  an answer, not an error
    """The server's answer ends the send."""

    def __init__(self, outcome: Outcome, problem: Problem, code: int, words: str, who: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self.result = SendResult(outcome, problem, words, who, temporary=400 <= code < 500)


class _Talk(smtplib.SMTP):
    """One conversation, phase by phase (RFC 5321 section 3)."""

    def __init__(self, bell: Bell, read_s: float) -> None:
        super().__init__(local_hostname=_HELLO)
        self.bell, self.read_s = bell, read_s
        self.phase, self.last = Problem.UNREACHABLE, ""
        self.peer = ("", 0)
        self.text_begun = False

    def open(self, host: str, port: int) -> None:
        self.peer = (host, port)
        sock = socket.create_connection((host, port), self.read_s)
        self.sock = sock
        self.bell.watch(sock)

    def encrypt(self, host: str, ca_file: Path | None) -> None:
        self.phase = Problem.TLS
        context = ssl.create_default_context(cafile=ca_file)
        assert self.sock is not None
        self.sock = context.wrap_socket(self.sock, server_hostname=host)
        self.file = None  # what was read ahead in the clear is not to be believed (RFC 3207 section 4.2)
        self.phase = Problem.CUT

    def greet(self) -> None:
        self.phase = Problem.CUT
        self._expect(self.getreply(), Outcome.NOT_STARTED, Problem.UNREACHABLE)
        self._expect(self.ehlo(), Outcome.NOT_STARTED, Problem.UNREACHABLE)

    def start_tls(self, host: str, ca_file: Path | None) -> None:
        if not self.has_extn("starttls"):
            raise _End(Outcome.NOT_STARTED, Problem.NO_TLS, 0, "the server offers no STARTTLS")
        self._expect(self.docmd("STARTTLS"), Outcome.NOT_STARTED, Problem.NO_TLS)
        self.encrypt(host, ca_file)
        self.esmtp_features = {}
        self._expect(self.ehlo(), Outcome.NOT_STARTED, Problem.UNREACHABLE)

    def sign_in(self, user: str, secret: str, how: str) -> None:
        """One method, once: trying them all would count as several failures with some providers."""
        offered = self.esmtp_features.get("auth", "").upper().split()
        method = sasl.chosen(offered, how)
        if not method:
            words = f"no way to sign in that we know: {' '.join(offered)[:80] or 'none offered'}"
            raise _End(Outcome.NOT_STARTED, Problem.AUTH, 400, words)
        reply = self._login(user, secret) if method == "LOGIN" else self._first_response(method, user, secret)
        said = sasl.without(reply[1], secret, sasl.first_answer(method, user, secret, *self.peer))
        self._expect((reply[0], said), Outcome.NOT_STARTED, Problem.AUTH)

    def envelope(self, sender: str, recipients: tuple[str, ...], size: int) -> None:
        limit = self.esmtp_features.get("size", "").strip()
        if limit.isascii() and limit.isdigit() and 0 < int(limit[:18]) < size:
            raise _End(Outcome.REFUSED, Problem.SIZE, 552, f"the mail has {size} bytes, the server takes {limit[:18]}")
        options = [f"SIZE={size}"] if self.has_extn("size") else []
        self._expect(self.mail(sender, options), Outcome.REFUSED, Problem.SENDER)
        answers = {one: self.rcpt(one) for one in recipients}
        refused = tuple(one for one, (code, _) in answers.items() if not 200 <= code < 300)
        if refused:
            code, words = answers[refused[0]]
            raise _End(Outcome.REFUSED, Problem.RECIPIENTS, code, _plain(words), refused)

    def text(self, raw: bytes) -> None:
        """DATA, once. From the first byte of the text on, silence means that it may have left."""
        reply = self.docmd("DATA")
        if reply[0] != 354:
            raise _End(Outcome.REFUSED, Problem.CONTENT, reply[0], _plain(reply[1]))
        stuffed = (b"\r\n" + raw).replace(b"\r\n.", b"\r\n..")[2:]  # RFC 5321 section 4.5.2
        self.text_begun = True
        self.send(stuffed + (b"" if stuffed.endswith(b"\r\n") else b"\r\n") + b".\r\n")
        reply = self.getreply()
        known = 200 <= reply[0] < 300 or 400 <= reply[0] < 600
        self._expect(reply, Outcome.REFUSED if known else Outcome.UNSURE, Problem.CONTENT)

    def broken(self, problem: OSError | UnicodeError) -> SendResult:
        """What a broken connection means in the phase it broke in."""
        phase = Problem.SLOW if self.bell.rung.is_set() or isinstance(problem, TimeoutError) else self.phase
        outcome = Outcome.UNSURE if self.text_begun else Outcome.NOT_STARTED
        words = getattr(problem, "verify_message", "") or getattr(problem, "strerror", "") or str(problem)
        return SendResult(outcome, phase, _plain(str(words).encode("utf-8", "replace")))

    def leave(self) -> None:
        """QUIT without waiting for the answer: nothing depends on it."""
        if self.sock:
            with suppress(OSError):
                self.putcmd("QUIT")
        self.close()

    def getreply(self) -> tuple[int, bytes]:
        """A reply of at most 100 whole lines; anything else is a broken connection."""
        assert self.sock is not None
        if self.file is None:
            self.file = self.sock.makefile("rb")
        said = []
        for _ in range(_REPLY_LINES):
            line = self.file.readline(_LINE)
            if not line.endswith(b"\n"):
                raise smtplib.SMTPServerDisconnected("the connection ended")
            if not line[:3].isdigit():
                raise smtplib.SMTPServerDisconnected("this is not SMTP")
            said.append(line[4:].strip())
            if line[3:4] != b"-":
                self.last = _plain(b" ".join(said))
                return int(line[:3]), b"\n".join(said)
        raise smtplib.SMTPServerDisconnected("an endless reply")

    def _first_response(self, method: str, user: str, secret: str) -> tuple[int, bytes]:
        reply = self.docmd("AUTH", f"{method} {sasl.b64(sasl.first_answer(method, user, secret, *self.peer))}")
        if method in sasl.AFTER_A_REASON and reply[0] == 334:  # the refusal itself follows our answer
            reply = self.docmd(sasl.AFTER_A_REASON[method])
        return reply

    def _login(self, user: str, secret: str) -> tuple[int, bytes]:
        reply = self.docmd("AUTH", "LOGIN")
        for answer in (user, secret):
            if reply[0] != 334:
                return reply
            reply = self.docmd(sasl.b64(answer))
        return reply

    def _expect(self, reply: tuple[int, bytes], outcome: Outcome, problem: Problem) -> None:
        code, words = reply
        if not 200 <= code < 300:
            raise _End(outcome, problem, code, _plain(words))


def _plain(words: bytes) -> str:
    """A stranger's words for a log or a screen: one line, printable, short."""
    text = words.decode("utf-8", "replace")
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:300]


def _unfit(raw: bytes, sender: str, recipients: tuple[str, ...]) -> str:
    """Why this must not go on the wire at all, or nothing."""
    rest = raw.replace(b"\r\n", b"")
    if not recipients:
        return "no recipient"
    if b"\r" in rest or b"\n" in rest or not raw.isascii():  # a bare line end can smuggle a second mail
        return "not a mail in plain lines"
    try:
        for address in (sender, *recipients):
            plain_address(address)
    except MimeFault as fault:
        return str(fault)
    return ""
