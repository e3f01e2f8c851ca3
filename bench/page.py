"""Owns measuring the review page: memory of the daemon before and after it is opened, time and weight of each page.

    python -m bench.page

A search of many applications in a folder account, the real daemon, one visitor without a browser; seconds are the
median of five. `tests/web/test_weight.py` measures the first paint in Chromium.
"""

from __future__ import annotations

import http.client
import re
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from daemon.clock import SystemClock
from tests.daemon.house import resident
from tests.scenarios.story import Story
from tests.servers.dovecot import free_port
from tests.web.house import ACK, CONFIRM

GOAL_MB = 110
APPLICATIONS, AGAIN = 40, 5
PATHS = (
    "/",
    "/applications",
    "/applications?view=table",
    "/applications/1",
    "/plan",
    "/insight",
    "/health",
    "/settings",
)
Row = tuple[str, str, str]


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        story = _story(Path(name))
        command = [sys.executable, "-m", "daemon", "--config", str(story.config), "--data", str(Path(name) / "data")]
        with subprocess.Popen([*command, "run"], stderr=subprocess.PIPE, text=True) as process:
            try:
                for what, figure, goal in _measure(process, command):
                    print(f"{what:42} {figure:>9}{f'   goal {goal}' if goal else ''}", flush=True)
            finally:
                process.terminate()


def _story(home: Path) -> Story:
    """Everybody was met yesterday, so that a draft waits for each and the plan is full."""
    met = SystemClock().now() - timedelta(days=1)
    day = f"{met:%A} {met.day} {met:%B %Y}"
    story = Story(home, more=f"[review]\nport = {free_port()}")
    for number in range(APPLICATIONS):
        employer = f"Employer{number:02}"
        sender = ("Ana Ruiz", f"ana@employer{number:02}.example")
        story.mail(
            f"{met - timedelta(days=8):%Y-%m-%d} 09:00", sender, "Your application", ACK.replace("Acme", employer)
        )
        body = CONFIRM.replace("Acme", employer).replace("Tuesday 9 June 2026", day)
        story.mail(f"{met - timedelta(days=6):%Y-%m-%d} 10:00", sender, f"Interview at {employer}", body)
    return story


def _measure(process: subprocess.Popen[str], command: list[str]) -> list[Row]:
    assert process.stderr is not None
    next(line for line in process.stderr if "Watching" in line)
    next(line for line in process.stderr if " read, " in line)
    rows = [("memory before the page is opened", _mb(process.pid), "")]
    said = subprocess.run([*command, "review", "--print"], capture_output=True, text=True, check=True).stdout
    port, path = re.findall(r"http://127\.0\.0\.1:(\d+)(/\S+)", said)[0]
    visit = Visit(int(port))
    visit.cookie = visit.get(path)[1].partition(";")[0]
    rows.append(("memory once it is opened", _mb(process.pid), f"{GOAL_MB} MB"))
    for path in PATHS:
        took, size = zip(*(visit.timed(path) for _ in range(AGAIN)), strict=True)
        rows.append(
            (f"{path}, {max(size) / 1000:.0f} kB without style and scripts", f"{statistics.median(took):.2f} s", "")
        )
    rows.append(("memory after every page", _mb(process.pid), f"{GOAL_MB} MB"))
    return rows


class Visit:
    """One visitor."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookie = ""

    def get(self, path: str) -> tuple[bytes, str]:
        """The page, and the cookie it sets."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path, headers={"Cookie": self.cookie} if self.cookie else {})
            answer = connection.getresponse()
            assert answer.status == 200, path
            return answer.read(), answer.getheader("set-cookie") or ""
        finally:
            connection.close()

    def timed(self, path: str) -> tuple[float, int]:
        """Seconds and octets."""
        begin = time.perf_counter()
        body, _ = self.get(path)
        return time.perf_counter() - begin, len(body)


def _mb(pid: int) -> str:
    return f"{resident(pid) / 1e6:.0f} MB"


if __name__ == "__main__":
    main()
