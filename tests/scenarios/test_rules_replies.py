"""Rules section 5.5 to 5.8: offers, rejections, what they asked for, and questions to the person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.roads import ANA, asked, confirmed, interviewed, told
from tests.scenarios.story import Story

OFFER = "we are delighted to offer you the position of Data Engineer at Acme."
REJECTED = "unfortunately we have decided to go ahead with another candidate. Thank you for your interest."


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """Patient: interviewed and thanked on Tuesday 9 June 2026."""
    return interviewed(tmp_path)


# 5. Offers


@pytest.mark.parametrize(
    ("at", "before", "due"),
    [
        ("2026-06-15 10:00", None, "2026-06-15 10:00"),
        ("2026-06-15 07:30", "2026-06-15 07:59", "2026-06-15 08:00"),
        ("2026-06-15 17:59", None, "2026-06-15 17:59"),
        ("2026-06-15 18:00", "2026-06-16 07:59", "2026-06-16 08:00"),
        ("2026-06-12 21:00", "2026-06-13 07:59", "2026-06-13 08:00"),  # a Saturday: sending hours know no weekend
    ],
)
def test_an_offer_is_thanked_for_within_hours(story: Story, at: str, before: str | None, due: str) -> None:
    told(story, at, OFFER)
    assert story.stage() == "offered"
    if before:
        story.turn(before)
        assert story.drafts("offer_reply") == []
    story.turn(due)
    assert [d["to"] for d in story.drafts("offer_reply")] == [[ANA[1]]]


def test_an_offer_without_a_date_is_answered_at_once_and_for_thirty_days(story: Story) -> None:
    told(story, "2026-06-15 10:00", OFFER)
    assert story.kinds() == ["draft offer_reply ana.ruiz@acme.example", "task answer_offer"]
    assert story.tasks("answer_offer")[0]["deadline"] is None
    story.turn("2026-06-22 09:59")
    assert len(story.drafts("offer_reply")) == 1
    story.turn("2026-06-22 10:00")
    assert story.kinds() == ["task answer_offer"]
    story.turn("2026-07-15 09:59")
    assert story.kinds() == ["task answer_offer"]
    story.turn("2026-07-15 10:00")
    assert story.kinds() == []
    assert story.stage() == "offered"


def test_an_offer_is_answered_two_business_days_before_their_date(story: Story) -> None:
    told(story, "2026-06-15 10:00", OFFER + " Please let us have your answer by Monday 29 June.")
    assert story.kinds() == ["draft offer_reply ana.ruiz@acme.example"]
    assert [(w["what"], w["day"]) for w in story.plan()["wishes"]] == [("answer_offer", "2026-06-25")]
    story.turn("2026-06-25 08:59")
    assert story.tasks() == []
    story.turn("2026-06-25 09:00")
    assert [(t["kind"], t["deadline"]) for t in story.tasks()] == [("answer_offer", "2026-06-29")]
    story.turn("2026-06-29 23:59")
    assert len(story.tasks("answer_offer")) == 1
    story.turn("2026-06-30 00:00")
    assert story.tasks() == []


def test_an_offer_that_must_be_answered_tomorrow(story: Story) -> None:
    told(story, "2026-06-15 10:00", OFFER + " Please let us have your answer by Tuesday 16 June.")
    assert "task answer_offer" in story.kinds()


def test_no_check_on_an_offer(story: Story) -> None:
    told(story, "2026-06-10 10:00", "you will hear from us by 12 June.")
    told(story, "2026-06-12 10:00", OFFER)
    assert story.planned("status_check", 90) == []


def test_an_offer_withdraws_the_check(story: Story) -> None:
    story.turn("2026-06-23 09:00")
    assert len(story.drafts("status_check")) == 1
    told(story, "2026-06-23 10:00", OFFER)
    assert story.drafts("status_check") == []


# 6. Rejections


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("2026-06-15 10:00", "2026-06-16 09:00"),
        ("2026-06-12 16:00", "2026-06-15 09:00"),
        ("2026-06-13 11:00", "2026-06-15 09:00"),
        ("2026-08-28 11:00", "2026-08-31 09:00"),  # a bank holiday in England only: no region, no holiday
        ("2026-12-24 11:00", "2026-12-29 09:00"),  # Christmas Day, the weekend, and the substitute day of Boxing Day
    ],
)
def test_a_rejection_is_answered_next_business_day(tmp_path: Path, at: str, due: str) -> None:
    story = Story(tmp_path)
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-09 14:00")
    told(story, at, REJECTED)
    assert story.stage() == "rejected"
    assert story.kinds() == []
    assert [(w["what"], w["day"]) for w in story.plan()["wishes"]] == [("rejection_reply", due[:10])]
    story.turn(due.replace("09:00", "08:59"))
    assert story.kinds() == []
    story.turn(due)
    assert story.kinds() == ["draft rejection_reply ana.ruiz@acme.example"]


def test_a_reply_to_a_rejection_expires_seven_days_after_it_was_due(story: Story) -> None:
    told(story, "2026-06-15 10:00", REJECTED)
    story.turn("2026-06-23 08:59")
    assert len(story.drafts("rejection_reply")) == 1
    story.turn("2026-06-23 09:00")
    assert story.kinds() == []


def test_a_rejection_before_any_interview(tmp_path: Path) -> None:
    story = Story(tmp_path)
    body = "Hi Robin,\n\nthank you for applying for the Data Engineer position. I have it on my desk.\n\nAna Ruiz\nAcme"
    story.mail("2026-06-01 10:00", ANA, "Interview at Acme", body)
    told(story, "2026-06-08 10:00", REJECTED)
    assert story.stage() == "rejected"
    story.turn("2026-06-09 09:00")
    assert story.kinds() == ["draft rejection_reply ana.ruiz@acme.example"]


def test_a_robot_rejects_and_a_human_is_known(story: Story) -> None:
    robot = ("Acme Careers", "no-reply@acme.example")
    body = "Dear Robin,\n\nwe will not be moving forward with your application.\n\nAcme Careers"
    story.mail("2026-06-15 10:00", robot, "Re: Interview at Acme", body, answers="<m1@acme.example>")
    story.turn("2026-06-16 09:00")
    assert story.stage() == "rejected"
    assert story.kinds() == ["draft rejection_reply ana.ruiz@acme.example"]


def test_a_robot_rejects_and_no_human_is_known(tmp_path: Path) -> None:
    story = Story(tmp_path)
    robot = ("Acme Careers", "no-reply@acme.example")
    body = "Dear Robin,\n\nThank you for applying for the Data Engineer role at Acme. We have received it.\n\nAcme"
    first = story.mail("2026-06-01 10:00", robot, "Your application", body)
    body = "Dear Robin,\n\nUnfortunately we will not be moving forward with your application.\n\nAcme Careers"
    story.mail("2026-06-08 10:00", robot, "Your application", body, answers=first)
    story.turn("2026-06-09 09:00")
    assert story.stage() == "rejected"
    assert story.kinds() == []


def test_a_person_who_answered_a_rejection_needs_no_draft(story: Story) -> None:
    mail = told(story, "2026-06-15 10:00", REJECTED)
    story.sent("2026-06-15 12:00", ANA[1], "Re: Interview at Acme", "Dear Ana, a pity. Robin", answers=mail)
    story.turn("2026-06-16 09:00")
    assert story.kinds() == []


# 7. answer_needed


def test_offered_times_are_to_be_answered_at_once(tmp_path: Path) -> None:
    story = Story(tmp_path)
    body = (
        "Hi Robin,\n\nwe would love to talk to you about the Data Engineer role. Could you do Tuesday 9 June at "
        "10:00, Wednesday 10 June at 14:00 or Thursday 11 June at 16:00?\n\nAna Ruiz\nAcme"
    )
    mail = story.mail("2026-06-03 20:00", ANA, "Interview at Acme", body)
    story.turn("2026-06-03 20:00")
    assert story.stage() == "invited"
    assert story.application()["interviews"] == []
    assert story.kinds() == ["task answer_needed"]
    story.sent("2026-06-03 21:00", ANA[1], "Re: Interview at Acme", "Dear Ana, Wednesday please. Robin", answers=mail)
    story.turn("2026-06-03 21:05")
    assert story.kinds() == []


def test_what_was_asked_for_stays_until_its_deadline(tmp_path: Path) -> None:
    story = Story(tmp_path)
    body = "Hi Robin,\n\nplease complete our test for the Data Engineer role by Friday 12 June.\n\nAna Ruiz\nAcme"
    story.mail("2026-06-03 10:00", ANA, "Online assessment for Acme", body)
    story.turn("2026-06-03 10:00")
    assert story.stage() == "assessment"
    assert [(t["kind"], t["deadline"]) for t in story.tasks()] == [("answer_needed", "2026-06-12")]
    story.turn("2026-06-12 23:59")
    assert story.kinds() == ["task answer_needed"]
    story.turn("2026-06-13 00:00")
    assert story.kinds() == []
    assert story.stage() == "assessment"


def test_what_was_asked_for_without_a_date_stays_thirty_days(tmp_path: Path) -> None:
    story = Story(tmp_path)
    body = "Hi Robin,\n\ncould you please send me two references for the Data Engineer role at Acme?\n\nAna Ruiz\nAcme"
    story.mail("2026-06-03 10:00", ANA, "References", body)
    story.turn("2026-07-03 09:59")
    assert story.kinds() == ["task answer_needed"]
    story.turn("2026-07-03 10:00")
    assert story.kinds() == []


def test_a_task_done_ends_the_assessment(tmp_path: Path) -> None:
    story = Story(tmp_path)
    body = "Hi Robin,\n\nplease complete our test for the Data Engineer role by Friday 12 June.\n\nAna Ruiz\nAcme"
    story.mail("2026-06-03 10:00", ANA, "Online assessment for Acme", body)
    story.turn("2026-06-04 10:00")
    assert story.hand("task", "done", str(story.tasks()[0]["id"]))["exit"] == 0
    story.turn("2026-06-04 10:05")
    assert story.stage() == "applied"
    assert story.kinds() == []


# 8. Questions


def test_a_call_that_was_made_counts(story: Story) -> None:
    assert story.hand("note", "1", "--channel", "call")["exit"] == 0
    story.turn("2026-06-23 09:00")
    assert story.kinds() == ["call status_check"]
    assert story.hand("task", "done", str(story.tasks()[0]["id"]))["exit"] == 0
    story.turn("2026-06-23 12:00")
    assert story.planned("status_check") == ["2026-07-07"]
    story.hand("note", "1", "--channel", "email")
    asked(story, "2026-07-07")
    assert story.planned("status_check", 90) == []
