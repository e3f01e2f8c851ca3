"""Folder accounts: the source contract on Maildirs, .eml folders and mbox files, and what only files can do."""

from __future__ import annotations

import os
import tracemalloc
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from daemon.clock import StandingClock
from daemon.errors import MailboxError
from daemon.sources.local.drafts import FolderDrafts
from daemon.sources.local.folder import BATCH, SORTED, FolderSource
from daemon.sources.local.layout import new_shelf
from daemon.sources.source import Role
from tests.sources.contract import SourceContract, a_pass, ids
from tests.sources.drafts_contract import AttachmentsContract, DraftsContract
from tests.sources.known import Memory
from tests.sources.letters import DAY, letter


@dataclass
class LocalWorld:
    """A folder account in a temporary directory."""

    path: Path
    form: str

    def deliver(self, raw: bytes, role: Role = Role.INBOX) -> None:
        new_shelf(self.path, self.form, role).container.add(raw, DAY, "")

    def take_away(self, number: int, role: Role = Role.INBOX) -> None:
        inbox = new_shelf(self.path, self.form, role).container
        wanted = f"<m{number}@acme.example>".encode()
        inbox.remove(next(entry for entry in inbox.entries() if wanted in inbox.head(entry)))

    def source(self) -> FolderSource:
        return FolderSource("local", self.path, self.form)

    def drafts(self) -> FolderDrafts:
        return FolderDrafts("local", self.path, self.form, StandingClock(DAY))


@pytest.fixture(params=["maildir", "eml", "mbox"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> LocalWorld:
    form = request.param
    if form == "mbox":
        (tmp_path / "inbox.mbox").touch()
    else:
        (tmp_path / "inbox" / ("cur" if form == "maildir" else "")).mkdir(parents=True)
    return LocalWorld(tmp_path, form)


class TestContract(SourceContract):
    """Every format keeps the contract."""

    def test_oldest_first_over_all_folders(self, world: LocalWorld) -> None:
        for number, role in ((3, Role.INBOX), (1, Role.SENT), (0, Role.INBOX), (2, Role.ARCHIVE)):
            world.deliver(letter(number, at=DAY + timedelta(hours=number)), role)
        assert ids(a_pass(world, Memory())) == [f"<m{n}@acme.example>" for n in range(4)]

    def test_batches_are_bounded_and_say_how_many(self, world: LocalWorld) -> None:
        for number in range(BATCH + 3):
            world.deliver(letter(number))
        batches = list(world.source().batches(Memory(), until=None, since_days=30))
        assert [len(batch.mails) for batch in batches] == [BATCH, 3]
        assert {batch.total for batch in batches} == {BATCH + 3}
        assert all(len(batch.names) == len(batch.mails) for batch in batches)


class TestDrafts(DraftsContract, AttachmentsContract):
    """And that of drafts."""

    def test_writing_the_same_mail_twice_is_writing_it_once(self, world: LocalWorld) -> None:
        if world.form == "mbox":
            return
        world.drafts().put_sent(letter(1))
        world.drafts().put_sent(letter(1))
        sent = new_shelf(world.path, world.form, Role.SENT).container
        assert len(list(sent.entries())) == 1


def test_a_changed_flag_is_not_a_new_mail(tmp_path: Path) -> None:
    box = tmp_path / "inbox"
    (box / "new").mkdir(parents=True)
    (box / "cur").mkdir()
    (box / "new" / "1.a.host").write_bytes(letter(1))
    world, seen = LocalWorld(tmp_path, "maildir"), Memory()
    assert len(a_pass(world, seen)) == 1
    (box / "new" / "1.a.host").rename(box / "cur" / "1.a.host:2,S")
    assert a_pass(world, seen) == []


def test_mbox_names_survive_tidying_up(tmp_path: Path) -> None:
    world, seen = LocalWorld(tmp_path, "mbox"), Memory()
    (tmp_path / "inbox.mbox").touch()
    for number in range(3):
        world.deliver(letter(number))
    a_pass(world, seen)
    world.take_away(0)
    text = (tmp_path / "inbox.mbox").read_bytes()
    (tmp_path / "inbox.mbox").write_bytes(
        text.replace(b"\nMessage-ID: <m2", b"\nStatus: RO\nX-UID: 7\nMessage-ID: <m2")
    )
    assert a_pass(world, seen) == []


def test_mbox_quoting_is_undone_and_from_lines_in_text_split_nothing(tmp_path: Path) -> None:
    world = LocalWorld(tmp_path, "mbox")
    (tmp_path / "inbox.mbox").touch()
    world.deliver(letter(1, text="Hi\r\n\r\nFrom Monday 10:30 on I am free.\r\n>From here too."))
    with (tmp_path / "inbox.mbox").open("ab") as file:
        file.write(b"From x Mon May  4 09:00:00 2026\nSubject: two\n\nIntro.\n\nFrom my side all is well.\n")
    one, two = sorted(a_pass(world, Memory()), key=lambda mail: b"Subject: two" in mail.raw)
    assert b"\nFrom Monday 10:30 on I am free.\n>From here too." in one.raw
    assert b"From my side all is well." in two.raw


def test_a_mail_gone_between_two_looks_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    world = LocalWorld(tmp_path, "eml")
    world.deliver(letter(1))
    world.deliver(letter(2, at=DAY + timedelta(days=1)))
    seen = Memory()
    asked = seen.has_name

    def and_then_it_goes(account: str, folder: str, name: str) -> bool:
        if "<m1@" in (tmp_path / "inbox" / name).read_text():
            (tmp_path / "inbox" / name).unlink()
        return asked(account, folder, name)

    seen.has_name = and_then_it_goes  # type: ignore[method-assign]
    assert ids(a_pass(world, seen)) == ["<m2@acme.example>"]


def test_a_file_that_cannot_be_read_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inbox").mkdir()
    world, seen = LocalWorld(tmp_path, "eml"), Memory()
    world.deliver(letter(1))
    (tmp_path / "inbox" / "huge.eml").write_bytes(letter(2, text="x" * 2_000))
    monkeypatch.setattr("daemon.sources.local.folder.LARGEST_MAIL", 1_000)
    (batch,) = world.source().batches(seen, until=None, since_days=30)
    assert ids(list(batch.mails)) == ["<m1@acme.example>"]
    (left,) = batch.skipped
    assert (left.name, left.sender, left.subject) == ("huge.eml", "Ana Ruiz <ana@acme.example>", "Hello 2")
    assert len(batch.names) == 2


def test_what_is_no_mailbox_is_said_clearly(tmp_path: Path) -> None:
    with pytest.raises(MailboxError, match="does not exist"):
        a_pass(LocalWorld(tmp_path / "nowhere", "eml"), Memory())
    with pytest.raises(MailboxError, match="has no inbox"):
        a_pass(LocalWorld(tmp_path, "eml"), Memory())
    (tmp_path / "inbox").write_bytes(b"not mail at all\n")
    with pytest.raises(MailboxError, match="not an mbox"):
        a_pass(LocalWorld(tmp_path, "mbox"), Memory())


def test_the_format_found_counts_more_than_the_format_said(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.EML").write_bytes(letter(1))
    assert len(a_pass(LocalWorld(tmp_path, "maildir"), Memory())) == 1
    (tmp_path / "inbox" / "a.EML").unlink()
    (tmp_path / "inbox" / "new").mkdir()
    (tmp_path / "inbox" / "new" / "1.b.host").write_bytes(letter(2))
    assert ids(a_pass(LocalWorld(tmp_path, "eml"), Memory())) == ["<m2@acme.example>"]


def test_a_file_name_that_is_no_text_is_still_a_name(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    with open(os.path.join(os.fsencode(tmp_path), b"inbox", b"caf\xe9.eml"), "wb") as file:
        file.write(letter(1))
    world, seen = LocalWorld(tmp_path, "eml"), Memory()
    (mail,) = a_pass(world, seen)
    mail.name.encode("utf-8")
    assert world.source().read_one("inbox", mail.name) is not None
    assert a_pass(world, seen) == []


def test_memory_does_not_grow_with_the_mailbox(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    for number in range(SORTED + 500):
        (tmp_path / "inbox" / f"{number}.eml").write_bytes(letter(number))
    tracemalloc.start()
    source = LocalWorld(tmp_path, "eml").source()
    count = sum(len(batch.mails) for batch in source.batches(Memory(), until=None, since_days=1))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == SORTED + 500
    assert peak < 8 << 20


def test_a_quiet_mailbox_is_not_gone_through_again_and_again(world: LocalWorld) -> None:
    world.deliver(letter(1))
    seen, source = Memory(), world.source()
    asked: list[str] = []
    known = seen.has_name

    def has_name(account: str, folder: str, name: str) -> bool:
        asked.append(name)
        return known(account, folder, name)

    seen.has_name = has_name  # type: ignore[method-assign]
    for _ in range(5):
        for batch in source.batches(seen, until=None, since_days=30):
            seen.remember("local", batch)
    assert len(asked) == 3
    world.deliver(letter(2))
    (batch,) = source.batches(seen, until=None, since_days=30)
    assert ids(list(batch.mails)) == ["<m2@acme.example>"]
