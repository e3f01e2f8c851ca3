"""Rules section 3: which statement of theirs is in force, and what spends or replaces it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.story import Story

ANA = ("Ana Ruiz", "ana.ruiz@acme.example")
CAREERS = ("Acme Careers", "no-reply@acme.example")
ACK = "Thank you for applying for the position of Data Engineer at Acme. We have received your application."
INVITE = "we would love to invite you to an interview for the Data Engineer role. When could you talk next week?"
FIXED = "your interview for the Data Engineer role is confirmed for Tuesday 9 June 2026 at 14:00."
WAIT = "please do not contact us in the meantime; we will be in touch with you."
ROOT = "<ack@acme.example>"


def hi(text: str) -> str:
    """A letter of Ana's."""
    return f"Hi Robin,\n\n{text}\n\nBest wishes\nAna Ruiz\nAcme\n"


class Search(Story):
    """`ana` writes in the thread; `said` is the statement in force: kind, earliest, latest, no_contact."""

    def ana(self, at: str, text: str, sender: tuple[str, str] = ANA, **more: Any) -> str:
        """A mail in the conversation, and a turn."""
        key = self.mail(at, sender, "Re: Your application", hi(text), **{"answers": ROOT, **more})
        self.turn(at)
        return key

    def said(self) -> tuple[str, str | None, str | None, bool] | None:
        """The statement in force."""
        found = self.application()["statement"]
        return found and (found["kind"], found["earliest"], found["latest"], found["no_contact"])


@pytest.fixture
def story(tmp_path: Path) -> Search:
    """An acknowledged application."""
    told = Search(tmp_path)
    told.mail("2026-06-01 09:00", CAREERS, "Your application", hi(ACK), message_id=ROOT)
    told.turn("2026-06-01 12:00")
    return told


def by(day: str) -> tuple[str, str | None, str | None, bool]:
    """A decision by that day."""
    return ("decision_by", None, day, False)


def test_a_newer_one_replaces_an_older_one(story: Search) -> None:
    story.ana("2026-06-02 10:00", "we will let you know our decision by 20 June.")
    assert story.said() == by("2026-06-20")
    story.ana("2026-06-05 10:00", "it takes a little longer: we will let you know our decision by 30 June.")
    assert story.said() == by("2026-06-30")


def test_a_mail_that_says_nothing_replaces_nothing(story: Search) -> None:
    story.ana("2026-06-02 10:00", "we will let you know our decision by 20 June.")
    story.ana("2026-06-05 10:00", "thank you for the additional documents, I have passed them on.")
    assert story.said() == by("2026-06-20")


def test_a_late_older_one_does_not_replace_a_newer_one(story: Search) -> None:
    story.ana("2026-06-05 10:00", "we will let you know our decision by 30 June.")
    story.ana("2026-06-06 10:00", "we will let you know our decision by 20 June.", date="2026-06-03 10:00")
    assert story.said() == by("2026-06-30")


def test_a_robot_never_replaces_a_human(story: Search) -> None:
    story.ana("2026-06-02 10:00", "we will let you know our decision by 20 June.")
    story.ana("2026-06-05 10:00", "we will let you know our decision by 30 July.", CAREERS)
    assert story.said() == by("2026-06-20")


def test_an_acknowledgements_boilerplate_is_spent_by_an_invitation(story: Search) -> None:
    story.ana("2026-06-02 10:00", f"{ACK} We will let you know our decision by 20 June.", CAREERS)
    assert story.said() == by("2026-06-20")
    story.ana("2026-06-05 10:00", INVITE)
    assert story.said() is None


def test_a_humans_word_before_the_first_invitation_is_spent_by_it(story: Search) -> None:
    story.ana("2026-06-02 10:00", "we will let you know our decision by 20 June.")
    story.ana("2026-06-05 10:00", FIXED)
    assert story.said() is None


def test_what_the_invitation_itself_says_stays(story: Search) -> None:
    story.ana("2026-06-05 10:00", f"{FIXED} We will let you know our decision by 20 June.")
    assert story.said() == by("2026-06-20")


def test_said_after_the_first_invitation_survives_the_next_one(story: Search) -> None:
    story.ana("2026-06-02 10:00", INVITE)
    story.ana("2026-06-03 10:00", "we will let you know our decision by 30 June.")
    story.ana("2026-06-05 10:00", FIXED)
    assert story.said() == by("2026-06-30")


def test_a_date_before_the_end_of_a_held_interview_is_spent(story: Search) -> None:
    story.ana("2026-06-02 10:00", FIXED)
    story.ana("2026-06-03 10:00", "we will let you know our decision by 8 June.")
    assert story.said() == by("2026-06-08")
    story.turn("2026-06-09 15:00")
    assert story.said() is None


def test_a_date_on_the_day_of_the_interview_is_not_spent(story: Search) -> None:
    story.ana("2026-06-02 10:00", FIXED)
    story.ana("2026-06-03 10:00", "we will let you know our decision by 9 June.")
    story.turn("2026-06-09 15:00")
    assert story.said() == by("2026-06-09")


def test_told_to_wait_after_an_unexpired_date_keeps_the_date(story: Search) -> None:
    story.ana("2026-06-02 10:00", "we will let you know our decision by 20 June.")
    story.ana("2026-06-05 10:00", WAIT)
    assert story.said() == ("decision_by", None, "2026-06-20", True)


def test_told_to_wait_after_an_expired_date(story: Search) -> None:
    story.ana("2026-06-02 10:00", "we will let you know our decision by 4 June.")
    story.ana("2026-06-05 10:00", WAIT)
    assert story.said() == ("wait_for_contact", None, None, True)


def test_the_persons_own_statement(story: Search) -> None:
    said = story.hand("note", "1", "--decision", "by Friday 19 June")
    assert said["exit"] == 0
    assert story.said() == by("2026-06-19")
    story.ana("2026-06-02 10:00", "we will let you know our decision by 16 June.", date="2026-05-31 10:00")
    assert story.said() == by("2026-06-19")
    story.ana("2026-06-03 10:00", "we will let you know our decision by 26 June.")
    assert story.said() == by("2026-06-26")


def test_a_text_that_yields_none_is_wrong_usage(story: Search) -> None:
    said = story.hand("note", "1", "--decision", "they were nice")
    assert said["exit"] == 2
    assert said["error"]["code"] == 2


def test_a_quoted_promise_of_an_older_mail_says_nothing(story: Search) -> None:
    quoted = "thank you.\n\nOn Tue, 2 Jun 2026 at 10:00, Robin Vale wrote:\n> You will decide by 20 June, you said.\n"
    story.ana("2026-06-05 10:00", quoted)
    assert story.said() is None
