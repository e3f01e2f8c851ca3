"""Rules section 4 and 6: what delays or refuses a check: other questions there, absences, bounces, holds, a holiday."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.roads import ANA, asked, confirmed, interviewed, told
from tests.scenarios.story import Story

BEN = ("Ben Lund", "ben.lund@acme.example")
AWAY = {"Auto-Submitted": "auto-replied"}


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """Patient: interviewed and thanked on Tuesday 9 June 2026."""
    return interviewed(tmp_path)


def two(tmp_path: Path, *, role: str = "Office Manager", later: str = "2026-06-10 14:00") -> Story:
    """Data Engineer with Ana on 9 June, another role with Ben at the same employer; both thanked an hour later."""
    story = Story(tmp_path)
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    confirmed(story, "2026-06-03 11:00", later, role=role, sender=BEN)
    for at in sorted({"2026-06-09 16:00", f"{later[:10]} 16:00"}):
        story.turn(at)
        story.approve_all()
        story.turn(at.replace("16:00", "16:05"))
    assert [a["role"] for a in story.applications()] == ["Data Engineer", role]
    return story


def checks(story: Story) -> dict[int, str]:
    """Application -> day of its planned check."""
    return {w["application"]: w["day"] for w in story.plan(60)["wishes"] if w["what"] == "status_check"}


# The gap between questions to one employer


def test_the_older_question_goes_first_and_the_other_waits_a_week(tmp_path: Path) -> None:
    story = two(tmp_path)
    assert checks(story) == {1: "2026-06-23", 2: "2026-06-30"}
    assert [(h["application"], h["until"]) for h in story.held()] == [(2, "2026-06-30")]
    asked(story, "2026-06-23")
    story.turn("2026-06-24 09:00")
    assert story.drafts("status_check") == []
    asked(story, "2026-06-30")
    assert checks(story) == {1: "2026-07-07", 2: "2026-07-14"}


def test_two_profiles_keep_the_larger_gap(tmp_path: Path) -> None:
    story = two(tmp_path, role="Sales Manager", later="2026-06-17 14:00")
    assert [a["profile"] for a in story.applications()] == ["patient", "assertive"]
    assert checks(story) == {1: "2026-06-23", 2: "2026-06-30"}  # on 24 June by its own wait, two days if alone


def test_two_assertive_roles_keep_two_days(tmp_path: Path) -> None:
    story = two(tmp_path, role="Sales Manager", later="2026-06-09 13:30")
    story.hand("note", "1", "--profile", "assertive")
    story.turn("2026-06-10 09:00")
    assert checks(story) == {1: "2026-06-16", 2: "2026-06-18"}


def test_the_persons_own_question_keeps_the_gap_too(tmp_path: Path) -> None:
    story = two(tmp_path)
    own = "Dear Ben, is there any news about the Office Manager role? Robin"
    story.sent("2026-06-20 10:00", BEN[1], "Office Manager", own)
    story.turn("2026-06-20 12:00")
    assert checks(story) == {1: "2026-06-29", 2: "2026-07-06"}  # 27 June is a Saturday; then a week after that


def test_contact_they_invited_does_not_wait_for_the_gap(tmp_path: Path) -> None:
    story = two(tmp_path)
    body = "Hi Robin,\n\nyou are welcome to email me on Wednesday 24 June about the Office Manager role.\n\nBen Lund"
    story.mail("2026-06-11 10:00", BEN, "Re: Interview at Acme", body, answers="<m3@acme.example>")
    story.turn("2026-06-11 12:00")
    assert checks(story)[2] == "2026-06-24"
    asked(story, "2026-06-23")
    asked(story, "2026-06-24")


def test_one_recruiter_for_two_employers_is_asked_once_a_week(tmp_path: Path) -> None:
    story = Story(tmp_path)
    mia = ("Mia Chen", "mia.chen@talentry.example")
    confirmed(story, "2026-06-03 10:00", "2026-06-09 10:00", company="Borealis", sender=mia)
    confirmed(story, "2026-06-03 11:00", "2026-06-09 14:00", company="Cobalt", role="Team Lead", sender=mia)
    story.turn("2026-06-09 16:00")
    story.approve_all()
    story.turn("2026-06-09 16:05")
    assert [a["company"] for a in story.applications()] == ["Borealis", "Cobalt"]
    assert checks(story) == {1: "2026-06-23", 2: "2026-06-30"}


# Absence


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("I am out of the office until Friday 26 June.", "2026-06-30"),
        ("I am away and will be back on Tuesday 23 June.", "2026-06-24"),
        ("I am on leave and will be back on Monday 22 June.", "2026-06-23"),
        ("I am out of the office from 15 June to 30 June with no access to email.", "2026-07-02"),
    ],
)
def test_a_question_waits_for_the_second_day_back(story: Story, words: str, day: str) -> None:
    story.mail("2026-06-20 10:00", ANA, "Automatic reply: Thank you", words, headers=AWAY)
    story.turn("2026-06-20 12:00")
    assert story.planned("status_check") == [day]
    assert [h["until"] for h in story.held()] == ([] if day == "2026-06-23" else [day])


def test_an_absence_takes_the_queued_question_back_until_then(story: Story) -> None:
    story.turn("2026-06-23 19:00")
    story.approve_all()
    story.mail("2026-06-23 19:30", ANA, "Automatic reply", "I am away and back on Thursday 2 July.", headers=AWAY)
    assert story.turn("2026-06-24 08:00").sent == 0
    assert story.drafts() == []
    assert story.planned("status_check") == ["2026-07-03"]
    story.turn("2026-07-03 09:00")
    assert [d["state"] for d in story.drafts()] == ["queued"]
    assert story.held() == []


def test_who_wrote_again_is_back(story: Story) -> None:
    story.mail("2026-06-20 10:00", ANA, "Automatic reply", "I am out of the office until 10 July.", headers=AWAY)
    told(story, "2026-06-22 10:00", "I am reading mail from the beach: no decision yet, sorry.")
    assert story.planned("status_check") == ["2026-07-06"]


# Bounces


def bounce(story: Story, at: str, address: str) -> None:
    """The mail server says that this address does not exist."""
    report = f"The following message could not be delivered.\n\n<{address}>: host mx said: 550 5.1.1 User unknown"
    sender = ("Mail Delivery System", "MAILER-DAEMON@mail.example.org")
    story.mail(at, sender, "Undelivered Mail Returned to Sender", report, headers=AWAY, auth=None)
    story.turn(at)


def test_thanks_that_came_back_do_not_count(tmp_path: Path) -> None:
    story = Story(tmp_path)
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-09 15:30")
    story.hand("note", "1", "--met", "Ana Ruiz", "--met", "Ben Lund <ben.lund@acme.example>")
    story.turn("2026-06-09 16:00")
    drafts = {d["to"][0]: d["id"] for d in story.drafts("thank_you")}
    story.hand("draft", "approve", str(drafts[ANA[1]]))
    story.turn("2026-06-09 16:05")
    story.turn("2026-06-11 10:00")
    story.hand("draft", "approve", str(drafts[BEN[1]]))
    story.turn("2026-06-11 10:05")
    assert story.planned("status_check") == ["2026-06-25"]
    bounce(story, "2026-06-11 10:10", BEN[1])
    assert story.planned("status_check") == ["2026-06-23"]


def test_a_question_that_came_back_goes_to_somebody_else(tmp_path: Path) -> None:
    story = Story(tmp_path)
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    told(story, "2026-06-10 10:00", "it was good to meet you; we are still seeing people.", sender=BEN)
    asked(story, "2026-06-24")
    bounce(story, "2026-06-24 10:05", BEN[1])
    assert story.kinds() == ["draft status_check ana.ruiz@acme.example"]


def test_nobody_left_to_write_to_goes_quiet_after_sixty_days(story: Story) -> None:
    bounce(story, "2026-06-12 10:00", ANA[1])
    assert story.planned("status_check", 90) == []
    assert [h["until"] for h in story.held()] == [None]
    story.turn("2026-08-07 12:00")
    assert story.stage() == "waiting"
    story.turn("2026-08-11 10:00")
    assert story.stage() == "quiet"


# The person's hold; open questions


def test_a_hold_until_a_saturday_ends_on_monday(story: Story) -> None:
    assert story.hand("note", "1", "--hold-until", "2026-07-11")["exit"] == 0
    assert story.planned("status_check", 60) == ["2026-07-13"]
    assert [h["until"] for h in story.held()] == ["2026-07-13"]


def test_a_mail_that_could_be_about_two_holds_both(tmp_path: Path) -> None:
    story = two(tmp_path)
    cleo = ("Cleo Park", "cleo.park@acme.example")
    body = "Dear Robin,\n\nregarding your application: you will hear from us by Tuesday 30 June.\n\nCleo Park\nAcme"
    story.mail("2026-06-20 10:00", cleo, "News from Acme", body)
    story.turn("2026-06-23 09:00")
    assert story.kinds() == ["question which_one"]
    assert sorted((h["application"], h["until"]) for h in story.held()) == [(1, None), (2, None)]
    assert story.hand("answer", str(story.tasks("which_one")[0]["id"]), "2")["exit"] == 0
    story.turn("2026-06-23 09:05")
    assert story.kinds() == ["draft status_check ana.ruiz@acme.example"]
    assert checks(story) == {2: "2026-07-01"}


# After an absence


def test_three_overdue_questions_a_day_after_a_holiday(tmp_path: Path) -> None:
    story = Story(tmp_path)
    names = ["Arbor", "Borealis", "Cobalt", "Dune", "Ember"]
    for number, name in enumerate(names):
        sender = ("Ana Ruiz", f"ana@{name.lower()}.example")
        confirmed(story, "2026-06-03 10:00", f"2026-06-0{number + 4} 10:00", company=name, sender=sender)
    story.turn("2026-06-09 10:00")
    story.turn("2026-06-26 10:00")
    first = {d["company"] for d in story.drafts("status_check")}
    assert first == {"Arbor", "Borealis", "Cobalt"}
    story.turn("2026-06-26 18:00")
    assert len(story.drafts("status_check")) == 3
    story.turn("2026-06-27 09:00")
    assert {d["company"] for d in story.drafts("status_check")} == set(names)


def test_a_question_due_today_is_not_overdue(tmp_path: Path) -> None:
    story = Story(tmp_path)
    for number, name in enumerate(["Arbor", "Borealis", "Cobalt", "Dune", "Ember"]):
        day = 4 + number if number < 4 else 12
        sender = ("Ana Ruiz", f"ana@{name.lower()}.example")
        confirmed(story, "2026-06-03 10:00", f"2026-06-{day:02} 10:00", company=name, sender=sender)
    story.turn("2026-06-12 10:00")
    story.turn("2026-06-26 10:00")
    assert {d["company"] for d in story.drafts("status_check")} == {"Arbor", "Borealis", "Cobalt", "Ember"}
