"""The journal's file: private, durable, ours, whole, and never half written."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from daemon.adapters.journal import Journal, faults, opening
from daemon.errors import JournalError
from tests.adapters.journal_contract import NOW, fact, kept

ROOT = Path(__file__).parents[2]
CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from daemon.adapters.journal import Journal
from daemon.domain.mailbox import Mark
from tests.adapters.journal_contract import fact
journal = Journal.open(Path({path!r}))
journal._db.execute("PRAGMA cache_size = 5")  # dirty pages reach the file before the commit, as in a big import
with journal.writing() as page:
    page.append([fact(n, key=str(n), data={{"text": "x" * 500}}) for n in range(1, 400)])
    page.set_mark(Mark("home", "INBOX", 1, 400))
    {inside}
{after}
"""
HOLD = "print('ready', flush=True); sys.stdin.read()"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a journal may be made."""
    return tmp_path / "state" / "deep" / "journal.sqlite3"


def _child(path: Path, inside: str, after: str) -> subprocess.Popen[bytes]:
    script = CHILD.format(root=str(ROOT), path=str(path), inside=inside, after=after)
    return subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)


def _killed_when_ready(path: Path, inside: str, after: str) -> None:
    with _child(path, inside, after) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        child.send_signal(signal.SIGKILL)
        child.wait()


def test_a_kill_inside_a_transaction_leaves_nothing_of_it(path: Path) -> None:
    with Journal.open(path) as journal, journal.writing() as page:
        page.append([fact(0, key="before")])
    _killed_when_ready(path, HOLD, "")
    with Journal.open(path, readonly=True) as journal:
        assert journal.event_count() == 1
    with Journal.open(path) as journal:
        journal.check()
        assert journal.mark("home", "INBOX") is None
        with journal.writing() as page:
            page.append([fact(n, key=str(n)) for n in range(1, 400)])
        assert journal.event_count() == 400


def test_a_kill_after_the_commit_leaves_all_of_it(path: Path) -> None:
    _killed_when_ready(path, "pass", HOLD)
    with Journal.open(path) as journal:
        journal.check()
        mark = journal.mark("home", "INBOX")
        assert mark is not None
        assert (journal.event_count(), mark.uidnext) == (399, 400)
        with journal.writing() as page:
            assert page.append([fact(1, key="1")]) == [None]


def test_a_writer_that_does_not_end_is_waited_for_and_then_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Journal.open(path).close()
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    with Journal.open(path) as one, Journal.open(path) as other, one.writing() as page:
        page.append([fact()])
        with pytest.raises(JournalError, match="Another process is writing"), other.writing():
            pass


def test_only_the_person_can_read_it(path: Path) -> None:
    path.parent.parent.parent.chmod(0o755)
    with Journal.open(path) as journal, journal.writing() as page:
        page.append([fact()])
        beside = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert beside
    assert set(beside.values()) == {0o600}
    assert {path.parent.stat().st_mode & 0o777, path.parent.parent.stat().st_mode & 0o777} == {0o700}
    path.chmod(0o644)
    Journal.open(path).close()
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("version", "settings"),
    [((3, 40, 1), ("DELETE", "EXTRA")), ((3, 51, 2), ("DELETE", "EXTRA")), ((3, 51, 3), ("WAL", "FULL"))],
)
def test_commits_are_durable_with_every_sqlite(version: tuple[int, ...], settings: tuple[str, str]) -> None:
    assert opening.durable_settings(version) == settings


@pytest.mark.parametrize(("mode", "synchronous"), [("DELETE", 3), ("WAL", 2)])
def test_the_settings_are_in_force(path: Path, monkeypatch: pytest.MonkeyPatch, mode: str, synchronous: int) -> None:
    chosen = {"DELETE": "EXTRA", "WAL": "FULL"}
    monkeypatch.setattr(opening, "durable_settings", lambda: (mode, chosen[mode]))
    with Journal.open(path) as journal:
        ask = journal._db.execute
        assert ask("PRAGMA journal_mode").fetchone() == (mode.lower(),)
        assert ask("PRAGMA synchronous").fetchone() == (synchronous,)
        assert ask("PRAGMA secure_delete").fetchone() == (1,)
        with journal.writing() as page:
            page.keep_text(kept(text="canary-4711"))
        with journal.writing() as page:
            page.drop_texts(NOW.replace(year=2027))
        journal.shrink()
        assert all(b"canary-4711" not in file.read_bytes() for file in path.parent.iterdir())


def test_a_file_of_something_else_is_refused(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("dear diary\n" * 500)
    with pytest.raises(JournalError, match="damaged"):
        Journal.open(path)
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE diary (day TEXT)")
    db.close()
    for readonly in (False, True):
        with pytest.raises(JournalError, match="no followup journal"):
            Journal.open(path, readonly=readonly)


def test_a_journal_of_a_newer_program_is_refused_and_untouched(path: Path) -> None:
    with Journal.open(path) as journal:
        journal._db.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(JournalError, match="newer followup") as caught:
        Journal.open(path)
    assert caught.value.code == 6
    assert path.read_bytes() == before


@pytest.mark.parametrize("harm", ["cut", "flipped header", "scribbled"])
def test_a_damaged_journal_is_named_and_never_read_wrong(path: Path, harm: str) -> None:
    with Journal.open(path) as journal, journal.writing() as page:
        page.append([fact(n, data={"text": "x" * 300}) for n in range(500)])
    octets = bytearray(path.read_bytes())
    if harm == "cut":
        octets = octets[: len(octets) // 2]
    elif harm == "flipped header":
        octets[0:16] = b"\0" * 16
    else:
        octets[4096 * 20 : 4096 * 40] = os.urandom(4096 * 20)
    path.write_bytes(octets)
    with pytest.raises(JournalError, match="damaged"):
        Journal.open(path)
    with pytest.raises(JournalError, match="damaged"), Journal.open(path, readonly=True) as journal:
        journal.events()


def test_a_full_disk_is_said_and_nothing_is_half_written(path: Path) -> None:
    with Journal.open(path) as journal:
        with journal.writing() as page:
            page.append([fact(key="before")])
        (pages,) = journal._db.execute("PRAGMA page_count").fetchone()
        journal._db.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(JournalError, match="disk is full") as caught, journal.writing() as page:
            page.append([fact(n, data={"text": "x" * 500}) for n in range(100)])
        assert caught.value.code == 6
        assert [event.mail for event in journal.events()] == ["mail-1"]
        journal._db.execute("PRAGMA max_page_count = 100000")
        with journal.writing() as page:
            page.append([fact(2)])
        journal.check()
        assert journal.event_count() == 2


def _write_on(journal: Journal) -> None:
    with journal.writing() as page:
        page.append([fact()])
        journal._db.execute("ROLLBACK")  # as SQLite does by itself on some full disks
        page.append([fact(2)])


def test_a_page_that_was_closed_takes_nothing_more(path: Path) -> None:
    with Journal.open(path) as journal:
        with journal.writing() as page:
            page.append([fact()])
        with pytest.raises(JournalError, match="given up"):
            page.append([fact(2)])
        assert journal.event_count() == 1


def test_what_follows_a_full_disk_in_the_same_transaction_is_not_recorded_alone(path: Path) -> None:
    with Journal.open(path) as journal:
        with pytest.raises(JournalError, match="given up"):
            _write_on(journal)
        assert journal.events() == []


def test_a_disk_limit_met_by_the_operating_system(path: Path) -> None:
    Journal.open(path).close()
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); " + (
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({path.stat().st_size + 8192},) * 2)"
    )
    script = f"import sys; {limit}; " + CHILD.format(root=str(ROOT), path=str(path), inside="pass", after="").strip()
    script = script.replace("; import sys\n", "\nimport sys\n")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT, check=False)
    assert b"JournalError: The disk" in done.stderr
    with Journal.open(path) as journal:
        journal.check()
        assert journal.events() == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "disk is full"),
        (sqlite3.SQLITE_IOERR | (3 << 8), "disk refused"),
        (sqlite3.SQLITE_BUSY, "Another process"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_READONLY, "cannot be opened"),
        (sqlite3.SQLITE_ERROR, "answered"),
    ],
)
def test_every_complaint_has_a_sentence_and_advice(code: int, words: str) -> None:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    told = faults.meaning(error, "j")
    assert words in told.wrong
    assert told.do.endswith(".")
    assert told.code == 6


def test_reading_only_makes_and_changes_nothing(path: Path) -> None:
    with Journal.open(path, readonly=True) as journal:
        assert journal.events() == []
        with pytest.raises(JournalError, match="reading only"), journal.writing():
            pass
    assert not path.parent.exists()


def test_a_copy_is_whole_private_and_apart(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "dry" / "copy.sqlite3"
    with Journal.open(path) as journal:
        with journal.writing() as page:
            page.append([fact()])
        journal.copy_to(target)
        journal.copy_to(target)
        with Journal.open(target) as other, other.writing() as page:
            page.append([fact(2)])
        assert (journal.event_count(), target.stat().st_mode & 0o777) == (1, 0o600)
    with Journal.open(target, readonly=True) as other:
        assert [event.id for event in other.events()] == [1, 2]
    assert sorted(file.name for file in target.parent.iterdir()) == ["copy.sqlite3"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(JournalError, match="cannot be made"):
        Journal.open(tmp_path / "file" / "journal.sqlite3")
    (tmp_path / "journal.sqlite3").mkdir()
    with pytest.raises(JournalError, match="cannot be written"):
        Journal.open(tmp_path / "journal.sqlite3")


def test_threads_share_it_and_lose_nothing(path: Path) -> None:
    with Journal.open(path) as journal:

        def write(first: int) -> None:
            for n in range(first, first + 20):
                with journal.writing() as page:
                    page.append([fact(n, key=str(n))])
                journal.events(0)

        threads = [threading.Thread(target=write, args=(100 * n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert journal.event_count() == 80
