"""A private Dovecot on free loopback ports, with its own configuration, mail and certificate in a directory of ours."""

from __future__ import annotations

import contextlib
import getpass
import grp
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from imaplib import IMAP4_SSL
from pathlib import Path

import trustme

SBIN = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"])
PASSWORD = "correct-horse"

_CONFIGURATION = """
base_dir = {dir}/run
state_dir = {dir}/state
log_path = {dir}/dovecot.log
protocols = imap
listen = 127.0.0.1
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
first_valid_uid = 1
ssl = yes
ssl_cert = <{dir}/cert.pem
ssl_key = <{dir}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:{dir}/mail/%u:INDEX={dir}/mail/%u.idx
mail_max_userip_connections = 50
mailbox_list_index = yes
imap_hibernate_timeout = 0
{extra}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Entwürfe {{
    auto = create
    special_use = \\Drafts
  }}
  mailbox Sent {{
    auto = create
    special_use = \\Sent
  }}
  mailbox Archive {{
    auto = create
    special_use = \\Archive
  }}
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={mail} gid={mail_group} home={dir}/mail/%u.home allow_all_users=yes
}}
service imap-login {{
  {chroot}
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service anvil {{
  {chroot}
}}
service stats {{
  client_limit = 1000
}}
"""


@dataclass(frozen=True)
class Dovecot:
    """A running server. Any user name signs in with PASSWORD."""

    path: Path
    imap: int
    imaps: int
    ca_file: Path

    def client(self, user: str) -> IMAP4_SSL:
        """A signed-in connection for the test itself, to put and look at mail."""
        connection = IMAP4_SSL(
            "127.0.0.1", self.imaps, ssl_context=ssl.create_default_context(cafile=str(self.ca_file))
        )
        connection.login(user, PASSWORD)
        return connection

    def append(self, user: str, raw: bytes, folder: str = "INBOX", flags: str = "") -> None:
        """Deliver a mail."""
        with self.client(user) as connection:
            status, said = connection.append(folder, flags or None, None, raw)
            assert status == "OK", said

    def pid(self) -> int:
        """The master process."""
        return int((self.path / "run" / "master.pid").read_text())

    def kill_sessions(self) -> None:
        """kill -9 every imap process, as an out-of-memory killer would."""
        listing = subprocess.run(["ps", "-eo", "pid=,ppid=,comm="], capture_output=True, text=True, check=True).stdout
        for line in listing.splitlines():
            pid, parent, name = line.split(None, 2)
            if int(parent) == self.pid() and name.strip() == "imap":
                with contextlib.suppress(ProcessLookupError):
                    os.kill(int(pid), signal.SIGKILL)


@contextlib.contextmanager
def dovecot(path: Path, *, extra: str = "") -> Iterator[Dovecot]:
    """Run a Dovecot in `path` (short: socket names are limited) until the block ends."""
    imap, imaps = free_port(), free_port()
    _write(path, imap, imaps, extra)
    binary = shutil.which("dovecot", path=SBIN)
    assert binary, "no dovecot here; conftest.py should have left this test out"
    process = subprocess.Popen([binary, "-F", "-c", str(path / "dovecot.conf")])
    try:
        wait_for_port(imaps)
        yield Dovecot(path, imap, imaps, path / "ca.pem")
    finally:
        process.terminate()
        process.wait(20)


def _write(path: Path, imap: int, imaps: int, extra: str) -> None:
    root = os.getuid() == 0
    me = "nobody" if root else getpass.getuser()
    account = pwd.getpwnam(me)
    group = grp.getgrgid(account.pw_gid).gr_name
    for name in ("run", "state", "mail"):
        (path / name).mkdir(parents=True, exist_ok=True)
    path.chmod(0o755)
    if root:
        os.chown(path / "mail", account.pw_uid, account.pw_gid)
    authority = trustme.CA()
    certificate = authority.issue_cert("localhost", "127.0.0.1")
    authority.cert_pem.write_to_path(str(path / "ca.pem"))
    certificate.private_key_pem.write_to_path(str(path / "key.pem"))
    certificate.cert_chain_pems[0].write_to_path(str(path / "cert.pem"))
    words = {
        "dir": path, "imap": imap, "imaps": imaps, "password": PASSWORD, "extra": extra,
        "mail": me, "mail_group": group,
        "internal": "dovecot" if root else me, "internal_group": "dovecot" if root else group,
        "login": "dovenull" if root else me, "chroot": "" if root else "chroot =",
    }  # fmt: skip
    (path / "dovecot.conf").write_text(_CONFIGURATION.format(**words))


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_for_port(port: int, seconds: float = 20.0) -> None:
    """Until somebody answers there."""
    patience = threading.Event()
    for _ in range(int(seconds / 0.05)):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1.0):
            return
        patience.wait(0.05)
    raise AssertionError(f"nothing listens on port {port}")
