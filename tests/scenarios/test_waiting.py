"""Rules section 4 and 5.4: the day of a status check, by each rule, and what restarts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.story import Story

ANA = ("Ana Ruiz", "ana.ruiz@acme.example")
CONFIRM = """Hi Robin,

your interview for the {role} role at Acme is confirmed for Tuesday 9 June 2026 at 14:00, in our London office.

Best wishes
Ana Ruiz
Acme
"""


def held_interview(tmp_path: Path, *, role: str = "Data Engineer", more: str = "") -> Story:
    """An interview on Tuesday 9 June, thanked for at 16:05 on the same day."""
    story = Story(tmp_path, more=more)
    story.mail("2026-06-03 10:00", ANA, "Interview at Acme", CONFIRM.format(role=role))
    story.turn("2026-06-09 16:00")
    story.approve_all()
    assert story.turn("2026-06-09 16:05").sent == 1
    return story


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return held_interview(tmp_path)


def test_assertive_by_the_words_of_the_role(tmp_path: Path) -> None:
    story = held_interview(tmp_path, role="Sales Manager")
    assert story.planned("status_check") == ["2026-06-16"]


def test_profile_of_the_configuration_and_the_note(tmp_path: Path) -> None:
    story = held_interview(tmp_path, more='[rules]\nprofile = "brisk"\n')
    assert story.planned("status_check") == ["2026-06-16"]
    assert story.hand("note", "1", "--profile", "patient")["exit"] == 0
    assert story.planned("status_check") == ["2026-06-23"]


def test_told_to_wait_there_is_no_day(story: Story) -> None:
    story.mail("2026-06-10 10:00", ANA, "Re: Interview at Acme", "Hi Robin, please wait until you hear from us. Ana")
    story.turn("2026-06-10 12:00")
    assert story.planned("status_check", 60) == []
    assert story.held()[0]["until"] is None
    story.days("2026-07-01", "2026-07-03")
    assert story.drafts() == []
    story.turn("2026-08-09 10:01")
    assert story.stage() == "quiet"


def test_told_to_make_contact_on_a_day(story: Story) -> None:
    story.mail(
        "2026-06-10 10:00", ANA, "Re: Interview at Acme", "Hi Robin, feel free to call me on Monday 15 June. Ana"
    )
    story.turn("2026-06-10 12:00")
    assert story.planned("status_check") == ["2026-06-15"]
    story.turn("2026-06-15 09:00")
    assert "call status_check" in story.kinds()
    call = story.tasks("status_check")[0]
    assert story.hand("task", "done", str(call["id"]))["exit"] == 0
    story.turn("2026-06-15 12:00")
    assert story.tasks("status_check") == []
    assert story.planned("status_check") == ["2026-06-29"]


def test_a_named_date_then_every_fortnight(story: Story) -> None:
    story.mail("2026-06-10 10:00", ANA, "Re: Interview at Acme", "Hi Robin, we will let you know by Friday. Ana")
    story.turn("2026-06-15 09:00")
    story.approve_all()
    story.turn("2026-06-15 10:00")
    assert story.planned("status_check") == ["2026-06-29"]


def test_a_named_date_and_do_not_call_us(story: Story) -> None:
    body = "Hi Robin, we will decide by Friday 12 June. Please do not contact us before then.\n\nAna"
    story.mail("2026-06-10 10:00", ANA, "Re: Interview at Acme", body)
    story.turn("2026-06-10 12:00")
    assert story.application()["statement"]["no_contact"] is True
    assert story.planned("status_check") == ["2026-06-19"]


def test_silence_that_means_no(story: Story) -> None:
    body = "Hi Robin, if you have not heard from us by 19 June, please assume that you were not successful.\n\nAna"
    story.mail("2026-06-10 10:00", ANA, "Re: Interview at Acme", body)
    story.turn("2026-06-22 09:00")
    assert story.kinds() == ["draft status_check ana.ruiz@acme.example"]
    story.approve_all()
    story.turn("2026-06-22 10:00")
    assert story.planned("status_check", 60) == []
    story.turn("2026-07-06 09:00")
    question = story.tasks("confirm")[0]
    assert story.hand("answer", str(question["id"]), "yes")["exit"] == 0
    story.turn("2026-07-06 09:05")
    assert story.stage() == "rejected"
    assert story.drafts() == []


def test_not_before_a_day(story: Story) -> None:
    body = "Hi Robin, we won't be making any decision before 22 June.\n\nAna"
    story.mail("2026-06-10 10:00", ANA, "Re: Interview at Acme", body)
    story.turn("2026-06-10 12:00")
    assert story.planned("status_check", 60) == ["2026-07-06"]


def test_a_holding_reply_before_the_date_leaves_the_date(story: Story) -> None:
    story.mail("2026-06-10 10:00", ANA, "Re: Interview at Acme", "Hi Robin, we will decide by 26 June. Ana")
    story.mail("2026-06-15 10:00", ANA, "Re: Interview at Acme", "Hi Robin, thanks for your note, all is on track. Ana")
    story.turn("2026-06-15 12:00")
    assert story.planned("status_check") == ["2026-06-29"]


def test_a_bank_holiday_rolls_on(tmp_path: Path) -> None:
    story = Story(tmp_path, region="ENG")
    body = CONFIRM.format(role="Data Engineer").replace("Tuesday 9 June 2026", "Tuesday 11 August 2026")
    story.mail("2026-08-03 10:00", ANA, "Interview at Acme", body)
    story.mail("2026-08-12 10:00", ANA, "Re: Interview at Acme", "Hi Robin, we will decide by Friday 28 August. Ana")
    story.turn("2026-08-12 12:00")
    assert story.planned("status_check") == ["2026-09-01"]  # 31 August 2026 is a bank holiday in England


def test_out_of_office_moves_the_check(story: Story) -> None:
    story.mail(
        "2026-06-20 10:00",
        ANA,
        "Automatic reply: Thank you",
        "I am out of the office and will be back on Monday 29 June.",
        headers={"Auto-Submitted": "auto-replied"},
    )
    story.turn("2026-06-20 12:00")
    assert story.stage() == "waiting"
    assert story.planned("status_check") == ["2026-06-30"]
    assert story.held()[0]["until"] == "2026-06-30"


def test_a_bounce_stops_mail_to_that_address(story: Story) -> None:
    story.turn("2026-06-23 09:00")
    story.approve_all()
    story.turn("2026-06-23 10:00")
    sent = story.queue()
    assert sent["drafts"] == []
    report = (
        "The following message could not be delivered.\n\n<ana.ruiz@acme.example>: host mx.acme.example said: "
        "550 5.1.1 User unknown\n"
    )
    story.mail(
        "2026-06-23 10:05",
        ("Mail Delivery System", "MAILER-DAEMON@mail.example.org"),
        "Undelivered Mail Returned to Sender",
        report,
        headers={"Auto-Submitted": "auto-replied"},
        auth=None,
    )
    story.turn("2026-06-23 12:00")
    assert story.stage() == "waiting"
    assert story.planned("status_check", 60) == []


def test_the_persons_own_question_counts(story: Story) -> None:
    story.sent("2026-06-20 10:00", ANA[1], "Data Engineer", "Dear Ana, is there any news about the role? Robin")
    story.turn("2026-06-20 12:00")
    assert story.planned("status_check") == ["2026-07-06"]


def test_the_persons_own_thank_you_starts_the_wait(tmp_path: Path) -> None:
    story = Story(tmp_path)
    story.mail("2026-06-03 10:00", ANA, "Interview at Acme", CONFIRM.format(role="Data Engineer"))
    story.turn("2026-06-09 16:00")
    assert len(story.drafts("thank_you")) == 1
    story.sent("2026-06-11 10:00", ANA[1], "Thank you", "Dear Ana, thank you for the talk on Tuesday. Robin")
    assert story.turn("2026-06-11 12:00").withdrawn == 1
    assert story.drafts() == []
    assert story.planned("status_check") == ["2026-06-25"]


def test_hold_until_and_snooze(story: Story) -> None:
    assert story.hand("note", "1", "--hold-until", "2026-07-10")["exit"] == 0
    assert story.planned("status_check", 60) == ["2026-07-10"]
    story.turn("2026-06-23 09:00")
    assert story.drafts() == []
    story.turn("2026-07-10 09:00")
    draft = story.drafts("status_check")[0]
    assert story.hand("draft", "snooze", str(draft["id"]), "--until", "2026-07-15")["exit"] == 0
    story.turn("2026-07-14 12:00")
    assert [d["state"] for d in story.drafts()] == ["snoozed"]
    story.turn("2026-07-15 09:00")
    assert [d["state"] for d in story.drafts()] == ["queued"]


def test_a_discarded_question_comes_again_one_interval_later(story: Story) -> None:
    story.turn("2026-06-23 09:00")
    assert story.hand("draft", "discard", str(story.drafts()[0]["id"]))["exit"] == 0
    story.turn("2026-06-23 12:00")
    assert story.drafts() == []
    assert story.planned("status_check") == ["2026-07-07"]


def test_the_persons_decision_date(story: Story) -> None:
    assert story.hand("note", "1", "--decision", "by Friday 26 June")["exit"] == 0
    assert story.planned("status_check") == ["2026-06-29"]
    refused = story.hand("note", "1", "--decision", "blue elephants")
    assert refused["exit"] == 2
    assert refused["error"]["code"] == 2


def test_news_goes_into_the_queued_question_once(story: Story) -> None:
    story.turn("2026-06-23 09:00")
    news = "I passed the cloud certificate we talked about."
    assert story.hand("note", "1", "--news", news)["exit"] == 0
    story.turn("2026-06-23 09:30")
    assert [d["body"].count(news) for d in story.drafts("status_check")] == [1]
    story.approve_all()
    assert story.turn("2026-06-23 10:00").sent == 1
    story.turn("2026-07-07 09:00")
    assert [d["body"].count(news) for d in story.drafts("status_check")] == [0]


def test_two_applications_at_one_employer_are_not_asked_about_together(tmp_path: Path) -> None:
    story = Story(tmp_path)
    story.mail("2026-06-03 10:00", ANA, "Interview at Acme", CONFIRM.format(role="Data Engineer"))
    body = CONFIRM.format(role="Office Manager").replace("Ana Ruiz", "Ben Lund").replace("14:00", "17:00")
    story.mail("2026-06-03 11:00", ("Ben Lund", "ben.lund@acme.example"), "Interview at Acme", body)
    story.turn("2026-06-10 08:00")
    assert len(story.applications()) == 2
    assert sorted(story.planned("status_check")) == ["2026-06-23", "2026-06-30"]
    assert [h["until"] for h in story.held()] == ["2026-06-30"]


def test_a_second_round_of_waiting_after_another_interview(story: Story) -> None:
    body = "Hi Robin, we would like to invite you to a second interview on Thursday 25 June 2026 at 10:00. It is confirmed.\n\nAna"
    story.mail("2026-06-15 10:00", ANA, "Second interview", body, answers="<m1@acme.example>")
    story.turn("2026-06-15 12:00")
    assert story.stage() == "scheduled"
    assert story.planned("thank_you") == ["2026-06-25"]
    story.turn("2026-06-25 13:00")
    assert story.stage() == "waiting"
    assert [i["round"] for i in story.application()["interviews"]] == [1, 2]
    assert len(story.drafts("thank_you")) == 1
