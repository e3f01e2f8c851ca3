"""Owns the one command that measures reading: python -m bench.reading [--show] [--data FOLDER] [FOLDER|FILE...]

With no FOLDER our own corpus, the held-out mails in totals, and the speed. A FOLDER holds NAME.eml with NAME.json
beside it (the expected reading: label, and any of nuance, company, role, start, end, proposed, uid, method, people,
statement, earliest, latest, no_contact, silence_is_rejection, back_on, deadline, reply_possible), or .jsonl files of
records with `text`, `subject`, `category` and `accept`. With --data every set of test material below FOLDER as
well (mail, dates, bounces, ical, mime, replies), and beside us the rivals of .venv-rivals where they do the same.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.reading.corpus import CORPUS
from bench.reading.days import day_lines
from bench.reading.hostile import hostile_lines
from bench.reading.labels import HELDOUT, corpus_lines, heldout_lines
from bench.reading.machine import bounce_lines, calendar_lines, malformed_lines
from bench.reading.pace import pace_lines
from bench.reading.quoting import quoting_lines
from bench.reading.sets import set_lines


def lines(folders: list[Path], data: Path | None, *, show: bool) -> Iterator[str]:
    """Everything there is to print, in order."""
    for folder in folders or [CORPUS]:
        held = folder.resolve() == HELDOUT
        yield from heldout_lines() if held else corpus_lines(folder.resolve(), show=show)
    if folders:
        return
    yield from heldout_lines()
    if data:
        yield from set_lines(data)
        yield from day_lines(data)
        yield from bounce_lines(data)
        yield from calendar_lines(data)
        yield from malformed_lines(data)
        if (data / "replies").is_dir():
            yield from quoting_lines(data, show=show)
        yield from hostile_lines()
    yield from pace_lines()


def main() -> int:
    """Print the figures as they come."""
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=(__doc__ or "").split("\n", 2)[2])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--data", type=Path, metavar="FOLDER")
    parser.add_argument("--show", action="store_true", help="also every wrong fact (never of the held-out mails)")
    asked = parser.parse_args()
    if asked.data and not asked.data.is_dir():
        parser.error(f"{asked.data}: no such folder")
    for line in lines(asked.folders, asked.data, show=asked.show):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
