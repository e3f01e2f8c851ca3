"""The commands that make the wheel turn, and the mails put aside."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from daemon.pipeline.word import Said
from tests.cli.program import Desk, MemoryProgram
from tests.views.world import at


@dataclass(frozen=True)
class Mail:
    """A mail that could not be read."""

    id: int = 2
    account: str = "post"
    folder: str = "INBOX"
    name: str = "77"
    reason: str = "it took too long"
    at: datetime = field(default_factory=lambda: at(3))
    tries: int = 1
    raw: bytes = b"Subject: \x1b[31m\xff\r\n\r\nHello\r\n"


@dataclass
class Aside:
    """A quarantine of one mail."""

    mails: tuple[Mail, ...] = (Mail(),)

    def list(self) -> tuple[Mail, ...]:
        """All of them, without their octets."""
        return tuple(replace(mail, raw=b"") for mail in self.mails)

    def show(self, number: int) -> Mail | None:
        """One of them."""
        return next((mail for mail in self.mails if mail.id == number), None)

    def retry(self, number: int) -> Said:
        """It can be read now."""
        return Said((), f"Mail {number} was read.", number)


def test_a_turn_prints_its_counts() -> None:
    desk = Desk()

    assert json.loads(desk("--json", "once").stdout) == {
        "schema": 1,
        "read": 3,
        "queued": 1,
        "withdrawn": 0,
        "sent": 0,
    }
    assert desk("once").stdout == ("3 mails read, 1 queued, 0 withdrawn, 0 sent. What waits for you: followup queue\n")
    assert not desk.opened[0]["reading_only"]


def test_what_is_imported_must_be_there(tmp_path: Path) -> None:
    desk = Desk()
    (tmp_path / "a.eml").write_text("x", encoding="utf-8")

    assert desk("import", str(tmp_path / "a.eml"), str(tmp_path)).stdout == (
        "1 mail read, 0 queued, 0 withdrawn, 0 sent.\n"
    )
    assert desk.program.asked == [("import", ["a.eml", tmp_path.name])]
    assert desk("import", str(tmp_path / "b.eml")).exit_code == 2
    assert desk("import").exit_code == 2


def test_the_daemon_runs_until_it_is_told_to_stop() -> None:
    desk = Desk()

    assert desk("run").exit_code == 0
    assert desk.program.asked == ["run"]


def test_the_review_page_is_opened_or_only_named() -> None:
    desk = Desk()

    desk("review")
    desk("review", "--print")

    assert desk.program.asked == [("review", False), ("review", True)]


def test_mails_put_aside_are_listed() -> None:
    desk = Desk(MemoryProgram(quarantine=Aside()))

    document = json.loads(desk("--json", "quarantine", "list").stdout)

    assert document == {
        "schema": 1,
        "quarantine": [
            {
                "id": 2,
                "account": "post",
                "folder": "INBOX",
                "name": "77",
                "reason": "it took too long",
                "at": "2026-06-03T09:00:00Z",
                "tries": 1,
            }
        ],
    }
    assert desk("quarantine", "list").stdout == (
        "2  put aside Wed 3 June, 11:00\n"
        "   Why: it took too long\n"
        "   Where: post, INBOX, 77\n"
        "   Tried: 1 time\n"
        "\n"
        "Look at one: followup quarantine show ID. Try again: followup quarantine retry ID.\n"
    )


def test_nothing_put_aside_says_so() -> None:
    desk = Desk(MemoryProgram(quarantine=Aside(())))

    assert json.loads(desk("--json", "quarantine", "list").stdout) == {"schema": 1, "quarantine": []}
    assert desk("quarantine", "list").stdout == "Every mail could be read; nothing is put aside.\n"


def test_a_mail_put_aside_is_shown_as_it_came_and_commands_no_terminal() -> None:
    desk = Desk(MemoryProgram(quarantine=Aside()))

    document = json.loads(desk("--json", "quarantine", "show", "2").stdout)

    assert base64.b64decode(document["raw"]) == Mail().raw
    assert desk("quarantine", "show", "2").stdout.endswith("\n   Subject: [31m\ufffd\n\n   Hello\n")
    assert desk("quarantine", "show", "3").exit_code == 5


def test_a_mail_put_aside_is_tried_again() -> None:
    desk = Desk(MemoryProgram(quarantine=Aside()))

    assert json.loads(desk("--json", "quarantine", "retry", "2").stdout) == {
        "schema": 1,
        "event": None,
        "id": 2,
        "said": "Mail 2 was read.",
    }
