"""The Drafts mirror on Dovecot: a sample of the interleavings, and the daemon killed in the middle of its own acts."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage, Message
from email.policy import SMTP
from imaplib import IMAP4_SSL

import pytest

from daemon.adapters.journal.shapes import EffectState
from daemon.clock import StandingClock
from daemon.domain.events import What
from daemon.sources.imap.drafts import ImapDrafts
from daemon.sources.imap.settings import ImapSettings
from daemon.sources.source import DraftsFolder
from tests.daemon.between import Sight, between
from tests.daemon.house import House, wait_until
from tests.daemon.imap_mailbox import ImapMailbox, Stepping
from tests.daemon.letters import confirmation, own
from tests.daemon.postbox import DRAFTS, Postbox
from tests.loop.interleaving import CASES, Run
from tests.loop.mailbox import Mailbox
from tests.servers.dovecot import PASSWORD, Dovecot

pytestmark = pytest.mark.server
SAMPLE = [(theirs, ours, seed) for seed, (theirs, ours) in enumerate(CASES) if seed % 5 == 0]


class OnDovecot(Run):
    """A run whose mailbox is on a real server."""

    box: Postbox
    connection: IMAP4_SSL
    folder: ImapDrafts | None = None

    def _mailbox(self) -> Mailbox:
        return ImapMailbox(self.connection, lambda: self.world.now)  # type: ignore[return-value]

    def _folder(self) -> DraftsFolder:
        if self.folder is not None:
            self.folder.close()
        server = self.box.server
        settings = ImapSettings(
            name="mail", host="127.0.0.1", user=self.box.user, secret=lambda: PASSWORD, port=server.imaps,
            ca_file=str(server.ca_file),
        )  # fmt: skip
        self.folder = ImapDrafts(settings, StandingClock(self.world.now))
        return Stepping(self.folder, self._step, self._looked)


@contextmanager
def on_dovecot(box: Postbox, theirs: str, ours: str, seed: int) -> Iterator[OnDovecot]:
    """Set up; everything is closed at the end."""
    with box.server.client(box.user) as connection:
        made: type[OnDovecot] = type("Here", (OnDovecot,), {"box": box, "connection": connection})
        run = made(theirs, ours, seed)
        yield run
        if run.folder is not None:
            run.folder.close()


@pytest.mark.parametrize(("theirs", "ours", "seed"), SAMPLE, ids=str)
def test_nothing_is_lost_and_nothing_doubled(box: Postbox, theirs: str, ours: str, seed: int) -> None:
    with on_dovecot(box, theirs, ours, seed) as run:
        outcome = run.play()
    assert (outcome.lost, outcome.unseen, outcome.doubles) == (0, 0, 0), outcome


# The daemon itself


def edited(mail: Message, text: str) -> bytes:
    """The draft as a mail program saves it, with other words and a Message-ID of its own."""
    made = EmailMessage(policy=SMTP)
    for name in ("From", "To", "Subject", "In-Reply-To", "References"):
        made[name] = " ".join(str(mail[name]).split())
    made["Message-ID"] = "<saved1@client.example>"
    made.set_content(text)
    return made.as_bytes()


def save(box: Postbox, text: str) -> None:
    """Append the new one, delete the old one."""
    (old,) = box.mails()
    with box.server.client(box.user) as connection:
        connection.append(DRAFTS, "(\\Draft)", None, edited(old, text))
        connection.select(DRAFTS)
        _, found = connection.uid("SEARCH", "HEADER", "Message-ID", str(old["Message-ID"]).strip("<>"))
        connection.uid("STORE", found[0].decode(), "+FLAGS.SILENT", "(\\Deleted)")
        connection.uid("EXPUNGE", found[0].decode())


def test_what_is_saved_in_a_mail_program_is_the_draft(house: House, box: Postbox) -> None:
    box.put(confirmation(house.at(days=-2), house.at(hour=9)))
    assert house.ask("once")["queued"] == 2
    save(box, "Dear Ana,\n\nmy own words.\n\nRobin\n")
    with house.running():
        wait_until(lambda: [d["state"] for d in house.drafts()] == ["edited"])
    (draft,) = house.drafts()
    assert draft["body"] == "Dear Ana,\n\nmy own words.\n\nRobin\n"
    (copy,) = box.mails()
    assert copy["Message-ID"] == "<saved1@client.example>"
    box.put(own(house.at(hour=13), "Dear Ana,\n\nthank you for your time today.\n\nRobin\n"), "Sent")
    house.ask("once")
    (copy,) = box.mails()
    assert copy["Message-ID"] == "<saved1@client.example>"
    (draft,) = house.ask("queue")["drafts"]
    assert (draft["state"], draft["body"]) == ("withdrawn", "Dear Ana,\n\nmy own words.\n\nRobin\n")


def killing(house: House, word: bytes, killed: threading.Event) -> Sight:
    """kill -9 when this goes by, before it arrives."""

    def sight(data: bytes) -> bool:
        if word in data and not killed.is_set():
            killed.set()
            assert house.process is not None
            house.process.kill()
            return False
        return True

    return sight


# The daemon replaces its copy, because the person wrote other words with a command: STORE, EXPUNGE, APPEND.
POINTS = {
    "before STORE": ("to_server", b" STORE "),
    "before EXPUNGE": ("to_server", b"EXPUNGE"),
    "after EXPUNGE": ("to_client", b"OK Expunge"),
    "before APPEND": ("to_server", b" APPEND "),
    "after APPEND": ("to_client", b"APPENDUID"),
}


@pytest.mark.parametrize(
    ("point", "person"),
    [*((point, "waits") for point in POINTS), ("before STORE", "saves"), ("after APPEND", "saves")],
)
def test_killed_while_a_copy_is_replaced(house: House, box: Postbox, point: str, person: str) -> None:
    box.put(confirmation(house.at(days=-2), house.at(hour=9)))
    assert house.ask("once")["queued"] == 2
    (draft,) = house.drafts()
    words = house.home / "words"
    words.write_text("Dear Ana,\n\nwritten here.\n\nRobin\n", encoding="utf-8")
    assert house.ask("draft", "edit", str(draft["id"]), "--body-file", str(words))["exit"] == 0
    with between(box.server) as post:
        house.configure(port=post.port)
        way, word = POINTS[point]
        setattr(post, way, killing(house, word, threading.Event()))
        assert house.start().wait(30) == -signal.SIGKILL
    house.configure(port=box.server.imaps)
    saved = person == "saves" and len(box.mails()) == 1
    if saved:
        save(box, "Dear Ana,\n\nwritten there.\n\nRobin\n")
    for _ in range(2):
        assert house.ask("once")["exit"] == 0
    (draft,) = house.drafts()
    (copy,) = box.mails()
    assert draft["state"] == "edited"
    here, there = "Dear Ana,\n\nwritten here.\n\nRobin\n", "Dear Ana,\n\nwritten there.\n\nRobin\n"
    assert draft["body"] == (there if saved else here)
    assert str(copy.get_payload()).replace("\r\n", "\n") == draft["body"]
    recorded = {event.data.get("body") for event in house.events() if event.what == What.EDITED}
    assert recorded == ({here, there} if saved else {here})
    open_rows = [e for e in (*house.effects("copy"), *house.effects("remove")) if e.state is not EffectState.DONE]
    assert open_rows == []


def test_a_mailbox_that_stands_still_costs_a_look_only(server: Dovecot, house: House, box: Postbox) -> None:
    box.put(confirmation(house.at(days=-2), house.at(hour=9)))
    assert house.ask("once")["queued"] == 2
    house.ask("once")
    with between(server) as post:
        house.configure(port=post.port)
        house.ask("once")
    said = bytes(post.seen)
    assert b"SEARCH UNDELETED" in said
    assert b"BODY.PEEK[HEADER]" not in said
