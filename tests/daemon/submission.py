"""A submission server over TLS with Dovecot's certificate: honest, refusing, silent after the text, or cutting."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from tests.servers.dovecot import Dovecot, free_port


@dataclass
class Submission:
    """What was handed in. `refuses`: recipient -> answer. `after_text`: "take", "stall" or "cut"."""

    port: int = 0
    texts: list[bytes] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)
    after_text: str = "take"
    handed_in: threading.Event = field(default_factory=threading.Event)

    def mails(self) -> list[Message]:
        """The texts, parsed."""
        return [message_from_bytes(text) for text in self.texts]

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take or refuse one recipient."""
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take the text, and then do as told."""
        self.texts.append(envelope.original_content or b"")
        self.handed_in.set()
        if self.after_text == "stall":
            await asyncio.sleep(600)
        if self.after_text == "cut":
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
        return "250 2.0.0 taken"


class _Implicit(Controller):
    def factory(self) -> SMTP:
        return SMTP(self.handler, **self.SMTP_kwargs)


@contextlib.contextmanager
def submission(server: Dovecot) -> Iterator[Submission]:
    """Listen until the block ends."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(server.path / "cert.pem", server.path / "key.pem")
    post = Submission(free_port())

    def authenticate(*_: object) -> AuthResult:
        return AuthResult(success=True)

    listening = _Implicit(
        post, hostname="127.0.0.1", port=post.port, ssl_context=context,
        authenticator=authenticate, auth_required=True, auth_require_tls=False,
    )  # fmt: skip
    listening.start()
    try:
        yield post
    finally:
        listening.stop()
