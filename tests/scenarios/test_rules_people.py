"""Rules section 5.1 to 5.3 with several people, several rounds, and interviews agreed by telephone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.roads import ANA, SUBJECT, confirmed, interviewed, told
from tests.scenarios.story import Story

BEN = ("Ben Lund", "ben.lund@acme.example")
INVITE = (
    "Hi Robin,\n\nyour interview for the Data Engineer role at Acme is confirmed for Tuesday 9 June 2026 at 14:00. "
    "{who}\n\nBest wishes\nAna Ruiz\nAcme"
)


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


def with_two(story: Story) -> None:
    """An interview on 9 June at 14:00 with Ana and Ben, their thank-yous waiting since 16:00."""
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-09 15:10")
    story.hand("note", "1", "--met", "Ana Ruiz", "--met", "Ben Lund <ben.lund@acme.example>")
    story.turn("2026-06-09 16:00")
    assert story.kinds()[:2] == ["draft thank_you ana.ruiz@acme.example", "draft thank_you ben.lund@acme.example"]


def test_the_wait_counts_from_the_last_thank_you(story: Story) -> None:
    with_two(story)
    story.hand("draft", "approve", str(story.drafts()[0]["id"]))
    story.turn("2026-06-09 16:05")
    assert story.planned("status_check") == ["2026-06-23"]
    story.turn("2026-06-11 10:00")
    story.approve_all()
    story.turn("2026-06-11 10:05")
    assert story.planned("status_check") == ["2026-06-25"]


def test_somebody_named_later_is_thanked_at_once(story: Story) -> None:
    with_two(story)
    story.approve_all()
    story.turn("2026-06-09 16:05")
    story.turn("2026-06-12 20:30")
    story.hand("note", "1", "--met", "Cleo Park <cleo.park@acme.example>")
    story.turn("2026-06-12 20:31")
    assert [d["to"] for d in story.drafts()] == [["cleo.park@acme.example"]]
    assert story.turn("2026-06-14 15:00").queued == 0
    assert story.drafts() == []


def test_one_mail_of_the_person_to_both_thanks_both(story: Story) -> None:
    with_two(story)
    story.sent("2026-06-09 16:30", f"{ANA[1]}, {BEN[1]}", "Thank you", "Dear both, thank you for today! Robin")
    story.turn("2026-06-09 16:35")
    assert story.drafts() == []
    assert story.planned("status_check") == ["2026-06-23"]


def test_names_without_addresses_are_thanked_on_paper(story: Story) -> None:
    body = INVITE.format(who="You will be interviewed by Ben Lund and Cleo Park.")
    story.mail("2026-06-03 10:00", ANA, SUBJECT, body)
    story.turn("2026-06-09 16:00")
    letters = ["letter thank_you", "letter thank_you"]
    assert story.kinds() == ["draft thank_you ana.ruiz@acme.example", *letters, "task debrief"]
    text = "nice to meet you in person today! We are still seeing others."
    told(story, "2026-06-09 17:00", text, sender=BEN)
    assert story.kinds() == ["draft thank_you ben.lund@acme.example", "letter thank_you", "task debrief"]


def test_a_name_whose_address_is_known_gets_a_draft(story: Story) -> None:
    told(story, "2026-06-01 10:00", "thank you for your application for the Data Engineer role at Acme.", sender=BEN)
    body = INVITE.format(who="Your interviewer is Ben Lund.")
    story.mail("2026-06-03 10:00", ANA, SUBJECT, body, answers="<m1@acme.example>")
    story.turn("2026-06-09 16:00")
    assert len(story.applications()) == 1
    assert story.kinds() == ["draft thank_you ben.lund@acme.example", "task debrief"]


def test_a_talk_agreed_by_telephone(story: Story) -> None:
    story.turn("2026-06-01 10:00")
    story.hand("add", "--company", "Acme", "--role", "Data Engineer")
    times = ["--start", "2026-06-09T14:00:00+01:00", "--end", "2026-06-09T14:30:00+01:00"]
    assert story.hand("interview", "1", *times, "--with", "Ana Ruiz <ana.ruiz@acme.example>")["exit"] == 0
    story.turn("2026-06-08 09:00")
    assert (story.stage(), story.kinds()) == ("scheduled", ["task ask_when"])
    story.turn("2026-06-09 15:29")
    assert story.kinds() == ["task debrief"]
    story.turn("2026-06-09 15:30")
    assert story.kinds() == ["draft thank_you ana.ruiz@acme.example", "task debrief"]


def test_a_second_talk_on_the_same_day_falls_away(story: Story) -> None:
    confirmed(story, "2026-06-03 10:00", "2026-06-09 10:00")
    story.turn("2026-06-03 12:00")
    story.hand("interview", "1", "--start", "2026-06-09T16:00:00+01:00", "--with", "Ben Lund <ben.lund@acme.example>")
    story.turn("2026-06-09 12:00")
    assert (story.stage(), story.kinds()) == ("scheduled", [])
    second = story.application()["interviews"][1]["id"]
    assert story.hand("interview", str(second), "cancelled")["exit"] == 0
    story.turn("2026-06-09 12:05")
    assert story.stage() == "waiting"
    assert story.kinds() == ["draft thank_you ana.ruiz@acme.example", "task debrief"]


def test_one_asks_again_before_a_later_round(tmp_path: Path) -> None:
    story = interviewed(tmp_path)
    told(story, "2026-06-10 10:00", "you will hear from us by Friday 19 June.")
    confirmed(story, "2026-06-18 10:00", "2026-06-25 10:00", answers="<m1@acme.example>")
    story.turn("2026-06-24 09:00")
    assert story.kinds() == ["task ask_when"]


def test_a_debrief_done_does_not_come_again(story: Story) -> None:
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-09 15:00")
    assert story.hand("task", "done", str(story.tasks("debrief")[0]["id"]))["exit"] == 0
    story.turn("2026-06-10 09:00")
    assert story.tasks("debrief") == []


def test_a_rejection_in_the_evening_leaves_no_thanks_behind(story: Story) -> None:
    confirmed(story, "2026-06-03 10:00", "2026-06-09 18:30")
    story.turn("2026-06-09 19:35")
    told(story, "2026-06-09 21:00", "unfortunately we have decided to go ahead with another candidate.")
    story.turn("2026-06-10 09:00")
    assert story.kinds() == ["draft rejection_reply ana.ruiz@acme.example"]


def test_references_sent_bring_back_the_wait(tmp_path: Path) -> None:
    story = interviewed(tmp_path)
    mail = told(story, "2026-06-12 10:00", "please send us two references by Friday 19 June.")
    assert story.stage() == "assessment"
    assert story.planned("status_check", 60) == []
    story.sent("2026-06-15 10:00", ANA[1], f"Re: {SUBJECT}", "Dear Ana, here they are. Robin", answers=mail)
    story.turn("2026-06-15 10:05")
    assert story.stage() == "waiting"
    assert story.planned("status_check") == ["2026-06-26"]
