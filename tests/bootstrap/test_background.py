"""`followup run` as a service starts it: the word to systemd, a log without a word of a mail, a notice, an end."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import urllib.request
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from daemon.adapters import bell
from daemon.cli.app import main
from daemon.clock import SystemClock
from tests.daemon.house import wait_until
from tests.scenarios.story import Story, invitation
from tests.servers.dovecot import free_port

ROOT = Path(__file__).resolve().parents[2]
CANARY = "Quillfeather"
BODY = f"""Hi Robin,

your interview for the {CANARY} Warden role at {CANARY} Works on {{day:%A %-d %B %Y}}: please see the invitation.

Best wishes
Ottoline {CANARY}
{CANARY} Works
"""


class Background:
    """The daemon as a process, with a socket where systemd would listen."""

    def __init__(self, home: Path, *options: str) -> None:
        told = home / "told"
        script = home / "tell"
        script.write_text(f'#!/bin/sh\ncat >> "{told}"\n', encoding="utf-8")
        script.chmod(0o700)
        notify = f"[notify]\ncommand = ['{script}']\nquiet_from = 00:00:00\nquiet_until = 00:00:00\n"
        feeds = f"[feeds]\ncalendar = '{home}/jobs.ics'\n[review]\nport = {free_port()}\n"
        self.story, self.told, self.home = Story(home, more=notify + feeds), told, home
        now = SystemClock().now()
        self.now = now.astimezone(self.story.zone)
        self.mail(0)
        broken = self.story.mailbox / "inbox" / "20200101T000000-0001.eml"
        broken.write_bytes(f"From: {CANARY}@\xff\r\nSubject: =?utf-8?B?{CANARY}\r\n\r\n\xff{CANARY}".encode("latin-1"))
        self.manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.manager.bind(str(home / "notify"))
        self.manager.settimeout(30)
        line = [
            sys.executable,
            "-m",
            "daemon",
            "--config",
            str(self.story.config),
            "--data",
            str(self.story.data),
            "run",
        ]
        environment = {**os.environ, "NOTIFY_SOCKET": str(home / "notify")}
        with (home / "stderr").open("wb") as errors:
            self.process = subprocess.Popen(
                [*line, *options], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=errors, stderr=errors
            )

    def mail(self, sequence: int) -> None:
        """An invitation to an interview in a month, or to another hour of that day."""
        day = self.now + timedelta(days=30)
        ics = invitation("u1", f"{day:%Y%m%d}T1{sequence}0000", f"{day:%Y%m%d}T1{sequence}3000", sequence=sequence)
        who = (f"Ottoline {CANARY}", f"ottoline@{CANARY.lower()}.example")
        subject = f"Your interview at {CANARY} Works"
        self.story.mail(f"{self.now:%Y-%m-%d %H:%M}", who, subject, BODY.format(day=day), ics=ics)

    def moved(self) -> None:
        """They write again."""
        self.mail(1)

    def states(self, last: str) -> list[str]:
        """What systemd is told, up to a word."""
        found = [self.manager.recv(100).decode()]
        while found[-1] != last:
            found.append(self.manager.recv(100).decode())
        return found

    def calendar(self) -> bytes:
        """What a calendar program gets at the address that the person is told, from the daemon itself."""
        given = ["--config", str(self.story.config), "--data", str(self.story.data), "review", "--calendar"]
        address = CliRunner().invoke(main, given).stdout.strip()
        with urllib.request.urlopen(address, timeout=30) as answer:
            octets = answer.read()
        assert isinstance(octets, bytes)
        return octets

    def end(self) -> int:
        """SIGTERM, as systemd sends it."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(20)
        self.manager.close()
        return code


def wait_for(path: Path, text: str) -> str:
    """The file's content once it holds the text."""
    wait_until(lambda: path.exists() and text in path.read_text(encoding="utf-8"))
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_life_in_the_background(tmp_path: Path, form: str) -> None:
    log = tmp_path / "followup.log"
    daemon = Background(tmp_path, "--log-format", form, "--log-file", str(log))
    try:
        assert daemon.states("READY=1") == ["READY=1"]
        daemon.states("WATCHDOG=1")
        wait_for(tmp_path / "jobs.ics", "Interview:")
        wait_for(log, " read, ")
        daemon.moved()
        assert bell.ring(daemon.story.data)
        assert wait_for(daemon.told, "now") == "1 interview is at another time now.\n"
        daemon.states("WATCHDOG=1")
        assert daemon.calendar().startswith(b"BEGIN:VCALENDAR")
    finally:
        code = daemon.end()
    assert code == 0
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    logged = log.read_text(encoding="utf-8")
    assert "Watching mail" in logged
    for word in (CANARY, CANARY.lower(), "Robin", "robin.vale", "Warden", "@"):
        assert word not in logged
        assert word not in (tmp_path / "stderr").read_text(encoding="utf-8")
    if form == "json":
        assert {"time", "level", "said"} <= set.intersection(*(set(json.loads(line)) for line in logged.splitlines()))
