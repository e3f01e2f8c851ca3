"""pymap, an IMAP server in Python, as a process of its own on a free loopback port, spoken to with STARTTLS."""

from __future__ import annotations

import contextlib
import ssl
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from imaplib import IMAP4
from pathlib import Path

import trustme

from tests.servers.dovecot import free_port, wait_for_port

USER = "sam"
PASSWORD = "correct-horse"
# A password hash costs pymap half a second of CPU for each sign-in; tests have nothing to hide.
_PROGRAM = """
from pymap.config import IMAPConfig
from pymap.main import main
from pysasl.hashing import Cleartext
IMAPConfig._get_hash_context = classmethod(lambda cls, name: Cleartext())
main()
"""


@dataclass(frozen=True)
class Embedded:
    """A running pymap with one mailbox in memory."""

    port: int
    ca_file: Path

    def client(self) -> IMAP4:
        """A signed-in connection for the test itself."""
        connection = IMAP4("127.0.0.1", self.port)
        connection.starttls(ssl.create_default_context(cafile=str(self.ca_file)))
        connection.login(USER, PASSWORD)
        return connection

    def append(self, raw: bytes, folder: str = "INBOX") -> None:
        """Deliver a mail; the folder is made when it is not there."""
        with self.client() as connection:
            connection.create(folder)
            status, said = connection.append(folder, "", "", raw)
            assert status == "OK", said


@contextlib.contextmanager
def embedded(path: Path) -> Iterator[Embedded]:
    """Run pymap, its certificate in `path`, until the block ends."""
    authority = trustme.CA()
    certificate = authority.issue_cert("localhost", "127.0.0.1")
    authority.cert_pem.write_to_path(str(path / "ca.pem"))
    certificate.private_key_pem.write_to_path(str(path / "key.pem"))
    certificate.cert_chain_pems[0].write_to_path(str(path / "cert.pem"))
    port = free_port()
    words = ["--host", "127.0.0.1", "--port", str(port)]
    words += ["--cert", str(path / "cert.pem"), "--key", str(path / "key.pem"), "--no-service", "admin"]
    words += ["dict", "--demo-user", USER, "--demo-password", PASSWORD]
    process = subprocess.Popen([sys.executable, "-c", _PROGRAM, *words])
    try:
        wait_for_port(port)
        yield Embedded(port, path / "ca.pem")
    finally:
        process.terminate()
        process.wait(20)
