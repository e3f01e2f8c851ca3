"""What this machine can do to make us blind is told within a quarter of an hour, and goes when it is mended."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from daemon.adapters.journal import Journal, opening
from daemon.adapters.places import journal_file
from daemon.adapters.reader_process import InProcessReader, ReaderProcess
from daemon.bootstrap.wellbeing import record
from daemon.domain.events import NewEvent, Source, What
from tests.daemon.hours import Hours, hours
from tests.daemon.letters import acknowledgement

LETTER = """From: Ana <ana@acme.example>
To: robin.vale@example.org
Subject: {subject}
Message-ID: <{number}@acme.example>

Hello
"""


def letter(number: int, subject: str = "Hello") -> bytes:
    """A mail."""
    return LETTER.format(number=number, subject=subject).encode()


def database(one: Hours) -> sqlite3.Connection:
    """The daemon's own connection to its journal."""
    journal = one.program.journal
    assert isinstance(journal, Journal)
    return journal._db


def killer(one: Hours, classify: str = "by_subject") -> ReaderProcess:
    """Its mails are read by something that does what their subjects say."""
    reader = one.program.parts.reader = ReaderProcess(f"tests.adapters.reader_killers:{classify}")
    one.program.at_close(reader.close)
    return reader


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Hours]:
    """A daemon that reads a directory, and is well."""
    mail = tmp_path / "mail"
    (mail / "inbox").mkdir(parents=True)
    (mail / "sent").mkdir()
    (mail / "inbox" / "1.eml").write_bytes(letter(1))
    words = f'type = "folder"\npath = "{mail}"\nformat = "eml"'
    with hours(tmp_path, words, via="folder") as made:
        made.program.parts.reader = InProcessReader()
        made.step()
        assert made.status()["well"], made.status()
        yield made


def put(one: Hours, number: int, subject: str) -> None:
    """A mail comes."""
    (one.config.parent / "mail" / "inbox" / f"{number}.eml").write_bytes(letter(number, subject))


def test_a_locked_journal(one: Hours, monkeypatch: pytest.MonkeyPatch) -> None:
    database(one).execute("PRAGMA busy_timeout = 100")
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.1)
    other = sqlite3.connect(journal_file(one.data), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    told = one.shown("journal-locked", exit_code=6)
    assert "end the program that has the file open" in told["do"]
    assert one.status()["error"]["code"] == 6
    assert one.status()["accounts"][0]["last_seen"] is not None  # from the record beside it
    other.execute("ROLLBACK")
    other.close()
    one.gone("journal-locked")


def test_a_full_disk(one: Hours) -> None:
    db = database(one)
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}")
    inbox = one.config.parent / "mail" / "inbox"
    for number in range(40):
        raw = acknowledgement(one.clock.now(), company=f"Firm{chr(97 + number % 26)}{number // 26}", number=number)
        (inbox / f"ack{number}.eml").write_bytes(raw)
    one.shown("disk-full", exit_code=6)
    db.execute("PRAGMA max_page_count = 1000000")
    one.gone("disk-full")


def test_a_disk_that_is_nearly_full_and_then_full(one: Hours) -> None:
    one.room = 20_000_000
    assert one.shown("disk-nearly-full", exit_code=0)["severity"] == "warning"
    one.room = 4096
    one.shown("disk-full", exit_code=6)
    one.room = 10**12
    one.gone("disk-full")


def test_the_record_is_written_over_where_no_new_file_fits(one: Hours, monkeypatch: pytest.MonkeyPatch) -> None:
    path, real = one.data / record.NAME, os.open

    def full(name: Any, flags: int, *more: Any) -> int:
        if flags & os.O_CREAT and "health" in str(name):
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(name, flags, *more)

    with monkeypatch.context() as world:
        world.setattr(os, "open", full)
        one.room = 4096
        one.daemon.pulse.beat()
    known = record.load(one.data, None)
    assert known is not None
    assert known.at == one.clock.now()
    assert {entry.problem.code for entry in known.entries} == {"disk-full"}
    assert path.stat().st_mode & 0o777 == 0o600
    assert [found.name for found in one.data.glob("health*")] == [record.NAME]


@pytest.mark.parametrize("where", ["head", "events"])
def test_a_damaged_journal(one: Hours, where: str) -> None:
    now = one.clock.now()
    with one.program.journal.writing() as tx:
        tx.append([NewEvent(now, Source.PERSON, What.OPENED, 1, None, {"company": "Acme", "role": "Baker"})])
    one.step()
    path = journal_file(one.data)
    sound = path.read_bytes()
    sql = "SELECT (rootpage - 1) * page_size FROM sqlite_schema, pragma_page_size WHERE name = 'events'"
    at = 100 if where == "head" else database(one).execute(sql).fetchone()[0]
    path.write_bytes(sound[:at] + b"\xa5" * 2500 + sound[at + 2500 :])
    told = one.shown("journal-damaged", exit_code=6)
    assert "backup" in told["do"]
    assert one.status()["error"]["code"] == 6
    path.write_bytes(sound)
    one.gone("journal-damaged")


def test_a_fact_that_was_changed(one: Hours) -> None:
    now = one.clock.now()
    with one.program.journal.writing() as tx:
        tx.append([NewEvent(now, Source.PERSON, What.OPENED, 1, None, {"company": "Acme", "role": "Baker"})])
    other = sqlite3.connect(journal_file(one.data))
    other.execute("UPDATE events SET data = replace(data, 'Acme', 'Bcme')")
    other.commit()
    one.shown("journal-damaged", exit_code=6)
    other.execute("UPDATE events SET data = replace(data, 'Bcme', 'Acme')")
    other.commit()
    other.close()
    one.gone("journal-damaged")


@pytest.mark.parametrize("what", ["mail", "mail/inbox"])
def test_a_directory_that_is_gone(one: Hours, what: str) -> None:
    place = one.config.parent / what
    place.rename(one.config.parent / "elsewhere")
    told = one.shown("folder-gone", exit_code=4)
    assert "`path`" in told["do"]
    (one.config.parent / "elsewhere").rename(place)
    one.gone("folder-gone")


def test_a_reader_that_dies_again_and_again(one: Hours) -> None:
    killer(one)
    for number in range(2, 5):
        put(one, number, "exit")
    told = one.shown("reader-dying", exit_code=4)
    assert "3 times" in told["wrong"]
    assert one.status()["not_read"]["quarantined"] == 3
    one.gone("reader-dying")  # it is tried by itself every five minutes


def test_a_reader_that_cannot_be_started(one: Hours) -> None:
    reader = killer(one, "no_such_function")
    put(one, 2, "Hello")
    told = one.shown("reader-dying", exit_code=4)
    assert "does not start" in told["wrong"]
    reader._classify = "tests.adapters.reader_killers:quiet"
    one.gone("reader-dying")
    assert one.status()["not_read"]["quarantined"] == 0


def test_a_clockwork_that_stopped(one: Hours) -> None:
    one.ringing = False
    told = one.shown("scheduler-stuck", exit_code=4)
    assert "by itself" in told["do"]
    assert one.rewound > 0
    one.ringing = True
    one.gone("scheduler-stuck")


def test_a_turn_that_does_not_end(one: Hours) -> None:
    one.turning = False
    one.daemon.pulse.turns()
    one.shown("turn-stuck", exit_code=4)
    one.turning = True
    one.gone("turn-stuck")


def test_a_program_that_shows_no_sign_of_life(one: Hours) -> None:
    one.ringing = one.turning = one.beating = False
    told = one.shown("program-stuck", exit_code=4)
    assert "Restart" in told["do"]
    one.ringing = one.turning = one.beating = True
    one.gone("program-stuck")


@pytest.mark.parametrize("by", [timedelta(hours=3), timedelta(days=-2), timedelta(days=400)], ids=str)
def test_a_clock_that_jumped_and_jumped_back(one: Hours, by: timedelta) -> None:
    one.jump(by)
    told = one.shown("clock-jumped", exit_code=4)
    assert ("forward" if by > timedelta() else "back") in told["wrong"]
    one.step()
    one.jump(-by)
    one.gone("clock-jumped")


def test_a_clock_that_was_put_right_is_told_for_an_hour(one: Hours) -> None:
    one.jump(timedelta(minutes=40))
    one.shown("clock-jumped", exit_code=4)
    one.gone("clock-jumped", limit=61)


def test_a_machine_that_slept_is_no_trouble(one: Hours) -> None:
    one.pass_until(one.clock.now() + timedelta(hours=9))
    one.step()
    assert one.status()["well"], one.status()


def test_a_clock_that_went_back_while_nobody_looked(one: Hours) -> None:
    one.ringing = one.turning = one.beating = False
    one.jump(timedelta(days=-3))
    assert "clock-jumped" in one.codes()
    assert one.status()["exit"] == 4


def test_a_day_on_which_no_mail_could_be_read(one: Hours) -> None:
    killer(one)
    hour = 0
    while "all-skipped" not in one.codes():
        if hour % 6 == 0:
            put(one, 10 + hour, "raise")
        for _ in range(2):
            one.step(1800)
        hour += 1
        assert hour <= 25
    assert hour >= 24
    told = one.shown("all-skipped", exit_code=4)
    assert "followup quarantine list" in told["do"]
    put(one, 99, "Hello")
    one.gone("all-skipped", step=600)


def test_an_empty_day_and_a_day_with_one_bad_mail_are_no_trouble(one: Hours) -> None:
    killer(one)
    put(one, 10, "raise")
    for _ in range(27):
        one.step(3600)
    assert one.status()["well"], one.status()


def test_trouble_met_before_is_not_told_of_a_daemon_that_is_no_more(one: Hours) -> None:
    one.ringing = False
    one.shown("scheduler-stuck", exit_code=4)
    one.daemon.pulse.end()
    known = record.load(one.data, None)
    assert known is not None
    assert known.pid is None
