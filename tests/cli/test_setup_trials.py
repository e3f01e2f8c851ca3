"""The trials of setup on a real mail server: what is found, and whose fault it is when something is not."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from daemon.cli.setup_answers import Mailbox, Server
from daemon.cli.setup_trials import RealTrials, try_all
from daemon.errors import CredentialsError, MailboxError
from tests.servers.dovecot import PASSWORD, Dovecot, dovecot

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    """One Dovecot for this page."""
    with tempfile.TemporaryDirectory(prefix="dc") as path, dovecot(Path(path)) as running:
        yield running


def mailbox(server: Dovecot) -> Mailbox:
    """A mailbox there that nobody has used."""
    return Mailbox("acme", "setup@acme.test", "setup", Server("127.0.0.1", server.imaps), ca_file=str(server.ca_file))


def words(server: Dovecot, tried: Mailbox, secret: str = PASSWORD) -> list[tuple[str, type[Exception] | None]]:
    """What was tried, and what kind of fault each met."""
    findings = try_all(tried, lambda: secret, RealTrials())
    return [(finding.what, type(finding.error) if finding.error else None) for finding in findings]


def test_everything_is_found_where_it_is(server: Dovecot) -> None:
    assert words(server, mailbox(server)) == [("imap", None), ("drafts", None), ("sent", None)]


def test_starttls_is_tried_as_it_is_named(server: Dovecot) -> None:
    there = replace(mailbox(server), imap=Server("127.0.0.1", server.imap, "starttls"))

    assert words(server, there)[0] == ("imap", None)


def test_a_wrong_password_is_the_persons_and_nothing_more_is_tried(server: Dovecot) -> None:
    assert words(server, mailbox(server), "wrong") == [("imap", CredentialsError)]


def test_a_certificate_nobody_vouches_for_is_no_server(server: Dovecot) -> None:
    assert words(server, replace(mailbox(server), ca_file=None)) == [("imap", MailboxError)]


def test_a_folder_that_is_named_must_be_there(server: Dovecot) -> None:
    assert words(server, replace(mailbox(server), drafts="Nowhere")) == [("imap", MailboxError)]
