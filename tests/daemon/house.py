"""A person's machine: configuration and journal in a directory, the daemon as a process, commands beside it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from click.testing import CliRunner

from daemon.adapters import bell
from daemon.adapters.journal import Journal
from daemon.adapters.journal.shapes import Effect
from daemon.adapters.places import journal_file
from daemon.cli.app import main
from daemon.clock import SystemClock
from daemon.domain.events import Event
from tests.servers.dovecot import PASSWORD

ME = "robin.vale@example.org"
ROOT = Path(__file__).resolve().parents[2]
CONFIG = """
[person]
name = "Robin Vale"
addresses = ["{me}"]
timezone = "{zone}"

[[account]]
name = "mail"
host = "127.0.0.1"
port = {port}
user = "{user}"
tls = "{tls}"
secret = "{secret}"
{ca_file}
{smtp}

[send]
via = "{via}"

[rules]
{rules}
"""


def afternoon() -> ZoneInfo:
    """A zone in which it is between two and three in the afternoon now: the rules know hours of the day."""
    hour = SystemClock().now().hour
    east = (14 - hour + 12) % 24 - 12
    return ZoneInfo(f"Etc/GMT{-east:+d}" if east else "Etc/GMT")  # POSIX counts the other way


def wait_until(what: Callable[[], Any], seconds: float = 30.0) -> Any:
    """The first true answer; fails when there is none within `seconds`."""
    patience, end = threading.Event(), time.monotonic() + seconds
    while not (answer := what()):
        assert time.monotonic() < end, f"{seconds} s passed and still: {answer!r}"
        patience.wait(0.05)
    return answer


@dataclass
class House:
    """Where one person's followup lives. `settings` fill CONFIG."""

    home: Path
    settings: dict[str, Any] = field(default_factory=dict)
    limit: Callable[[], None] | None = None  # runs in the daemon's process before it starts

    def __post_init__(self) -> None:
        self.home.mkdir(exist_ok=True)
        self.zone = afternoon()
        self.data = self.home / "data"
        self.config = self.home / "config.toml"
        self.process: subprocess.Popen[bytes] | None = None
        self.configure()

    def configure(self, **settings: Any) -> None:
        """Write the configuration anew."""
        self.settings |= settings
        words = {
            "me": ME,
            "zone": self.zone.key,
            "via": "drafts",
            "smtp": "",
            "rules": "",
            "tls": "implicit",
            "secret": f"command:echo {PASSWORD}",
        }
        words |= self.settings
        words["ca_file"] = f'ca_file = "{words["ca_file"]}"' if words.get("ca_file") else ""
        self.config.write_text(CONFIG.format(**words), encoding="utf-8")

    # The daemon

    def start(self) -> subprocess.Popen[bytes]:
        """`followup run`, its words in `said()`."""
        with (self.home / "stderr").open("ab") as errors:
            self.process = subprocess.Popen(
                self._line("run"), cwd=ROOT, stdin=subprocess.DEVNULL, stdout=errors, stderr=errors,
                preexec_fn=self.limit,
            )  # fmt: skip
        return self.process

    def _line(self, *args: str) -> list[str]:
        return [sys.executable, "-m", "daemon", "--config", str(self.config), "--data", str(self.data), *args]

    def said(self) -> str:
        """What the daemon said on stderr."""
        path = self.home / "stderr"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def stop(self, number: int = signal.SIGTERM) -> tuple[int, float]:
        """End the daemon with a signal; its exit code, and the seconds it took."""
        assert self.process is not None
        began = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(20)
        self.process = None
        return code, time.monotonic() - began

    def kill(self) -> None:
        """kill -9."""
        assert self.stop(signal.SIGKILL)[0] == -signal.SIGKILL

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """The daemon, until the block ends; it has to end well."""
        self.start()
        try:
            yield
            code, seconds = self.stop()
            assert (code, seconds <= 5.0) == (0, True), (code, seconds, self.said())
        finally:
            self.sweep()

    def sweep(self) -> None:
        """Leave no process behind."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    # The person

    def command(self, *args: str) -> subprocess.CompletedProcess[str]:
        """A command as a process of its own."""
        return subprocess.run(self._line(*args), cwd=ROOT, capture_output=True, text=True, check=False)

    def ask(self, *args: str) -> dict[str, Any]:
        """A command under --json; its document with the exit code as "exit"."""
        given = ["--config", str(self.config), "--data", str(self.data), "--json", *args]
        result = CliRunner().invoke(main, given)
        document = json.loads(result.stdout)
        assert isinstance(document, dict)
        return document | {"exit": result.exit_code}

    def drafts(self) -> list[dict[str, Any]]:
        """Drafts in the queue that are not withdrawn; none while there is no journal."""
        return [d for d in self.ask("queue").get("drafts", ()) if d["state"] != "withdrawn"]

    def applications(self) -> list[tuple[str, str]]:
        """Company and stage of every application."""
        found = self.ask("applications", "--all").get("applications", ())
        return sorted((a["company"], a["stage"]) for a in found)

    def account(self) -> dict[str, Any]:
        """The account's line of `status`."""
        accounts = self.ask("status").get("accounts")
        return accounts[0] if accounts else {"state": "", "problem": None}

    def ring(self) -> None:
        """Wake the daemon, as any command that says something does."""
        assert bell.ring(self.data)

    # The journal

    def events(self) -> list[Event]:
        """Everything recorded."""
        with Journal.open(journal_file(self.data), readonly=True) as journal:
            return list(journal.events())

    def effects(self, kind: str) -> list[Effect]:
        """Acts on the world of one kind."""
        with Journal.open(journal_file(self.data), readonly=True) as journal:
            return [effect for effect in journal.effects() if effect.kind == kind]

    # Time

    def at(self, *, days: int = 0, hour: int = 10) -> datetime:
        """A full hour, so many days from today in the person's zone."""
        now = SystemClock().now().astimezone(self.zone) + timedelta(days=days)
        return now.replace(hour=hour, minute=0, second=0, microsecond=0)


def resident(pid: int) -> int:
    """Octets of memory a process holds (Linux)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def children(pid: int) -> list[int]:
    """The processes it started."""
    return [int(one) for path in Path(f"/proc/{pid}/task").glob("*/children") for one in path.read_text().split()]
