"""Each family of doctor's checks with a world passed in: what is well, what warns, what fails, and with which code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from daemon.adapters.journal import Journal
from daemon.adapters.lock import TurnLock
from daemon.adapters.places import journal_file, lock_file
from daemon.bootstrap.doctor import accounts, journals, machine
from daemon.bootstrap.doctor.finding import Finding, Result, exit_code, of_error, trouble
from daemon.bootstrap.doctor.installation import installation
from daemon.bootstrap.wellbeing import record
from daemon.bootstrap.wellbeing.record import Record, Seen
from daemon.config.settings import FolderAccount, ImapAccount, Person, Settings
from daemon.domain.problems import TABLE, Code, Severity, said
from daemon.errors import ConfigError, CredentialsError, FollowupError, JournalError
from tests.servers.scripted import Scripted, listening

NOW = datetime(2026, 6, 3, 9, tzinfo=UTC)
POST = ImapAccount("post", "127.0.0.1", 993, "robin", secret="command:echo x")


def codes(findings: object) -> list[str]:
    """The codes in order."""
    assert not isinstance(findings, Finding)
    return [one.code for one in findings]  # type: ignore[attr-defined]


def looked(package: Path, distributions: list[str], **world: object) -> list[Finding]:
    """The installation in a world."""
    given = {"version": (3, 12, 1), "sqlite": (3, 45, 0), "isolated": True, **world}
    return list(installation(distributions=distributions, package=package, **given))  # type: ignore[arg-type]


def test_a_sound_installation_has_nothing_to_say(tmp_path: Path) -> None:
    assert codes(looked(tmp_path, ["followupd", "imapclient"])) == ["ok"] * 4


def test_an_old_python_or_sqlite_fails(tmp_path: Path) -> None:
    found = looked(tmp_path, [], version=(3, 10, 9), sqlite=(3, 31, 0))
    assert codes(found)[:2] == ["python-old", "sqlite-old"]
    assert "3.10.9" in found[0].words
    assert exit_code(found) == 6


@pytest.mark.parametrize("name", ["python-daemon", "python_daemon", "Python-Daemon"])
def test_the_other_package_daemon_is_named(tmp_path: Path, name: str) -> None:
    found = looked(tmp_path, ["followupd", name])[2]
    assert found.code == "name-clash"
    assert name in found.words
    assert "pipx" in found.do


def test_modules_of_the_other_package_are_seen_without_its_name(tmp_path: Path) -> None:
    (tmp_path / "pidfile.py").touch()
    assert codes(looked(tmp_path, [])) == ["ok", "ok", "name-clash", "ok"]


@pytest.mark.parametrize(
    ("left", "code", "result"),
    [(10**10, "ok", "ok"), (20_000_000, "disk-nearly-full", "warn"), (4096, "disk-full", "fail")],
)
def test_the_disk(tmp_path: Path, left: int, code: str, result: str) -> None:
    (found,) = machine.disk(tmp_path / "not" / "yet", NOW, lambda _: left)
    assert (found.code, found.result) == (code, result)


def test_what_others_may_read_is_named(tmp_path: Path) -> None:
    home, config = tmp_path / "data", tmp_path / "config.toml"
    home.mkdir(mode=0o700)
    config.touch(0o600)
    (home / "journal.sqlite3").touch(0o644)
    assert codes(machine.permissions(config, home)) == ["ok"]  # nobody gets into the directory
    home.chmod(0o755)
    config.chmod(0o640)
    found = list(machine.permissions(config, home))
    assert codes(found) == ["open-to-others"] * 3
    assert f"chmod go-rwx {home}" in found[0].do
    assert exit_code(found) == 0


def test_a_clock_behind_what_was_already_recorded() -> None:
    found = machine.clock(NOW, NOW + timedelta(days=3), "the last look")
    assert found.code == "clock-wrong"
    assert "3 days behind" in found.words
    assert machine.clock(NOW, NOW + timedelta(minutes=2), "the last look").code == "ok"
    assert machine.clock(NOW, None, "").code == "ok"


def test_a_journal_that_is_whole_missing_or_damaged(tmp_path: Path) -> None:
    assert codes(journals.journal(tmp_path)) == ["ok"]
    path = journal_file(tmp_path)
    with Journal.open(path) as journal, journal.writing() as tx:
        tx.set_meta("a", "b")
    assert codes(journals.journal(tmp_path)) == ["ok"]
    path.write_bytes(path.read_bytes()[:4096] + b"\xa5" * 9000)
    assert codes(journals.journal(tmp_path)) == ["journal-damaged"]


def test_who_is_at_work(tmp_path: Path) -> None:
    assert "No followup" in journals.lock(tmp_path).words
    with TurnLock(lock_file(tmp_path), "run"):
        assert "(followup run) is at work" in journals.lock(tmp_path).words


def test_what_status_says_is_found_too(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "c", Person(("robin@example.org",), "UTC"), (FolderAccount("mail", tmp_path),))
    assert codes(journals.wellbeing(settings, tmp_path, NOW)) == ["never-read"]
    record.save_beside(tmp_path, Record(NOW, None, {"mail": Seen(NOW)}))
    assert codes(journals.wellbeing(settings, tmp_path, NOW)) == ["ok"]
    assert codes(journals.wellbeing(settings, tmp_path, NOW + timedelta(hours=2))) == ["not-running"]


def test_a_directory_that_is_not_there(tmp_path: Path) -> None:
    assert accounts.folder(FolderAccount("mail", tmp_path)).code == "ok"
    assert accounts.folder(FolderAccount("mail", tmp_path / "gone")).code == "folder-gone"


@pytest.mark.parametrize(
    ("secret", "code"),
    [("command:echo x", "ok"), ("command:/no/such/program", "no-password"), ("command:'", "no-password")],
)
def test_a_command_is_looked_for_and_not_run(secret: str, code: str) -> None:
    found = accounts.secret(replace(POST, secret=secret))
    assert (found.code, found.account) == (code, "post")


def test_a_server_is_knocked_at_without_a_password() -> None:
    with listening(Scripted()) as server:
        found = list(accounts.server(replace(POST, port=server.port, tls="none")))
    assert codes(found) == ["no-encryption", "ok"]
    assert server.count("LOGIN") == server.count("AUTHENTICATE") == 0
    assert codes(accounts.server(replace(POST, port=server.port, tls="none"))) == [
        "no-encryption",
        "connection-refused",
    ]


@pytest.mark.parametrize(
    ("error", "oauth", "code"),
    [
        (CredentialsError("a", "b"), False, "no-password"),
        (CredentialsError("a", "b"), True, "sign-in-expired"),
        (CredentialsError("a", "b", Code.KEYRING_LOCKED), True, "keyring-locked"),
        (ConfigError("a", "b"), False, "config-wrong"),
        (JournalError("a", "b"), False, "journal-unwritable"),
        (FollowupError("a", "b"), False, "other"),
        (FollowupError("a", "b", "of-tomorrow"), False, "other"),
    ],
)
def test_every_error_has_a_code(error: FollowupError, oauth: bool, code: str) -> None:
    assert of_error("x", error, oauth=oauth).code == code


def test_the_exit_code_is_that_of_the_worst() -> None:
    of: Callable[[Code], Finding] = lambda code: trouble("x", code)  # noqa: E731
    assert exit_code([]) == 0
    assert exit_code([of(Code.OPEN_TO_OTHERS), Finding("x", "y")]) == 0
    assert exit_code([of(Code.NAME_CLASH), of(Code.HOST_UNKNOWN)]) == 4
    assert exit_code([of(Code.HOST_UNKNOWN), of(Code.CONFIG_WRONG)]) == 3
    assert exit_code([of(Code.CONFIG_WRONG), of(Code.JOURNAL_DAMAGED)]) == 6


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_whole_sentences_and_a_place_in_the_page(code: Code) -> None:
    wrong, do = said(code, account="'post'", answer="because", host="mail.example.org")
    row = TABLE[code]
    assert wrong.endswith((".", "!", "?"))
    assert do
    assert row.more.endswith(".")
    assert "{" not in wrong + do
    assert row.exit in (1, 3, 4, 6)
    page = (Path(__file__).parents[2] / "docs" / "troubleshooting.md").read_text(encoding="utf-8")
    assert f"\n### {code}\n" in page
    assert (Finding("x", "y", code=code).result is Result.WARN) is (row.severity is Severity.WARNING)
