"""The person's data as a whole: taken away, saved and put back, forgotten for good."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from daemon.adapters.journal import Journal
from daemon.adapters.lock import TurnLock
from daemon.adapters.places import journal_file, lock_file
from daemon.cli.app import main
from tests.scenarios.acknowledged import ANA, FIXED, REJECT, Search, acknowledged

CANARY = "xylophonist"
OTHER = ("Kim Noor", "kim@harbour.example")
CONFIRMED = "Dear Robin, your interview at Harbour Freight is confirmed for Friday 12 June 2026 at 11:00. Kim"


@pytest.fixture
def story(tmp_path: Path) -> Search:
    """Acme, with an interview that was held, a draft with the person's words; and Harbour Freight."""
    story = acknowledged(tmp_path)
    story.ana("2026-06-03 10:00", f"{FIXED} Our {CANARY} will join.")
    story.mail("2026-06-04 10:00", OTHER, "Interview at Harbour Freight for Analyst", CONFIRMED)
    story.turn("2026-06-09 16:30")
    draft = story.drafts("thank_you")[0]
    story.says("draft", "edit", str(draft["id"]), "--body-file", _file(tmp_path, f"Thank you, {CANARY}."))
    return story


def _file(home: Path, text: str) -> str:
    path = home / "words.txt"
    path.write_text(text)
    return str(path)


def traces(story: Search, word: str) -> list[str]:
    """The files of the data directory that hold this word, in any case."""
    return [p.name for p in story.data.iterdir() if p.is_file() and word.lower().encode() in p.read_bytes().lower()]


def test_forgetting_leaves_no_trace(story: Search) -> None:
    assert traces(story, CANARY)
    assert traces(story, ANA[1])
    said = story.hand("forget", "acme", "--yes")
    assert (said["exit"], said["said"]) == (0, "Acme is forgotten: 1 application with mails, drafts and dates.")
    for word in (CANARY, ANA[1], "acme"):
        assert traces(story, word) == []
    assert [a["company"] for a in story.applications()] == ["Harbour Freight"]
    with Journal.open(journal_file(story.data)) as journal:
        journal.check()


def test_what_was_forgotten_is_not_read_again(story: Search) -> None:
    story.hand("forget", "acme", "--yes")
    for mail in (story.mailbox / "inbox").glob("*.eml"):
        mail.rename(mail.with_name(f"moved-{mail.name}"))
    story.turn("2026-06-09 17:00")
    assert [a["company"] for a in story.applications()] == ["Harbour Freight"]
    story.ana(
        "2026-06-20 10:00", "Dear Robin, we would love to meet you again. When could you talk? Ana, Acme", answers=None
    )
    assert [a["id"] for a in story.applications()] == [2, 3]


def test_a_running_daemon_forgets_at_its_next_turn(story: Search) -> None:
    with TurnLock(lock_file(story.data), "run"):
        assert story.hand("forget", "Acme", "--yes")["exit"] == 0
        assert traces(story, CANARY)
    story.turn("2026-06-09 17:00")
    assert traces(story, CANARY) == []


def test_forgetting_asks_first(story: Search) -> None:
    assert story.hand("forget", "acme")["error"]["code"] == 2  # --json: nobody can be asked
    given = ["--config", str(story.config), "--data", str(story.data), "--at", story.now.isoformat()]
    refused = CliRunner().invoke(main, [*given, "forget", "acme"], input="n\n")
    assert "1 application (Acme, Data Engineer) is erased for good" in refused.stderr
    assert len(story.applications()) == 2
    assert story.hand("forget", "nobody", "--yes")["error"]["code"] == 5


def test_numbers_are_not_given_again(story: Search) -> None:
    highest = max(i["id"] for kind in ("drafts", "tasks") for i in story.queue()[kind])
    story.hand("forget", "harbour", "--yes")
    story.hand("forget", "acme", "--yes")
    story.turn("2026-06-09 17:00")
    added = story.hand("add", "--company", "Third", "--role", "Analyst")
    assert added["id"] == 3
    story.hand("interview", "3", "--start", "2026-06-09T16:00:00+01:00", "--with", "Ben <ben@third.example>")
    story.turn("2026-06-09 18:30")
    assert min(i["id"] for kind in ("drafts", "tasks") for i in story.queue()[kind]) > highest


def test_purging_takes_what_is_over_and_old(story: Search) -> None:
    story.ana("2026-06-15 10:00", REJECT)
    story.turn("2026-12-20 09:00")
    assert story.hand("purge", "--older-than", "300d", "--yes")["exit"] == 0
    assert len(story.applications()) == 2
    assert story.hand("purge", "--older-than", "26w", "--yes")["exit"] == 0
    assert "Acme" not in [a["company"] for a in story.applications()]
    assert traces(story, CANARY) == []
    assert story.hand("purge", "--older-than", "soon", "--yes")["error"]["code"] == 2


def test_a_backup_is_whole_and_restores(story: Search, tmp_path: Path) -> None:
    before = story.applications(), story.queue()
    saved = tmp_path / "saved"
    assert story.hand("backup", str(saved))["exit"] == 0
    assert saved.stat().st_mode & 0o777 == 0o600
    assert story.hand("backup", str(saved))["error"]["code"] == 2  # it is there already
    assert story.hand("backup", "--force", str(saved))["exit"] == 0
    story.hand("stage", "acme", "withdrawn")
    assert story.stage() == "withdrawn"
    said = story.hand("restore", "--yes", str(saved))
    assert "before-restore-" in said["said"]
    assert (story.applications(), story.queue()) == before


def test_a_restore_on_a_new_machine_brings_the_configuration(story: Search, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    story.hand("backup", str(saved))
    words, story.data = story.config.read_text(), tmp_path / "elsewhere"
    story.hand("restore", "--yes", str(saved))
    assert len(story.applications()) == 2
    fresh = tmp_path / "new" / "config.toml"
    given = ["--config", str(story.config), "--data", str(tmp_path / "third"), "--at", story.now.isoformat()]
    story.config.rename(tmp_path / "kept.toml")
    given[1] = str(fresh)
    assert CliRunner().invoke(main, [*given, "restore", "--yes", str(saved)]).exit_code == 0
    assert fresh.read_text() == words
    assert words.encode() not in journal_file(tmp_path / "third").read_bytes()


def test_an_approval_does_not_survive_a_restore(story: Search, tmp_path: Path) -> None:
    draft = story.drafts("thank_you")[0]
    story.hand("draft", "approve", str(draft["id"]))
    story.hand("backup", str(tmp_path / "saved"))
    story.hand("restore", "--yes", str(tmp_path / "saved"))
    kept = next(d for d in story.drafts() if d["id"] == draft["id"])
    assert (kept["state"], kept["body"].strip()) == ("edited", f"Thank you, {CANARY}.")
    assert story.turn("2026-06-09 16:40").sent == 0


@pytest.mark.parametrize("harm", ["cut", "flipped", "text", "empty"])
def test_a_bad_backup_changes_nothing(story: Search, tmp_path: Path, harm: str) -> None:
    saved = tmp_path / "saved"
    story.hand("backup", str(saved))
    whole = saved.read_bytes()
    place = whole.index(b"Harbour")
    harmed = {
        "cut": whole[: len(whole) // 2],
        "flipped": whole[:place] + b"X" + whole[place + 1 :],
        "text": b"no journal at all",
        "empty": b"",
    }[harm]
    saved.write_bytes(harmed)
    before = story.applications()
    said = story.hand("restore", "--yes", str(saved))
    assert said["error"]["code"] == 6
    assert story.applications() == before


def test_a_restore_waits_for_nobody_who_turns(story: Search, tmp_path: Path) -> None:
    story.hand("backup", str(tmp_path / "saved"))
    with TurnLock(lock_file(story.data), "run"):
        assert story.hand("restore", "--yes", str(tmp_path / "saved"))["error"]["code"] == 6
        assert story.hand("purge", "--yes", "--older-than", "1d")["error"]["code"] == 6


def test_another_process_sees_what_was_restored(story: Search, tmp_path: Path) -> None:
    story.hand("backup", str(tmp_path / "saved"))
    story.hand("stage", "acme", "withdrawn")
    program = story.program(story.now)
    assert program.state().applications[1].stage == "withdrawn"
    story.hand("restore", "--yes", str(tmp_path / "saved"))
    assert program.state().applications[1].stage == "waiting"
    program.close()
    program.journal.close()


def test_export_is_everything(story: Search) -> None:
    given = ["--config", str(story.config), "--data", str(story.data), "--at", story.now.isoformat()]
    document = json.loads(CliRunner().invoke(main, [*given, "export"]).stdout)
    assert [a["company"] for a in document["applications"]] == ["Acme", "Harbour Freight"]
    assert CANARY in json.dumps(document["mails"])
    assert CANARY in json.dumps(document["items"])
    with sqlite3.connect(journal_file(story.data)) as db:
        assert len(document["events"]) == db.execute("SELECT count(*) FROM events").fetchone()[0]


def test_the_table_holds_no_formula(story: Search) -> None:
    story.hand("set", "acme", "--company", '=HYPERLINK("http://evil.test")')
    given = ["--config", str(story.config), "--data", str(story.data), "--at", story.now.isoformat()]
    rows = list(csv.DictReader(io.StringIO(CliRunner().invoke(main, [*given, "export", "--format", "csv"]).stdout)))
    assert [row["company"][:2] for row in rows] == ["'=", "Ha"]
    assert rows[1]["next_interview"] == "2026-06-12 11:00"


def test_the_calendar_can_be_read(story: Search, tmp_path: Path) -> None:
    out = tmp_path / "search.ics"
    given = ["--config", str(story.config), "--data", str(story.data), "--at", story.now.isoformat()]
    assert CliRunner().invoke(main, [*given, "export", "--format", "ics", "-o", str(out)]).exit_code == 0
    assert out.stat().st_mode & 0o777 == 0o600
    text = out.read_bytes()
    assert max(len(line) for line in text.split(b"\r\n")) <= 75
    assert text.count(b"BEGIN:VEVENT") == text.count(b"END:VEVENT") >= 4
    assert b"SUMMARY:Interview: Harbour Freight" in text.replace(b"\r\n ", b"")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_says_what_the_shell_runs(shell: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert "_FOLLOWUP_COMPLETE" in result.stdout
