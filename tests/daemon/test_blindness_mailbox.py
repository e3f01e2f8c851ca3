"""A watch that died, a mailbox that is full, and folders nothing can be put into."""

from __future__ import annotations

import contextlib
import random
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from daemon.sources.imap.health import Health
from daemon.sources.imap.pace import Pace
from daemon.sources.imap.watch import Watcher
from tests.daemon.hours import QUICK, Hours, account, hours
from tests.daemon.letters import acknowledgement, confirmation
from tests.daemon.postbox import Postbox
from tests.daemon.test_blindness_server import of, well
from tests.servers.dovecot import Dovecot, dovecot
from tests.servers.scripted import Scripted, Talk, listening

PACE = Pace(renew=(540.0, 540.0), first_wait=1.0, longest_wait=2.0)


@contextmanager
def watched(one: Hours) -> Iterator[Health]:
    """The account's watcher, in its thread, by the test's clock."""
    health, stop = Health(), threading.Event()
    settings = one.program.accounts.imap[0]
    one.daemon.pulse.watched["mail"] = health
    watcher = Watcher(settings, lambda: None, health, one.clock, stop, random.Random(1), PACE, QUICK)
    watcher.start()
    try:
        yield health
    finally:
        stop.set()
        watcher.join(10)
        assert not watcher.is_alive()


def settled(one: Hours, step: float = 30.0) -> None:
    """Time passes, and real threads have a moment."""
    one.step(step)
    threading.Event().wait(0.4)
    one.daemon.pulse.watch()
    one.daemon.pulse.save()


class Deaf:
    """A server whose IDLE says nothing any more, not even good-bye, while it is deaf."""

    def __init__(self) -> None:
        self.deaf = threading.Event()

    def __call__(self, talk: Talk, tag: bytes, rest: bytes) -> None:
        talk.say(b"+ idling")
        while talk.hear().upper() != b"DONE":
            pass
        if self.deaf.is_set():
            talk.server.over.wait(3)
            talk.hang_up()
        talk.say(tag + b" OK done")


@pytest.mark.parametrize("one_folder", [True, False], ids=["INBOX alone", "with Sent"])
def test_a_watch_that_died_twice_is_told_then_the_mailbox_is_polled(tmp_path: Path, one_folder: bool) -> None:
    idle = Deaf()
    server = Scripted(answers={"IDLE": idle})
    if one_folder:
        server.answers["LIST"] = lambda talk, tag, _: talk.say(b'* LIST () "/" INBOX', tag + b" OK done")
    words = account(0, "robin", tls="none", secret="command:echo x")
    with listening(server), hours(tmp_path, words.replace("port = 0", f"port = {server.port}")) as one:
        one.program.accounts.drafts.clear()
        with watched(one) as health:
            while health.now().state != "watching":
                settled(one)
            idle.deaf.set()
            seen: dict[str, tuple[float, int]] = {}
            began = one.clock.now()
            while "watch-polling" not in seen:
                settled(one)
                minutes = (one.clock.now() - began).total_seconds() / 60
                for code in one.codes() - seen.keys():
                    seen[code] = minutes, one.status()["exit"]
                assert minutes < 40, seen
            print(seen)
            assert seen["watch-died"][0] <= 15.0
            assert seen["watch-died"][1] == 4
            assert seen["watch-polling"][1] in (0, 4)
            while "watch-died" in one.codes():
                settled(one)
            assert one.status()["exit"] == 0  # seen every minute: a note
            assert one.status()["accounts"][0]["state"] == "polling"
            idle.deaf.clear()
            began = one.clock.now()
            while "watch-polling" in one.codes():
                one.step(600)
                settled(one)
                assert (one.clock.now() - began).total_seconds() < 3 * 3600
            assert one.status()["accounts"][0]["state"] == "watching"


QUOTA = """
mail_plugins = quota
protocol imap {
  mail_plugins = quota imap_quota
}
plugin {
  quota = maildir:User quota
  quota_rule = *:storage=%dK
  quota_grace = 0
}
"""


@contextmanager
def small(kilobytes: int) -> Iterator[Postbox]:
    """A mailbox with little room."""
    with tempfile.TemporaryDirectory(prefix="dc") as path, dovecot(Path(path), extra=QUOTA % kilobytes) as server:
        yield Postbox(server, "robin")


def fill(server: Dovecot, kilobytes: int) -> None:
    """So much mail."""
    head = b"From: Ana <ana@acme.example>\r\nSubject: Photos\r\nMessage-ID: <%d@acme.example>\r\n\r\n" % kilobytes
    server.append("robin", head + b"x" * 70 + (b"\r\n" + b"x" * 70) * (kilobytes * 1024 // 72 - 3))


@pytest.mark.server
def test_a_mailbox_that_fills_up(tmp_path: Path) -> None:
    with small(20) as box, hours(tmp_path, of(box)) as one:
        well(one)
        with watched(one) as health:
            while health.now().state != "watching":
                settled(one)
            fill(box.server, 19)
            while "mailbox-nearly-full" not in one.codes():
                settled(one, 120)
            assert one.status()["exit"] == 0
            fill(box.server, 1)
            one.shown_soon("mailbox-full", 4, lambda it: settled(it, 120))
            with box.client("INBOX", readonly=False) as client:
                client.store("1:*", "+FLAGS", "\\Deleted")
                client.expunge()
            while "mailbox-full" in one.codes():
                settled(one, 120)
            assert one.status()["well"]


def with_a_draft(one: Hours, box: Postbox) -> None:
    """An interview was held an hour ago: a thank-you is due."""
    now = one.clock.now()
    start = now.replace(hour=10, minute=0, second=0)
    one.pass_until(start.replace(hour=13))
    box.put(acknowledgement(start.replace(day=1)))
    box.put(confirmation(start.replace(day=1), start))


@pytest.mark.server
def test_a_full_mailbox_takes_no_draft(tmp_path: Path) -> None:
    with small(6) as box, hours(tmp_path, of(box)) as one:
        well(one)
        with_a_draft(one, box)
        with contextlib.suppress(AssertionError):  # until the server takes nothing more
            for _ in range(40):
                box.put(b"Subject: Photo\r\n\r\n" + b"x" * 200)
        one.shown("mailbox-full", exit_code=4)
        assert one.status()["queue"]["drafts"] == 1
        with box.client("INBOX", readonly=False) as client:
            client.store("1:*", "+FLAGS", "\\Deleted")
            client.expunge()
        one.gone("mailbox-full")
        assert len(box.mails()) == 1


@pytest.mark.server
@pytest.mark.parametrize(("folder", "code"), [(".Entw&APw-rfe", "drafts-not-writable"), (".Sent", "sent-not-writable")])
def test_a_folder_that_cannot_be_written(box: Postbox, tmp_path: Path, folder: str, code: str) -> None:
    with hours(tmp_path, of(box)) as one:
        well(one)
        with_a_draft(one, box)
        if code == "sent-not-writable":
            one.step()
            (item,) = [i for i in one.program.state().open_items() if i.is_draft]
            when = one.clock.now().isoformat()
            data = {"account": "mail", "message_id": item.data["message_id"], "after": when, "date": when}
            with one.program.journal.writing() as tx:
                tx.effect_plan(f"sent_copy:{item.id}", "sent_copy", item.id, data)
        box.mails()  # makes the folder, if nobody did yet
        place = box.server.path / "mail" / box.user / folder
        for part in (place / "tmp", place / "cur", place / "new"):
            part.chmod(0o500)
        told = one.shown(code, exit_code=4)
        assert "config.toml" in told["do"]
        for part in (place / "tmp", place / "cur", place / "new"):
            part.chmod(0o700)
        one.gone(code)
