"""Owns the demo's SMTP server: it takes every mail that leaves, and tells of it."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

HOST = "127.0.0.1"
Left = Callable[[EmailMessage], None]


@contextmanager
def smtp_sink(port: int, user: str, password: str, context: ssl.SSLContext, left: Left) -> Iterator[None]:
    """Take mails on a loopback port, STARTTLS and sign-in required, until the block ends. `left` is told each mail."""
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult, LoginPassword

    def sign_in(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        right = isinstance(data, LoginPassword) and (data.login, data.password) == (user.encode(), password.encode())
        return AuthResult(success=right, handled=right)

    logging.getLogger("mail.log").setLevel(logging.CRITICAL)
    controller = Controller(
        _Sink(left),
        hostname=HOST,
        port=port,
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=sign_in,
    )
    controller.start()
    try:
        yield
    finally:
        controller.stop(no_assert=True)


class _Sink:
    """aiosmtpd calls it for each mail."""

    def __init__(self, left: Left) -> None:
        self._left = left

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Take one mail."""
        self._left(message_from_bytes(envelope.original_content or b"", policy=policy.default))
        return "250 2.0.0 taken"
