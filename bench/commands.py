"""Owns measuring the quick commands as a person feels them: a whole process on a journal of 10,000 events.

    python -m bench.commands [--events 10000] [--runs 10]

The first run of each is left out: it compiles the modules and leaves the journal's swift copy behind.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.journal import build
from daemon.adapters.journal import Journal
from daemon.adapters.places import journal_file
from daemon.bootstrap.opening import HOLIDAYS
from daemon.clock import SystemClock

GOAL_S = 0.25
ROOT = Path(__file__).resolve().parents[1]
CONFIG = """
[person]
name = "Kim Person"
addresses = ["kim@person.test"]
timezone = "Europe/Madrid"
country = "ES"

[[account]]
name = "home"
path = "{home}/mail"
"""


def wall(home: Path, command: str, runs: int) -> list[float]:
    """Seconds of each run, sorted."""
    line = [sys.executable, "-m", "daemon", "--config", str(home / "config.toml"), "--data", str(home), "--json"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        ended = subprocess.run([*line, command], cwd=ROOT, env=environment, capture_output=True, check=False)
        times.append(time.perf_counter() - began)
        assert ended.returncode in (0, 4), ended.stdout  # 4: nobody reads this mailbox, and `status` says so
    return sorted(times[1:])


def know_holidays(path: Path) -> None:
    """A journal in use has had a turn, which keeps the holidays in it for the quick commands."""
    kept = {"for": ["ES", None, SystemClock().now().year], "days": []}
    with Journal.open(path) as journal, journal.writing() as tx:
        tx.set_meta(HOLIDAYS, json.dumps(kept))


def measure(events: int, runs: int) -> dict[str, list[float]]:
    """Command -> seconds, sorted."""
    with tempfile.TemporaryDirectory() as directory:
        home = Path(directory)
        home.chmod(0o700)
        (home / "mail").mkdir()
        (home / "config.toml").write_text(CONFIG.format(home=home), encoding="utf-8")
        build(journal_file(home), events)
        know_holidays(journal_file(home))
        return {command: wall(home, command, runs) for command in ("queue", "status", "plan")}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=10)
    asked = parser.parse_args()
    for command, times in measure(asked.events, asked.runs).items():
        middle = statistics.median(times) * 1000
        print(f"{command:8} min {times[0] * 1000:4.0f} ms   median {middle:4.0f} ms   goal {GOAL_S * 1000:.0f} ms")


if __name__ == "__main__":
    main()
