"""Every hand-worked statement is read as worked out."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from classifiers.statements import read_statement
from tests.classifiers.statements import gold_long, gold_more, gold_short, gold_voices

TABLES = [
    (gold_short.US, gold_short.SENT_US, "en-US"),
    (gold_short.GB, gold_short.SENT_GB, "en-GB"),
    *gold_more.TABLES,
    *gold_long.TABLES,
    *gold_voices.TABLES,
]


def _cases() -> list[tuple[str, str, str, str]]:
    cases = []
    for table, sent, locale in TABLES:
        for line in table.strip().splitlines():
            text, _, meaning = line.partition(" => ")
            cases.append((text.replace("\\n", "\n"), sent, locale, meaning.strip()))
    return cases


def _day(word: str, year: int) -> str | None:
    if word == "-":
        return None
    return date.fromisoformat(word if len(word) == 10 else f"{year}-{word}").isoformat()


def expected(meaning: str, year: int) -> tuple[str, str | None, str | None, bool, bool]:
    """Kind, earliest, latest and the two flags of a meaning as the tables write it."""
    kind, *rest = meaning.split()
    flags = {word for word in rest if word in ("nc", "sil", "ph")}
    days = [_day(word, year) for word in rest if word not in flags]
    kinds = {
        "by": "decision_by",
        "win": "decision_window",
        "open": "decision_window",
        "contact": "contact_on",
        "wait": "wait_for_contact",
    }
    earliest, latest = {"by": (None, *days), "open": (*days, None)}.get(kind, tuple(days) or (None, None))
    return kinds.get(kind, kind), earliest, latest, "nc" in flags, "sil" in flags


def got(text: str, sent: str, locale: str) -> tuple[str, str | None, str | None, bool, bool]:
    """What the reader makes of the text, in the same shape."""
    found = read_statement(text, datetime.fromisoformat(sent), locale)
    if found is None:
        return "none", None, None, False, False
    days = [day.isoformat() if day else None for day in (found.earliest, found.latest)]
    return found.kind.value, days[0], days[1], found.no_contact, found.silence_is_rejection


@pytest.mark.parametrize(("text", "sent", "locale", "meaning"), _cases())
def test_statement_is_read_as_worked_out(text: str, sent: str, locale: str, meaning: str) -> None:
    assert got(text, sent, locale) == expected(meaning, int(sent[:4]))


def test_there_are_many() -> None:
    assert len(_cases()) >= 300
