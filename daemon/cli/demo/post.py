"""Owns the demo's post office: both servers with their certificate, and the mailbox that the story arrives in."""

from __future__ import annotations

import contextlib
import imaplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from daemon.cli.demo.imap_server import HOST, imap_server
from daemon.cli.demo.smtp_sink import Left, smtp_sink

USER, PASSWORD = "robin", "made-up"
FOLDERS = ("Sent", "Drafts")


@dataclass(frozen=True, slots=True)
class PostOffice:
    """Running servers, by port. `ca_file` is the authority that their certificate comes from."""

    imap: int
    smtp: int
    ca_file: Path


class Mailbox:
    """The other end of the story: mails come into the inbox, and the person's own lie in Sent."""

    def __init__(self, post: PostOffice) -> None:
        self._client = imaplib.IMAP4(HOST, post.imap)
        self._client.starttls(ssl.create_default_context(cafile=str(post.ca_file)))
        self._client.login(USER, PASSWORD)
        for folder in FOLDERS:
            self._client.create(folder)

    def deliver(self, raw: bytes, at: datetime, folder: str = "INBOX") -> None:
        """One mail arrives at `at`."""
        flags = "(\\Seen)" if folder == "Sent" else ""
        answer, said = self._client.append(folder, flags, at, raw)
        if answer != "OK":
            raise RuntimeError(f"the demo's mail server refused a mail: {said!r}")

    def close(self) -> None:
        """Leave."""
        with contextlib.suppress(OSError, imaplib.IMAP4.error):
            self._client.logout()


@contextmanager
def post_office(home: Path, left: Left) -> Iterator[PostOffice]:
    """Both servers until the block ends; keys and certificates lie in `home`."""
    import trustme

    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", HOST).configure_cert(context)
    ca_file = home / "authority.pem"
    authority.cert_pem.write_to_path(str(ca_file))
    imap, smtp = _free_port(), _free_port()
    with imap_server(imap, USER, PASSWORD, context), smtp_sink(smtp, USER, PASSWORD, context, left):
        yield PostOffice(imap, smtp, ca_file)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port
