"""`doctor` as a command: what it prints, its document, its exit codes; it changes nothing."""

from __future__ import annotations

import json
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from daemon.adapters.journal import Journal
from daemon.adapters.places import journal_file
from daemon.cli.app import main
from tests.servers.scripted import Scripted, Talk, listening

CONFIG = """
[person]
name = "Robin Vale"
addresses = ["robin.vale@example.org"]
timezone = "Etc/UTC"

[[account]]
name = "mail"
host = "127.0.0.1"
port = {port}
user = "robin"
tls = "none"
secret = "command:echo s3cret"
"""


def run(home: Path, *args: str, **options: Any) -> Result:
    """`followup ... doctor` in a home of its own."""
    given = ["--config", str(home / "config.toml"), "--data", str(home / "data")]
    return CliRunner().invoke(main, [*given, *args], **options)


def findings(home: Path, *args: str) -> tuple[int, dict[str, tuple[str, str]]]:
    """Exit code, and result and code of each check; the last one of a check's name counts."""
    result = run(home, "--json", "doctor", *args)
    document = json.loads(result.stdout)
    assert document["schema"] == 1
    assert document["well"] is (result.exit_code == 0)
    for one in document["findings"]:
        assert set(one) == {"check", "result", "code", "account", "words", "do"}
        assert (one["result"] == "ok") is (one["code"] == "ok") is (one["do"] is None)
    return result.exit_code, {one["check"]: (one["result"], one["code"]) for one in document["findings"]}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data directory of the person's own, and no configuration."""
    (tmp_path / "data").mkdir(mode=0o700)
    return tmp_path


def configure(home: Path, port: int) -> None:
    (home / "config.toml").write_text(CONFIG.format(port=port), encoding="utf-8")
    (home / "config.toml").chmod(0o600)


def test_without_a_configuration_it_says_how_to_get_one(home: Path) -> None:
    code, found = findings(home)
    assert code == 3
    assert found["configuration"] == ("fail", "config-missing")
    assert found["interpreter"] == ("ok", "ok")
    page = " ".join(run(home, "doctor").stdout.split())
    assert "followup setup" in page
    assert "docs/troubleshooting.md#config-missing" in page


def test_a_wrong_configuration_is_told_with_every_problem(home: Path) -> None:
    (home / "config.toml").write_text("[persn]\nx = 1\n")
    code, found = findings(home)
    assert code == 3
    assert found["configuration"] == ("fail", "config-wrong")
    assert "persn" in run(home, "doctor").stdout


def test_a_server_that_answers_is_not_signed_in_to(home: Path) -> None:
    with listening(Scripted()) as server:
        configure(home, server.port)
        code, found = findings(home)
    assert server.count("LOGIN") == 0
    assert found["server"] == ("ok", "ok")
    assert found["secret"] == ("ok", "ok")
    assert found["tls"] == ("warn", "no-encryption")
    assert found["permissions"] == ("ok", "ok")
    assert found["status"] == ("fail", "never-read")
    assert code == 4


def test_online_signs_in_and_looks_at_folders_room_and_clock(home: Path) -> None:
    capabilities = b"IMAP4rev1 IDLE UIDPLUS QUOTA"
    answers = {
        "LIST": lambda talk, tag, _: talk.say(
            b'* LIST () "/" INBOX', b'* LIST (\\Sent) "/" Sent', b'* LIST (\\Drafts) "/" Drafts', tag + b" OK done"
        ),
        "GETQUOTAROOT": lambda talk, tag, _: talk.say(
            b'* QUOTAROOT INBOX ""', b'* QUOTA "" (STORAGE 97 100)', tag + b" OK done"
        ),
    }
    with listening(Scripted(capabilities=capabilities, answers=answers)) as server:
        configure(home, server.port)
        code, found = findings(home, "--online")
        assert server.count("LOGIN") == 1
    assert found["sign-in"] == ("ok", "ok")
    assert found["folders"] == ("ok", "ok")
    assert found["room"] == ("warn", "mailbox-nearly-full")
    assert code == 4  # never read yet


def test_a_refused_password_and_a_server_that_is_not_there(home: Path) -> None:
    def no(talk: Talk, tag: bytes, rest: bytes) -> None:
        talk.say(tag + b" NO [AUTHENTICATIONFAILED] no")

    with listening(Scripted(answers={"LOGIN": no})) as server:
        configure(home, server.port)
        code, found = findings(home, "--online")
        assert (code, found["sign-in"]) == (3, ("fail", "wrong-password"))
        assert "s3cret" not in run(home, "doctor", "--online").output
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    configure(home, port)
    code, found = findings(home, "--online")
    assert (code, found["server"]) == (4, ("fail", "connection-refused"))
    assert "sign-in" not in found


def test_a_damaged_journal_is_exit_6_and_nothing_is_changed(home: Path) -> None:
    path = journal_file(home / "data")
    Journal.open(path).close()
    path.write_bytes(path.read_bytes()[:5000] + b"\xa5" * 20_000)
    before = path.read_bytes()
    configure(home, 1)
    code, found = findings(home)
    assert (code, found["journal"]) == (6, ("fail", "journal-damaged"))
    assert path.read_bytes() == before
    assert sorted(one.name for one in (home / "data").iterdir()) == [path.name]


def test_a_clock_put_back_is_noticed(home: Path) -> None:
    now = datetime(2026, 6, 3, 9, tzinfo=UTC)
    mail = home / "mail"
    (mail / "inbox").mkdir(parents=True)
    text = CONFIG.partition("host =")[0] + f'type = "folder"\npath = "{mail}"\n'
    (home / "config.toml").write_text(text, encoding="utf-8")
    assert run(home, "--at", now.isoformat(), "once").exit_code == 0
    result = run(home, "--at", (now - timedelta(days=2)).isoformat(), "--json", "doctor")
    found = {one["check"]: one["code"] for one in json.loads(result.stdout)["findings"]}
    assert found["clock"] == "clock-wrong"
    assert found["folder"] == "ok"


def test_status_of_a_damaged_journal_is_told_with_what_is_known_beside_it(home: Path) -> None:
    path = journal_file(home / "data")
    Journal.open(path).close()
    path.write_bytes(b"\xa5" * 20_000)
    configure(home, 1)
    result = run(home, "--json", "status")
    document = json.loads(result.stdout)
    assert result.exit_code == document["error"]["code"] == 6
    assert document["well"] is False
    assert document["problems"][0]["code"] == "journal-damaged"
    assert [one["name"] for one in document["accounts"]] == ["mail"]
    page = run(home, "status")
    assert page.exit_code == 6
    assert "journal-damaged" in page.stdout
