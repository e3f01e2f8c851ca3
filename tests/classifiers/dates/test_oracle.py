"""Thousands of generated sentences mean what a calendar written apart from the reader says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from classifiers.reading import Statement
from classifiers.statements import read_statement
from tests.classifiers.dates import oracle

TODAYS = [
    date(2026, 6, 3),
    date(2026, 10, 16),
    date(2026, 12, 29),
    date(2027, 2, 28),
    date(2026, 8, 31),
    date(2026, 11, 22),
]
TELLERS = [
    "We will let you know {}.",
    "You should hear from us {}.",
    "A decision will be made {}.",
    "I'll get back to you {}.",
]
Days = tuple[str, date | None, date | None]


def _phrases(today: date, american: bool) -> Iterator[tuple[str, Days]]:
    for named in oracle.points(today, american):
        on = (
            ""
            if named.text.startswith(("tomorrow", "the day", "next", "a week")) or named.text.endswith(" week")
            else "on "
        )
        yield on + named.text, ("decision_window", named.first, named.last)
        yield from _bounds(named)
    for named in oracle.periods(today):
        inside = "" if named.text.startswith(("next", "early next", "w/c", "the week")) else "in "
        yield inside + named.text, ("decision_window", named.first, named.last)
        yield from _bounds(named)
    for named in oracle.more_points(today):
        yield (
            named.text if named.text.endswith("now") else f"on {named.text}",
            (
                "decision_window",
                named.first,
                named.last,
            ),
        )
        yield from _bounds(named)
    for named in (*oracle.ranges(today), *oracle.stretches(today)):
        yield named.text, ("decision_window", named.first, named.last)
    for text, first, last in oracle.lengths(today):
        yield f"in {text}", ("decision_window", first, last)
        within: Days = ("decision_by", None, last) if first == last else ("decision_window", first, last)
        yield f"within {text}", within
        yield f"within the next {text.removeprefix('a ')}", within


def _bounds(named: oracle.Named) -> Iterator[tuple[str, Days]]:
    yield f"by {named.text}", ("decision_by", None, named.last)
    yield f"no later than {named.text}", ("decision_by", None, named.last)
    yield f"by {named.text} at the latest", ("decision_by", None, named.last)
    yield f"after {named.text}", ("decision_window", named.last + oracle.ONE, None)
    if "end of" not in named.text:
        yield f"before {named.text}", ("decision_by", None, named.first - oracle.ONE)


def _shape(statement: Statement | None) -> Days:
    return (statement.kind.value, statement.earliest, statement.latest) if statement else ("none", None, None)


@pytest.mark.parametrize("american", [True, False], ids=["en-US", "en-GB"])
@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_generated_sentences(today: date, american: bool) -> None:
    sent = datetime(today.year, today.month, today.day, 10, tzinfo=UTC)
    wrong = []
    for number, (phrase, meaning) in enumerate(_phrases(today, american)):
        text = TELLERS[number % len(TELLERS)].format(phrase)
        found = _shape(read_statement(text, sent, "en-US" if american else "en-GB"))
        if found != meaning:
            wrong.append((text, found, meaning))
    assert wrong == []


def test_they_are_thousands() -> None:
    assert (
        sum(1 for today in TODAYS for american in (True, False) for _ in _phrases(today, american)) * len(TELLERS)
        >= 20_000
    )
