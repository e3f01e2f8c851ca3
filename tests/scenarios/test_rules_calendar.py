"""Rules sections 4 and 5 on the calendar: the person's zone, daylight saving, holidays of country and region."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.roads import ANA, confirmed, interviewed, told
from tests.scenarios.story import ME, Story, invitation


def due(story: Story, what: str) -> list[str]:
    """The instants (UTC) at which something is planned."""
    return [w["due"] for w in story.plan(60)["wishes"] if w["what"] == what]


# Where the person lives


@pytest.mark.parametrize(
    ("zone", "country", "thanks", "check"),
    [
        ("America/New_York", "US", "2026-06-09T20:00:00Z", "2026-06-23T13:00:00Z"),
        ("Asia/Kolkata", "IN", "2026-06-09T10:30:00Z", "2026-06-23T03:30:00Z"),
        ("Australia/Sydney", "AU", "2026-06-09T06:00:00Z", "2026-06-22T23:00:00Z"),
        ("Europe/Berlin", "DE", "2026-06-09T14:00:00Z", "2026-06-23T07:00:00Z"),
    ],
)
def test_nine_and_an_hour_later_in_the_zone_of_the_person(
    tmp_path: Path, zone: str, country: str, thanks: str, check: str
) -> None:
    story = Story(tmp_path, zone=zone, country=country)
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-03 12:00")
    assert due(story, "thank_you") == [thanks]
    story.turn("2026-06-09 16:00")
    story.approve_all()
    assert story.turn("2026-06-09 16:05").sent == 1
    assert due(story, "status_check") == [check]


def test_an_interview_at_night_by_another_clock(tmp_path: Path) -> None:
    """A talk at 14:00 in New York ends at 00:30 in Kolkata: thanks at 08:00, the round is of the day it began."""
    story = Story(tmp_path, zone="Asia/Kolkata", country="IN")
    ics = invitation("u1@acme.example", "20260609T140000", "20260609T150000", attendees=(ME,), zone="America/New_York")
    body = "Hi Robin,\n\nhere is the invitation to your Data Engineer interview at Acme.\n\nAna Ruiz"
    story.mail("2026-06-03 10:00", ANA, "Interview: Data Engineer at Acme", body, ics=ics)
    story.turn("2026-06-03 12:00")
    assert story.application()["interviews"][0]["start"] == "2026-06-09T18:00:00Z"
    assert due(story, "ask_when") == ["2026-06-08T03:30:00Z"]
    assert due(story, "thank_you") == ["2026-06-10T02:30:00Z"]
    story.turn("2026-06-10 00:29")
    assert story.kinds() == []
    story.turn("2026-06-10 00:30")
    assert story.kinds() == ["task debrief"]


def test_a_zone_named_in_the_text_counts(tmp_path: Path) -> None:
    story = Story(tmp_path)
    body = (
        "Hi Robin,\n\nyour interview for the Data Engineer role at Acme is confirmed for Tuesday 9 June 2026 at 10 am "
        "ET.\n\nAna Ruiz\nAcme"
    )
    story.mail("2026-06-03 10:00", ANA, "Interview at Acme", body)
    story.turn("2026-06-03 12:00")
    assert story.application()["interviews"][0]["start"] == "2026-06-09T14:00:00Z"
    assert due(story, "thank_you") == ["2026-06-09T16:00:00Z"]


def test_checks_stay_at_nine_over_the_end_of_summer_time(tmp_path: Path) -> None:
    story = interviewed(tmp_path, "2026-10-13 14:00")
    assert due(story, "status_check") == ["2026-10-27T09:00:00Z"]  # summer time ended on 25 October
    story.turn("2026-10-27 08:59")
    assert story.drafts() == []
    story.turn("2026-10-27 09:00")
    assert len(story.drafts("status_check")) == 1


def test_five_times_24_hours_over_the_end_of_summer_time(tmp_path: Path) -> None:
    story = Story(tmp_path)
    confirmed(story, "2026-10-16 10:00", "2026-10-22 14:00")
    story.turn("2026-10-27 13:59")
    assert len(story.drafts("thank_you")) == 1
    story.turn("2026-10-27 14:00")
    assert story.drafts("thank_you") == []


def test_an_evening_before_the_clocks_change_in_new_york(tmp_path: Path) -> None:
    story = Story(tmp_path, zone="America/New_York", country="US")
    confirmed(story, "2026-03-02 10:00", "2026-03-07 19:00")
    story.turn("2026-03-02 12:00")
    assert due(story, "thank_you") == ["2026-03-08T12:00:00Z"]  # 08:00 EDT, the first morning of summer time


# Holidays


def by(tmp_path: Path, said: str, words: str, *, country: str | None, region: str | None = None) -> list[str]:
    """An interview five days before `said`; then they name a date; the day of the check."""
    story = Story(tmp_path, country=country, region=region)
    story.hand("add", "--company", "Acme", "--role", "Data Engineer", "--applied", "2026-01-02")
    confirmed(story, "2026-01-05 10:00", "2026-01-08 14:00")
    told(story, f"{said} 10:00", words)
    return story.planned("status_check", 60)


@pytest.mark.parametrize(
    ("said", "words", "country", "region", "day"),
    [
        ("2026-03-26", "you will hear from us by Thursday 2 April.", "GB", None, "2026-04-06"),  # Good Friday
        ("2026-03-26", "you will hear from us by Thursday 2 April.", "GB", "ENG", "2026-04-07"),  # and Easter Monday
        ("2026-03-26", "you will hear from us by Thursday 2 April.", "GB", "SCT", "2026-04-06"),
        ("2026-03-26", "you will hear from us by Thursday 2 April.", None, None, "2026-04-03"),
        ("2026-07-24", "you will hear from us by Friday 31 July.", "GB", "SCT", "2026-08-04"),
        ("2026-07-24", "you will hear from us by Friday 31 July.", "GB", "ENG", "2026-08-03"),
        ("2026-06-26", "you will hear from us by Thursday 2 July.", "US", None, "2026-07-06"),  # 4 July observed on 3rd
        ("2026-11-20", "you will hear from us by Wednesday 25 November.", "US", None, "2026-11-27"),
        ("2026-12-18", "you will hear from us by Thursday 24 December.", "GB", "ENG", "2026-12-29"),
        ("2026-01-19", "you will hear from us by Friday 23 January.", "AU", None, "2026-01-27"),
        ("2026-10-26", "you will hear from us by Friday 30 October.", "DE", None, "2026-11-02"),
        ("2026-05-27", "you will hear from us by Wednesday 3 June.", "DE", "BY", "2026-06-05"),  # Corpus Christi
        ("2026-05-27", "you will hear from us by Wednesday 3 June.", "DE", "BE", "2026-06-04"),
    ],
)
def test_holidays_of_country_and_region(
    tmp_path: Path, said: str, words: str, country: str | None, region: str | None, day: str
) -> None:
    assert by(tmp_path, said, words, country=country, region=region) == [day]


def test_working_days_inside_their_words_ignore_holidays(tmp_path: Path) -> None:
    words = "you will hear from us within five working days."
    assert by(tmp_path, "2026-03-30", words, country="GB", region="ENG") == ["2026-04-07"]


def test_the_fifth_business_day_skips_holidays(tmp_path: Path) -> None:
    words = "we will decide by Thursday 2 April. Please do not contact us before that."
    assert by(tmp_path, "2026-03-26", words, country="GB", region="ENG") == ["2026-04-13"]


def test_a_rejection_before_easter_is_answered_after_it(tmp_path: Path) -> None:
    story = Story(tmp_path, region="ENG")
    confirmed(story, "2026-03-20 10:00", "2026-03-24 14:00")
    story.turn("2026-03-25 10:00")
    told(story, "2026-04-02 15:00", "unfortunately we have decided to go ahead with somebody else. Thank you.")
    assert story.planned("rejection_reply") == ["2026-04-07"]


def test_ask_when_before_easter_tuesday_is_on_maundy_thursday(tmp_path: Path) -> None:
    story = Story(tmp_path, region="ENG")
    confirmed(story, "2026-03-25 10:00", "2026-04-07 14:00")
    story.turn("2026-03-25 12:00")
    assert due(story, "ask_when") == ["2026-04-02T08:00:00Z"]
