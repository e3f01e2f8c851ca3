"""The commands on the real program: a folder account, the clock stepped through one small job search."""

from __future__ import annotations

import json
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from daemon.adapters.lock import TurnLock
from daemon.adapters.places import lock_file
from daemon.cli.app import main

CONFIG = """
[person]
name = "Maya Lind"
addresses = ["maya@lind.test"]
timezone = "Europe/Madrid"
country = "ES"

[[account]]
name = "local"
type = "folder"
path = "{home}/mail"
format = "eml"

[send]
via = "folder"
"""
HEAD = """From: Ana Ruiz <ana.ruiz@harbour.test>
To: Maya Lind <maya@lind.test>
Authentication-Results: mx.lind.test; dmarc=pass header.from=harbour.test
"""
CONFIRMED = f"""{HEAD}Subject: Interview for Data Engineer at Harbour Lines
Date: Mon, 25 May 2026 10:00:00 +0200
Message-ID: <m1@harbour.test>

Dear Maya,

thank you for applying for the Data Engineer position at Harbour Lines. I am happy to confirm your interview on
Tuesday, 2 June 2026 at 11:00 (CEST).

Best regards,
Ana Ruiz
Harbour Lines
"""
PROMISED = f"""{HEAD}Subject: Re: Interview for Data Engineer at Harbour Lines
Date: Tue, 02 Jun 2026 15:00:00 +0200
Message-ID: <m2@harbour.test>
In-Reply-To: <m1@harbour.test>
References: <m1@harbour.test>

Dear Maya,

it was good to meet you today. We will let you know our decision by Friday, 12 June.

Best regards,
Ana Ruiz
"""
BEFORE, AFTER, LATER = "2026-05-25T12:00:00Z", "2026-06-02T14:00:00Z", "2026-06-15T08:00:00Z"


class Home:
    """One person's configuration, mail and journal."""

    def __init__(self, home: Path) -> None:
        self.home = home
        for folder in ("inbox", "sent"):
            (home / "mail" / folder).mkdir(parents=True)
        (home / "config.toml").write_text(CONFIG.format(home=home), encoding="utf-8")
        self.put("1.eml", CONFIRMED)
        self.put("2.eml", PROMISED)

    def put(self, name: str, text: str) -> None:
        """A mail arrives."""
        (self.home / "mail" / "inbox" / name).write_text(text, encoding="utf-8")

    def __call__(self, at: str, *args: str) -> Result:
        """`followup` at a time."""
        given = ["--config", str(self.home / "config.toml"), "--data", str(self.home / "data"), "--at", at]
        return CliRunner().invoke(main, [*given, *args])

    def read(self, at: str, *args: str) -> dict[str, Any]:
        """The same under --json; the document."""
        result = self(at, "--json", *args)
        assert result.exit_code == 0, result.output
        document: dict[str, Any] = json.loads(result.stdout)
        return document

    def sent(self) -> list[bytes]:
        """The mails that left."""
        return [path.read_bytes() for path in sorted((self.home / "mail" / "sent").iterdir())]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Before the first turn."""
    return Home(tmp_path)


def test_a_small_job_search(home: Home) -> None:
    assert home.read(BEFORE, "once") == {"schema": 1, "read": 1, "queued": 0, "withdrawn": 0, "sent": 0}
    (application,) = home.read(BEFORE, "applications")["applications"]
    assert (application["company"], application["role"], application["stage"]) == (
        "Harbour Lines",
        "Data Engineer",
        "scheduled",
    )

    home.read(AFTER, "once")
    shown = home.read(AFTER, "show", "harbour")
    assert (shown["stage"], shown["statement"]["latest"]) == ("waiting", "2026-06-12")
    assert [entry["source"] for entry in shown["timeline"]] == ["mail", "clock", "mail"]
    queue = home.read(AFTER, "queue")
    (draft,) = queue["drafts"]
    assert (draft["kind"], draft["to"], draft["state"]) == ("thank_you", ["ana.ruiz@harbour.test"], "queued")
    assert [task["kind"] for task in queue["tasks"]] == ["debrief"]

    approved = home.read(AFTER, "draft", "approve", str(draft["id"]))
    assert approved["id"] == draft["id"]
    assert home.sent() == []
    assert home.read(AFTER, "once")["sent"] == 1
    (raw,) = home.sent()
    assert message_from_bytes(raw)["To"] == "Ana Ruiz <ana.ruiz@harbour.test>"
    assert home.read(AFTER, "queue")["drafts"] == []

    (wish,) = home.read(AFTER, "plan")["wishes"]
    assert (wish["what"], wish["day"], wish["rule"]) == ("status_check", "2026-06-15", "A9")
    home.read(LATER, "once")
    assert [draft["kind"] for draft in home.read(LATER, "queue")["drafts"]] == ["status_check"]


def test_the_persons_word_counts_at_once_and_can_be_taken_back(home: Home) -> None:
    home.read(AFTER, "once")

    said = home.read(AFTER, "note", "harbour", "--hold-until", "2026-07-01")
    (held,) = home.read(AFTER, "applications")["applications"]
    home.read(AFTER, "undo", str(said["event"]))
    (free,) = home.read(AFTER, "applications")["applications"]

    assert (held["hold_until"], free["hold_until"]) == ("2026-07-01", None)


def test_an_edited_draft_keeps_its_words(home: Home) -> None:
    home.read(AFTER, "once")
    (home.home / "mine.txt").write_text("Dear Ana,\n\nThank you.\n\nMaya\n", encoding="utf-8")
    (draft,) = home.read(AFTER, "queue")["drafts"]

    home.read(AFTER, "draft", "edit", str(draft["id"]), "--body-file", str(home.home / "mine.txt"))
    home.read(AFTER, "once")

    (edited,) = home.read(AFTER, "queue")["drafts"]
    assert (edited["state"], edited["subject"]) == ("edited", draft["subject"])
    assert edited["body"] == "Dear Ana,\n\nThank you.\n\nMaya\n"


def test_every_page_for_people_can_be_drawn(home: Home) -> None:
    home.read(AFTER, "once")

    for args in (("applications", "--all"), ("show", "1"), ("queue",), ("plan",), ("status",), ("quarantine", "list")):
        result = home(AFTER, *args)
        assert result.exit_code == 0, result.output
        assert result.stdout.strip()


def test_health_is_blind_before_the_first_turn_and_well_after_it(home: Home) -> None:
    assert home(BEFORE, "status").exit_code == 4

    home.read(BEFORE, "once")

    status = home.read(BEFORE, "status")
    assert (status["well"], status["accounts"][0]["last_seen"]) == (True, BEFORE)


def test_the_clock_never_goes_back(home: Home) -> None:
    home.read(AFTER, "once")

    assert home(BEFORE, "once").exit_code == 2


def test_looking_makes_no_journal(home: Home) -> None:
    assert home.read(BEFORE, "queue") == {"schema": 1, "drafts": [], "tasks": []}
    assert not (home.home / "data").exists()


def test_no_configuration_is_exit_3(home: Home) -> None:
    (home.home / "config.toml").unlink()

    result = home(BEFORE, "--json", "queue")

    assert result.exit_code == 3
    assert "followup setup" in json.loads(result.stdout)["error"]["do"]


def test_every_problem_of_a_configuration_is_told_at_once(home: Home) -> None:
    (home.home / "config.toml").write_text('[person]\naddress = "x"\n[send]\nvia = "fax"\n', encoding="utf-8")

    result = home(BEFORE, "queue")

    assert result.exit_code == 3
    assert "person.address" in result.stderr
    assert "send.via" in result.stderr


def test_a_journal_in_use_is_exit_6(home: Home) -> None:
    home.read(BEFORE, "once")

    with TurnLock(lock_file(home.home / "data"), "run"):
        result = home(BEFORE, "--json", "once")

    assert result.exit_code == 6
    assert json.loads(result.stdout)["error"]["code"] == 6


def test_mails_are_imported(home: Home) -> None:
    old = home.home / "old.eml"
    old.write_text(CONFIRMED.replace("m1@", "m0@").replace("Harbour Lines", "Brightwell Labs"), encoding="utf-8")

    assert home.read(BEFORE, "import", str(old))["read"] == 1
    assert [a["company"] for a in home.read(BEFORE, "applications")["applications"]] == ["Brightwell Labs"]
