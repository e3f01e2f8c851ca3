"""Owns the figures of stated days and interview times against gold, ours and the rivals' side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.reading.corpus import records_of
from bench.reading.rivals import Answer, ask, installed, rival
from classifiers.statements import read_statement
from daemon.views.facts import facts_of

STATEMENTS = ("dev", "third")
INTERVIEWS = "interview_dev"
RIVALS = ("dateparser", "parsedatetime", "timefhuman", "ctparse", "datefinder")


def day_lines(data: Path) -> Iterator[str]:
    """Statements and interview times below `data`, then the rivals on the same texts."""
    folder = data / "dates"
    paths = [folder / f"{name}.jsonl" for name in STATEMENTS]
    asked = {path.stem: list(records_of(path)) for path in paths if path.exists()}
    for name, records in asked.items():
        yield _statement_line(name, records)
    timed = folder / f"{INTERVIEWS}.jsonl"
    interviews = list(records_of(timed)) if timed.exists() else []
    if interviews:
        yield _interview_line(interviews)
    yield from _beside([one for records in asked.values() for one in records], interviews)


def _statement(record: dict[str, Any]) -> tuple[str, str | None, str | None]:
    found = read_statement(record["text"], datetime.fromisoformat(record["sent_at"]), record["locale"])
    if found is None:
        return "none", None, None
    first, last = found.earliest, found.latest
    return str(found.kind), first.isoformat() if first else None, last.isoformat() if last else None


def _statement_line(name: str, records: list[dict[str, Any]]) -> str:
    counts: Counter[str] = Counter()
    for record in records:
        gold, (kind, first, last) = record["gold"], _statement(record)
        named, due = last or first, gold["latest"] or gold["earliest"]
        counts["exact"] += (kind, first, last) == (gold["kind"], gold["earliest"], gold["latest"])
        counts["wrong"] += bool(named) and (first, last) != (gold["earliest"], gold["latest"])
        counts["early"] += bool(named and due and named < due)
        counts["false"] += gold["kind"] == "none" != kind
        counts["missed"] += kind == "none" != gold["kind"]
    return (
        f"statements {name}: exact {counts['exact']} of {len(records)}, wrong {counts['wrong']}, "
        f"early {counts['early']}, false {counts['false']}, missed {counts['missed']}"
    )


def _interview(record: dict[str, Any]) -> tuple[str | None, str | None]:
    sent_at = datetime.fromisoformat(record["sent_at"])
    found = facts_of(record["id"], record["text"], sent_at, record["locale"]).interview
    if found is None:
        return None, None
    return _instant(found.start), _instant(found.end) if found.end else None


def _instant(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _interview_line(records: list[dict[str, Any]]) -> str:
    pairs = [(_interview(record), record["gold"]) for record in records]
    start = sum(found[0] == gold["start"] for found, gold in pairs)
    end = sum(found[1] == gold["end"] for found, gold in pairs)
    return f"{INTERVIEWS}: start {start} of {len(records)}, end {end} of {len(records)}"


def _beside(statements: list[dict[str, Any]], interviews: list[dict[str, Any]]) -> Iterator[str]:
    """One line per reader. A rival names days and not whose they are, so the last it names is held against ours."""
    yield f"  last day of {len(statements)} statements, start of {len(interviews)} interviews"
    yield "  reader              right  another day  none |  right  another time  none | no answer"
    days = Counter(_judged(_last(_statement(one)), _due(one)) for one in statements)
    times = Counter(_judged(_interview(one)[0], one["gold"]["start"]) for one in interviews)
    yield _row("followupd", days, times, 0)
    for name in RIVALS if installed() else ():
        answers = {answer.id: answer for answer in ask(rival("dates", name), [*statements, *interviews])}
        days = Counter(_judged(_last_day(answers[one["id"]]), _due(one)) for one in statements)
        times = Counter(_judged(_first_time(answers[one["id"]], one), one["gold"]["start"]) for one in interviews)
        yield _row(name, days, times, sum(answer.failed is not None for answer in answers.values()))
    if not installed():
        yield "  the others are not installed (make bench-reading)"


def _row(name: str, days: Counter[str], times: Counter[str], failed: int) -> str:
    cells = f"{days['right']:>7}{days['wrong']:>13}{days['none']:>6} |{times['right']:>7}{times['wrong']:>14}"
    return f"  {name:<18}{cells}{times['none']:>6} |{failed:>10}"


def _judged(found: str | None, due: str | None) -> str:
    if found is None:
        return "right" if due is None else "none"
    return "right" if found == due else "wrong"


def _last(found: tuple[str, str | None, str | None]) -> str | None:
    return found[2] or found[1]


def _due(record: dict[str, Any]) -> str | None:
    day = record["gold"]["latest"] or record["gold"]["earliest"]
    return str(day) if day else None


def _last_day(answer: Answer) -> str | None:
    return max((text[:10] for text in answer.found), default=None)


def _first_time(answer: Answer, record: dict[str, Any]) -> str | None:
    """A time without an offset is the sender's."""
    if not answer.found:
        return None
    when = datetime.fromisoformat(answer.found[0])
    zone = datetime.fromisoformat(record["sent_at"]).tzinfo or UTC
    try:
        return _instant(when if when.tzinfo else when.replace(tzinfo=zone))
    except (OverflowError, ValueError):
        return _instant(datetime.min.replace(tzinfo=UTC) + timedelta(days=1))
