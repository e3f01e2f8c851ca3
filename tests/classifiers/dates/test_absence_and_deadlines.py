"""The first day back from leave, and the candidate's own deadlines, as worked out by hand."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from classifiers.dates import read_back_on, read_deadline
from tests.classifiers.tables import Case, cases, names

HERE = Path(__file__).parent
BACK = cases(HERE / "back_on.txt")
DUE = cases(HERE / "deadlines.txt")


def _day(case: Case) -> date | None:
    if case.meaning == "none":
        return None
    return date.fromisoformat(case.meaning if len(case.meaning) == 10 else f"{case.sent.year}-{case.meaning}")


@pytest.mark.parametrize("case", BACK, ids=names(BACK))
def test_first_day_back(case: Case) -> None:
    assert read_back_on(case.text, case.sent, case.locale) == _day(case)


@pytest.mark.parametrize("case", DUE, ids=names(DUE))
def test_deadline(case: Case) -> None:
    assert read_deadline(case.text, case.sent, case.locale) == _day(case)


def test_american_numeric_days() -> None:
    assert read_back_on("OOO until 6/12", datetime.fromisoformat("2026-06-03T10:00:00-04:00"), "en-US") == date(
        2026, 6, 15
    )
