"""Owns asking one rival for the days and times in texts: records on stdin, one line of JSON for each on stdout.

Run by the interpreter of .venv-rivals: dates.py NAME. A rival is imported by name, for it is in no other environment.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

Times = list[datetime]
Finder = Callable[[str, datetime, bool], Times]


def _dateparser() -> Finder:
    search = importlib.import_module("dateparser.search").search_dates

    def find(text: str, base: datetime, day_first: bool) -> Times:
        order = "DMY" if day_first else "MDY"
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "future", "DATE_ORDER": order}
        return [when for _, when in search(text, languages=["en"], settings=settings) or ()]

    return find


def _parsedatetime() -> Finder:
    calendar = importlib.import_module("parsedatetime").Calendar()

    def find(text: str, base: datetime, day_first: bool) -> Times:
        return [entry[0] for entry in calendar.nlp(text, sourceTime=base.timetuple()) or ()]

    return find


def _timefhuman() -> Finder:
    module = importlib.import_module("timefhuman")
    config = importlib.import_module("timefhuman.utils").tfhConfig

    def find(text: str, base: datetime, day_first: bool) -> Times:
        return _flat(module.timefhuman(text, config(now=base)), base)

    return find


def _ctparse() -> Finder:
    parse = importlib.import_module("ctparse").ctparse

    def find(text: str, base: datetime, day_first: bool) -> Times:
        found = parse(text, ts=base, timeout=10)
        return _resolved(found.resolution) if found else []

    return find


def _datefinder() -> Finder:
    search = importlib.import_module("datefinder").find_dates

    def find(text: str, base: datetime, day_first: bool) -> Times:
        return list(search(text, base_date=base, first="day" if day_first else "month"))

    return find


FINDERS: dict[str, Callable[[], Finder]] = {
    "dateparser": _dateparser,
    "parsedatetime": _parsedatetime,
    "timefhuman": _timefhuman,
    "ctparse": _ctparse,
    "datefinder": _datefinder,
}


def _flat(found: Any, base: datetime) -> Times:
    """Lists of lists, of days, of times and of spans, as one list of instants."""
    if isinstance(found, datetime):
        return [found]
    if isinstance(found, date):
        return [datetime.combine(found, base.time())]
    if isinstance(found, list | tuple):
        return [when for one in found for when in _flat(one, base)]
    return []


def _resolved(found: Any) -> Times:
    """The start and end of ctparse's Interval, or its Time."""
    ends = [found.t_from, found.t_to] if hasattr(found, "t_from") else [found]
    return [one.dt for one in ends if getattr(one, "hasDate", False)]


def main(name: str) -> None:
    """Answer every record; an error is told by its name."""
    find = FINDERS[name]()
    for line in sys.stdin:
        record = json.loads(line)
        base = datetime.fromisoformat(record["sent_at"]).replace(tzinfo=None)
        answer: dict[str, Any] = {"id": record["id"], "found": [], "failed": None}
        try:
            found = find(record["text"], base, record.get("locale") != "en-US")
            answer["found"] = [when.isoformat() for when in found]
        except Exception as failure:
            answer["failed"] = type(failure).__name__
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
