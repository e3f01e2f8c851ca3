"""What was not read is counted, listed, and can be read."""

from __future__ import annotations

from pathlib import Path

from daemon.adapters.journal import Journal
from daemon.domain.mailbox import Skipped
from tests.scenarios.story import Story

ACK = "Thank you for applying for the position of Data Engineer at Acme. We have received your application."


def test_a_mail_passed_over_is_counted_listed_and_read_after_all(tmp_path: Path) -> None:
    story = Story(tmp_path)
    story.turn("2026-06-01 08:00")
    story.mail("2026-06-01 09:00", ("Acme Careers", "careers@acme.example"), "Your application", ACK)
    (file,) = (story.mailbox / "inbox").iterdir()
    with Journal.open(story.data / "journal.sqlite3") as journal, journal.writing() as tx:
        tx.add_names([("inbox", file.name)], "mail")
        tx.add_skipped(
            [Skipped("mail", "inbox", file.name, "careers@acme.example", "Your application", "a newsletter")]
        )
    story.turn("2026-06-01 12:00")
    assert story.applications() == []
    assert story.hand("status")["not_read"] == {"skipped": 1, "quarantined": 0}
    (listed,) = story.hand("quarantine", "skipped")["skipped"]
    assert (listed["reason"], listed["subject"]) == ("a newsletter", "Your application")
    said = story.hand("quarantine", "read", listed["account"], listed["folder"], listed["name"])
    assert said["exit"] == 0, said
    assert [a["company"] for a in story.applications()] == ["Acme"]
    assert story.hand("status")["not_read"] == {"skipped": 0, "quarantined": 0}
    assert story.hand("quarantine", "read", "mail", "inbox", "no-such.eml")["exit"] == 5
