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


# Sent on Tuesday 3 February 2026; no number stands for a day of the month as well.
_DAYS = {
    "Thursday": "02-05", "thurs": "02-05", "Fri": "02-06", "sat": "02-07", "tomorrow": "02-04", "tmrw": "02-04",
    "next Thursday": "02-12", "Thursday week": "02-12", "Friday 6th": "02-06", "Sat 7 Feb": "02-07",
    "the 13th": "02-13",
}  # fmt: skip
_HOURS = {
    "2": "14:00", "at 2": "14:00", "2pm": "14:00", "2ish": "14:00", "2 o'clock": "14:00", "at two": "14:00",
    "2.30": "14:30", "at 2:30": "14:30", "half 2": "14:30", "half two": "14:30", "half past 2": "14:30",
    "quarter to 3": "14:45", "at 1445": "14:45", "1445 hrs": "14:45", "noon": "12:00", "half 7": "07:30",
    "about 11": "11:00", "11 sharp": "11:00", "11am": "11:00", "@ 11": "11:00",
}  # fmt: skip
_FRAMES = (
    "{day} {hour}",
    "{day} {hour} works",
    "{day}, {hour}.",
    "ok {day} {hour} then",
    "See you {day} {hour}, ask for Bev",
    "{day} {hour}?",
    "{day} {hour} please, round the back",
)
# What a number beside a day may count instead.
_COUNTED = (
    "lads",
    "people came",
    "of us",
    "miles away",
    "quid",
    "hours",
    "jobs on",
    "vans",
    "degrees",
    "covers",
    "for 3",
)


@pytest.mark.parametrize("frame", _FRAMES)
@pytest.mark.parametrize("hour", _HOURS)
def test_every_hour_is_read_beside_every_day(frame: str, hour: str) -> None:
    sent = TIMES[4].sent
    for day, date in _DAYS.items():
        text = frame.format(day=day, hour=hour)
        found = read(text, Case(text, sent, "en-GB", ""))
        assert found == f"{date} {_HOURS[hour]}", text


@pytest.mark.parametrize("day", _DAYS)
@pytest.mark.parametrize("counted", _COUNTED)
def test_a_number_that_counts_is_no_hour(day: str, counted: str) -> None:
    sent = TIMES[4].sent
    for text in (f"{day} 4 {counted}", f"{day}, 4 {counted}", f"We have 4 {counted} {day}", f"{day} with 4 {counted}"):
        assert read(text, Case(text, sent, "en-GB", "")) == "", text
