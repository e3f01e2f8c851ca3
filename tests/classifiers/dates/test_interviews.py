"""Interview times are read as worked out by hand."""

from __future__ import annotations

from datetime import datetime

import pytest

from classifiers.dates import read_interview_time, read_interview_times
from tests.classifiers.dates.gold_interviews import SENT


def _cases() -> list[tuple[str, str, str, str]]:
    cases = []
    for table, sent, locale in SENT:
        for line in table.strip().splitlines():
            text, _, meaning = line.partition(" => ")
            cases.append((text.replace("\\n", "\n"), sent, locale, meaning.strip()))
    return cases


def read(text: str, sent: str, locale: str) -> str:
    """The times in the table's own notation."""
    out = []
    for time in read_interview_times(text, datetime.fromisoformat(sent), locale):
        out.append(f"{time.start:%m-%d %H:%M}" + (f" to {time.end:%m-%d %H:%M}" if time.end else ""))
    return "; ".join(out) or "none"


@pytest.mark.parametrize(("text", "sent", "locale", "meaning"), _cases())
def test_time_is_read_as_worked_out(text: str, sent: str, locale: str, meaning: str) -> None:
    assert read(text, sent, locale) == meaning


def test_the_first_is_the_one() -> None:
    sent = datetime.fromisoformat("2026-06-03T10:12:00-04:00")
    found = read_interview_time("Thursday at 10am or 2pm?", sent, "en-US")
    assert found is not None
    assert f"{found.start:%m-%d %H:%M}" == "06-04 14:00"
