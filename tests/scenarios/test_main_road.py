"""The main road: applied, interviewed, thanked, waited, asked, answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.story import Story, invitation

ANA = ("Ana Ruiz", "ana.ruiz@acme.example")
ACK = """Dear Robin,

Thank you for applying for the position of Data Engineer at Acme. We have received your application.

Acme Careers
"""
CONFIRM = """Hi Robin,

your interview for the Data Engineer role at Acme is confirmed for Tuesday 9 June 2026 at 14:00, in our London office.

Best wishes
Ana Ruiz
Acme
"""


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """An application that is in, and an interview on Tuesday 9 June at 14:00."""
    told = Story(tmp_path)
    told.mail("2026-06-01 09:00", ("Acme Careers", "careers@acme.example"), "Your application", ACK)
    told.mail("2026-06-03 10:00", ANA, "Interview at Acme", CONFIRM)
    return told


def test_stages_follow_the_mails_and_the_clock(story: Story) -> None:
    story.turn("2026-06-01 12:00")
    assert story.stage() == "applied"
    assert story.application()["company"] == "Acme"
    assert story.application()["role"] == "Data Engineer"
    story.turn("2026-06-03 12:00")
    assert story.stage() == "scheduled"
    story.turn("2026-06-09 15:00")
    assert story.stage() == "waiting"


def test_one_asks_when_before_and_notes_after(story: Story) -> None:
    story.turn("2026-06-05 09:00")
    assert story.kinds() == []
    story.turn("2026-06-08 09:00")
    assert story.kinds() == ["task ask_when"]
    story.turn("2026-06-09 14:00")
    assert story.kinds() == []
    story.turn("2026-06-09 15:00")
    assert story.kinds() == ["task debrief"]


def test_a_thank_you_an_hour_later_then_two_weeks_of_patience(story: Story) -> None:
    story.turn("2026-06-09 15:59")
    assert story.drafts("thank_you") == []
    story.turn("2026-06-09 16:00")
    assert [d["to"] for d in story.drafts("thank_you")] == [["ana.ruiz@acme.example"]]
    story.approve_all()
    assert story.turn("2026-06-09 16:05").sent == 1
    story.hand("task", "skip", str(story.tasks("debrief")[0]["id"]))
    assert story.planned("status_check") == ["2026-06-23"]
    story.turn("2026-06-23 08:59")
    assert story.kinds() == []
    story.turn("2026-06-23 09:00")
    assert story.kinds() == ["draft status_check ana.ruiz@acme.example"]
    assert story.drafts()[0]["in_reply_to"] is not None


def test_two_questions_then_quiet(story: Story) -> None:
    story.turn("2026-06-09 16:00")
    story.approve_all()
    story.turn("2026-06-09 16:05")
    for first, second in (("2026-06-23 09:00", "2026-06-23 10:00"), ("2026-07-07 09:00", "2026-07-07 10:00")):
        story.turn(first)
        assert story.kinds() == ["draft status_check ana.ruiz@acme.example"], first
        story.approve_all()
        assert story.turn(second).sent == 1
    story.turn("2026-07-21 09:00")
    assert story.kinds() == []
    assert "unanswered" in story.held()[0]["because"]
    story.turn("2026-08-06 09:00")
    assert story.stage() == "waiting"
    story.turn("2026-08-06 10:01")
    assert story.stage() == "quiet"
    story.mail(
        "2026-08-20 10:00", ANA, "Re: Interview at Acme", "Hi Robin, sorry for the silence, we are still deciding."
    )
    story.turn("2026-08-20 12:00")
    assert story.stage() == "waiting"


def test_a_named_date_holds_the_question_and_an_answer_withdraws_it(story: Story) -> None:
    story.mail(
        "2026-06-10 10:00",
        ANA,
        "Re: Interview at Acme",
        "Hi Robin, thanks for coming in. We will decide by Friday 19 June.\n\nAna",
    )
    story.turn("2026-06-10 12:00")
    statement = story.application()["statement"]
    assert (statement["kind"], statement["latest"]) == ("decision_by", "2026-06-19")
    story.turn("2026-06-19 12:00")
    assert story.drafts("status_check") == []
    story.turn("2026-06-22 09:00")
    check = story.drafts("status_check")
    assert [d["to"] for d in check] == [["ana.ruiz@acme.example"]]
    assert "19" in check[0]["body"]
    story.mail("2026-06-22 11:00", ANA, "Re: Interview at Acme", "Hi Robin, we need a little longer, sorry. Ana")
    assert story.turn("2026-06-22 12:00").withdrawn == 1
    assert story.drafts("status_check") == []
    assert story.planned("status_check") == ["2026-07-06"]


def test_a_rejection_in_the_thread_closes_and_asks_for_a_kind_answer(story: Story) -> None:
    story.turn("2026-06-09 16:00")
    body = "Dear Robin, thank you for your time. Unfortunately we have decided to move forward with another candidate.\n\nAna"
    story.mail("2026-06-12 10:00", ANA, "Re: Interview at Acme", body, answers="<m3@acme.example>")
    story.turn("2026-06-12 12:00")
    assert story.stage() == "rejected"
    assert story.kinds() == []
    story.turn("2026-06-15 09:00")
    assert story.kinds() == ["draft rejection_reply ana.ruiz@acme.example"]
    story.turn("2026-06-22 09:00")
    assert story.kinds() == []


def test_everybody_of_an_invitation_is_thanked_differently(tmp_path: Path) -> None:
    story = Story(tmp_path)
    ics = invitation(
        "u1@acme",
        "20260609T140000",
        "20260609T150000",
        attendees=("robin.vale@example.org", "tom@acme.example", "ida@acme.example"),
    )
    story.mail("2026-06-03 10:00", ANA, "Interview: Data Engineer at Acme", "Invitation attached.", ics=ics)
    story.turn("2026-06-09 16:00")
    thanks = story.drafts("thank_you")
    assert sorted(d["to"][0] for d in thanks) == ["ana.ruiz@acme.example", "ida@acme.example", "tom@acme.example"]
    assert len({d["body"] for d in thanks}) == 3
