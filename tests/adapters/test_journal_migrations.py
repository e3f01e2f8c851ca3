"""Migrations: numbered, all or nothing, with a copy of what was there before."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from daemon.adapters.journal import Journal, opening
from daemon.errors import JournalError
from tests.adapters.journal_contract import fact
from tests.adapters.test_journal_file import ROOT

NEXT = "CREATE TABLE extra (n INTEGER) STRICT;\nINSERT INTO extra VALUES (1); -- a; b\nINSERT INTO extra VALUES (2);\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal of the present format with one fact."""
    path = tmp_path / "journal.sqlite3"
    with Journal.open(path) as journal, journal.writing() as page:
        page.append([fact()])
    return path


@pytest.fixture
def upgraded(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The directory of a later program's migrations: one more than now."""
    later = tmp_path / "migrations"
    shutil.copytree(opening.MIGRATIONS, later)
    number = opening.newest() + 1
    (later / f"{number:04}_extra.sql").write_text(NEXT)
    monkeypatch.setattr(opening, "MIGRATIONS", later)
    return later


def _extra(journal: Journal) -> list[tuple[int]]:
    return journal._db.execute("SELECT n FROM extra").fetchall()


def test_numbers_follow_each_other() -> None:
    numbers = [number for number, _ in opening._migrations()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_an_older_journal_is_migrated_and_a_copy_kept(path: Path, upgraded: Path) -> None:
    with Journal.open(path) as journal:
        assert _extra(journal) == [(1,), (2,)]
        assert journal.event_count() == 1
    copy = path.with_name(f"journal.sqlite3.format-{opening.newest() - 1}")
    assert copy.stat().st_mode & 0o777 == 0o600
    (upgraded / f"{opening.newest():04}_extra.sql").unlink()
    with Journal.open(copy) as journal:
        assert journal.event_count() == 1


def test_reading_an_older_journal_leaves_it_as_it_is(path: Path, upgraded: Path) -> None:
    before = path.read_bytes()
    with Journal.open(path, readonly=True) as journal:
        assert _extra(journal) == [(1,), (2,)]
        assert journal.event_count() == 1
    assert path.read_bytes() == before
    assert not path.with_name(f"journal.sqlite3.format-{opening.newest() - 1}").exists()


def test_a_migration_that_fails_leaves_the_old_journal(path: Path, upgraded: Path) -> None:
    last = upgraded / f"{opening.newest():04}_extra.sql"
    last.write_text(NEXT + "INSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(JournalError, match="nowhere"):
        Journal.open(path)
    last.unlink()
    with Journal.open(path) as journal:
        assert journal.event_count() == 1
        assert journal._db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'").fetchone() == (0,)


def test_many_starting_at_once_make_one_journal(tmp_path: Path) -> None:
    path = tmp_path / "new" / "journal.sqlite3"
    script = (
        "import sys; from pathlib import Path; from daemon.adapters.journal import Journal\n"
        f"sys.stdin.read()\nwith Journal.open(Path({str(path)!r})) as journal, journal.writing() as page:\n"
        "    page.bump('started')\n"
    )
    starts = [subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, cwd=ROOT) for _ in range(6)]
    for start in starts:
        assert start.stdin is not None
        start.stdin.close()
    assert [start.wait() for start in starts] == [0] * 6
    with Journal.open(path, readonly=True) as journal:
        assert journal.counters()["started"] == 6
