"""Owns measuring the daemon as it runs, on a private Dovecot: from notification to draft, memory, the way out.

    python -m bench.daemon [--mails 25] [--no-idle]

An observer of its own waits in IDLE beside the daemon, so Dovecot's delay before it notifies anybody (0.5 s) is left
out: the clock starts when the observer hears EXISTS and stops when the draft stands in the journal. Without --no-idle
it also waits until the reader process has ended (60 s after the last mail), looks at the memory again, and measures the
processor time of an idle minute.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import socket
import statistics
import tempfile
import threading
import time
from imaplib import IMAP4_SSL
from pathlib import Path

from daemon.adapters.journal import Journal
from daemon.adapters.places import journal_file
from daemon.domain.events import What
from tests.daemon.house import House, children, resident, wait_until
from tests.daemon.letters import acknowledgement, confirmation
from tests.daemon.postbox import Postbox
from tests.servers.dovecot import dovecot

GOAL_MS, GOAL_MB, GOAL_END_S, GOAL_IDLE = 100, 80, 5.0, 0.5
NAMES = ("Alba", "Brio", "Cora", "Dune", "Elm", "Fern", "Gale", "Holt", "Iris", "Jade")
ENDS = ("ton", "ford", "wick", "mere", "dale", "haven", "ridge", "stead", "worth", "combe")


class Observer:
    """A connection in IDLE that notes when it hears of a new mail."""

    def __init__(self, connection: IMAP4_SSL) -> None:
        self._connection = connection
        connection.select("INBOX", readonly=True)
        connection.send(b"x IDLE\r\n")
        while not connection.readline().startswith(b"+"):
            pass
        self.heard = threading.Event()
        self.at = 0.0
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Hang up: a polite LOGOUT would wait for the listening thread, and that for the server."""
        self._connection.socket().shutdown(socket.SHUT_RDWR)
        self._thread.join(5)

    def _listen(self) -> None:
        with contextlib.suppress(IMAP4_SSL.abort, OSError):
            while line := self._connection.readline():
                if line.endswith(b"EXISTS\r\n"):
                    self.at = time.perf_counter()
                    self.heard.set()


def latencies(house: House, box: Postbox, mails: int) -> list[float]:
    """Milliseconds from notification to queued draft, one mail after the other."""
    found = []
    observer = Observer(box.server.client(box.user))
    with contextlib.closing(observer), Journal.open(journal_file(house.data), readonly=True) as journal:
        for number in range(mails):
            company = NAMES[number % 10] + ENDS[number // 10 % 10]
            last = journal.events()[-1].id
            observer.heard.clear()
            box.put(confirmation(house.at(days=-2), house.at(hour=9), company=company))
            assert observer.heard.wait(10)
            found.append((queued_at(journal, last) - observer.at) * 1000)
            wait_until(lambda: all(effect.state == "done" for effect in house.effects("copy")))
    return found


def queued_at(journal: Journal, last: int) -> float:
    """The moment at which a draft stands in the journal after event `last`."""
    patience, end = threading.Event(), time.perf_counter() + 30
    while time.perf_counter() < end:
        if any(e.what == What.QUEUED and e.data["kind"] == "thank_you" for e in journal.events(after=last)):
            return time.perf_counter()
        patience.wait(0.001)
    raise AssertionError("no draft came")


def measure(mails: int, idle: bool) -> list[tuple[str, str, str]]:
    """What, figure, goal."""
    with tempfile.TemporaryDirectory(prefix="dc") as path, dovecot(Path(path)) as server:
        box = Postbox(server, "bench")
        home = Path(path) / "home"
        house = House(home, {"port": server.imaps, "user": box.user, "ca_file": server.ca_file})
        try:
            return _run(house, box, mails, idle)
        finally:
            house.sweep()


def _run(house: House, box: Postbox, mails: int, idle: bool) -> list[tuple[str, str, str]]:
    process = house.start()
    wait_until(lambda: house.account()["state"] == "watching", 60)
    rows = [("memory before the first mail", f"{resident(process.pid) / 1e6:.0f} MB", f"{GOAL_MB} MB")]
    box.put(acknowledgement(house.at(days=-5)))  # starts the reader process
    wait_until(house.applications)
    took = sorted(latencies(house, box, mails))
    middle, late = statistics.median(took), statistics.quantiles(took, n=20, method="inclusive")[-1]
    rows += [
        (f"notification to draft, median of {mails}", f"{middle:.0f} ms", ""),
        ("notification to draft, p95", f"{late:.0f} ms", f"{GOAL_MS} ms"),
        ("notification to draft, slowest", f"{took[-1]:.0f} ms", ""),
        ("memory at work", f"{resident(process.pid) / 1e6:.0f} MB", ""),
        ("memory of the reader process", f"{sum(map(resident, children(process.pid))) / 1e6:.0f} MB", ""),
    ]
    if idle:
        wait_until(lambda: not children(process.pid), 180)
        rows.append(("memory after the reader has ended", f"{resident(process.pid) / 1e6:.0f} MB", f"{GOAL_MB} MB"))
        rows.append(("processor time, idle, over a minute", f"{idle_share(process.pid):.2f} %", f"{GOAL_IDLE} %"))
    code, seconds = house.stop()
    assert code == 0, house.said()
    return [*rows, ("SIGTERM to exit 0", f"{seconds:.2f} s", f"{GOAL_END_S:.0f} s")]


def idle_share(pid: int, seconds: float = 60.0) -> float:
    """Per cent of one processor that a process and its children used while nothing came (Linux: proc(5), stat)."""
    before, began = _ticks(pid), time.perf_counter()
    threading.Event().wait(seconds)
    used = (_ticks(pid) - before) / os.sysconf("SC_CLK_TCK")
    return 100 * used / (time.perf_counter() - began)


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:15]))  # utime, stime, cutime, cstime


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--mails", type=int, default=25)
    arguments.add_argument("--no-idle", action="store_true")
    asked = arguments.parse_args()
    for what, figure, goal in measure(asked.mails, not asked.no_idle):
        print(f"{what:42} {figure:>9}{f'   goal {goal}' if goal else ''}")


if __name__ == "__main__":
    main()
