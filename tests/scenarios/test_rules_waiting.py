"""Rules section 4 and 5.4, clause by clause: on which day a check is due, and what restarts the wait."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.roads import asked, confirmed, interviewed, thanked, told
from tests.scenarios.story import Story


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """Patient: interviewed and thanked on Tuesday 9 June 2026."""
    return interviewed(tmp_path)


# The first check


def test_the_wait_starts_when_the_thank_you_left_not_when_it_was_due(tmp_path: Path) -> None:
    story = Story(tmp_path)
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-09 16:00")
    story.turn("2026-06-11 09:30")
    story.approve_all()
    assert story.turn("2026-06-11 09:35").sent == 1
    assert story.planned("status_check") == ["2026-06-25"]


def test_never_thanked_the_wait_starts_at_the_end_of_the_round(tmp_path: Path) -> None:
    story = Story(tmp_path)
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-09 16:00")
    story.turn("2026-06-14 15:00")
    assert story.kinds() == []
    assert story.planned("status_check") == ["2026-06-23"]


@pytest.mark.parametrize(
    ("profile", "first", "second"),
    [
        ("patient", "2026-06-23", "2026-07-07"),
        ("brisk", "2026-06-16", "2026-06-30"),
        ("assertive", "2026-06-16", "2026-06-30"),
    ],
)
def test_first_and_next_check_by_profile(story: Story, profile: str, first: str, second: str) -> None:
    assert story.hand("note", "1", "--profile", profile)["exit"] == 0
    assert story.planned("status_check") == [first]
    asked(story, first)
    assert story.planned("status_check") == [second]


def test_the_next_wait_counts_from_the_day_it_left(story: Story) -> None:
    story.turn("2026-06-23 09:00")
    story.turn("2026-06-26 11:00")
    story.approve_all()
    assert story.turn("2026-06-26 11:05").sent == 1
    assert story.planned("status_check") == ["2026-07-10"]


def test_a_check_that_falls_on_a_weekend_comes_on_monday(tmp_path: Path) -> None:
    story = interviewed(tmp_path, "2026-06-13 10:00")
    assert story.planned("status_check") == ["2026-06-29"]
    story.turn("2026-06-27 09:00")
    assert story.drafts("status_check") == []
    story.turn("2026-06-29 08:59")
    assert story.drafts("status_check") == []
    story.turn("2026-06-29 09:00")
    assert len(story.drafts("status_check")) == 1


# The maximum, and quiet


@pytest.mark.parametrize(
    ("profile", "days", "quiet"),
    [
        ("patient", ["2026-06-23", "2026-07-07"], "2026-08-06"),
        ("brisk", ["2026-06-16", "2026-06-30", "2026-07-14"], "2026-08-04"),
        ("assertive", ["2026-06-16", "2026-06-30", "2026-07-14", "2026-07-28"], "2026-08-18"),
    ],
)
def test_so_many_questions_and_then_quiet(story: Story, profile: str, days: list[str], quiet: str) -> None:
    story.hand("note", "1", "--profile", profile)
    for day in days:
        assert story.planned("status_check") == [day]
        asked(story, day)
    assert story.planned("status_check", 90) == []
    assert [(h["what"], h["until"]) for h in story.held()] == [("status_check", None)]
    story.turn(f"{quiet} 09:59")
    assert story.stage() == "waiting"
    story.turn(f"{quiet} 10:00")
    assert story.stage() == "quiet"
    assert story.kinds() == []


def test_a_human_word_revives_and_gives_all_questions_back(story: Story) -> None:
    asked(story, "2026-06-23")
    asked(story, "2026-07-07")
    story.turn("2026-08-06 12:00")
    assert story.stage() == "quiet"
    told(
        story,
        "2026-08-10 11:00",
        "sorry for the silence, it has been a busy summer here. You are still in the process.",
    )
    assert story.stage() == "waiting"
    assert story.planned("status_check") == ["2026-08-24"]
    asked(story, "2026-08-24")
    asked(story, "2026-09-07")
    assert story.planned("status_check", 60) == []


def test_told_to_wait_then_quiet_sixty_days_after_their_word(story: Story) -> None:
    told(story, "2026-06-10 10:00", "please don't chase us for now, we will get in touch with you when there is news.")
    assert story.application()["statement"]["kind"] == "wait_for_contact"
    assert story.planned("status_check", 90) == []
    assert [h["until"] for h in story.held()] == [None]
    story.turn("2026-08-09 09:59")
    assert story.stage() == "waiting"
    story.turn("2026-08-09 10:00")
    assert story.stage() == "quiet"


def test_robots_only_go_quiet_after_sixty_days(tmp_path: Path) -> None:
    story = Story(tmp_path)
    body = "Dear Robin,\n\nThank you for applying for the Data Engineer role at Acme. We have received it.\n\nAcme"
    story.mail("2026-06-01 09:00", ("Acme Careers", "no-reply@acme.example"), "We received your application", body)
    story.turn("2026-07-31 08:59")
    assert story.stage() == "applied"
    assert story.planned("status_check", 90) == []
    story.turn("2026-07-31 09:00")
    assert story.stage() == "quiet"


# c. A named date


@pytest.mark.parametrize(
    ("profile", "second"), [("patient", "2026-06-29"), ("brisk", "2026-06-22"), ("assertive", "2026-06-17")]
)
def test_after_a_named_date_by_profile(story: Story, profile: str, second: str) -> None:
    told(story, "2026-06-10 10:00", "thanks for coming in. You will hear from us by Friday.")
    story.hand("note", "1", "--profile", profile)
    assert story.planned("status_check") == ["2026-06-15"]
    story.turn("2026-06-12 18:00")
    assert story.drafts("status_check") == []
    asked(story, "2026-06-15")
    assert story.planned("status_check") == [second]


def test_two_business_days_step_over_a_weekend(story: Story) -> None:
    story.hand("note", "1", "--profile", "assertive")
    told(story, "2026-06-10 10:00", "we aim to decide by Wednesday 17 June.")
    asked(story, "2026-06-18")
    assert story.planned("status_check") == ["2026-06-22"]


def test_a_window_is_waited_for_to_its_end(story: Story) -> None:
    told(story, "2026-06-10 10:00", "we will come back to you the week after next.")
    assert story.application()["statement"]["latest"] == "2026-06-26"
    assert story.planned("status_check") == ["2026-06-29"]


def test_a_saturday_they_name_stays_and_the_check_comes_on_monday(story: Story) -> None:
    told(story, "2026-06-10 10:00", "we will let you know by Saturday 20 June.")
    assert story.application()["statement"]["latest"] == "2026-06-20"
    assert story.planned("status_check") == ["2026-06-22"]


def test_the_fifth_business_day_when_they_asked_not_to_be_chased(story: Story) -> None:
    told(
        story,
        "2026-06-10 10:00",
        "we'll make up our minds by Wednesday 17 June; please don't get in touch before then.",
    )
    assert story.application()["statement"]["no_contact"] is True
    assert story.planned("status_check") == ["2026-06-24"]
    asked(story, "2026-06-24")
    assert story.planned("status_check") == ["2026-07-08"]


def test_a_later_wish_not_to_be_chased_keeps_the_date(story: Story) -> None:
    told(story, "2026-06-10 10:00", "we will let you know by Friday 19 June.")
    told(story, "2026-06-12 10:00", "please do not contact us in the meantime; we will contact you.")
    statement = story.application()["statement"]
    assert (statement["latest"], statement["no_contact"]) == ("2026-06-19", True)
    assert story.planned("status_check") == ["2026-06-26"]


def test_a_newer_date_replaces_the_older_one(story: Story) -> None:
    told(story, "2026-06-10 10:00", "we will let you know by Friday 12 June.")
    told(story, "2026-06-12 10:00", "this takes longer than I thought. You will have our answer by 26 June.")
    assert story.planned("status_check") == ["2026-06-29"]


def test_a_date_before_the_end_of_the_interview_is_spent(tmp_path: Path) -> None:
    story = Story(tmp_path)
    confirmed(story, "2026-06-01 10:00", "2026-06-09 14:00")
    told(story, "2026-06-02 10:00", "the team will decide by Friday 5 June who else takes part.")
    thanked(story, "2026-06-09 14:00")
    assert story.application()["statement"] is None
    assert story.planned("status_check") == ["2026-06-23"]


def test_a_date_named_with_the_invitation_holds_after_the_interview(tmp_path: Path) -> None:
    story = Story(tmp_path)
    confirmed(story, "2026-06-01 10:00", "2026-06-09 14:00")
    told(story, "2026-06-02 10:00", "after the interviews you will have our decision by Friday 19 June.")
    thanked(story, "2026-06-09 14:00")
    assert story.planned("status_check") == ["2026-06-22"]
