"""How people who run small firms write a time ("Friday half ten"), and what looks like one and is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from classifiers.dates import read_interview_times
from tests.classifiers.tables import Case, cases, names

_HERE = Path(__file__).parent
TIMES = cases(_HERE / "casual.txt")
NONE = cases(_HERE / "no_interview.txt")


def read(text: str, case: Case) -> str:
    """The times in the tables' notation: UTC instants as "MM-DD HH:MM [to MM-DD HH:MM]", several with ";"."""
    return "; ".join(
        f"{time.start:%m-%d %H:%M}" + (f" to {time.end:%m-%d %H:%M}" if time.end else "")
        for time in read_interview_times(text, case.sent, case.locale)
    )


@pytest.mark.parametrize("case", TIMES, ids=names(TIMES))
def test_casual_time_is_read_as_meant(case: Case) -> None:
    assert read(case.text, case) == case.meaning


@pytest.mark.parametrize("case", TIMES, ids=names(TIMES))
def test_casual_time_is_read_within_a_mail(case: Case) -> None:
    assert read(f"Hi Noa,\n\nThanks for getting back to us.\n\n{case.text}\n\nCheers,\nDave", case) == case.meaning


@pytest.mark.parametrize("case", NONE, ids=names(NONE))
def test_what_only_looks_like_a_time_is_none(case: Case) -> None:
    assert read(case.text, case) == ""
