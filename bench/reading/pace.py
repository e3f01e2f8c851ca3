"""Owns how fast mail is read: whole mails of two kilobytes, and dates alone, a second of one core."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import cycle, islice

from bench.reading.corpus import CORPUS, ME, mails_of
from classifiers.classify import classify
from classifiers.dates.found import find_dates
from classifiers.parse import parse

TYPICAL = 2048
MAILS = 200
TEXTS = 1000
TABLES = CORPUS.parent / "statements"


def pace_lines() -> Iterator[str]:
    """Each figure the best of three rounds: another process only ever makes them worse. No mail is read twice."""
    texts = list(islice(_texts(), TEXTS))
    sent_at = datetime.fromisoformat("2026-06-03T10:12:00-04:00")
    found = _a_second(lambda: [find_dates(text, sent_at, "en-US") for text in texts]) * len(texts)
    short = [raw for _, raw, _ in islice(mails_of(CORPUS), 0, None, 4)]
    yield (
        f"speed, a second of one core: {_read(_typical())}, {_read(short)} (own corpus), "
        f"{found:,.0f} short texts for dates alone"
    )


def _read(mails: list[bytes]) -> str:
    warming, *rounds = (mails[first::4] for first in range(4))
    _seconds(warming)
    rate = max(len(some) / _seconds(some) for some in rounds)
    return f"{rate:,.0f} mails of {sum(map(len, mails)) / len(mails) / 1000:.1f} kB"


def _seconds(mails: list[bytes]) -> float:
    """Processor time of reading them."""
    started = time.process_time()
    for raw in mails:
        classify(parse(raw), me=ME)
    return max(time.process_time() - started, 1e-9)


def _typical() -> list[bytes]:
    """Mails of the own corpus, each filled up to two kilobytes with more of the corpus's own sentences."""
    raws = [raw for _, raw, _ in mails_of(CORPUS)]
    plain = [raw for raw in raws if b"multipart" not in raw[:2000].lower() and b"base64" not in raw.lower()]
    bodies = cycle([raw.replace(b"\r\n", b"\n").partition(b"\n\n")[2].strip() for raw in plain])
    filled = []
    for raw in plain[:: max(1, len(plain) // MAILS)][:MAILS]:
        mail = raw.replace(b"\r\n", b"\n").rstrip()
        while len(mail) < TYPICAL - 200:
            mail += b"\n\n" + next(bodies)
        filled.append(mail)
    return filled


def _texts() -> Iterator[str]:
    for path in sorted(TABLES.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            text, arrow, _ = line.rpartition(" => ")
            if arrow:
                yield text


def _a_second(act: Callable[[], object]) -> float:
    """Rounds a second of processor time."""
    act()
    best = 0.0
    for _ in range(3):
        started = time.process_time()
        act()
        best = max(best, 1 / max(time.process_time() - started, 1e-9))
    return best
