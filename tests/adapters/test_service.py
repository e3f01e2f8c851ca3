"""The service: its unit and its agent as texts, and the manager's commands, asked of a stand-in script in PATH."""

from __future__ import annotations

import os
import plistlib
import shlex
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from daemon.adapters.service import Done, Wanted, run
from daemon.adapters.service.launchd import Launchd, agent
from daemon.adapters.service.systemd_user import SystemdUser
from daemon.adapters.service.unit import NAME, quoted, unit
from daemon.errors import ConfigError

SYSTEMCTL = """#!/bin/sh
echo "$@" >> {log}
case "$*" in
  *--property=Version) {version} ;;
  *" show followup.service"*)
    if [ -e {on} ]; then echo ActiveState=active; echo MainPID=4711; else echo ActiveState={off}; echo MainPID=0; fi
    if [ -e {enabled} ]; then echo UnitFileState=enabled; fi
    echo ExecMainStatus={status} ;;
  *" enable followup.service") {enable} {enabled} ;;
  *"start followup.service") {start} ;;
  *" disable --now followup.service") rm -f {on} {enabled} ;;
esac
"""
LOGINCTL = "#!/bin/sh\necho Linger={linger}\n"


class House:
    """A home with a stand-in for systemd."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home, self.bin, self.log = home, home / "bin", home / "asked"
        self.bin.mkdir()
        monkeypatch.setenv("PATH", f"{self.bin}{os.pathsep}/usr/bin{os.pathsep}/bin")
        self.systemd()
        self.manager = SystemdUser(home / ".config" / "systemd" / "user", "kim", run)
        self.wanted = wanted(home)

    def script(self, name: str, text: str) -> None:
        """A program in PATH."""
        path = self.bin / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o700)

    def systemd(
        self,
        version: str = "echo Version=252",
        enable: str = "touch",
        start: str = "touch {on}",
        status: int = 0,
        linger: str = "no",
    ) -> None:
        """How it answers."""
        on = shlex.quote(str(self.home / "on"))
        marks = {
            "log": self.log,
            "on": on,
            "off": "failed",
            "enabled": self.home / "enabled",
            "status": status,
            "enable": enable,
        }
        self.script("systemctl", SYSTEMCTL.format(version=version, start=start.format(on=on), **marks))
        self.script("loginctl", LOGINCTL.format(linger=linger))

    def asked(self) -> list[str]:
        """The changes asked for since the last time."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.write_text("", encoding="utf-8")
        return [line.removeprefix("--user ") for line in lines if " show" not in line]


def wanted(home: Path) -> Wanted:
    """A service with everything in it."""
    data, mail = home / "my data", home / "mail"
    for path in (data, mail):
        path.mkdir(exist_ok=True)
    key = home / "followup-home.cred"
    key.write_text("x", encoding="utf-8")
    words = ("/bin/sh", "--config", "/etc/50% $HOME.toml")
    return Wanted(words, data, (mail,), (("followup-home", key, True),), environment={"SSL_CERT_DIR": "/certs"})


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """A home with systemd."""
    return House(tmp_path, monkeypatch)


def sections(text: str) -> dict[str, list[tuple[str, str]]]:
    """A unit's keys by section; anything that is neither comment, section nor key is an error."""
    found: dict[str, list[tuple[str, str]]] = {}
    name = ""
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = []
            continue
        key, sign, value = line.partition("=")
        assert sign == "=", line
        assert key.isalpha(), line
        found[name].append((key, value))
    return found


def test_the_unit_is_watched_and_has_a_house_of_its_own(tmp_path: Path) -> None:
    found = sections(unit(wanted(tmp_path)))
    service = dict(found["Service"])
    assert list(found) == ["Unit", "Service", "Install"]
    assert service["ExecStart"] == '"/bin/sh" "--config" "/etc/50%% $$HOME.toml" "run"'
    assert (service["Type"], service["Restart"], service["WatchdogSec"]) == ("notify", "on-failure", "15min")
    hard = ("NoNewPrivileges", "PrivateTmp", "LockPersonality", "RestrictRealtime", "ProtectControlGroups")
    assert {service[key] for key in hard} == {"yes"}
    assert (service["ProtectSystem"], service["ProtectHome"]) == ("strict", "read-only")
    assert (service["LimitCORE"], service["UMask"], service["MemoryMax"]) == ("0", "0077", "1G")
    places = [value for key, value in found["Service"] if key == "ReadWritePaths"]
    assert places == [f'"{tmp_path}/my data"', f'"{tmp_path}/mail"']
    assert service["LoadCredentialEncrypted"] == f'"followup-home:{tmp_path}/followup-home.cred"'
    assert dict(found["Install"]) == {"WantedBy": "default.target"}


def test_no_key_stands_twice_but_those_that_may(tmp_path: Path) -> None:
    keys = [key for keys in sections(unit(wanted(tmp_path))).values() for key, _ in keys]
    may = {"Environment", "ReadWritePaths"}
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == sorted(may)


def test_without_a_sandbox_the_limits_stay(tmp_path: Path) -> None:
    given = Wanted(("/bin/sh",), tmp_path, sandbox=False)
    service = dict(sections(unit(given))["Service"])
    assert "ProtectSystem" not in service
    assert "ReadWritePaths" not in service
    assert (service["NoNewPrivileges"], service["SystemCallFilter"]) == ("yes", "@system-service")


def test_systemd_itself_finds_nothing_wrong(tmp_path: Path) -> None:
    """Where systemd-analyze is not installed, the keys are compared with those systemd.exec(5) and its kin describe."""
    text = unit(wanted(tmp_path))
    keys = {key for key, _ in sections(text)["Service"]}
    known = """Type NotifyAccess ExecStart WatchdogSec Restart RestartSec RestartPreventExitStatus TimeoutStartSec
        TimeoutStopSec Environment LoadCredentialEncrypted NoNewPrivileges LockPersonality RestrictRealtime
        RestrictSUIDSGID RestrictAddressFamilies SystemCallArchitectures SystemCallFilter SystemCallErrorNumber UMask
        LimitCORE MemoryMax TasksMax PrivateUsers ProtectSystem ProtectHome PrivateTmp ProtectKernelTunables
        ProtectControlGroups RestrictNamespaces ReadWritePaths"""
    assert keys <= set(known.split())
    analyse = shutil.which("systemd-analyze")
    if analyse:
        file = tmp_path / NAME
        file.write_text(text, encoding="utf-8")
        runtime = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
        said = subprocess.run(
            [analyse, "verify", "--user", "--man=no", str(file)], env=runtime, capture_output=True, check=False
        )
        assert (said.returncode, said.stderr) == (0, b"")


def test_a_path_that_no_unit_can_hold_is_refused(house: House, tmp_path: Path) -> None:
    assert quoted('a "b" \\ c', command=True) == '"a \\"b\\" \\\\ c"'
    with pytest.raises(ConfigError, match="cannot be written"):
        house.manager.install(Wanted(("/bin/sh", "a\nExecStartPre=/bin/rm"), tmp_path))
    assert not house.manager.file.exists()


def test_installed_once_and_started_at_login(house: House) -> None:
    standing = house.manager.install(house.wanted)
    assert (standing.installed, standing.enabled, standing.running, standing.pid) == (True, True, True, 4711)
    assert standing.hint == "It ends when you log out. To let it live on: loginctl enable-linger kim"
    assert house.asked() == ["daemon-reload", f"enable {NAME}", f"restart {NAME}"]
    assert stat.S_IMODE(house.manager.file.stat().st_mode) == 0o600

    house.systemd(linger="yes")
    assert house.manager.install(house.wanted).hint == ""
    assert house.asked() == [f"enable {NAME}", f"start {NAME}"], "a second time changes nothing"


def test_a_changed_unit_is_started_again(house: House) -> None:
    house.manager.install(house.wanted)
    house.asked()
    house.manager.install(Wanted(house.wanted.program, house.wanted.data, sandbox=False))
    assert house.asked() == ["daemon-reload", f"enable {NAME}", f"restart {NAME}"]


def test_taken_away_once_and_twice(house: House) -> None:
    house.manager.install(house.wanted)
    house.asked()
    assert not house.manager.uninstall().installed
    assert house.asked() == [f"disable --now {NAME}", "daemon-reload"]
    assert not house.manager.file.exists()
    assert not house.manager.uninstall().installed
    assert house.asked() == []
    assert house.manager.status().hint == "Install it: followup service install"


@pytest.mark.parametrize(
    ("status", "hint"),
    [
        (226, "service install --no-sandbox"),
        (217, "--no-sandbox"),
        (243, "credential"),
        (6, "end the other `followup run`"),
        (3, "followup doctor"),
        (1, "journalctl --user -u"),
    ],
)
def test_a_service_that_does_not_come_up_says_what_to_do(house: House, status: int, hint: str) -> None:
    house.systemd(start="echo 'Job for followup.service failed.' >&2; exit 1", status=status)
    with pytest.raises(ConfigError) as caught:
        house.manager.install(house.wanted)
    assert caught.value.wrong == "The service is installed and does not start: Job for followup.service failed."
    assert hint in caught.value.do
    standing = house.manager.status()
    assert (standing.running, standing.enabled, standing.hint) == (False, True, caught.value.do)


def test_a_refusal_of_systemd_is_told(house: House) -> None:
    house.systemd(enable="echo 'Unit is masked.' >&2; exit 1; :")
    with pytest.raises(ConfigError) as caught:
        house.manager.install(house.wanted)
    assert caught.value.wrong == "systemctl --user enable followup.service failed: Unit is masked."


def test_without_systemd_the_words_say_what_to_do(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.systemd(version="echo 'Failed to connect to bus: No medium found' >&2; exit 1")
    acts: list[Callable[[], object]] = [house.manager.uninstall, house.manager.status]
    for act in (lambda: house.manager.install(house.wanted), *acts):
        with pytest.raises(ConfigError) as caught:
            act()
        assert "No systemd of yours runs here" in caught.value.wrong
        assert "followup run" in caught.value.do
    monkeypatch.setenv("PATH", str(house.home / "nothing"))
    with pytest.raises(ConfigError, match="has no systemd"):
        house.manager.install(house.wanted)
    assert not house.manager.file.exists()


def test_the_agent_of_launchd(tmp_path: Path) -> None:
    given = wanted(tmp_path)
    found = plistlib.loads(agent(given).encode())
    log = str(given.data / "followup.log")
    assert found["ProgramArguments"] == [*given.program, "run", "--log-file", log]
    assert (found["RunAtLoad"], found["KeepAlive"], found["Umask"]) == (True, {"SuccessfulExit": False}, 0o077)
    assert found["EnvironmentVariables"]["SSL_CERT_DIR"] == "/certs"


class Launchctl:
    """launchd, as far as its commands go."""

    def __init__(self) -> None:
        self.loaded = False
        self.asked: list[str] = []

    def __call__(self, words: object) -> Done:
        """One command."""
        assert isinstance(words, list)
        self.asked.append(words[1])
        match words[1]:
            case "print":
                return Done(0, "state = running\n\tpid = 42\n") if self.loaded else Done(113, "Could not find service")
            case "bootstrap":
                self.loaded = True
            case "bootout":
                was, self.loaded = self.loaded, False
                return Done(0 if was else 3)
        return Done(0)


def test_launchd_starts_it_once_and_ends_it(tmp_path: Path) -> None:
    launchctl = Launchctl()
    manager = Launchd(tmp_path / "LaunchAgents", 501, launchctl)
    given = wanted(tmp_path)
    assert not manager.status().installed
    standing = manager.install(given)
    assert (standing.running, standing.pid, standing.enabled) == (True, 42, True)
    launchctl.asked.clear()
    assert manager.install(given) == standing
    assert set(launchctl.asked) == {"print"}, "a second time changes nothing"
    assert not manager.uninstall().installed
    assert not manager.file.exists()
    assert not manager.uninstall().installed


def test_a_command_of_the_system_that_is_not_there() -> None:
    assert run(["followup-no-such-command"]).code == 127
