"""`import PATH...` over everything people have lying about."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from daemon.errors import NotFoundError
from daemon.sources.local.importing import ImportSource
from daemon.sources.local.maildir import Maildir
from daemon.sources.local.mbox import Mbox
from daemon.sources.source import RawMail, Role
from tests.sources.contract import ids
from tests.sources.known import Memory
from tests.sources.letters import DAY, letter


def read(source: ImportSource, seen: Memory) -> list[RawMail]:
    mails: list[RawMail] = []
    for batch in source.batches(seen, until=None, since_days=1):
        mails += batch.mails
        seen.remember(source.name, batch)
    return mails


@pytest.fixture
def attic(tmp_path: Path) -> Path:
    """A directory with all sorts of mail, and things that are none."""
    (tmp_path / "notes.txt").write_text("no mail")
    (tmp_path / "one.eml").write_bytes(letter(1, at=DAY + timedelta(days=1)))
    Maildir(tmp_path / "Maildir").add(letter(2, at=DAY + timedelta(days=2)), DAY, "S")
    Maildir(tmp_path / "Maildir" / ".Sent").add(letter(3, at=DAY + timedelta(days=3)), DAY, "S")
    Maildir(tmp_path / "Maildir" / ".Trash").add(letter(9), DAY, "S")
    Mbox(tmp_path / "old" / "All mail.mbox").add(letter(0), DAY, "")
    Mbox(tmp_path / "old" / "All mail.mbox").add(letter(4, at=DAY + timedelta(days=4)), DAY, "")
    (tmp_path / "old" / "loop").symlink_to(tmp_path, target_is_directory=True)
    return tmp_path


def test_everything_is_read_once_oldest_first(attic: Path) -> None:
    source, seen = ImportSource((attic,)), Memory()
    assert source.count() == 5
    mails = read(source, seen)
    assert ids(mails) == [f"<m{n}@acme.example>" for n in range(5)]
    assert [mail.role for mail in mails] == [Role.INBOX] * 3 + [Role.SENT, Role.INBOX]
    assert read(source, seen) == []


def test_single_files_are_what_they_hold(attic: Path) -> None:
    odd = attic / "saved from the web"
    odd.write_bytes(letter(7))
    source = ImportSource((attic / "one.eml", attic / "old" / "All mail.mbox", odd))
    assert source.count() == 4
    assert sorted(map(str, ids(read(source, Memory())))) == [f"<m{n}@acme.example>" for n in (0, 1, 4, 7)]


def test_one_mail_can_be_read_again(attic: Path) -> None:
    source = ImportSource((attic,))
    for mail in read(source, Memory()):
        again = source.read_one(mail.folder, mail.name)
        assert again is not None
        assert again.raw == mail.raw


def test_a_path_without_mail_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no mail")
    with pytest.raises(NotFoundError, match="no mail in"):
        ImportSource((tmp_path,)).count()
    with pytest.raises(NotFoundError, match="does not exist"):
        ImportSource((tmp_path / "nowhere",)).count()
