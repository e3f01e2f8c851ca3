"""The commands around the background: service, notify, the calendar's address, where the log goes."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from daemon.adapters.service import Standing, Wanted
from daemon.adapters.service.launchd import Launchd
from daemon.adapters.service.systemd_user import SystemdUser
from daemon.bootstrap.serving_on import program
from daemon.cli.app import main
from daemon.cli.service import manager_for
from tests.cli.program import Desk
from tests.scenarios.story import Story


@dataclass
class Manager:
    """A manager that does what it is told."""

    file: Path = Path("/units/followup.service")
    asked: list[Any] = field(default_factory=list)

    def install(self, wanted: Wanted) -> Standing:
        """Installed."""
        self.asked.append(wanted)
        return Standing("systemd", self.file, True, True, True, 42, "It ends when you log out.")

    def uninstall(self) -> Standing:
        """Gone."""
        self.asked.append("uninstall")
        return Standing("systemd", self.file, installed=False)

    def status(self) -> Standing:
        """Failed."""
        return Standing("systemd", self.file, True, True, hint="What it said: journalctl")


@dataclass
class Person:
    """Somebody with a configuration."""

    story: Story
    manager: Manager = field(default_factory=Manager)

    def __call__(self, *words: str, input_: str | None = None) -> Result:
        """A command of theirs."""
        given = ["--config", str(self.story.config), "--data", str(self.story.data), *words]
        return CliRunner().invoke(main, given, obj={"manager": self.manager}, input=input_)


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody with mail in a folder."""
    return Person(Story(tmp_path))


def test_what_is_installed_runs_this_configuration(person: Person) -> None:
    result = person("service", "install")
    assert result.stdout == "It is running (PID 42); it starts at login. It ends when you log out.\n"
    (wanted,) = person.manager.asked
    story = person.story
    assert wanted.program[-4:] == ("--config", str(story.config), "--data", str(story.data))
    assert (wanted.data, wanted.writable, wanted.sandbox) == (story.data, (story.mailbox,), True)
    assert story.data.stat().st_mode & 0o077 == 0
    person("service", "install", "--no-sandbox")
    assert not person.manager.asked[-1].sandbox


def test_its_state_as_a_document(person: Person) -> None:
    assert json.loads(person("--json", "service", "status").stdout) == {
        "schema": 1,
        "manager": "systemd",
        "file": "/units/followup.service",
        "installed": True,
        "enabled": True,
        "running": False,
        "pid": None,
        "hint": "What it said: journalctl",
    }
    assert person("service", "uninstall").stdout == "It is not installed (/units/followup.service is not there).\n"


def test_a_configuration_that_is_wrong_is_not_installed(person: Person) -> None:
    person.story.config.write_text("[person]\n", encoding="utf-8")
    assert person("service", "install").exit_code == 3
    assert person.manager.asked == []


IMAP = '[[account]]\nname = "work"\nhost = "imap.person.test"\nuser = "kim"\nsecret = "credential"\n'


def test_a_password_of_systemd_is_loaded_from_beside_the_configuration(person: Person) -> None:
    config = person.story.config
    config.write_text(f"{config.read_text(encoding='utf-8')}{IMAP}", encoding="utf-8")
    refused = person("service", "install")
    assert refused.exit_code == 3
    assert "systemd-creds encrypt --user --name=followup-work" in " ".join(refused.stderr.split())
    directory = config.parent / "credentials"
    directory.mkdir()
    (directory / "followup-work").write_text("x", encoding="utf-8")
    person("service", "install")
    assert person.manager.asked[-1].credentials == (("followup-work", directory / "followup-work", False),)
    (directory / "followup-work.cred").write_text("x", encoding="utf-8")
    person("service", "install")
    assert person.manager.asked[-1].credentials == (("followup-work", directory / "followup-work.cred", True),)


def test_the_installed_command_is_run_else_the_package(tmp_path: Path) -> None:
    assert program(tmp_path / "python") == (str(tmp_path / "python"), "-P", "-m", "daemon")
    command = tmp_path / "followup"
    command.write_text("#!/bin/sh\n", encoding="utf-8")
    command.chmod(0o700)
    assert program(tmp_path / "python") == (str(command),)


def test_each_platform_has_its_manager(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    found = manager_for("linux")
    assert isinstance(found, SystemdUser)
    assert found.file == tmp_path / "systemd" / "user" / "followup.service"
    assert isinstance(manager_for("darwin"), Launchd)


# notify


def test_nobody_is_told_before_a_way_is_set(person: Person) -> None:
    result = person("notify", "--test")
    assert result.exit_code == 3
    assert "[notify]" in result.stderr


def test_a_try_reaches_every_way(tmp_path: Path) -> None:
    good = [sys.executable, "-c", f"import sys; open({str(tmp_path / 'got')!r}, 'w').write(sys.stdin.read())"]
    person = Person(Story(tmp_path, more=f"[notify]\ncommand = {good!r}\nquiet_from = 00:00:00\ndigest = '08:30'\n"))
    assert person("notify").stdout == (
        "You are told by command; quiet from 00:00 to 08:00; what waits once a day at 08:30.\n"
    )
    assert not (tmp_path / "got").exists()
    assert json.loads(person("--json", "notify", "--test").stdout)["told"] == ["command"]
    assert "test of followup's notices" in (tmp_path / "got").read_text(encoding="utf-8")


def test_a_try_that_fails_says_so(tmp_path: Path) -> None:
    person = Person(Story(tmp_path, more="[notify]\ncommand = ['/no/such/program']\n"))
    result = person("notify", "--test")
    assert result.exit_code == 4
    assert "1 of 1 could not be told" in " ".join(result.stderr.split())
    document = json.loads(person("--json", "notify", "--test").stdout)
    assert document["error"]["code"] == 4


# the calendar's address


def test_the_calendars_address_stays_until_a_new_one_is_wanted(person: Person) -> None:
    first = person("review", "--calendar").stdout
    assert re.fullmatch(r"http://127\.0\.0\.1:8765/calendar/[0-9a-f]{32}\.ics\n", first)
    assert person("review", "--calendar").stdout == first
    assert json.loads(person("--json", "review", "--calendar").stdout)["address"] == first.strip()
    second = person("review", "--calendar", "--new").stdout
    assert second != first
    assert person("review", "--calendar").stdout == second
    assert person("review", "--new").exit_code == 2


# the log


def test_the_log_goes_where_it_is_wanted(tmp_path: Path) -> None:
    desk = Desk()
    assert desk("run", "--log-format", "xml").exit_code == 2
    assert desk("run", "--log-file", str(tmp_path / "none" / "log")).exit_code == 2
    assert desk("run", "--log-file", str(tmp_path / "log")).exit_code == 0
    assert (tmp_path / "log").stat().st_mode & 0o777 == 0o600


def test_what_can_be_said_about_notices(person: Person) -> None:
    from daemon.config import load

    text = person.story.config.read_text(encoding="utf-8")
    more = "[notify]\ncommand = 'tell \"a b\" $HOME'\napprise = 'command:pass show apprise'\ndetails = true\n"
    person.story.config.write_text(
        f"{text}{more}quiet_from = '22:30'\n[feeds]\ncalendar = 'jobs.ics'\n", encoding="utf-8"
    )
    settings = load(person.story.config)
    assert settings.notify.command == ("tell", "a b", "$HOME")
    assert (settings.notify.apprise, settings.notify.details) == ("command:pass show apprise", True)
    assert (settings.notify.quiet_from, settings.notify.quiet_until) == (time(22, 30), time(8))
    assert settings.feeds.calendar == person.story.config.parent / "jobs.ics"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("apprise = 'mailto://kim:hunter2@person.test'", "notify.apprise: must say where the secret is"),
        ("command = []", "notify.command"),
        ("command = 'tell \"a'", "notify.command"),
        ("quiet_from = 'late'", "notify.quiet_from"),
        ("detail = true", "did you mean details?"),
    ],
)
def test_what_is_wrong_about_notices_is_told(person: Person, line: str, said: str) -> None:
    text = person.story.config.read_text(encoding="utf-8")
    person.story.config.write_text(f"{text}[notify]\n{line}\n", encoding="utf-8")
    result = person("notify")
    assert result.exit_code == 3
    assert said in " ".join(result.stderr.split())
    assert "hunter2" not in result.stderr
