"""The trials of setup on a real mail server: what is found, what is left behind, and whose fault a failure is."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from daemon.bootstrap.setting_up.probing import SUBJECT
from daemon.bootstrap.setting_up.shapes import Mailbox, Server
from daemon.bootstrap.setting_up.trials import Finding, try_all
from daemon.bootstrap.setting_up.visiting import RealTrials
from daemon.errors import CredentialsError, MailboxError
from daemon.sources.imap.drafts import ImapDrafts
from tests.daemon.submission import submission
from tests.servers.dovecot import PASSWORD, Dovecot, dovecot, free_port

pytestmark = pytest.mark.server
WELL = [("imap", None), ("inbox", None), ("sent", None), ("drafts", None), ("idle", None)]
LETTER = b"From: Maya Lind-Ortega <setup@acme.test>\r\nTo: ana@harbour.test\r\nSubject: Hello\r\n\r\nHello.\r\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    """One Dovecot for this page."""
    with tempfile.TemporaryDirectory(prefix="dc") as path, dovecot(Path(path)) as running:
        yield running


def mailbox(server: Dovecot, user: str = "setup") -> Mailbox:
    """A mailbox there."""
    return Mailbox("acme", "setup@acme.test", user, Server("127.0.0.1", server.imaps), ca_file=str(server.ca_file))


def tried(there: Mailbox, secret: str = PASSWORD, *, writes: bool = True) -> list[Finding]:
    """Everything that was tried."""
    return list(try_all(there, lambda: secret, RealTrials(), writes=writes))


def faults(findings: list[Finding]) -> list[tuple[str, type[Exception] | None]]:
    """What was tried, and what kind of fault each met."""
    return [(finding.what, type(finding.error) if finding.error else None) for finding in findings]


def drafts(server: Dovecot, user: str) -> int:
    """How many mails lie in Drafts, marked as deleted or not."""
    with server.client(user) as connection:
        _, said = connection.select('"Entw&APw-rfe"')
        return int(said[0] or b"-1")


def test_everything_is_found_where_it_is_and_nothing_is_left_behind(server: Dovecot) -> None:
    findings = tried(mailbox(server))

    assert faults(findings) == WELL
    assert "tells at once" in findings[-1].words
    assert drafts(server, "setup") == 0


def test_looking_only_puts_nothing_into_drafts(server: Dovecot) -> None:
    drafts_line = tried(mailbox(server), writes=False)[3]

    assert "Entwürfe" in drafts_line.words
    assert "put in" not in drafts_line.words


def test_the_name_is_learned_from_sent_mail(server: Dovecot) -> None:
    server.append("signed", LETTER, "Sent", "(\\Seen)")
    server.append("signed", LETTER.replace(b"setup@acme.test", b"other@acme.test").replace(b"Maya", b"Kim"), "Sent")

    (name,) = [one.value for one in tried(mailbox(server, "signed")) if one.what == "name"]
    assert name == "Maya Lind-Ortega"


def test_smtp_is_signed_in_to_and_nothing_is_sent(server: Dovecot) -> None:
    with submission(server) as post:
        there = replace(mailbox(server), smtp=Server("127.0.0.1", post.port))
        assert faults(tried(there)) == [*WELL, ("smtp", None)]
        assert post.texts == []


def test_smtp_that_is_not_there_says_what_helps(server: Dovecot) -> None:
    finding = tried(replace(mailbox(server), smtp=Server("127.0.0.1", free_port())))[-1]

    assert isinstance(finding.error, MailboxError)
    assert "--smtp" in finding.error.do


def test_starttls_is_tried_as_it_is_named(server: Dovecot) -> None:
    assert faults(tried(replace(mailbox(server), imap=Server("127.0.0.1", server.imap, "starttls")))) == WELL


def test_a_wrong_password_is_the_persons_and_nothing_more_is_tried(server: Dovecot) -> None:
    (finding,) = tried(replace(mailbox(server), smtp=Server("127.0.0.1", 1)), "wrong")

    assert isinstance(finding.error, CredentialsError)
    assert "app password" in finding.error.do


def test_a_certificate_nobody_vouches_for_is_no_server(server: Dovecot) -> None:
    (finding,) = tried(replace(mailbox(server), ca_file=None))

    assert isinstance(finding.error, MailboxError)
    assert "--ca-file" in finding.error.do


def test_a_folder_that_is_named_must_be_there(server: Dovecot) -> None:
    findings = tried(replace(mailbox(server), drafts="Nowhere"))

    assert [one.what for one in findings if one.error] == ["drafts"]


def test_a_full_mailbox_is_said_and_holds_no_trial_draft(tmp_path: Path) -> None:
    extra = "mail_plugins = quota\nprotocol imap {\n  mail_plugins = quota imap_quota\n}\n"
    extra += "plugin {\n  quota = count:User\n  quota_vsizes = yes\n  quota_rule = *:storage=1B\n}\n"
    with tempfile.TemporaryDirectory(prefix="dq") as path, dovecot(Path(path), extra=extra) as full:
        findings = tried(mailbox(full))
        assert [one.what for one in findings if one.error] == ["drafts"]
        assert "full" in findings[3].words
        assert drafts(full, "setup") == 0


def test_the_trial_draft_says_what_it_is() -> None:
    assert "may be deleted" in SUBJECT


def test_a_connection_that_dies_in_between_leaves_no_trial_draft(
    server: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, times = ImapDrafts.remove, []

    def cut(self: ImapDrafts, name: str, message_id: str, digest: str) -> bool:
        times.append(name)
        if len(times) == 1:
            assert drafts(server, "cut") == 1
            server.kill_sessions()
        return usual(self, name, message_id, digest)

    monkeypatch.setattr(ImapDrafts, "remove", cut)
    tried(mailbox(server, "cut"))

    assert drafts(server, "cut") == 0
