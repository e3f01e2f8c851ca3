"""How the command line fails: exit codes 0 to 6, two sentences, one document under --json."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from daemon.cli.failure import explained
from daemon.errors import (
    ConfigError,
    CredentialsError,
    FollowupError,
    JournalError,
    MailboxError,
    NotFoundError,
    UsageError,
)
from tests.cli.program import Desk, MemoryProgram

ROOT = Path(__file__).resolve().parents[2]
FAULTS = [
    (UsageError, 2),
    (ConfigError, 3),
    (CredentialsError, 3),
    (MailboxError, 4),
    (NotFoundError, 5),
    (JournalError, 6),
]


def broken(error: Exception) -> Desk:
    """A desk whose program fails."""
    return Desk(MemoryProgram(broken=error))


@pytest.mark.parametrize(("kind", "code"), FAULTS)
def test_every_fault_has_its_exit_code_and_two_sentences(kind: type[FollowupError], code: int) -> None:
    result = broken(kind("This is wrong.", "Do this."))("queue")

    assert (result.exit_code, result.stdout, result.stderr) == (code, "", "This is wrong.\nDo this.\n")


@pytest.mark.parametrize(("kind", "code"), FAULTS)
def test_under_json_every_fault_is_one_document(kind: type[FollowupError], code: int) -> None:
    result = broken(kind("This is wrong.", "Do this."))("--json", "queue")

    assert result.exit_code == code
    assert result.stderr == ""
    assert json.loads(result.stdout) == {
        "schema": 1,
        "error": {"code": code, "wrong": "This is wrong.", "do": "Do this."},
    }


def test_a_bug_is_exit_1_with_how_to_report_it_and_no_traceback() -> None:
    result = broken(KeyError("harbour"))("queue")

    assert result.exit_code == 1
    assert "KeyError: 'harbour'" in result.stderr
    assert "report" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_bug_shows_where_it_is_when_asked() -> None:
    result = broken(KeyError("harbour"))("-v", "--json", "queue")

    assert result.exit_code == 1
    assert "Traceback" in result.stderr
    assert json.loads(result.stdout)["error"]["code"] == 1


def test_a_fault_of_the_person_never_shows_a_traceback() -> None:
    assert "Traceback" not in broken(ConfigError("Wrong.", "Do."))("-vv", "queue").stderr


@pytest.mark.parametrize(
    ("args", "wrong"),
    [
        (("quene",), "No such command 'quene'. Did you mean 'queue'?"),
        (("plan", "--days", "soon"), "Invalid value for '--days': 'soon' is not a valid integer range."),
        (("plan", "--dayz", "3"), "No such option '--dayz'."),
        (("show",), "Missing argument 'APP'."),
        (("queue", "7"), "Got unexpected extra argument (7)."),
        (("--at", "yesterday", "queue"), "Invalid value for '--at': 'yesterday' is no ISO 8601 time with a zone"),
    ],
)
def test_wrong_usage_is_exit_2_and_says_where_the_help_is(args: tuple[str, ...], wrong: str) -> None:
    desk = Desk()

    plainly, document = desk(*args), desk("--json", *args)

    assert (plainly.exit_code, document.exit_code) == (2, 2)
    assert plainly.stderr.startswith(wrong[:-1])
    assert "--help" in plainly.stderr
    error = json.loads(document.stdout)["error"]
    assert error["code"] == 2
    assert error["wrong"].startswith(wrong[:-1])
    assert error["do"].startswith("See how it is used: followup")


def test_no_command_at_all_shows_the_help() -> None:
    result = Desk()()

    assert result.exit_code == 2
    assert "Usage: followup" in result.stderr
    assert json.loads(Desk()("--json").stdout)["error"]["wrong"] == "Missing command."


@pytest.mark.parametrize(
    "when",
    [
        "2026-06-03",
        "2026-06-03T14:00:00",
        "14:00Z",
        "",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-10:00",
        "x" * 500,
    ],
)
def test_a_clock_without_a_zone_or_a_calendar_is_refused_before_anything_is_opened(when: str) -> None:
    desk = Desk()

    assert desk("--at", when, "queue").exit_code == 2
    assert desk.opened == []


@pytest.mark.parametrize("when", ["2026-06-03T14:12:00Z", "2026-06-03T16:12+02:00", "2026-06-03 16:12:00.5-03:00"])
def test_a_clock_with_a_zone_stands(when: str) -> None:
    desk = Desk()

    assert desk("--at", when, "queue").exit_code == 0
    assert [given["at"] for given in desk.opened] == [when]


def test_what_a_stranger_wrote_into_an_error_does_not_reach_the_terminal() -> None:
    result = broken(MailboxError("The server said \x1b]0;owned\x07.", "Wait."))("queue")

    assert result.stderr == "The server said ]0;owned.\nWait.\n"


def test_ctrl_c_is_no_bug() -> None:
    class Stopped(MemoryProgram):
        def plan(self, *_: object) -> tuple[list[object], list[object]]:  # type: ignore[override]
            raise KeyboardInterrupt

    result = Desk(Stopped())("plan")

    assert result.exit_code == 130
    assert "stopped before it was done" in result.stderr


def test_a_file_that_cannot_be_read_is_wrong_usage() -> None:
    assert explained(click.FileError("x.txt", "denied")) == (
        2,
        "Could not open file 'x.txt': denied.",
        "Check the name and that you may read it.",
    )


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    script = (
        "from tests.cli.program import *\nfrom tests.views.world import *\n"
        "items=[item(n, 'status_check', body='x' * 999) for n in range(1, 999)]\n"
        "desk=Desk(MemoryProgram(world(*items)))\n"
        "main(['--json', 'queue'], obj={'open': desk._open})"
    )
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)

    assert (ended.returncode, ended.stderr) == (0, b"")


def test_names_show_in_any_locale(tmp_path: Path) -> None:
    script = (
        "from tests.cli.program import *\nstate=world()\nstate.applications[1].company='Zażółć'\n"
        "desk=Desk(MemoryProgram(state))\nmain(['applications'], obj={'open': desk._open})"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    assert b"Za\\u017c\\xf3\\u0142\\u0107" in ended.stdout
