"""What is known of health between processes: kept, read again, merged, and told from outside."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from daemon.adapters.journal.memory import MemoryJournal
from daemon.bootstrap.wellbeing import record, tally
from daemon.bootstrap.wellbeing.clockwatch import ClockWatch
from daemon.bootstrap.wellbeing.notebook import Entry, Notebook, merged
from daemon.bootstrap.wellbeing.record import Record, Seen
from daemon.bootstrap.wellbeing.telling import Around, health
from daemon.config.settings import FolderAccount, Person, Settings
from daemon.domain.problems import Code
from daemon.views.status import Problem

NOW = datetime(2026, 6, 3, 9, tzinfo=UTC)
BUSY = Problem(Code.SERVER_BUSY, "It is busy.", "Wait.", NOW, "mail")
NOTE = Problem(Code.FOLDER_REBUILT, "It was numbered anew.", "Nothing to do.", NOW, "mail")
DAMAGED = Problem(Code.JOURNAL_DAMAGED, "It is damaged.", "Put back a backup.", NOW)


def settings(*names: str) -> Settings:
    """Accounts of these names."""
    return Settings(
        Path("c"), Person(("robin@example.org",), "UTC"), tuple(FolderAccount(n, Path("/nowhere")) for n in names)
    )


def told(known: Record | None, now: datetime = NOW, **around: object) -> set[str]:
    """The codes that `status` tells of one account."""
    found = health(settings("mail"), known, Around(now, **{"runs": True, **around}))  # type: ignore[arg-type]
    assert found.well is (found.exit_code == 0)
    return {problem.code for problem in found.problems}


def test_a_topic_that_is_well_again_is_forgotten_and_one_that_stays_keeps_its_beginning() -> None:
    book = Notebook()
    book.say("a", [BUSY])
    later = Problem(Code.SERVER_BUSY, "It is busy still.", "Wait.", NOW + timedelta(hours=1), "mail")
    book.say("a", [later])
    (entry,) = book.entries(NOW)
    assert (entry.problem.wrong, entry.problem.since) == ("It is busy still.", NOW)
    book.well("a")
    assert book.entries(NOW) == ()


def test_a_note_goes_when_its_time_is_over() -> None:
    book = Notebook()
    book.say("note", [NOTE], NOW + timedelta(days=1))
    assert book.entries(NOW + timedelta(hours=23))
    assert book.entries(NOW + timedelta(hours=24)) == ()


def test_the_worst_comes_first_and_each_trouble_once_in_the_words_of_the_last_turn() -> None:
    older = Problem(Code.SERVER_BUSY, "Said by the watcher.", "Wait.", NOW - timedelta(hours=1), "mail")
    entries = [Entry("note", NOTE), Entry("watch:mail", older), Entry("turn:mail", BUSY), Entry("turn", DAMAGED)]
    found = merged(entries)
    assert [one.code for one in found] == ["journal-damaged", "server-busy", "folder-rebuilt"]
    assert (found[1].wrong, found[1].since) == ("It is busy.", older.since)


def test_the_record_comes_back_as_it_was(tmp_path: Path) -> None:
    seen = {"mail": Seen(NOW, "watching", NOW + timedelta(minutes=1)), "new": Seen()}
    known = Record(NOW, 4711, seen, (Entry("turn:mail", BUSY), Entry("note", NOTE, NOW)), ((NOW, 5, 2),))
    record.save_beside(tmp_path, known)
    assert record.load(tmp_path, None) == known
    assert (tmp_path / record.NAME).stat().st_mode & 0o777 == 0o600
    journal = MemoryJournal()
    record.save_in(journal, known)
    (tmp_path / record.NAME).unlink()
    again = record.load(tmp_path, journal)
    assert again is not None
    assert (again.pid, again.entries) == (None, known.entries)


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", '{"at": 3}', "\udcff", '{"at":"2026-06-03"', "x" * 10])
def test_half_a_record_is_none_and_in_nobodys_way(tmp_path: Path, text: str) -> None:
    (tmp_path / record.NAME).write_text(text, errors="surrogateescape")
    assert record.load(tmp_path, MemoryJournal()) is None
    assert told(record.load(tmp_path, None)) == {"never-read"}


def test_who_is_not_seen_is_told_sooner_while_the_program_runs() -> None:
    known = Record(NOW, None, {"mail": Seen(NOW)})
    assert told(known, NOW + timedelta(minutes=9)) == set()
    assert told(known, NOW + timedelta(minutes=11)) == {"not-seen"}
    assert told(known, NOW + timedelta(minutes=59), runs=False) == set()
    assert told(known, NOW + timedelta(minutes=61), runs=False) == {"not-running"}


def test_a_daemon_that_ended_without_a_word_is_missed_within_minutes() -> None:
    known = Record(NOW, 4711, {"mail": Seen(NOW)})
    assert told(known, NOW + timedelta(minutes=2), runs=False) == set()
    assert told(known, NOW + timedelta(minutes=4), runs=False) == {"not-running"}
    assert told(known, NOW + timedelta(minutes=4), holder=(4711, "run")) == {"program-stuck"}
    assert told(known, NOW + timedelta(minutes=4), holder=(4712, "once")) == set()


def test_what_a_watcher_said_does_not_outlive_it() -> None:
    entries = (Entry("watch:mail", BUSY), Entry("note:mail:x", NOTE, NOW + timedelta(days=1)))
    known = Record(NOW, None, {"mail": Seen(NOW)}, entries)
    assert told(known) == {"server-busy", "folder-rebuilt"}
    assert told(known, runs=False) == {"folder-rebuilt"}


def test_an_account_that_is_not_configured_any_more_is_not_told_of() -> None:
    gone = Problem(Code.SERVER_BUSY, "It is busy.", "Wait.", NOW, "of last year")
    assert told(Record(NOW, None, {"mail": Seen(NOW)}, (Entry("turn:of last year", gone),))) == set()


def test_no_account_is_a_trouble_of_its_own() -> None:
    found = health(settings(), None, Around(NOW, runs=False))
    assert [one.code for one in found.problems] == ["no-account"]
    assert found.exit_code == 3


def test_one_blind_account_makes_the_whole_unwell_and_names_itself() -> None:
    known = Record(NOW, None, {"mail": Seen(NOW), "post": Seen(NOW)}, (Entry("turn:mail", BUSY),))
    found = health(settings("mail", "post"), known, Around(NOW, runs=True))
    assert not found.well
    assert [(one.name, one.state, one.problem) for one in found.accounts] == [
        ("mail", "backing_off", "It is busy. Wait."),
        ("post", "polling", None),
    ]


class Seconds:
    """Time that really passes."""

    def __init__(self) -> None:
        self.own = 0.0

    def __call__(self) -> float:
        return self.own


@pytest.mark.parametrize("minutes", [-600, -6, 6, 600])
def test_a_jump_is_told_until_it_is_taken_back_or_an_hour_has_passed(minutes: int) -> None:
    own = Seconds()
    watch, by = ClockWatch(NOW, own), timedelta(minutes=minutes)
    own.own = 30
    assert watch.look(NOW + timedelta(seconds=30)) == ()
    own.own = 60
    (found,) = watch.look(NOW + timedelta(seconds=60) + by)
    assert ("forward" if minutes > 0 else "back") in found.wrong
    own.own = 90
    assert watch.look(NOW + timedelta(seconds=90)) == ()
    own.own = 120
    assert watch.look(NOW + timedelta(seconds=120) + by)
    own.own = 120 + 3601
    assert watch.look(NOW + timedelta(seconds=120 + 3601) + by) == ()


def test_small_corrections_are_no_jumps() -> None:
    own = Seconds()
    watch = ClockWatch(NOW, own)
    for step in range(1, 200):
        own.own = step * 30
        assert watch.look(NOW + timedelta(seconds=step * 31)) == ()


def test_a_day_is_counted_by_samples_and_only_whole_days_count() -> None:
    counted: tally.Tally = ()
    for hour in range(30):
        now = NOW + timedelta(hours=hour)
        numbers = {"mails_read": 10 + hour, "mails_unreadable": 3 + hour, "mails_skipped": 700}
        counted = tally.counted(counted, numbers, now)
        assert bool(tally.trouble(counted, now)) is (hour >= 24)
    assert len(counted) <= 26
    counted = tally.counted(counted, {"mails_read": 60, "mails_unreadable": 32, "mails_skipped": 700}, now + tally.STEP)
    assert tally.trouble(counted, now + tally.STEP) == ()
