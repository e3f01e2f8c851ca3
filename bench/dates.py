"""Measures the reading of dates against the phrases of public date libraries, and its speed.

python -m bench.dates [FOLDER] [--show] [--write]

FOLDER holds NAME_en_future.jsonl files: records with `text`, `sent_at`, `locale` and `expect`, a list of days
{"from", "to"} of which one must be met. Raw: a phrase of the text names exactly these days. Normalised: the same after
the differences of writing named in NORMALISED; --write puts the figures into docs/date-differences.md. Without FOLDER
only the speed is measured.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.date_kinds import PAGE, page
from classifiers.dates.found import DateFound, find_dates
from classifiers.dates.resolve import Anchor, resolve
from classifiers.dates.values import Range, Shift
from classifiers.statements import read_statement

DAY = timedelta(days=1)
NORMALISED = {
    "working week": "a week or the rest of one is Monday to Friday here, to Sunday there",
    "exclusive end": "the last day of a range counts here and does not there",
    "length as bound": "the next three days are a bound here, with no first day",
    "days gone by": "this week or quarter begins today here, where the days gone by are named there",
}
TABLES = Path(__file__).resolve().parents[1] / "tests" / "classifiers" / "statements"
Days = tuple[date | None, date | None]


@dataclass
class Score:
    """What one file came to: records, met as written, met after each normalisation, and the misses."""

    asked: int = 0
    raw: int = 0
    by: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[dict[str, Any], list[Days]]] = field(default_factory=list)

    @property
    def normalised(self) -> int:
        """Met as written or after a normalisation."""
        return self.raw + sum(self.by.values())


def days_of(entry: dict[str, str | None]) -> Days:
    """The days of one expected answer."""
    first, last = (entry.get("from"), entry.get("to"))
    return (date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


def _exclusive(found: DateFound, expected: Days, anchor: Anchor) -> bool:
    """True when theirs ends on the day before our last value begins."""
    if found.first != expected[0] or expected[1] is None or not isinstance(found.phrase.value, Range):
        return False
    end = resolve(found.phrase.value.last, anchor)
    return end is not None and end[0].replace(year=found.last.year if found.last else end[0].year) == expected[1] + DAY


def _working_week(found: DateFound, expected: Days) -> bool:
    """True when theirs goes on over the weekend that ours ends before."""
    if found.last is None or expected[1] is None or found.last.weekday() != 4:
        return False
    return found.first == expected[0] and found.last < expected[1] <= found.last + 2 * DAY


def _length(found: DateFound, expected: Days, anchor: Anchor) -> bool:
    """True when theirs begins today or tomorrow and ends where ours does (or a day before it)."""
    starts = expected[0] in (anchor.today, anchor.today + DAY)
    return starts and found.last is not None and expected[1] in (found.last, found.last - DAY)


def normalisation(found: DateFound, expected: Days, anchor: Anchor) -> str | None:
    """The difference of writing that alone separates the two, or None."""
    if _working_week(found, expected):
        return "working week"
    if found.first is None and isinstance(found.phrase.value, Shift) and _length(found, expected, anchor):
        return "length as bound"
    running = found.first == anchor.today and expected[0] is not None and expected[0] < anchor.today
    if running and expected[1] is not None and found.last in (expected[1], expected[1] - 2 * DAY):
        return "days gone by"
    return "exclusive end" if _exclusive(found, expected, anchor) else None


def score(path: Path) -> Score:
    """Read every record of a file and compare."""
    total = Score()
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        sent_at = datetime.fromisoformat(record["sent_at"])
        anchor = Anchor(sent_at.date(), record["locale"] == "en-US")
        found = find_dates(record["text"], sent_at, record["locale"])
        expected = [days_of(entry) for entry in record["expect"]]
        total.asked += 1
        if any((one.first, one.last) in expected for one in found):
            total.raw += 1
            continue
        names = (normalisation(one, days, anchor) for one in found for days in expected)
        name = next((name for name in names if name), None)
        if name:
            total.by[name] += 1
        else:
            total.missed.append((record, [(one.first, one.last) for one in found]))
    return total


def texts() -> Iterator[str]:
    """Short texts: one or two sentences each, of the hand-worked tables."""
    for path in sorted(TABLES.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            text, arrow, _ = line.rpartition(" => ")
            if arrow:
                yield text


def speed() -> tuple[float, float]:
    """Short texts a second of processor time: dates alone, whole statements; the better of three rounds."""
    sent_at = datetime.fromisoformat("2026-06-03T10:12:00-04:00")
    short = list(texts())
    best = [0.0, 0.0]
    readers: tuple[Callable[[str, datetime, str], object], ...] = (find_dates, read_statement)
    for _ in range(3):
        for number, read in enumerate(readers):
            started = time.process_time()
            for text in short:
                read(text, sent_at, "en-US")
            best[number] = max(best[number], len(short) / max(time.process_time() - started, 1e-9))
    return best[0], best[1]


def main(arguments: list[str]) -> int:
    """Print the figures of every file of the folder named, and the speed."""
    rows = []
    for folder in (Path(one) for one in arguments if not one.startswith("--")):
        for path in sorted(folder.glob("*_en_future.jsonl")):
            total = score(path)
            texts_missed = [record["text"] for record, _ in total.missed]
            rows.append((path.stem, total.asked, total.raw, total.normalised, dict(total.by), texts_missed))
            raw, same = f"{total.raw / total.asked:.0%}", f"{total.normalised / total.asked:.0%}"
            print(f"{path.stem}: raw {total.raw} of {total.asked} ({raw}), normalised {total.normalised} ({same})")
            for name, count in total.by.most_common():
                print(f"  {name}: {count} ({NORMALISED[name]})")
            for record, found in total.missed if "--show" in arguments else ():
                print(f"  missed {record['sent_at'][:10]} {record['text']!r}")
                print(f"    here {shown(found)} there {shown([days_of(entry) for entry in record['expect']])}")
    if "--write" in arguments and rows:
        PAGE.write_text(page(rows, NORMALISED), "utf-8")
    dates, statements = speed()
    print(f"{dates:,.0f} short texts a second for dates alone, {statements:,.0f} for statements (processor time)")
    return 0


def shown(days: list[Days]) -> str:
    """Days for a person to read."""
    return "; ".join(f"{first or '..'}/{last or '..'}" for first, last in days) or "-"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
