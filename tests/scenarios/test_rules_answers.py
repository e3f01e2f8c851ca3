"""Rules section 5.4, clauses a to e continued: holding replies, invited contact, lower bounds, silence, pauses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.roads import ANA, asked, confirmed, interviewed, thanked, told
from tests.scenarios.story import Story


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """Patient: interviewed and thanked on Tuesday 9 June 2026."""
    return interviewed(tmp_path)


# A holding reply


def test_a_holding_reply_restarts_with_the_longer_wait(story: Story) -> None:
    story.hand("note", "1", "--profile", "brisk")
    told(story, "2026-06-12 10:00", "just to let you know that we are still interviewing. Bear with us!")
    assert story.planned("status_check") == ["2026-06-26"]


def test_a_holding_reply_withdraws_the_queued_check(story: Story) -> None:
    story.turn("2026-06-23 09:00")
    assert story.kinds() == ["draft status_check ana.ruiz@acme.example"]
    told(story, "2026-06-23 11:00", "no decision yet, I am afraid; we are still seeing other candidates.")
    assert story.kinds() == []
    assert story.planned("status_check") == ["2026-07-07"]


def test_a_holding_reply_on_the_named_day_restarts_the_wait(story: Story) -> None:
    told(story, "2026-06-10 10:00", "we will let you know by Friday 12 June.")
    told(story, "2026-06-12 16:00", "we need a little longer than planned, sorry about that.")
    assert story.planned("status_check") == ["2026-06-26"]


def test_a_holding_reply_after_the_named_day_restarts_the_wait(story: Story) -> None:
    told(story, "2026-06-10 10:00", "we will let you know by Friday 12 June.")
    asked(story, "2026-06-15")
    told(story, "2026-06-16 10:00", "thanks for your message. There is no decision yet.")
    assert story.planned("status_check") == ["2026-06-30"]
    asked(story, "2026-06-30")
    assert story.planned("status_check") == ["2026-07-14"]
    asked(story, "2026-07-14")
    assert story.planned("status_check", 60) == []


def test_an_out_of_office_is_no_answer(story: Story) -> None:
    asked(story, "2026-06-23")
    story.mail(
        "2026-06-23 10:01",
        ANA,
        "Automatic reply: Interview at Acme",
        "Thank you for your mail. I am on annual leave until Friday 3 July and will reply on my return.",
        headers={"Auto-Submitted": "auto-replied"},
        answers="<m1@acme.example>",
    )
    story.turn("2026-06-23 12:00")
    assert story.planned("status_check") == ["2026-07-07"]  # back on Monday 6 July, so Tuesday 7 July is free


# b. Contact on a day they named


def test_invited_contact_in_a_window_lapses(story: Story) -> None:
    told(story, "2026-06-10 10:00", "do get in touch with me in the week of 22 June.")
    statement = story.application()["statement"]
    assert (statement["kind"], statement["earliest"], statement["latest"]) == ("contact_on", "2026-06-22", "2026-06-26")
    assert story.planned("status_check") == ["2026-06-22"]
    story.turn("2026-06-22 09:00")
    assert story.kinds() == ["draft status_check ana.ruiz@acme.example"]
    story.turn("2026-07-03 17:00")
    assert len(story.drafts("status_check")) == 1
    story.turn("2026-07-04 09:00")
    assert story.kinds() == []
    assert story.planned("status_check") == ["2026-07-10"]


def test_invited_contact_is_not_counted(story: Story) -> None:
    told(story, "2026-06-10 10:00", "feel free to drop me a line on Thursday 18 June.")
    asked(story, "2026-06-18")
    assert story.planned("status_check") == ["2026-07-02"]
    asked(story, "2026-07-02")
    asked(story, "2026-07-16")
    assert story.planned("status_check", 60) == []
    assert [h["until"] for h in story.held()] == [None]


def test_contact_after_a_day(story: Story) -> None:
    told(story, "2026-06-10 10:00", "please email me again after 19 June.")
    assert story.planned("status_check") == ["2026-06-22"]  # the 20th is a Saturday


def test_invited_contact_before_any_interview(tmp_path: Path) -> None:
    story = Story(tmp_path)
    body = (
        "Hi Robin,\n\nthank you for your application for the Data Engineer position at Acme, I have it here. "
        "You are welcome to ask me for an update on Tuesday 16 June.\n\nAna Ruiz\nAcme"
    )
    story.mail("2026-06-03 10:00", ANA, "Your application", body)
    story.turn("2026-06-03 12:00")
    assert story.stage() == "applied"
    assert story.planned("status_check") == ["2026-06-16"]
    story.turn("2026-06-16 09:00")
    assert story.kinds() == ["draft status_check ana.ruiz@acme.example"]


def test_before_any_interview_a_date_alone_asks_nothing(tmp_path: Path) -> None:
    story = Story(tmp_path)
    body = (
        "Hi Robin,\n\nthank you for your application for the Data Engineer position at Acme. "
        "We will be in touch by Friday 12 June.\n\nAna Ruiz\nAcme"
    )
    story.mail("2026-06-03 10:00", ANA, "Your application", body)
    story.turn("2026-06-15 09:00")
    assert story.kinds() == []
    assert story.planned("status_check", 60) == []


# d. A lower bound only


def test_not_before_a_day_then_the_usual_wait(story: Story) -> None:
    story.hand("note", "1", "--profile", "brisk")
    told(story, "2026-06-10 10:00", "there will be no decision before 22 June.")
    assert story.application()["statement"]["latest"] is None
    assert story.planned("status_check") == ["2026-06-29"]
    asked(story, "2026-06-29")
    assert story.planned("status_check") == ["2026-07-13"]


# Silence as a no


def test_silence_means_no_before_any_interview(tmp_path: Path) -> None:
    story = Story(tmp_path)
    body = (
        "Dear Robin,\n\nThank you for applying for the position of Data Engineer at Acme. If you have not heard "
        "from us by 19 June 2026, please assume that your application has been unsuccessful.\n\nAcme Careers"
    )
    story.mail("2026-06-01 09:00", ("Acme Careers", "no-reply@acme.example"), "Thank you for applying", body)
    story.turn("2026-06-22 08:59")
    assert story.kinds() == []
    story.turn("2026-06-22 09:00")
    assert story.kinds() == ["question confirm"]
    assert story.hand("answer", str(story.tasks("confirm")[0]["id"]), "no")["exit"] == 0
    story.turn("2026-06-23 09:00")
    assert story.kinds() == []
    assert story.stage() == "applied"


def test_silence_means_no_after_the_interview(story: Story) -> None:
    told(
        story,
        "2026-06-10 10:00",
        "if you don't hear from us by Friday 19 June, please assume you have not been successful.",
    )
    asked(story, "2026-06-22")
    assert story.planned("status_check", 60) == []
    story.turn("2026-07-06 08:59")
    assert story.kinds() == []
    story.turn("2026-07-06 09:00")
    assert story.kinds() == ["question confirm"]


# Pauses


def test_a_pause_drops_the_date_and_asks_nothing(story: Story) -> None:
    told(story, "2026-06-10 10:00", "we will let you know by Friday 19 June.")
    told(story, "2026-06-12 10:00", "I am sorry to say that the hiring for this position is on hold for now.")
    assert story.stage() == "on_hold"
    assert story.application()["statement"] is None
    assert story.planned("status_check", 90) == []
    story.turn("2026-08-11 09:59")
    assert story.stage() == "on_hold"
    story.turn("2026-08-11 10:00")
    assert story.stage() == "quiet"


def test_a_pause_with_a_date_is_asked_about_after_it(story: Story) -> None:
    told(story, "2026-06-12 10:00", "we had to put this vacancy on hold. We will get back to you by 31 July.")
    assert story.stage() == "on_hold"
    assert story.planned("status_check", 60) == ["2026-08-03"]


# A later round


def test_a_cancelled_later_round_restarts_the_wait(story: Story) -> None:
    second = confirmed(story, "2026-06-15 10:00", "2026-06-25 10:00", answers="<m1@acme.example>")
    told(story, "2026-06-22 10:00", "unfortunately we have to cancel Thursday's interview.", answers=second)
    assert story.stage() == "waiting"
    assert story.planned("status_check") == ["2026-07-06"]


def test_a_new_round_starts_the_wait_anew(story: Story) -> None:
    asked(story, "2026-06-23")
    confirmed(story, "2026-06-26 10:00", "2026-07-01 10:00", answers="<m1@acme.example>")
    story.turn("2026-06-26 12:00")
    assert story.stage() == "scheduled"
    assert story.drafts() == []
    thanked(story, "2026-07-01 10:00")
    assert story.planned("status_check") == ["2026-07-15"]
