"""Parses every file below the given directories and prints counts, the slowest file and every exception but Unreadable.

python bench/parse_corpus.py DIR...
"""

from __future__ import annotations

import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from classifiers.parse import Unreadable, parse


def main(directories: list[str]) -> int:
    counts: Counter[str] = Counter()
    slowest = (0.0, "")
    for directory in directories:
        for path in sorted(Path(directory).rglob("*")):
            if not path.is_file():
                continue
            started = time.perf_counter()
            try:
                message = parse(path.read_bytes())
            except Unreadable as refused:
                counts[f"unreadable: {refused}"] += 1
            except Exception:
                counts["CRASHED"] += 1
                print(path)
                traceback.print_exc()
            else:
                counts["read"] += 1
                counts["with text"] += bool(message.text.strip())
                counts["with a sender"] += message.sender is not None
                counts["with a date"] += message.sent_at is not None
                counts["with a calendar"] += bool(message.calendars)
                counts["with a report"] += message.report is not None
                counts["with defects"] += bool(message.defects)
            slowest = max(slowest, (time.perf_counter() - started, str(path)))
    for what, count in counts.most_common():
        print(f"{count:7d}  {what}")
    print(f"slowest: {slowest[0]:.3f} s  {slowest[1]}")
    return 1 if counts["CRASHED"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
