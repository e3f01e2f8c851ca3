"""Interview times are read as worked out by hand: UTC instants as "MM-DD HH:MM [to MM-DD HH:MM]", several with ";"."""

from __future__ import annotations

from pathlib import Path

import pytest

from classifiers.dates import read_interview_time, read_interview_times
from tests.classifiers.tables import Case, cases, names

ALL = cases(Path(__file__).parent / "interviews.txt")


def read(case: Case) -> str:
    """The times in the table's own notation."""
    return "; ".join(
        f"{time.start:%m-%d %H:%M}" + (f" to {time.end:%m-%d %H:%M}" if time.end else "")
        for time in read_interview_times(case.text, case.sent, case.locale)
    )


@pytest.mark.parametrize("case", ALL, ids=names(ALL))
def test_time_is_read_as_worked_out(case: Case) -> None:
    assert (read(case) or "none") == case.meaning


@pytest.mark.parametrize("case", ALL, ids=names(ALL))
def test_the_first_is_the_one(case: Case) -> None:
    found = read_interview_times(case.text, case.sent, case.locale)
    assert read_interview_time(case.text, case.sent, case.locale) == (found[0] if found else None)
