"""Owns measuring the replay: 10,000 events, already loaded, become the state.

python -m bench.replay [--events 10000] [--runs 10]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from bench.journal import START, build
from daemon.adapters.journal import Journal
from daemon.domain.policy import Policy
from daemon.domain.replay import Ledger

GOAL_MS = 100


def measure(events: int, runs: int) -> tuple[list[float], list[float]]:
    """Milliseconds of the replay, and of the state asked of it once, each sorted."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "journal.sqlite3"
        build(path, events)
        with Journal.open(path, readonly=True) as journal:
            recorded = journal.events()
    now = START + timedelta(minutes=37 * events)
    replays, states = [], []
    for _ in range(runs):
        began = time.perf_counter()
        ledger = Ledger.of(recorded)
        middle = time.perf_counter()
        ledger.state(now, Policy())
        states.append((time.perf_counter() - middle) * 1000)
        replays.append((middle - began) * 1000)
    return sorted(replays), sorted(states)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=10)
    asked = parser.parse_args()
    replays, states = measure(asked.events, asked.runs)
    for what, times in (("replay", replays), ("state of it", states)):
        goal = f"   goal {GOAL_MS} ms" if times is replays else ""
        print(f"{what:12} min {times[0]:5.0f} ms   median {statistics.median(times):5.0f} ms{goal}")


if __name__ == "__main__":
    main()
