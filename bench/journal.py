"""Owns the measurement of the journal: 10,000 realistic facts written, opened and loaded."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from daemon.adapters.journal import Journal
from daemon.domain.events import NewEvent, Source, What

START = datetime(2026, 1, 7, 8, tzinfo=UTC)
LABELS = ("application_received", "status_update", "interview_invitation", "interview_confirmation", "rejection")
SENTENCES = (
    "Thank you for taking the time to speak with us about the position.",
    "We expect to reach a decision by the end of next week and will be in touch.",
    "Unfortunately we have decided to move forward with other candidates.",
)


def mail_data(n: int, company: int) -> dict[str, Any]:
    """The stored form of one job mail, as large as real ones are."""
    label = LABELS[n % len(LABELS)]
    interview = None
    if label == "interview_confirmation":
        start = START + timedelta(days=n % 200, hours=6)
        interview = {
            "start": start.isoformat(),
            "end": (start + timedelta(hours=1)).isoformat(),
            "uid": f"meeting-{n}@calendar.test",
            "place": "12 Mill Lane, second floor",
            "method": "REQUEST",
            "sequence": 0,
            "proposed": False,
            "organizer": f"ana.ruiz@company-{company}.test",
            "attendees": [f"ana.ruiz@company-{company}.test", "kim@person.test"],
        }
    statement = None
    if label == "status_update":
        statement = {"kind": "decision_by", "earliest": None, "latest": "2026-06-12", "quote": SENTENCES[1]}
    return {
        "message_id": f"<{n:08x}.{company}@mail.company-{company}.test>",
        "in_reply_to": f"<{n - 1:08x}.{company}@mail.company-{company}.test>" if n % 3 else None,
        "references": [f"<{n - back:08x}.{company}@mail.company-{company}.test>" for back in range(n % 4)],
        "sender": f"ana.ruiz@company-{company}.test",
        "sender_name": "Ana Ruiz",
        "to": ["kim@person.test"],
        "cc": [],
        "own": False,
        "label": label,
        "nuance": None,
        "automatic": label == "application_received",
        "bulk": False,
        "reply_possible": True,
        "reply_address": f"ana.ruiz@company-{company}.test",
        "subject": f"Your application as account manager ({company})",
        "sure": 0.93,
        "evidence": [SENTENCES[n % 3]],
        "company": f"Company {company} Ltd",
        "role": "Account Manager",
        "people": [["Ana Ruiz", f"ana.ruiz@company-{company}.test", "recruiter", False]],
        "interview": interview,
        "statement": statement,
        "authenticated": "pass",
        "me": "kim@person.test",
        "account": "home",
    }


def search(count: int) -> Iterator[NewEvent]:
    """Facts of a long job search: per application an opening, mails with their ties, and what was queued and sent."""
    for n in range(count):
        company = n // 20 + 1
        at = START + timedelta(minutes=37 * n)
        match n % 20:
            case 0:
                data: dict[str, Any] = {"company": f"Company {company} Ltd", "role": "Account Manager", "applied": None}
                yield NewEvent(at, Source.MAIL, What.OPENED, company, f"mail-{n + 1}", data)
            case 15 | 17:
                data = {"item": n, "key": f"status_check:{company}:{n}", "kind": "status_check", "form": "draft"}
                data |= {"to": [["Ana Ruiz", f"ana.ruiz@company-{company}.test"]], "due": at.isoformat()}
                data |= {"subject": "Re: Your application", "body": " ".join(SENTENCES[:2]) * 2, "rule": "A9"}
                data |= {"because": "They named 12 June and the day has passed.", "cause": f"mail-{n - 1}"}
                yield NewEvent(at, Source.PROGRAM, What.QUEUED, company, None, data)
            case 16 | 18:
                data = {"item": n - 1, "message_id": f"<{n:x}@person.test>", "how": "smtp"}
                yield NewEvent(at, Source.PROGRAM, What.SENT, company, None, data)
            case odd if odd % 2:
                yield NewEvent(at, Source.MAIL, What.MAIL, None, f"mail-{n}", mail_data(n, company), f"mail:{n}")
            case _:
                yield NewEvent(
                    at, Source.MAIL, What.TIED, company, f"mail-{n - 1}", {"how": "thread", "candidates": []}
                )


def build(path: Path, count: int) -> float:
    """Write a journal in turns of 200 facts; the seconds it took."""
    events = list(search(count))
    started = time.perf_counter()
    with Journal.open(path) as journal:
        for first in range(0, count, 200):
            with journal.writing() as page:
                page.append(events[first : first + 200])
    return time.perf_counter() - started


def median_ms(run: Callable[[], object], repeats: int = 15) -> float:
    """The median wall time of a call, in milliseconds."""
    times = []
    for _ in range(repeats):
        started = time.perf_counter()
        result = run()
        times.append(time.perf_counter() - started)
        del result  # a command never frees what it loaded: that is not part of its time
    return statistics.median(times) * 1000


def fresh_ms(path: Path) -> float:
    """Open and load as a command does: once, in a process of its own; milliseconds, imports left out."""
    script = (
        "import sys, time; from pathlib import Path; from daemon.adapters.journal import Journal\n"
        "started = time.perf_counter(); Journal.open(Path(sys.argv[1]), readonly=True).events()\n"
        "print((time.perf_counter() - started) * 1000)\n"
    )
    root = Path(__file__).parent.parent
    return float(subprocess.run([sys.executable, "-c", script, path], capture_output=True, cwd=root, check=True).stdout)


def measure(path: Path, count: int) -> dict[str, float]:
    """Milliseconds of each step, medians."""
    written = build(path, count) * 1000
    with Journal.open(path, readonly=True) as journal:
        decoded = median_ms(journal.events)
    with Journal.open(path) as journal:
        journal.events()  # leaves the swift copy behind
        load = median_ms(journal.events)
    return {
        "write, 200 facts a commit": written,
        "open for reading": median_ms(lambda: Journal.open(path, readonly=True).close()),
        "open for writing, checked": median_ms(lambda: Journal.open(path).close()),
        "load from the table": decoded,
        "load with the swift copy": load,
        "both, first in a process": statistics.median(fresh_ms(path) for _ in range(7)),
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000)
    count = parser.parse_args().events
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "journal.sqlite3"
        figures = measure(path, count)
        print(f"journal of {count:,} facts, {path.stat().st_size / 1e6:.1f} MB")
    for step, milliseconds in figures.items():
        print(f"  {step:28} {milliseconds:9.1f} ms")


if __name__ == "__main__":
    main()
