"""Rules sections 4, 5.4b and 6 when nobody looked for a while: checks whose time went by, and invited contact."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.roads import ANA, asked, confirmed, interviewed, told
from tests.scenarios.story import Story


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """Patient: interviewed and thanked on Tuesday 9 June 2026."""
    return interviewed(tmp_path)


def test_an_old_search_read_for_the_first_time_is_quiet(tmp_path: Path) -> None:
    """Checks of 24 March and 7 April expired unseen: they count for quiet, 30 days after the last."""
    story = Story(tmp_path)
    confirmed(story, "2026-03-03 10:00", "2026-03-10 14:00")
    story.turn("2026-06-01 10:00")
    assert story.stage() == "quiet"
    assert story.application()["since"] == "2026-05-07T08:00:00Z"
    assert story.kinds() == []


@pytest.mark.parametrize("looks", [["2026-06-15"], ["2026-05-19", "2026-06-01", "2026-06-15"]])
def test_how_often_one_looks_changes_nothing(tmp_path: Path, looks: list[str]) -> None:
    story = Story(tmp_path)
    confirmed(story, "2026-04-28 10:00", "2026-05-05 14:00")
    for day in looks:
        story.turn(f"{day} 10:00")
    assert [(d["kind"], d["due"]) for d in story.drafts()] == [("status_check", "2026-06-02T08:00:00Z")]
    story.turn("2026-07-02 08:59")
    assert story.stage() == "waiting"
    story.turn("2026-07-02 09:00")
    assert story.stage() == "quiet"


def test_a_word_from_them_after_a_long_silence(tmp_path: Path) -> None:
    story = Story(tmp_path)
    confirmed(story, "2026-03-03 10:00", "2026-03-10 14:00")
    answer = "sorry for the long silence. You are still in the process, please bear with us."
    told(story, "2026-06-01 10:00", answer)
    assert story.stage() == "waiting"
    asked(story, "2026-06-15")
    asked(story, "2026-06-29")
    assert story.planned("status_check", 60) == []


def test_the_persons_own_mail_on_the_invited_day_is_the_invited_contact(story: Story) -> None:
    told(story, "2026-06-10 10:00", "feel free to email me on Monday 22 June.")
    story.sent("2026-06-22 08:00", ANA[1], "Data Engineer", "Dear Ana, as agreed: how do things stand? Robin")
    story.turn("2026-06-22 09:00")
    assert story.kinds() == []
    asked(story, "2026-07-06")
    asked(story, "2026-07-20")
    assert story.planned("status_check", 60) == []


def test_the_persons_own_mail_before_the_invited_day(story: Story) -> None:
    told(story, "2026-06-10 10:00", "feel free to email me on Monday 22 June.")
    story.sent("2026-06-15 10:00", ANA[1], "Data Engineer", "Dear Ana, how do things stand? Robin")
    story.turn("2026-06-15 12:00")
    assert story.planned("status_check") == ["2026-06-22"]


def test_a_hiring_stop_that_ends_restarts_the_wait(story: Story) -> None:
    told(story, "2026-06-12 10:00", "I am sorry to say that the hiring for this position is on hold for now.")
    told(story, "2026-07-10 10:00", "good news: the hiring freeze is over and we are moving again with this role.")
    assert story.stage() == "waiting"
    assert story.planned("status_check") == ["2026-07-24"]


def test_own_questions_and_drafts_share_one_maximum(story: Story) -> None:
    story.sent("2026-06-20 10:00", ANA[1], "Data Engineer", "Dear Ana, is there any news? Robin")
    story.turn("2026-06-20 12:00")
    asked(story, "2026-07-06")
    assert story.planned("status_check", 60) == []
    story.turn("2026-08-05 10:00")
    assert story.stage() == "quiet"


def test_invited_contact_while_another_interview_is_fixed(story: Story) -> None:
    confirmed(story, "2026-06-15 10:00", "2026-06-25 10:00", answers="<m1@acme.example>")
    told(story, "2026-06-16 10:00", "please give me a call on Friday 19 June.")
    assert story.stage() == "scheduled"
    story.turn("2026-06-19 09:00")
    assert story.kinds() == ["call status_check"]


def test_silence_means_no_also_when_nobody_asked(story: Story) -> None:
    told(story, "2026-06-10 10:00", "if you don't hear from us by 19 June, please assume you have not been successful.")
    story.turn("2026-06-22 09:00")
    assert story.hand("draft", "discard", str(story.drafts()[0]["id"]))["exit"] == 0
    story.turn("2026-07-06 09:00")
    assert story.kinds() == ["question confirm"]


def test_one_reply_to_a_rejection_per_application(story: Story) -> None:
    told(story, "2026-06-12 10:00", "unfortunately we have decided to go ahead with another candidate.")
    story.turn("2026-06-15 09:00")
    story.approve_all()
    assert story.turn("2026-06-15 10:00").sent == 1
    assert story.hand("stage", "1", "waiting")["exit"] == 0
    told(story, "2026-06-20 10:00", "unfortunately we have now decided to go ahead with another candidate.")
    assert story.stage() == "rejected"
    story.turn("2026-06-22 09:00")
    assert story.kinds() == []
