"""The swift copy of the events: always what the journal says, or not used; a flipped bit is never read over."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from daemon.adapters.journal import Journal, swift
from daemon.domain.events import Event, NewEvent
from daemon.errors import JournalError
from tests.adapters.journal_contract import NOW, fact

MANY = [
    fact(n, key=f"k{n}", data={"n": n, "who": ["Ana", None, {"is": "human", "at": "ana@acme.test"}], "odd": "\udce9 é"})
    for n in range(swift.WORTH_IT)
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal that was loaded once by a writer, with its swift copy beside it."""
    path = tmp_path / "journal.sqlite3"
    _write(path, MANY)
    _load(path)
    assert swift.beside(path).exists()
    return path


def _write(path: Path, events: list[NewEvent]) -> None:
    with Journal.open(path) as journal, journal.writing() as page:
        page.append(events)


def _load(path: Path) -> list[Event]:
    with Journal.open(path) as journal:
        return journal.events()


def _slowly(path: Path) -> list[Event]:
    """The events from the table alone."""
    alone = path.with_name("alone.sqlite3")
    shutil.copy(path, alone)
    with Journal.open(alone, readonly=True) as journal:
        return journal.events()


def test_the_copy_says_what_the_journal_says(path: Path) -> None:
    assert _load(path) == _slowly(path)
    assert swift.beside(path).stat().st_mode & 0o777 == 0o600


def test_what_came_later_is_added(path: Path) -> None:
    before = swift.beside(path).read_bytes()
    _write(path, [fact(9001), fact(9002)])
    events = _load(path)
    assert events == _slowly(path)
    assert events[-1].application == 9002
    assert swift.beside(path).read_bytes() == before
    _write(path, [fact(n) for n in range(swift.WORTH_IT)])
    assert _load(path) == _slowly(path)
    assert len(swift.beside(path).read_bytes()) > len(before)
    assert _load(path) == _slowly(path)


def test_an_older_journal_put_back_is_not_mixed_with_it(path: Path) -> None:
    shutil.copy(swift.beside(path), path.with_name("kept"))
    path.unlink()
    other = [fact(-1, data={"text": "another life"}), *MANY[1:]]
    _write(path, other)
    assert _load(path) == _slowly(path)
    assert _load(path)[0].data == {"text": "another life"}
    shutil.copy(path.with_name("kept"), swift.beside(path))
    path.unlink()
    _write(path, MANY[:3])
    assert _load(path) == _slowly(path)


@pytest.mark.parametrize("where", [0, 40, 400, -1])
def test_a_broken_copy_is_not_used(path: Path, where: int) -> None:
    octets = bytearray(swift.beside(path).read_bytes())
    octets[where] ^= 0x10
    swift.beside(path).write_bytes(octets)
    assert swift.read(path) is None
    assert _load(path) == _slowly(path)


@pytest.mark.parametrize("length", [0, 10, 100, 4000])
def test_half_a_copy_is_not_used(path: Path, length: int) -> None:
    swift.beside(path).write_bytes(swift.beside(path).read_bytes()[:length])
    assert _load(path) == _slowly(path)


def test_the_copy_of_another_python_is_not_used(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swift, "_FORMAT", b"followup events 1 another Python\n")
    assert swift.read(path) is None


def test_a_reader_leaves_one_behind_too(path: Path) -> None:
    swift.forget(path)
    with Journal.open(path, readonly=True) as journal:
        events = journal.events()
    assert swift.beside(path).exists()
    assert _load(path) == events


def test_what_is_not_committed_is_not_copied(path: Path) -> None:
    swift.forget(path)
    with Journal.open(path) as journal, journal.writing() as page:
        page.append([fact(9001)])
        assert len(page.events()) == len(journal.events()) == len(MANY) + 1
    assert not swift.beside(path).exists()


def test_a_directory_that_takes_no_copy_is_no_harm(path: Path) -> None:
    swift.forget(path)
    swift.beside(path).mkdir()
    assert _load(path) == _slowly(path)
    assert sorted(entry.name for entry in path.parent.glob("journal.sqlite3.events*")) == ["journal.sqlite3.events"]


def test_it_goes_when_something_is_dropped(path: Path) -> None:
    with Journal.open(path) as journal:
        journal.shrink()
    assert not swift.beside(path).exists()


@pytest.mark.parametrize("column", ["at", "source", "what", "application", "mail", "key", "data", "chain"])
def test_an_event_that_changed_is_named(path: Path, column: str) -> None:
    swift.forget(path)
    value = {"at": NOW.isoformat(), "application": 99, "chain": 1, "data": '{"n": 8}'}.get(column, "other")
    with sqlite3.connect(path) as db:
        db.execute(f"UPDATE events SET {column} = ? WHERE id = 8", (value,))
    db.close()
    with Journal.open(path, readonly=True) as journal:
        with pytest.raises(JournalError, match="event 8 is not as it was recorded"):
            journal.events()
        with pytest.raises(JournalError, match="event 8 is not"):
            journal.check()


def test_an_event_that_was_taken_out_is_missed(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("DELETE FROM events WHERE id = 8")
    db.close()
    swift.forget(path)
    with pytest.raises(JournalError, match="event 9 is not"):
        _load(path)
