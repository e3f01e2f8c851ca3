"""Rules section 1: interviews proposed, fixed, moved, cancelled, held; one or several, by calendar or by words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.story import ME, Story, invitation

ANA = ("Ana Ruiz", "ana.ruiz@acme.example")
ACK = "Thank you for applying for the position of Data Engineer at Acme. We have received your application."
ROOT = "<ack@acme.example>"


def hi(text: str) -> str:
    """A letter of Ana's."""
    return f"Hi Robin,\n\n{text}\n\nBest wishes\nAna Ruiz\nAcme\n"


class Search(Story):
    """An application acknowledged on 1 June; `ana` writes in its thread, `calendar` sends invitations."""

    def ana(self, at: str, text: str, **more: Any) -> str:
        """A mail of Ana's in the conversation, and a turn."""
        key = self.mail(at, ANA, "Re: Your application", hi(text), **{"answers": ROOT, **more})
        self.turn(at)
        return key

    def calendar(self, at: str, uid: str, day: str, clock: str, text: str = "See you then.", **more: Any) -> str:
        """An invitation of one hour."""
        start = f"{day.replace('-', '')}T{clock}0000"
        end = f"{day.replace('-', '')}T{int(clock) + 1:02}0000"
        return self.ana(at, text, ics=invitation(uid, start, end, **more))

    def meetings(self) -> list[tuple[str, str]]:
        """Start and state of every interview, cancelled ones left out."""
        found = self.application()["interviews"]
        return sorted((i["start"], i["state"]) for i in found if i["state"] != "cancelled")


@pytest.fixture
def story(tmp_path: Path) -> Search:
    """An acknowledged application."""
    told = Search(tmp_path)
    told.mail(
        "2026-06-01 09:00", ("Acme Careers", "careers@acme.example"), "Your application", hi(ACK), message_id=ROOT
    )
    told.turn("2026-06-01 12:00")
    return told


# Proposed


def test_a_request_that_asks_whether_it_suits_is_only_proposed(story: Search) -> None:
    story.calendar("2026-06-03 10:00", "u1", "2026-06-09", "14", "Would Tuesday at 2 pm suit you? Please let me know.")
    assert (story.stage(), story.meetings()) == ("invited", [("2026-06-09T13:00:00Z", "proposed")])
    assert story.kinds() == ["task answer_needed"]


def test_a_request_is_fixed(story: Search) -> None:
    story.calendar("2026-06-03 10:00", "u1", "2026-06-09", "14")
    assert (story.stage(), story.meetings()) == ("scheduled", [("2026-06-09T13:00:00Z", "fixed")])


def test_several_offered_times_are_no_interview(story: Search) -> None:
    story.ana(
        "2026-06-03 10:00",
        "we would like to meet you for an interview. We could offer Tuesday 9 June at 10:00, Wednesday 10 June at 14:00"
        " or Thursday 11 June at 16:00. Which of these would suit you best?",
    )
    assert (story.stage(), story.meetings()) == ("invited", [])
    assert story.kinds() == ["task answer_needed"]


def test_a_day_without_an_hour_is_none_yet(story: Search) -> None:
    story.ana("2026-06-03 10:00", "we would like to invite you to an interview on Tuesday 9 June. I will send details.")
    assert (story.stage(), story.meetings()) == ("invited", [])


def test_a_no_to_a_proposed_time_fixes_nothing(story: Search) -> None:
    mail = story.ana("2026-06-03 10:00", "would Tuesday 9 June at 14:00 suit you for a first interview?")
    story.sent(
        "2026-06-03 12:00",
        ANA[1],
        "Re: Your application",
        "Hi Ana,\n\nI am afraid Tuesday does not work for me. Could we do Thursday instead?\n\nRobin",
        answers=mail,
    )
    story.turn("2026-06-03 13:00")
    assert story.stage() == "invited"
    assert ("2026-06-09T13:00:00Z", "fixed") not in story.meetings()


def test_their_confirmation_fixes_a_proposed_time(story: Search) -> None:
    story.ana("2026-06-03 10:00", "would Tuesday 9 June at 14:00 suit you for a first interview?")
    story.ana("2026-06-04 10:00", "great, your interview is confirmed for Tuesday 9 June 2026 at 14:00.")
    assert (story.stage(), story.meetings()) == ("scheduled", [("2026-06-09T13:00:00Z", "fixed")])
    assert story.kinds() == []


# One and the same


def test_words_first_then_the_calendar_is_one_and_takes_the_uid(story: Search) -> None:
    story.ana("2026-06-03 10:00", "your interview is confirmed for Tuesday 9 June 2026 at 14:00.")
    story.calendar("2026-06-03 11:00", "u1", "2026-06-09", "14")
    assert story.meetings() == [("2026-06-09T13:00:00Z", "fixed")]
    story.calendar("2026-06-04 11:00", "u1", "2026-06-10", "14", sequence=1)
    assert story.meetings() == [("2026-06-10T13:00:00Z", "moved")]


def test_overlapping_times_are_one(story: Search) -> None:
    story.calendar("2026-06-03 10:00", "u1", "2026-06-09", "14")
    first = invitation("u2", "20260609T143000", "20260609T153000")
    story.ana("2026-06-03 11:00", "Here is the link.", ics=first)
    assert len(story.meetings()) == 1


def test_two_on_one_day_are_one_round_with_one_debrief(story: Search) -> None:
    story.calendar("2026-06-03 10:00", "u1", "2026-06-09", "10")
    story.calendar("2026-06-03 10:05", "u2", "2026-06-09", "14")
    assert [state for _, state in story.meetings()] == ["fixed", "fixed"]
    assert {i["round"] for i in story.application()["interviews"]} == {1}
    story.turn("2026-06-09 11:30")
    assert (story.stage(), story.kinds()) == ("scheduled", [])
    story.turn("2026-06-09 15:00")
    assert (story.stage(), story.kinds()) == ("waiting", ["task debrief"])


def test_a_reminder_changes_nothing(story: Search) -> None:
    story.ana("2026-06-03 10:00", "your interview is confirmed for Tuesday 9 June 2026 at 14:00.")
    story.ana("2026-06-08 08:00", "a quick reminder of your interview tomorrow, Tuesday 9 June 2026, at 14:00.")
    assert story.meetings() == [("2026-06-09T13:00:00Z", "fixed")]


def test_an_agenda_of_one_day_is_one_interview(story: Search) -> None:
    story.ana(
        "2026-06-03 10:00",
        "your interview day is confirmed for Tuesday 9 June 2026. The agenda:\n\n"
        "10:00 - 10:45 Tom Hale, Engineering\n11:00 - 11:45 Lea Brandt, Product\n12:00 - 12:30 Ana Ruiz, HR\n",
    )
    assert story.meetings() == [("2026-06-09T09:00:00Z", "fixed")]
    assert story.application()["interviews"][0]["end"] == "2026-06-09T11:30:00Z"
    story.turn("2026-06-09 12:00")
    assert story.stage() == "scheduled"
    story.turn("2026-06-09 12:30")
    assert story.stage() == "waiting"


# Moved


def test_an_old_update_never_overwrites_a_newer_one(story: Search) -> None:
    story.calendar("2026-06-03 10:00", "u1", "2026-06-09", "14", sequence=0)
    story.calendar("2026-06-04 10:00", "u1", "2026-06-11", "14", sequence=2)
    story.calendar("2026-06-04 11:00", "u1", "2026-06-10", "14", sequence=1)
    assert story.meetings() == [("2026-06-11T13:00:00Z", "moved")]


def test_an_old_cancel_does_not_cancel_a_newer_time(story: Search) -> None:
    story.calendar("2026-06-03 10:00", "u1", "2026-06-09", "14", sequence=0)
    story.calendar("2026-06-04 10:00", "u1", "2026-06-11", "14", sequence=2)
    story.calendar("2026-06-04 11:00", "u1", "2026-06-09", "14", "Cancelled.", sequence=1, method="CANCEL")
    assert (story.stage(), story.meetings()) == ("scheduled", [("2026-06-11T13:00:00Z", "moved")])


def test_a_move_by_words_moves_the_next_interview(story: Search) -> None:
    story.calendar("2026-06-03 10:00", "u1", "2026-06-09", "14")
    story.calendar("2026-06-03 10:05", "u2", "2026-06-16", "14")
    story.mail(
        "2026-06-05 10:00",
        ANA,
        "Interview",
        hi("unfortunately we have to move the interview to 10 June 2026 at 11:00."),
    )
    story.turn("2026-06-05 12:00")
    assert [start for start, _ in story.meetings()] == ["2026-06-10T10:00:00Z", "2026-06-16T13:00:00Z"]


def test_a_round_keeps_its_identity_when_it_moves(story: Search) -> None:
    story.calendar("2026-06-03 10:00", "u1", "2026-06-09", "14")
    before = story.application()["interviews"][0]
    story.calendar("2026-06-05 10:00", "u1", "2026-06-12", "09", sequence=1)
    after = story.application()["interviews"][0]
    assert (before["id"], before["round"]) == (after["id"], after["round"])
    assert after["start"] == "2026-06-12T08:00:00Z"
    story.turn("2026-06-09 16:00")
    assert (story.stage(), story.kinds()) == ("scheduled", [])


# Cancelled


def test_one_of_two_is_cancelled(story: Search) -> None:
    story.calendar("2026-06-03 10:00", "u1", "2026-06-09", "14")
    story.calendar("2026-06-03 10:05", "u2", "2026-06-16", "14")
    story.calendar("2026-06-04 10:00", "u1", "2026-06-09", "14", "Cancelled.", sequence=1, method="CANCEL")
    assert (story.stage(), story.meetings()) == ("scheduled", [("2026-06-16T13:00:00Z", "fixed")])


def test_the_second_round_is_cancelled(story: Search) -> None:
    story.calendar("2026-06-03 10:00", "u1", "2026-06-04", "14")
    story.calendar("2026-06-05 10:00", "u2", "2026-06-16", "14")
    story.calendar("2026-06-08 10:00", "u2", "2026-06-16", "14", "Cancelled.", sequence=1, method="CANCEL")
    assert (story.stage(), story.meetings()) == ("waiting", [("2026-06-04T13:00:00Z", "held")])


def test_a_cancelled_proposal(story: Search) -> None:
    story.ana("2026-06-03 10:00", "would Tuesday 9 June at 14:00 suit you for a first interview?")
    story.ana("2026-06-04 10:00", "I am afraid we have to cancel our interview on Tuesday. I will be in touch.")
    assert (story.stage(), story.meetings(), story.kinds()) == ("applied", [], [])


# Held


def test_two_rounds(story: Search) -> None:
    story.calendar("2026-06-03 10:00", "u1", "2026-06-04", "14")
    story.turn("2026-06-04 15:00")
    assert story.stage() == "waiting"
    story.calendar("2026-06-05 10:00", "u2", "2026-06-16", "14")
    assert story.stage() == "scheduled"
    assert [i["round"] for i in story.application()["interviews"]] == [1, 2]
    story.turn("2026-06-16 15:00")
    assert story.stage() == "waiting"


def test_an_invitation_that_came_after_its_own_time_was_held(story: Search) -> None:
    """Read after a holiday: the interview is over, and so is what one would have done about it."""
    story.calendar("2026-06-03 10:00", "u1", "2026-06-04", "14")
    late = invitation("u2", "20260605T100000", "20260605T110000")
    story.mail("2026-06-04 18:00", ANA, "Interview", hi("See you."), ics=late)
    story.turn("2026-06-20 09:00")
    assert [state for _, state in story.meetings()] == ["held", "held"]
    assert (story.stage(), story.drafts("thank_you")) == ("waiting", [])


def test_rooms_and_the_person_are_not_met(story: Search) -> None:
    people = (ME, "tom.hale@acme.example", "room-4.2@resource.calendar.google.com")
    story.calendar("2026-06-03 10:00", "u1", "2026-06-09", "14", attendees=people)
    story.turn("2026-06-09 16:00")
    assert sorted(d["to"][0] for d in story.drafts("thank_you")) == [ANA[1], "tom.hale@acme.example"]
