"""The person's word: added, corrected, merged, split, undone, answered; mail from before never changes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.acknowledged import ANA, FIXED, INVITE, OFFER, REJECT, Search, acknowledged
from tests.scenarios.story import invitation


@pytest.fixture
def story(tmp_path: Path) -> Search:
    """An acknowledged application."""
    return acknowledged(tmp_path)


# The person's stage


def test_mail_from_before_never_changes_the_persons_stage(story: Search) -> None:
    story.turn("2026-06-05 12:00")
    story.says("stage", "1", "on_hold")
    story.ana("2026-06-06 10:00", OFFER, date="2026-06-04 10:00")
    assert story.stage() == "on_hold"
    story.ana("2026-06-08 10:00", INVITE)
    assert story.stage() == "invited"


def test_only_the_person_reopens(story: Search) -> None:
    story.ana("2026-06-03 10:00", REJECT)
    story.ana("2026-06-04 10:00", FIXED)
    assert story.stage() == "rejected"
    story.says("stage", "1", "waiting")
    story.turn("2026-06-04 12:00")
    assert story.stage() == "waiting"
    assert story.drafts("rejection_reply") == []


def test_no_to_an_invitation_after_a_rejection(story: Search) -> None:
    story.ana("2026-06-03 10:00", REJECT)
    story.ana("2026-06-10 10:00", INVITE)
    story.answer("confirm", "no")
    story.turn("2026-06-10 12:00")
    assert (story.stage(), story.tasks()) == ("rejected", [])


def test_the_decision_of_the_person_closes_everything(story: Search) -> None:
    story.ana("2026-06-03 10:00", FIXED)
    story.says("stage", "1", "withdrawn")
    story.turn("2026-06-09 16:30")
    assert (story.stage(), story.kinds(), story.plan()["wishes"]) == ("withdrawn", [], [])


# Interviews by telephone


def test_an_interview_agreed_by_telephone(story: Search) -> None:
    story.says("interview", "1", "--start", "2026-06-09T14:00", "--with", "Tom Hale <tom.hale@acme.example>")
    assert story.stage() == "scheduled"
    story.turn("2026-06-09 16:00")
    assert story.kinds() == ["draft thank_you tom.hale@acme.example", "task debrief"]


def test_the_persons_interview_and_their_invitation_are_one(story: Search) -> None:
    story.says("interview", "1", "--start", "2026-06-09T14:00")
    story.ana("2026-06-03 10:00", "See you.", ics=invitation("u1", "20260609T140000", "20260609T150000"))
    assert len(story.application()["interviews"]) == 1


def test_a_late_mail_does_not_change_the_persons_time(story: Search) -> None:
    story.ana("2026-06-03 10:00", FIXED)
    (meeting,) = story.application()["interviews"]
    story.turn("2026-06-05 12:00")
    story.says("interview", str(meeting["id"]), "moved", "--start", "2026-06-11T10:00")
    moved = "unfortunately I have to move our interview to Wednesday 10 June 2026 at 10:00."
    story.ana("2026-06-05 15:00", moved, date="2026-06-04 10:00")
    assert [i["start"] for i in story.application()["interviews"]] == ["2026-06-11T09:00:00Z"]
    story.ana("2026-06-06 15:00", moved.replace("Wednesday 10", "Friday 12"))
    assert [i["start"] for i in story.application()["interviews"]] == ["2026-06-12T09:00:00Z"]


@pytest.mark.parametrize(("word", "stage"), [("cancelled", "applied"), ("missed", "applied"), ("held", "waiting")])
def test_what_became_of_an_interview_before_its_end(story: Search, word: str, stage: str) -> None:
    story.ana("2026-06-03 10:00", FIXED)
    (meeting,) = story.application()["interviews"]
    story.turn("2026-06-09 14:20")
    story.says("interview", str(meeting["id"]), word)
    story.turn("2026-06-09 17:00")
    assert story.stage() == stage
    assert bool(story.drafts("thank_you")) == (word == "held")


def test_a_missed_one_after_its_time(story: Search) -> None:
    story.ana("2026-06-03 10:00", FIXED)
    (meeting,) = story.application()["interviews"]
    story.turn("2026-06-09 16:00")
    story.says("interview", str(meeting["id"]), "missed")
    story.turn("2026-06-09 16:05")
    assert (story.stage(), story.kinds()) == ("applied", [])


def test_a_proposed_time_that_did_not_take_place(story: Search) -> None:
    story.ana("2026-06-03 10:00", "would Tuesday 9 June at 14:00 suit you for a first interview?")
    story.turn("2026-06-09 15:30")
    story.answer("confirm", "no")
    story.turn("2026-06-09 17:00")
    assert (story.stage(), story.tasks("confirm"), story.drafts()) == ("invited", [], [])


# What does this mean?

VAGUE = "unfortunately I have bad news, but let us talk."


def test_an_unsure_mail_of_a_person_is_answered_and_then_counts(story: Search) -> None:
    story.ana("2026-06-03 10:00", VAGUE)
    assert (story.stage(), story.kinds()) == ("applied", ["question what_is_this"])
    story.answer("what_is_this", "rejection")
    story.turn("2026-06-03 12:00")
    assert (story.stage(), story.tasks()) == ("rejected", [])


# Added, corrected, merged, split


def test_added_by_hand_waits_like_any_other(story: Search) -> None:
    said = story.says("add", "--company", "Borealis", "--role", "Analyst", "--applied", "2026-05-20")
    added = story.application(said["id"])
    assert (added["stage"], added["company"], added["since"][:10]) == ("applied", "Borealis", "2026-05-20")
    body = "Dear Robin,\n\nunfortunately Borealis has chosen another candidate for the Analyst position.\n\nLea Brandt"
    story.mail("2026-06-03 10:00", ("Lea Brandt", "lea@borealis.example"), "Your application", body)
    story.turn("2026-06-03 12:00")
    assert story.stage(said["id"]) == "applied"
    story.answer("confirm", "yes")
    story.turn("2026-06-03 12:05")
    assert story.stage(said["id"]) == "rejected"


def test_corrected_facts_are_kept(story: Search) -> None:
    story.says("set", "1", "--company", "Acme Robotics", "--role", "Platform Engineer")
    story.ana("2026-06-03 10:00", INVITE)
    (only,) = story.applications()
    assert (only["company"], only["role"], only["stage"]) == ("Acme Robotics", "Platform Engineer", "invited")


def test_a_removed_person_gets_nothing(story: Search) -> None:
    story.ana("2026-06-03 10:00", FIXED)
    story.says("set", "1", "--remove-person", ANA[1])
    story.turn("2026-06-09 16:00")
    assert story.drafts("thank_you") == [] or story.drafts("thank_you")[0]["to"] != [ANA[1]]
    assert ANA[1] not in [c["address"] for c in story.application()["contacts"]]


def test_merged(story: Search) -> None:
    story.says("add", "--company", "Acme Group International", "--role", "Engineer of Data")
    story.ana("2026-06-03 10:00", FIXED)
    story.says("merge", "1", "2")
    (only,) = story.applications()
    assert (only["id"], only["company"], only["stage"]) == (1, "Acme", "scheduled")


def test_merged_the_other_way_takes_the_mails_along(story: Search) -> None:
    story.says("add", "--company", "Acme Group International", "--role", "Engineer of Data")
    story.ana("2026-06-03 10:00", FIXED)
    story.says("merge", "2", "1")
    (only,) = story.applications()
    assert (only["id"], only["stage"]) == (2, "scheduled")
    story.ana("2026-06-04 10:00", REJECT)
    assert story.stage(2) == "rejected"


def test_split(story: Search) -> None:
    body = "we would love to invite you to an interview for another role. When could you talk next week?"
    mail = story.ana("2026-06-03 10:00", body)
    assert story.stage() == "invited"
    said = story.says("split", "1", mail)
    story.turn("2026-06-03 12:00")
    assert (story.stage(1), story.stage(said["id"])) == ("applied", "invited")
    story.ana("2026-06-04 10:00", REJECT, answers=mail)
    assert (story.stage(1), story.stage(said["id"])) == ("applied", "rejected")
