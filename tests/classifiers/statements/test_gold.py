"""Every hand-worked statement is read as worked out from the meaning of dates.

Meanings: by X | win A B | open A | contact A B | contact A - | wait | none; days are MM-DD of the mail's year
or YYYY-MM-DD; flags nc (no_contact), sil (silence_is_rejection), ph (by phone).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from classifiers.statements import read_statement
from tests.classifiers.tables import Case, cases, names

HERE = Path(__file__).parent
TABLES = ["short", "more", "long", "voices", "fresh", "nothing", "waiting", "ordinary", "plain", "german", "french"]
BLIND = (
    "blind_one",
    "blind_two",
    "blind_three",
    "blind_four",
    "blind_five",
)  # written before the reader was run on them
ALL = [case for table in (*TABLES, *BLIND) for case in cases(HERE / f"{table}.txt")]
KINDS = {
    "by": "decision_by",
    "win": "decision_window",
    "open": "decision_window",
    "contact": "contact_on",
    "wait": "wait_for_contact",
    "none": "none",
}
Meaning = tuple[str, date | None, date | None, set[str]]


def expected(case: Case) -> Meaning:
    """Kind, earliest, latest and flags of a meaning as the tables write it."""
    kind, *rest = case.meaning.split()
    flags = {word for word in rest if word in ("nc", "sil", "ph")}
    days = [
        None if word == "-" else date.fromisoformat(word if len(word) == 10 else f"{case.sent.year}-{word}")
        for word in rest
        if word not in flags
    ]
    if kind == "by":
        days.insert(0, None)
    days += [None] * (2 - len(days))
    return KINDS[kind], days[0], days[1], flags


def got(case: Case) -> Meaning:
    """What the reader makes of the text, in the same shape; the telephone counts only where it invites contact."""
    found = read_statement(case.text, case.sent, case.locale)
    if found is None:
        return "none", None, None, set()
    said = {"nc": found.no_contact, "sil": found.silence_is_rejection, "ph": found.by_phone}
    return found.kind.value, found.earliest, found.latest, {flag for flag, is_said in said.items() if is_said}


@pytest.mark.parametrize("case", ALL, ids=names(ALL))
def test_statement_is_read_as_worked_out(case: Case) -> None:
    assert got(case) == expected(case)


UNREAD = cases(HERE / "unread.txt")


@pytest.mark.parametrize("case", UNREAD, ids=names(UNREAD))
def test_what_is_not_read_yet_never_gives_an_early_day(case: Case) -> None:
    _, earliest, latest, _ = got(case)
    _, first, last, _ = expected(case)
    named, meant = (latest, last or first) if latest else (earliest, first or last)
    assert named is None or meant is None or named >= meant


def test_there_are_many() -> None:
    assert len(ALL) >= 500


def test_a_statement_quotes_its_sentence() -> None:
    case = next(case for case in ALL if case.text.startswith("Hi Maya,"))
    found = read_statement(case.text, case.sent, case.locale)
    assert found is not None
    assert "decision by September 18" in found.quote
