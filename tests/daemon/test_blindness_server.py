"""What a mail server can do to make us blind is told within a quarter of an hour, and goes when it is mended."""

from __future__ import annotations

import base64
import os
import signal
import socket
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.errors
import pytest
import trustme

from daemon.errors import CredentialsError
from daemon.sources.imap.settings import ImapSettings
from tests.daemon.doorway import doorway
from tests.daemon.hours import Hours, account, hours
from tests.daemon.house import wait_until
from tests.daemon.postbox import Postbox
from tests.servers.dovecot import PASSWORD, Dovecot, dovecot
from tests.servers.scripted import Scripted, Talk, listening

pytestmark = pytest.mark.server


def of(box: Postbox, **more: object) -> str:
    """The account of a mailbox on Dovecot."""
    words: dict[str, Any] = {"port": box.server.imaps, "secret": f"command:echo {PASSWORD}", **more}
    return account(user=box.user, ca_file=box.server.ca_file, **words)


def well(one: Hours) -> None:
    """It was read, and all is well."""
    one.step()
    assert one.status()["well"], one.status()
    assert one.status()["problems"] == []


@pytest.fixture
def patient() -> Iterator[Postbox]:
    """A mailbox on a server that does not slow down who gave a wrong password: other tests come from this machine."""
    extra = "service anvil {\n unix_listener anvil-auth-penalty {\n mode = 0\n }\n}"
    with tempfile.TemporaryDirectory(prefix="dc") as path, dovecot(Path(path), extra=extra) as server:
        yield Postbox(server, "robin")


def test_a_wrong_password(patient: Postbox, tmp_path: Path) -> None:
    box = patient
    word = tmp_path / "word"
    word.write_text(PASSWORD)
    with hours(tmp_path, of(box, secret=f"command:cat {word}")) as one:
        well(one)
        word.write_text("of yesterday")
        one.program.accounts.sources[0].close()
        told = one.shown("wrong-password", exit_code=3)
        assert "refused to sign in 'mail'" in told["wrong"]
        assert "followup setup" in told["do"]
        assert one.status()["accounts"][0]["state"] == "needs_sign_in"
        for _ in range(5):
            one.step()
        assert "3 times" in one.page()
        word.write_text(PASSWORD)
        one.gone("wrong-password")


class Tokens:
    """A provider's tokens: good until the permission is taken back."""

    def __init__(self) -> None:
        self.revoked = False

    def grant(self) -> str:
        return "of the third of May"

    def access(self) -> str:
        return "stale" if self.revoked else "fresh"

    def renewed(self, refused: str) -> str:
        if self.revoked:
            raise CredentialsError("Google ended the permission.", "Sign in again: run `followup setup`.")
        return "fresh"


def _bearer(talk: Talk, tag: bytes, rest: bytes) -> None:
    talk.say(b"+ ")
    said = base64.b64decode(talk.hear())
    talk.say(tag + (b" OK done" if b"Bearer fresh" in said else b" NO [AUTHENTICATIONFAILED] Invalid credentials"))


def test_a_token_that_was_taken_back(tmp_path: Path) -> None:
    tokens = Tokens()
    server = Scripted(answers={"AUTHENTICATE": _bearer}, capabilities=b"IMAP4rev1 AUTH=XOAUTH2 IDLE UIDPLUS")
    words: dict[str, Any] = {"tls": "none", "auth": "oauth:google", "client_id": "of-robin.apps.example"}
    with listening(server), hours(tmp_path, account(server.port, "robin", **words)) as one:
        one.use(ImapSettings("mail", "127.0.0.1", server.port, "robin", lambda: "", "none-loopback-only",
                             auth="oauth:google", tokens=tokens))  # fmt: skip
        one.program.accounts.drafts.clear()
        well(one)
        tokens.revoked = True
        server.hang_up_all()
        told = one.shown("sign-in-expired", exit_code=3)
        assert "followup setup" in told["do"]
        tokens.revoked = False
        one.gone("sign-in-expired")


class Ring(keyring.backend.KeyringBackend):
    """A desktop's keyring."""

    priority = 1.0
    locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise keyring.errors.KeyringLocked("no")
        return PASSWORD

    def set_password(self, service: str, username: str, password: str) -> None:
        raise keyring.errors.PasswordSetError

    def delete_password(self, service: str, username: str) -> None:
        raise keyring.errors.PasswordDeleteError


@pytest.fixture
def ring() -> Iterator[Ring]:
    """The machine's keyring while the test runs."""
    before, ring = keyring.get_keyring(), Ring()  # type: ignore[no-untyped-call]
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_a_locked_keyring(box: Postbox, tmp_path: Path, ring: Ring) -> None:
    with hours(tmp_path, of(box, secret="keyring")) as one:
        well(one)
        ring.locked = True
        one.program.accounts.sources[0].close()
        told = one.shown("keyring-locked", exit_code=3)
        assert "Unlock" in told["do"]
        ring.locked = False
        one.gone("keyring-locked")


def test_a_keyring_that_is_gone(box: Postbox, tmp_path: Path, ring: Ring) -> None:
    with hours(tmp_path, of(box, secret="keyring")) as one:
        well(one)
        keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
        one.program.accounts.sources[0].close()
        told = one.shown("keyring-gone", exit_code=3)
        assert "command:" in told["do"]
        keyring.set_keyring(ring)
        one.gone("keyring-gone")


def _certify(server: Dovecot, authority: trustme.CA, until: datetime | None) -> None:
    made = authority.issue_cert("127.0.0.1", not_after=until)
    made.private_key_pem.write_to_path(str(server.path / "key.pem"))
    made.cert_chain_pems[0].write_to_path(str(server.path / "cert.pem"))
    wait_until((server.path / "run" / "master.pid").exists)
    os.kill(server.pid(), signal.SIGHUP)


def test_an_expired_certificate(tmp_path: Path) -> None:
    authority = trustme.CA()
    with tempfile.TemporaryDirectory(prefix="dc") as path, dovecot(Path(path)) as server:
        authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
        _certify(server, authority, None)
        words = account(server.imaps, "robin", ca_file=tmp_path / "ca.pem", secret=f"command:echo {PASSWORD}")
        with hours(tmp_path, words) as one:
            well(one)
            _certify(server, authority, datetime(2024, 5, 4, tzinfo=UTC))
            one.program.accounts.sources[0].close()
            told = one.shown("certificate-expired", exit_code=4)
            assert "date of this machine" in told["do"]
            assert "No password was sent" in told["do"]
            _certify(server, authority, None)
            one.gone("certificate-expired")


def test_a_host_nobody_knows(box: Postbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with hours(tmp_path, of(box)) as one:
        well(one)

        def no_such(*_: object, **__: object) -> list[object]:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

        with monkeypatch.context() as world:
            world.setattr(socket, "getaddrinfo", no_such)
            one.program.accounts.sources[0].close()
            one.shown("host-unknown", exit_code=4)
        one.gone("host-unknown")


def test_a_refused_connection(box: Postbox, tmp_path: Path) -> None:
    with doorway(box.server.imaps) as door, hours(tmp_path, of(box, port=door.port)) as one:
        well(one)
        door.shut()
        told = one.shown("connection-refused", exit_code=4)
        assert str(door.port) in told["wrong"]
        assert one.status()["accounts"][0]["state"] == "backing_off"
        door.open()
        one.gone("connection-refused")


def test_a_network_that_died_in_silence(box: Postbox, tmp_path: Path) -> None:
    with doorway(box.server.imaps) as door, hours(tmp_path, of(box, port=door.port)) as one:
        well(one)
        door.silent.set()
        one.shown("no-answer", exit_code=4)
        door.silent.clear()
        door.cut()
        one.gone("no-answer")


def test_a_server_that_throttles(tmp_path: Path) -> None:
    server = Scripted()
    with listening(server), hours(tmp_path, account(server.port, "robin", tls="none", secret="command:echo x")) as one:
        one.program.accounts.drafts.clear()
        well(one)
        server.answers["LOGIN"] = lambda talk, tag, _: talk.say(tag + b" NO [LIMIT] Too many simultaneous connections")
        server.hang_up_all()
        told = one.shown("server-busy", exit_code=4)
        assert "Too many simultaneous connections" in told["wrong"]
        del server.answers["LOGIN"]
        one.gone("server-busy")
        server.answers["STATUS"] = lambda talk, tag, _: talk.say(tag + b" NO Request is throttled. Back off 299 s")
        one.shown("server-busy", exit_code=4)
        del server.answers["STATUS"]
        one.gone("server-busy")


@pytest.mark.parametrize("how", ["renamed", "deleted"])
def test_a_folder_that_is_gone_stops_no_other(box: Postbox, tmp_path: Path, how: str) -> None:
    with box.server.client(box.user) as client:
        client.create("Jobs")
    with hours(tmp_path, of(box, folders=["INBOX", "Jobs"])) as one:
        well(one)
        with box.server.client(box.user) as client:
            assert (client.rename("Jobs", "Old") if how == "renamed" else client.delete("Jobs"))[0] == "OK"
        told = one.shown("folder-gone", exit_code=4)
        assert "'Jobs'" in told["wrong"]
        before = one.program.journal.counters().get("mails_read", 0)
        box.put(
            b"From: Ana <ana@acme.example>\r\nSubject: Hello\r\nMessage-ID: <1@acme.example>\r\n\r\nHello Robin\r\n"
        )
        one.step()
        assert one.program.journal.counters()["mails_read"] == before + 1
        assert "there are:" in one.page()
        with box.server.client(box.user) as client:
            assert (client.rename("Old", "Jobs") if how == "renamed" else client.create("Jobs"))[0] == "OK"
        one.gone("folder-gone")


def test_a_folder_that_was_numbered_anew_is_a_note_for_a_day(box: Postbox, tmp_path: Path) -> None:
    with box.server.client(box.user) as client:
        client.create("Jobs")
    with hours(tmp_path, of(box, folders=["INBOX", "Jobs"])) as one:
        well(one)
        with box.server.client(box.user) as client:
            client.delete("Jobs")
            client.create("Jobs")
        told = one.shown("folder-rebuilt", exit_code=0)
        assert "nothing was lost" in told["wrong"]
        assert told["severity"] == "warning"
        one.gone("folder-rebuilt", step=3600, limit=25 * 60)


def test_drafts_that_cannot_be_written(box: Postbox, tmp_path: Path) -> None:
    with hours(tmp_path, of(box, drafts="Nowhere")) as one:
        one.shown("folder-gone", exit_code=4)
        with box.server.client(box.user) as client:
            client.create("Nowhere")
        one.gone("folder-gone")
