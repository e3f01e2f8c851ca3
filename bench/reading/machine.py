"""Owns the figures of mail that machines made: bounces and what is none, calendars, malformed mails."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.reading.corpus import ROOT
from classifiers.calendars.content import read_components
from classifiers.classify import classify
from classifiers.invite import read_calendar
from classifiers.parse import Unreadable, parse
from classifiers.reading import Label

GOLD = ROOT / "bench" / "gold" / "calendars.json"
BOUNCES = ("lhost-", "rhost-", "rfc3464-")
OTHERS = ("arf-", "rfc3834-", "is-not-bounce")


def bounce_lines(data: Path) -> Iterator[str]:
    """Reports of failure by kind that were recognised, and other machine mail that was taken for one."""
    seen: dict[str, Counter[str]] = {name: Counter() for name in (*BOUNCES, *OTHERS)}
    for path in sorted((data / "bounces").rglob("*.eml")):
        kind = next((name for name in seen if path.name.startswith(name)), None)
        if kind:
            seen[kind][_label(path.read_bytes())] += 1
    due = sum((seen[name] for name in BOUNCES), Counter[str]())
    if not due:
        return
    yield f"bounces recognised {due[Label.BOUNCE]} of {due.total()} ({due[Label.BOUNCE] / due.total():.1%})"
    for name in (*BOUNCES, *OTHERS):
        found = ", ".join(f"{label} {count}" for label, count in seen[name].most_common())
        yield f"  {name:<16}{seen[name].total():>4}: {found}"
    false = sum(seen[name][Label.BOUNCE] for name in OTHERS)
    yield f"  taken for a bounce and none: {false} of {sum(seen[name].total() for name in OTHERS)}"


def _label(raw: bytes) -> str:
    try:
        return str(classify(parse(raw)).label)
    except Unreadable:
        return "refused"


def calendar_lines(data: Path) -> Iterator[str]:
    """Every iCalendar file, and those with a gold: method, UID and first start."""
    counts: Counter[str] = Counter()
    for path in sorted((data / "ical").rglob("*.ics")):
        counts["files"] += 1
        content = path.read_bytes()
        try:
            read_components(content)
            counts["with a start" if read_calendar(content) else "without one"] += 1
        except Exception as failure:
            counts["crashed"] += 1
            yield f"  {path.name}: {type(failure).__name__}"
    if counts["files"]:
        yield (
            f"calendars: {counts['files']} files, {counts['with a start']} with a definite start, "
            f"{counts['without one']} politely without, {counts['crashed']} crashes"
        )
        yield _calendar_gold(data)


def _calendar_gold(data: Path) -> str:
    right: Counter[str] = Counter()
    gold = json.loads(GOLD.read_text("utf-8"))
    known = [(data / name, one) for name, one in gold.items() if (data / name).exists()]
    for path, one in known:
        found = read_calendar(path.read_bytes())
        right["method"] += (found.method if found else None) == one["method"]
        right["uid"] += (found.uid if found else None) == one["uid"]
        right["start"] += (f"{found.start:%Y-%m-%dT%H:%M:%SZ}" if found else None) == one["start"]
    return "  " + ", ".join(f"{what} {right[what]} of {len(known)}" for what in ("method", "uid", "start"))


def malformed_lines(data: Path) -> Iterator[str]:
    """Odd and broken mails: read or refused, and how long the slowest took."""
    counts: Counter[str] = Counter()
    slowest = (0.0, 0)
    for path in sorted((data / "mime").rglob("*")):
        if not path.is_file():
            continue
        raw = path.read_bytes()
        started = time.process_time()
        try:
            classify(parse(raw))
            counts["read"] += 1
        except Unreadable:
            counts["refused"] += 1
        except Exception as failure:
            counts["crashed"] += 1
            yield f"  {path.name}: {type(failure).__name__}"
        slowest = max(slowest, (time.process_time() - started, len(raw)))
    if counts:
        yield (
            f"malformed mails: {counts.total()} files, {counts['read']} read, {counts['refused']} refused, "
            f"{counts['crashed']} crashes, slowest {slowest[0] * 1000:.0f} ms ({slowest[1]:,} bytes)"
        )
