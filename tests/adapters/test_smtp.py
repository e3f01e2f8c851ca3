"""Sending over real TLS on loopback: an honest server (aiosmtpd), and one that cuts, stalls or lies in each phase."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from daemon.adapters.smtp import Outcome, Problem, SendResult, SmtpSender

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")  # implicit TLS is TLS, too
HOST = "127.0.0.1"
RAW = b"From: sam@hart.example\r\nTo: ana@corvid.example\r\nSubject: x\r\n\r\nDear Ana,\r\n.\r\n..dots\r\nend\r\n"
USER, PASSWORD = "sam", "sésame:öffne"


@dataclass
class Post:
    """What the honest server saw, and how it answers."""

    texts: list[bytes] = field(default_factory=list)
    logins: list[tuple[bytes, bytes, bool]] = field(default_factory=list)
    rcpt: dict[str, str] = field(default_factory=dict)
    data: str = "250 2.0.0 taken"
    auth_refusal: str | None = None

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.rcpt.get(address, "250 ok")
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.texts.append(envelope.original_content or b"")
        return self.data

    def authenticate(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        right = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        self.logins.append((data.login, data.password, _encrypted(server)))
        if self.auth_refusal:
            return AuthResult(success=False, handled=False, message=self.auth_refusal)
        return AuthResult(success=right, handled=right)


def _encrypted(server: SMTP) -> bool:
    return server.transport is not None and server.transport.get_extra_info("ssl_object") is not None


class Implicit(Controller):
    """Port 465: TLS from the first byte."""

    def factory(self) -> SMTP:
        return SMTP(self.handler, **self.SMTP_kwargs)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return path


def server_context(authority: trustme.CA, name: str = HOST, **changed: Any) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name, **changed).configure_cert(context)
    return context


@contextmanager
def honest(post: Post, context: ssl.SSLContext | None, tls: str, **changed: Any) -> Iterator[int]:
    """aiosmtpd on a free port, implicit TLS or STARTTLS."""
    shared = {
        "authenticator": post.authenticate,
        "auth_required": True,
        "auth_require_tls": tls == "starttls",
        **changed,
    }
    if tls == "implicit":
        controller: Controller = Implicit(post, hostname=HOST, port=free_port(), ssl_context=context, **shared)
    else:
        controller = Controller(
            post, hostname=HOST, port=free_port(), tls_context=context, require_starttls=bool(context), **shared
        )
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind((HOST, 0))
        return int(sock.getsockname()[1])


def sender(port: int, ca_file: Path | None, tls: Any = "implicit", **changed: Any) -> SmtpSender:
    values: dict[str, Any] = {"user": USER, "password": lambda: PASSWORD, "ca_file": ca_file, "timeout_s": 10.0}
    return SmtpSender(HOST, port, tls, **(values | changed))


def send(way: SmtpSender, raw: bytes = RAW, to: tuple[str, ...] = ("ana@corvid.example",)) -> SendResult:
    return way.send(raw, "sam@hart.example", to)


@pytest.mark.parametrize("tls", ["implicit", "starttls"])
@pytest.mark.parametrize("exclude", [[], ["PLAIN"]])
def test_a_mail_arrives_as_it_is(authority: trustme.CA, ca_file: Path, tls: str, exclude: list[str]) -> None:
    post = Post()
    with honest(post, server_context(authority), tls, auth_exclude_mechanism=exclude) as port:
        result = send(sender(port, ca_file, tls))
    assert (result.outcome, result.problem) == (Outcome.SENT, None)
    assert result.words == "2.0.0 taken"
    assert post.texts == [RAW]
    assert post.logins == [(USER.encode(), PASSWORD.encode(), True)]


@pytest.mark.parametrize("tls", ["implicit", "starttls"])
def test_a_wrong_password_is_told_apart_and_tried_once(authority: trustme.CA, ca_file: Path, tls: str) -> None:
    post = Post()
    with honest(post, server_context(authority), tls) as port:
        result = send(sender(port, ca_file, tls, password=lambda: "wrong"))
    assert (result.outcome, result.problem, result.temporary) == (Outcome.NOT_STARTED, Problem.AUTH, False)
    assert result.sign_in_failed
    assert len(post.logins) == 1
    assert post.texts == []


def test_a_server_too_busy_to_check_is_no_failed_sign_in(authority: trustme.CA, ca_file: Path) -> None:
    post = Post(auth_refusal="454 4.7.0 try later")
    with honest(post, server_context(authority), "implicit") as port:
        result = send(sender(port, ca_file))
    assert (result.outcome, result.problem, result.temporary) == (Outcome.NOT_STARTED, Problem.AUTH, True)
    assert not result.sign_in_failed


def test_one_refused_recipient_holds_the_whole_mail(authority: trustme.CA, ca_file: Path) -> None:
    post = Post(rcpt={"gone@corvid.example": "550 5.1.1 no such user"})
    with honest(post, server_context(authority), "implicit") as port:
        result = send(sender(port, ca_file), to=("ana@corvid.example", "gone@corvid.example"))
    assert (result.outcome, result.problem) == (Outcome.REFUSED, Problem.RECIPIENTS)
    assert result.recipients == ("gone@corvid.example",)
    assert result.words == "5.1.1 no such user"
    assert post.texts == []


@pytest.mark.parametrize(("answer", "temporary"), [("554 5.7.1 looks like spam", False), ("451 4.3.0 later", True)])
def test_a_refused_text_did_not_leave(authority: trustme.CA, ca_file: Path, answer: str, temporary: bool) -> None:
    post = Post(data=answer)
    with honest(post, server_context(authority), "implicit") as port:
        result = send(sender(port, ca_file))
    assert (result.outcome, result.problem, result.temporary) == (Outcome.REFUSED, Problem.CONTENT, temporary)
    assert len(post.texts) == 1


def test_a_mail_too_large_is_not_even_begun(authority: trustme.CA, ca_file: Path) -> None:
    post = Post()
    with honest(post, server_context(authority), "implicit", data_size_limit=100) as port:
        result = send(sender(port, ca_file), RAW + b"x" * 200 + b"\r\n")
    assert (result.outcome, result.problem) == (Outcome.REFUSED, Problem.SIZE)
    assert post.texts == []


@pytest.mark.parametrize("tls", ["implicit", "starttls"])
@pytest.mark.parametrize(
    "bad", ["wrong name", "expired", "another authority", "self-signed", "system authorities only"]
)
def test_no_password_without_a_certificate_to_trust(authority: trustme.CA, ca_file: Path, tls: str, bad: str) -> None:
    post = Post()
    contexts: dict[str, Callable[[], ssl.SSLContext]] = {
        "wrong name": lambda: server_context(authority, "mail.other.example"),
        "expired": lambda: server_context(authority, not_after=datetime(2020, 1, 1, tzinfo=UTC)),
        "another authority": lambda: server_context(trustme.CA()),
        "self-signed": self_signed,
        "system authorities only": lambda: server_context(authority),
    }
    with honest(post, contexts[bad](), tls) as port:
        result = send(sender(port, None if bad.startswith("system") else ca_file, tls))
    assert (result.outcome, result.problem) == (Outcome.NOT_STARTED, Problem.TLS)
    assert result.words
    assert (post.logins, post.texts) == ([], [])


def self_signed() -> ssl.SSLContext:
    """The certificate of an authority served as the server's own."""
    authority = trustme.CA()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    with authority.cert_pem.tempfile() as certificate, authority.private_key_pem.tempfile() as key:
        context.load_cert_chain(certificate, key)
    return context


def test_starttls_taken_out_on_the_way_means_no_password(ca_file: Path) -> None:
    post = Post()
    with honest(post, None, "starttls", auth_require_tls=False) as port:
        result = send(sender(port, ca_file, "starttls"))
    assert (result.outcome, result.problem) == (Outcome.NOT_STARTED, Problem.NO_TLS)
    assert (post.logins, post.texts) == ([], [])


def test_plain_text_on_the_tls_port_is_no_tls(ca_file: Path) -> None:
    post = Post()
    with honest(post, None, "starttls", auth_require_tls=False) as port:
        result = send(sender(port, ca_file, "implicit"))
    assert (result.outcome, result.problem) == (Outcome.NOT_STARTED, Problem.TLS)
    assert post.logins == []


def test_nobody_there(ca_file: Path) -> None:
    result = send(sender(free_port(), ca_file))
    assert (result.outcome, result.problem) == (Outcome.NOT_STARTED, Problem.UNREACHABLE)


@pytest.mark.parametrize("host", ["", "x" * 80 + ".example"])
def test_a_name_that_is_no_server(ca_file: Path, host: str) -> None:
    result = send(replace(sender(free_port(), ca_file), host=host))
    assert result.outcome is Outcome.NOT_STARTED


def test_a_missing_authority_file_is_a_tls_problem(authority: trustme.CA, tmp_path: Path) -> None:
    with honest(Post(), server_context(authority), "implicit") as port:
        result = send(sender(port, tmp_path / "none.pem"))
    assert (result.outcome, result.problem) == (Outcome.NOT_STARTED, Problem.TLS)


@pytest.mark.parametrize(
    ("raw", "to"),
    [
        (RAW, ()),
        (RAW, ("ana@corvid.example\r\nDATA",)),
        (RAW, ("ana@corvid.example> SIZE=1",)),
        (RAW, ("",)),
        (RAW + b"\n.\nMAIL FROM:<eve@evil.example>\r\n", ("ana@corvid.example",)),
        (RAW + b"\r.\r\n", ("ana@corvid.example",)),
        (RAW + "ü\r\n".encode(), ("ana@corvid.example",)),
    ],
)
def test_what_could_say_more_than_a_mail_never_reaches_the_wire(ca_file: Path, raw: bytes, to: tuple[str, ...]) -> None:
    result = send(sender(1, ca_file), raw, to)
    assert (result.outcome, result.problem) == (Outcome.REFUSED, Problem.UNFIT)


def test_a_locked_keyring_is_the_callers_to_hear(ca_file: Path) -> None:
    def locked() -> str:
        raise PermissionError("locked")

    with pytest.raises(PermissionError, match="locked"):
        send(sender(1, ca_file, password=locked))


# --- a server that cuts, stalls or lies ---------------------------------------------------------------------------

LINES = [
    b"220 liar ready\r\n",
    b"250-liar\r\n250-SIZE 1000000\r\n250 AUTH PLAIN\r\n",
    b"235 welcome\r\n",
    b"250 sender ok\r\n",
    b"250 recipient ok\r\n",
    b"354 go on\r\n",
    b"250 taken\r\n",
]
PHASES = ["greeting", "ehlo", "auth", "mail", "rcpt", "data", "text"]


@dataclass
class Liar:
    """Answers truthfully until `fault`, then does `act`; keeps every byte it was sent."""

    context: ssl.SSLContext
    fault: int
    act: Callable[[ssl.SSLSocket, threading.Event], None]
    heard: bytearray = field(default_factory=bytearray)
    connections: int = 0

    @contextmanager
    def listening(self) -> Iterator[int]:
        over = threading.Event()
        with socket.create_server((HOST, 0)) as server:
            server.settimeout(0.05)
            thread = threading.Thread(target=self._serve, args=(server, over), daemon=True)
            thread.start()
            try:
                yield server.getsockname()[1]
            finally:
                over.set()
                thread.join(10)
        assert not thread.is_alive()

    def _serve(self, server: socket.socket, over: threading.Event) -> None:
        while not over.is_set():
            try:
                plain, _ = server.accept()
            except TimeoutError:
                continue
            self.connections += 1
            plain.settimeout(5)
            try:
                with self.context.wrap_socket(plain, server_side=True) as line:
                    self._talk(line, over)
            except OSError:
                continue

    def _talk(self, line: ssl.SSLSocket, over: threading.Event) -> None:
        for number, answer in enumerate(LINES):
            if number:
                self._hear(line, b"\r\n.\r\n" if number == len(LINES) - 1 else b"\r\n")
            if number == self.fault:
                self.act(line, over)
                return
            line.sendall(answer)
        self._hear(line, b"\r\n")

    def _hear(self, line: ssl.SSLSocket, end: bytes) -> None:
        said = b""
        while not said.endswith(end):
            more = line.recv(4096)
            if not more:
                raise ConnectionError("gone")
            said += more
        self.heard += said


def cut(line: ssl.SSLSocket, over: threading.Event) -> None:
    """Nothing more."""


def half(line: ssl.SSLSocket, over: threading.Event) -> None:
    """The beginning of an answer, then nothing more."""
    line.sendall(b"250 tak")


def silent(line: ssl.SSLSocket, over: threading.Event) -> None:
    """The connection stays, without a word."""
    over.wait(20)


def drip(line: ssl.SSLSocket, over: threading.Event) -> None:
    """One byte now and then: no read ever times out."""
    while not over.wait(0.02):
        line.sendall(b"2")


def garbage(line: ssl.SSLSocket, over: threading.Event) -> None:
    """Not SMTP."""
    line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    over.wait(0.05)


def endless(line: ssl.SSLSocket, over: threading.Event) -> None:
    """A reply that never comes to its last line."""
    for _ in range(5000):
        line.sendall(b"250-and\r\n" * 100)


def odd(line: ssl.SSLSocket, over: threading.Event) -> None:
    """A code that means nothing here."""
    line.sendall(b"199 hm\r\n")
    over.wait(0.05)


@pytest.mark.parametrize("act", [cut, half, silent, drip, garbage, endless, odd])
@pytest.mark.parametrize("phase", PHASES)
def test_a_fault_in_any_phase_is_told_for_what_it_is(
    authority: trustme.CA, ca_file: Path, phase: str, act: Callable[[ssl.SSLSocket, threading.Event], None]
) -> None:
    liar = Liar(server_context(authority), PHASES.index(phase), act)
    with liar.listening() as port:
        result = send(sender(port, ca_file, timeout_s=0.6))
    if phase == "text":
        assert result.outcome is Outcome.UNSURE
    elif act is odd and phase in ("mail", "rcpt", "data"):
        assert result.outcome is Outcome.REFUSED
    else:
        assert result.outcome is Outcome.NOT_STARTED
    if act in (silent, drip):
        assert result.problem is Problem.SLOW
    assert liar.connections == 1
    assert liar.heard.count(b"DATA\r\n") <= 1


def test_the_limit_holds_while_the_text_is_not_read(authority: trustme.CA, ca_file: Path) -> None:
    def deaf(line: ssl.SSLSocket, over: threading.Event) -> None:
        line.sendall(b"354 go on\r\n")
        over.wait(20)

    liar = Liar(server_context(authority), PHASES.index("data"), deaf)
    with liar.listening() as port:
        result = send(sender(port, ca_file, timeout_s=1.0), RAW + b"words and words\r\n" * 50_000)
    assert (result.outcome, result.problem) == (Outcome.UNSURE, Problem.SLOW)


def test_cut_in_the_middle_of_the_text_is_unsure(authority: trustme.CA, ca_file: Path) -> None:
    def slam(line: ssl.SSLSocket, over: threading.Event) -> None:
        line.sendall(b"354 go on\r\n")
        line.recv(10)

    liar = Liar(server_context(authority), PHASES.index("data"), slam)
    with liar.listening() as port:
        result = send(sender(port, ca_file), RAW + b"words and words\r\n" * 50_000)
    assert result.outcome is Outcome.UNSURE


@pytest.mark.parametrize(
    ("phase", "answer", "outcome", "problem", "temporary"),
    [
        ("greeting", b"554 no\r\n", Outcome.NOT_STARTED, Problem.UNREACHABLE, False),
        ("greeting", b"421 busy\r\n", Outcome.NOT_STARTED, Problem.UNREACHABLE, True),
        ("auth", b"535 5.7.8 no\r\n", Outcome.NOT_STARTED, Problem.AUTH, False),
        ("mail", b"553 not yours\r\n", Outcome.REFUSED, Problem.SENDER, False),
        ("rcpt", b"450 greylisted\r\n", Outcome.REFUSED, Problem.RECIPIENTS, True),
        ("data", b"554 no valid recipients\r\n", Outcome.REFUSED, Problem.CONTENT, False),
        ("text", b"552 too much\r\n", Outcome.REFUSED, Problem.CONTENT, False),
        ("text", b"421 closing\r\n", Outcome.REFUSED, Problem.CONTENT, True),
        ("text", b"354 again\r\n", Outcome.UNSURE, Problem.CONTENT, False),
    ],
)
def test_a_refusal_says_of_what(
    authority: trustme.CA, ca_file: Path, phase: str, answer: bytes, outcome: Outcome, problem: Problem, temporary: bool
) -> None:
    def refuse(line: ssl.SSLSocket, over: threading.Event) -> None:
        line.sendall(answer)
        over.wait(0.05)

    liar = Liar(server_context(authority), PHASES.index(phase), refuse)
    with liar.listening() as port:
        result = send(sender(port, ca_file))
    assert (result.outcome, result.problem, result.temporary) == (outcome, problem, temporary)


def test_the_greeting_names_no_machine(authority: trustme.CA, ca_file: Path) -> None:
    liar = Liar(server_context(authority), len(LINES), cut)
    with liar.listening() as port:
        assert send(sender(port, ca_file)).outcome is Outcome.SENT
    assert liar.heard.startswith(b"ehlo [127.0.0.1]\r\n")
    assert liar.heard.endswith(b"QUIT\r\n")


def test_a_token_signs_in_and_its_refusal_is_heard_to_the_end(authority: trustme.CA, ca_file: Path) -> None:
    def refuse(line: ssl.SSLSocket, over: threading.Event) -> None:
        line.sendall(b"334 eyJzdGF0dXMiOiI0MDEifQ==\r\n")
        line.recv(100)
        line.sendall(b"535 5.7.8 expired\r\n")
        over.wait(0.05)

    liar = Liar(server_context(authority), PHASES.index("auth"), refuse)
    original, LINES[1] = LINES[1], b"250-liar\r\n250 AUTH PLAIN XOAUTH2\r\n"
    try:
        with liar.listening() as port:
            result = send(sender(port, ca_file, auth="xoauth2", password=lambda: "t0ken"))
    finally:
        LINES[1] = original
    assert result.sign_in_failed
    assert result.words == "5.7.8 expired"
    assert b"AUTH XOAUTH2 dXNlcj1zYW0BYXV0aD1CZWFyZXIgdDBrZW4BAQ==" in liar.heard


def test_a_server_without_our_way_to_sign_in(authority: trustme.CA, ca_file: Path) -> None:
    with honest(Post(), server_context(authority), "implicit") as port:
        result = send(sender(port, ca_file, auth="xoauth2"))
    assert (result.outcome, result.problem) == (Outcome.NOT_STARTED, Problem.AUTH)
    assert not result.sign_in_failed
