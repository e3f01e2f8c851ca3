"""Rules section 3 and the settings of section 4: which statement is in force, and numbers the person set."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.roads import ANA, asked, confirmed, interviewed, told
from tests.scenarios.story import Story

ROBOT = ("Acme Careers", "no-reply@acme.example")
ACK = "Dear Robin,\n\nThank you for applying for the Data Engineer role at Acme. It is here. {words}\n\nAcme"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """Patient: interviewed and thanked on Tuesday 9 June 2026."""
    return interviewed(tmp_path)


def acknowledged(tmp_path: Path, words: str, *, robot: bool = True) -> Story:
    """An acknowledgement with boilerplate on 1 June."""
    story = Story(tmp_path)
    sender = ROBOT if robot else ANA
    story.mail("2026-06-01 09:00", sender, "Your application", ACK.format(words=words))
    story.turn("2026-06-01 09:00")
    return story


# What is spent, what is replaced


def test_boilerplate_of_an_acknowledgement_is_spent_once_they_invite(tmp_path: Path) -> None:
    story = acknowledged(tmp_path, "Only shortlisted candidates will be contacted.")
    assert story.application()["statement"]["kind"] == "wait_for_contact"
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-03 12:00")
    assert story.application()["statement"] is None
    story.turn("2026-06-15 09:00")
    assert story.planned("status_check") == ["2026-06-23"]


def test_a_date_of_an_acknowledgement_is_spent_once_they_invite(tmp_path: Path) -> None:
    story = acknowledged(tmp_path, "We will come back to you by 31 July 2026.", robot=False)
    assert story.application()["statement"]["latest"] == "2026-07-31"
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-03 12:00")
    assert story.application()["statement"] is None


def test_a_robot_never_replaces_what_a_human_said(story: Story) -> None:
    told(story, "2026-06-10 10:00", "you will hear from us by Friday 19 June.")
    body = "Dear Robin,\n\nYour application for Data Engineer is under review. We will update you by 31 July 2026.\n"
    story.mail(
        "2026-06-11 10:00", ROBOT, "Your application at Acme", body, headers={"Auto-Submitted": "auto-generated"}
    )
    story.turn("2026-06-11 12:00")
    assert story.application()["statement"]["latest"] == "2026-06-19"


def test_a_mail_that_says_nothing_replaces_nothing(story: Story) -> None:
    told(story, "2026-06-10 10:00", "you will hear from us by Friday 26 June.")
    told(story, "2026-06-12 10:00", "thank you for sending the certificates, they are with the team now.")
    assert story.application()["statement"]["latest"] == "2026-06-26"
    assert story.planned("status_check") == ["2026-06-29"]


def test_told_to_wait_after_a_date_that_has_passed(story: Story) -> None:
    told(story, "2026-06-10 10:00", "you will hear from us by Friday 12 June.")
    told(story, "2026-06-16 10:00", "this drags on. Please wait for us to get in touch with you.")
    assert story.application()["statement"]["kind"] == "wait_for_contact"
    assert story.planned("status_check", 90) == []


def test_a_date_ends_being_told_to_wait(story: Story) -> None:
    told(story, "2026-06-10 10:00", "please don't chase us for now, we will get in touch with you when there is news.")
    told(story, "2026-06-16 10:00", "good to see light: we will decide by Friday 26 June.")
    assert story.planned("status_check") == ["2026-06-29"]


def test_contact_after_a_date_with_do_not_before(story: Story) -> None:
    told(story, "2026-06-10 10:00", "please hold off contacting us until after 26 June.")
    statement = story.application()["statement"]
    assert (statement["kind"], statement["earliest"], statement["no_contact"]) == ("contact_on", "2026-06-27", True)
    assert story.planned("status_check") == ["2026-06-29"]


# The person's word


def test_what_they_said_in_the_room(story: Story) -> None:
    assert story.hand("note", "1", "--decision", "They said they would decide within two weeks.")["exit"] == 0
    assert story.application()["statement"]["latest"] == "2026-06-23"
    assert story.planned("status_check") == ["2026-06-24"]


def test_what_they_said_in_the_room_is_newer_than_a_mail(story: Story) -> None:
    told(story, "2026-06-09 17:00", "you will hear from us by Friday 12 June.")
    assert story.hand("note", "1", "--decision", "by Friday 26 June")["exit"] == 0
    assert story.planned("status_check") == ["2026-06-29"]
    told(story, "2026-06-15 10:00", "we are ahead of our plan and decide on Wednesday 17 June.")
    assert story.planned("status_check") == ["2026-06-18"]


def test_told_in_the_room_to_wait(story: Story) -> None:
    assert story.hand("note", "1", "--decision", "Don't call us, we'll call you.")["exit"] == 0
    assert story.planned("status_check", 90) == []
    assert [h["until"] for h in story.held()] == [None]


def test_words_that_name_no_date_are_refused(story: Story) -> None:
    said = story.hand("note", "1", "--decision", "they were very friendly")
    assert said["exit"] == 2
    assert story.application()["statement"] is None


def test_a_date_is_known_before_the_interview_by_the_persons_word(tmp_path: Path) -> None:
    story = Story(tmp_path)
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-08 09:00")
    assert story.kinds() == ["task ask_when"]
    assert story.hand("note", "1", "--decision", "by Friday 19 June")["exit"] == 0
    story.turn("2026-06-08 09:30")
    assert story.kinds() == []


# Profiles and numbers


@pytest.mark.parametrize(
    ("role", "profile"),
    [
        ("Sales Manager", "assertive"),
        ("Business Development Lead", "assertive"),
        ("Key Account Manager", "assertive"),
        ("Account Executive", "assertive"),
        ("Estate Agent", "assertive"),
        ("Technical Recruiter", "assertive"),
        ("Community Fundraiser", "assertive"),
        ("Insurance Agent", "assertive"),
        ("Mortgage Broker", "assertive"),
        ("Salesforce Developer", "patient"),
        ("Accountant", "patient"),
        ("Account Payable Clerk", "patient"),
    ],
)
def test_the_profile_by_the_words_of_the_role(tmp_path: Path, role: str, profile: str) -> None:
    story = Story(tmp_path)
    story.turn("2026-06-01 10:00")
    story.hand("add", "--company", "Acme", "--role", role)
    assert story.application()["profile"] == profile


def test_the_note_beats_the_setting_and_the_setting_beats_the_role(tmp_path: Path) -> None:
    story = interviewed(tmp_path, role="Sales Manager", more='[rules]\nprofile = "patient"\n')
    assert story.application()["profile"] == "patient"
    assert story.planned("status_check") == ["2026-06-23"]
    story.hand("note", "1", "--profile", "brisk")
    assert story.application()["profile"] == "brisk"
    assert story.planned("status_check") == ["2026-06-16"]


def test_numbers_of_a_profile_can_be_set(tmp_path: Path) -> None:
    numbers = "first_check_days = 10\nnext_check_days = 20\nmax_checks = 1\nquiet_days = 5\nthank_you_after_hours = 1\n"
    story = interviewed(tmp_path, more=f"[rules.patient]\n{numbers}")
    asked(story, "2026-06-19")
    assert story.planned("status_check", 60) == []
    story.turn("2026-06-24 09:59")
    assert story.stage() == "waiting"
    story.turn("2026-06-24 10:00")
    assert story.stage() == "quiet"


def test_thanks_can_be_set_to_the_next_day(tmp_path: Path) -> None:
    story = Story(tmp_path, more="[rules.patient]\nthank_you_after_hours = 20\nthank_you_expires_hours = 48\n")
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-10 10:59")
    assert story.drafts() == []
    story.turn("2026-06-10 11:00")
    assert len(story.drafts("thank_you")) == 1
    story.turn("2026-06-11 15:00")
    assert story.drafts() == []


def test_checks_by_telephone_for_all(tmp_path: Path) -> None:
    story = interviewed(tmp_path, more='[rules.status_check]\nchannel = "call"\n')
    story.turn("2026-06-23 09:00")
    assert story.kinds() == ["call status_check"]
    assert story.drafts() == []
