"""Rules section 1: every stage and what moves it, in the order of the mails' own time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.roads import confirmed, thanked
from tests.scenarios.story import ME, Story

ANA = ("Ana Ruiz", "ana.ruiz@acme.example")
CAREERS = ("Acme Careers", "careers@acme.example")
ACK = "Thank you for applying for the position of Data Engineer at Acme. We have received your application."
REJECT = "thank you for your interest. Unfortunately we will not be moving forward with your application."
OFFER = "we are delighted to offer you the position of Data Engineer at Acme. Please let us know by 30 June."
INVITE = "we would love to invite you to an interview for the Data Engineer role. When could you talk next week?"
TEST = "please complete the coding exercise for the Data Engineer role by Friday 12 June."
FROZEN = "we had to put the hiring for the Data Engineer role on hold because of a budget freeze."
THAWED = "good news: the hiring freeze is lifted and we are moving forward with the recruitment again."
WITHDRAWN_OFFER = "I am very sorry, but due to budget cuts we have to withdraw our offer of employment."
STILL = "just a quick note that we are still reviewing candidates. Thank you for your patience."
ROOT = "<ack@acme.example>"


def hi(text: str) -> str:
    """A letter of Ana's."""
    return f"Hi Robin,\n\n{text}\n\nBest wishes\nAna Ruiz\nAcme\n"


class Search(Story):
    """An application acknowledged on 1 June; `ana` writes in its thread."""

    def ana(self, at: str, text: str, **more: str | None) -> str:
        """A mail of Ana's in the conversation."""
        return self.mail(at, ANA, "Re: Your application", hi(text), answers=ROOT, **more)  # type: ignore[arg-type]


@pytest.fixture
def story(tmp_path: Path) -> Search:
    """An acknowledged application."""
    told = Search(tmp_path)
    told.mail("2026-06-01 09:00", CAREERS, "Your application", hi(ACK), message_id=ROOT)
    told.turn("2026-06-01 12:00")
    assert told.stage() == "applied"
    return told


ROADS: dict[str, list[tuple[str, str]]] = {
    "applied": [],
    "assessment": [("2026-06-02 09:00", TEST)],
    "invited": [("2026-06-02 09:00", INVITE)],
    "scheduled": [("2026-06-02 09:00", "your interview is confirmed for Tuesday 30 June 2026 at 14:00.")],
    "waiting": [("2026-06-02 09:00", "your interview is confirmed for Wednesday 3 June 2026 at 14:00.")],
    "on_hold": [("2026-06-02 09:00", FROZEN)],
    "offered": [("2026-06-02 09:00", OFFER)],
}


def _at(story: Search, stage: str) -> None:
    for at, text in ROADS[stage]:
        story.ana(at, text)
    story.turn("2026-06-04 09:00")
    assert story.stage() == stage, story.applications()


@pytest.mark.parametrize("stage", list(ROADS))
def test_a_rejection_is_possible_from_every_open_stage(story: Search, stage: str) -> None:
    _at(story, stage)
    story.ana("2026-06-05 10:00", REJECT)
    story.turn("2026-06-05 12:00")
    assert story.stage() == "rejected"
    assert not [t for t in story.tasks() if t["kind"] != "debrief"]
    story.turn("2026-06-08 09:00")
    assert story.kinds() == [f"draft rejection_reply {ANA[1]}"]
    assert story.plan()["wishes"] == []


@pytest.mark.parametrize("stage", list(ROADS))
def test_an_offer_is_possible_from_every_open_stage(story: Search, stage: str) -> None:
    _at(story, stage)
    story.ana("2026-06-05 10:00", OFFER)
    story.turn("2026-06-05 12:00")
    assert story.stage() == "offered"
    assert f"draft offer_reply {ANA[1]}" in story.kinds()


@pytest.mark.parametrize("stage", list(ROADS))
def test_a_holding_reply_moves_no_open_stage(story: Search, stage: str) -> None:
    _at(story, stage)
    story.ana("2026-06-05 10:00", STILL)
    story.turn("2026-06-05 12:00")
    assert story.stage() == stage


@pytest.mark.parametrize(
    ("stage", "to"),
    [(stage, "invited") for stage in ("applied", "assessment", "waiting", "on_hold")]
    + [(stage, stage) for stage in ("scheduled", "offered")],
)
def test_an_invitation_from_every_open_stage(story: Search, stage: str, to: str) -> None:
    _at(story, stage)
    story.ana("2026-06-05 10:00", INVITE)
    story.turn("2026-06-05 12:00")
    assert story.stage() == to
    assert "task answer_needed" in story.kinds()


@pytest.mark.parametrize(
    ("stage", "to"),
    [("applied", "on_hold"), ("waiting", "on_hold"), ("invited", "on_hold"), ("scheduled", "scheduled")],
)
def test_a_freeze_and_then_on_again(story: Search, stage: str, to: str) -> None:
    _at(story, stage)
    story.ana("2026-06-05 10:00", FROZEN)
    story.turn("2026-06-05 12:00")
    assert story.stage() == to
    story.ana("2026-06-12 10:00", THAWED)
    story.turn("2026-06-12 12:00")
    assert story.stage() == {"waiting": "waiting", "scheduled": "scheduled"}.get(stage, "applied")


def test_a_freeze_drops_what_they_had_promised(story: Search) -> None:
    story.ana("2026-06-02 09:00", "we will let you know our decision by 20 June.")
    story.turn("2026-06-02 10:00")
    assert story.application()["statement"]["latest"] == "2026-06-20"
    story.ana("2026-06-05 10:00", FROZEN)
    story.turn("2026-06-05 12:00")
    assert story.application()["statement"] is None


def test_an_exercise_between_two_rounds_goes_back_to_waiting(story: Search) -> None:
    _at(story, "waiting")
    mail = story.ana("2026-06-05 10:00", TEST)
    story.turn("2026-06-05 12:00")
    assert story.stage() == "assessment"
    story.sent("2026-06-08 10:00", ANA[1], "Re: Your application", "Hi Ana, here is my solution. Robin", answers=mail)
    story.turn("2026-06-08 12:00")
    assert story.stage() == "waiting"


def test_an_exercise_is_over_when_the_task_is_done(story: Search) -> None:
    _at(story, "assessment")
    task = story.tasks("answer_needed")[0]
    assert story.hand("task", "done", str(task["id"]))["exit"] == 0
    story.turn("2026-06-05 12:00")
    assert story.stage() == "applied"
    assert story.kinds() == []


def test_an_offer_while_an_interview_is_ahead(story: Search) -> None:
    _at(story, "scheduled")
    story.ana("2026-06-05 10:00", OFFER)
    story.turn("2026-06-05 12:00")
    assert story.stage() == "offered"
    story.turn("2026-07-01 12:00")
    assert story.stage() == "offered"


def test_an_offer_taken_back_is_answered_once(story: Search) -> None:
    _at(story, "offered")
    story.ana("2026-06-05 10:00", WITHDRAWN_OFFER)
    story.turn("2026-06-05 12:00")
    assert story.stage() == "rejected"
    assert story.kinds() == []
    story.ana("2026-06-09 10:00", REJECT)
    story.turn("2026-06-09 12:00")
    assert story.stage() == "rejected"
    assert story.kinds() == [f"draft rejection_reply {ANA[1]}"]


def test_a_late_mail_is_put_in_its_place(story: Search) -> None:
    story.ana("2026-06-05 10:00", OFFER)
    story.turn("2026-06-05 12:00")
    story.ana("2026-06-06 10:00", INVITE, date="2026-06-03 10:00")
    story.turn("2026-06-06 12:00")
    assert story.stage() == "offered"
    shown = [line["what"] for line in story.hand("show", "1")["timeline"]]
    assert shown.index("invited") < shown.index("offer_made")


def test_a_mail_dated_in_the_future_counts_when_it_arrived(story: Search) -> None:
    story.ana("2026-06-05 10:00", INVITE, date="2026-06-05 16:00")
    story.turn("2026-06-05 12:00")
    assert story.stage() == "applied"
    story.turn("2026-06-05 17:00")
    assert story.stage() == "invited"
    assert story.application()["since"] == "2026-06-05T09:00:00Z"


def test_a_mail_more_than_thirty_days_late_counts_when_it_arrived(story: Search) -> None:
    story.ana("2026-07-20 10:00", INVITE, date="2026-06-02 10:00")
    story.turn("2026-07-20 12:00")
    assert (story.stage(), story.application()["since"]) == ("invited", "2026-07-20T09:00:00Z")


def test_a_mail_exactly_thirty_days_late_keeps_its_date(story: Search) -> None:
    story.ana("2026-07-02 10:00", INVITE, date="2026-06-02 10:00")
    story.turn("2026-07-02 12:00")
    assert (story.stage(), story.application()["since"]) == ("invited", "2026-06-02T09:00:00Z")


def test_mails_of_the_same_second_count_by_message_id(story: Search) -> None:
    story.ana("2026-06-05 10:00", FROZEN, message_id="<b@acme.example>")
    story.ana("2026-06-05 10:00", THAWED, message_id="<a@acme.example>")
    story.turn("2026-06-05 12:00")
    assert story.stage() == "on_hold"


def test_a_mail_without_a_date_counts_when_it_arrived(story: Search) -> None:
    raw = (
        "Received: from mx by mail.example.org; Fri, 05 Jun 2026 10:00:00 +0100\r\n"
        "Authentication-Results: mx.example.org; dmarc=pass header.from=acme.example\r\n"
        f"From: Ana Ruiz <{ANA[1]}>\r\nTo: {ME}\r\nSubject: Re: Your application\r\n"
        f"Message-ID: <nodate@acme.example>\r\nIn-Reply-To: {ROOT}\r\n\r\n{hi(REJECT)}"
    )
    (story.mailbox / "inbox" / "nodate.eml").write_text(raw, newline="")
    story.turn("2026-06-04 12:00")
    assert story.stage() == "applied"
    story.turn("2026-06-08 09:00")
    assert (story.stage(), story.application()["since"]) == ("rejected", "2026-06-05T09:00:00Z")


def test_a_mail_after_closing_by_the_person_asks_nothing(story: Search) -> None:
    assert story.hand("stage", "1", "withdrawn")["exit"] == 0
    for at, text in (("2026-06-02 10:00", INVITE), ("2026-06-03 10:00", REJECT), ("2026-06-04 10:00", OFFER)):
        story.ana(at, text)
        story.turn(at)
        assert story.stage() == "withdrawn"
        assert story.kinds() == []


def test_a_second_rejection_asks_nothing(story: Search) -> None:
    _at(story, "applied")
    story.ana("2026-06-05 10:00", REJECT)
    story.turn("2026-06-05 12:00")
    story.mail("2026-06-06 10:00", CAREERS, "Data Engineer at Acme", hi(REJECT), auth=None)
    story.turn("2026-06-06 12:00")
    assert story.stage() == "rejected"
    assert story.tasks() == []


def test_quiet_is_revived_by_their_word(story: Search) -> None:
    story.days("2026-06-02", "2026-08-05")
    assert story.stage() == "quiet"
    story.ana("2026-08-06 10:00", STILL)
    story.turn("2026-08-06 12:00")
    assert story.stage() == "applied"


def test_frozen_then_quiet_then_on_again_is_not_frozen_any_more(story: Search) -> None:
    story.ana("2026-06-02 10:00", FROZEN)
    story.turn("2026-08-20 12:00")
    assert story.stage() == "quiet"
    story.ana("2026-08-21 10:00", THAWED)
    story.turn("2026-08-21 12:00")
    assert story.stage() == "applied"


def test_a_next_round_after_the_first_one(tmp_path: Path) -> None:
    story = Story(tmp_path)
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    thanked(story, "2026-06-09 14:00")
    assert story.stage() == "waiting"
    story.mail("2026-06-12 10:00", ANA, "Re: Interview at Acme", hi(INVITE), answers="<m1@acme.example>")
    story.turn("2026-06-12 12:00")
    assert story.stage() == "invited"
    assert story.kinds() == ["task answer_needed", "task debrief"]


@pytest.mark.parametrize(("choice", "stage"), [("yes", "on_hold"), ("no", "offered")])
def test_a_freeze_after_an_offer_is_asked_about(story: Search, choice: str, stage: str) -> None:
    _at(story, "offered")
    story.ana("2026-06-05 10:00", FROZEN)
    story.turn("2026-06-05 12:00")
    assert story.stage() == "offered"
    (question,) = story.tasks("confirm")
    assert story.hand("answer", str(question["id"]), choice)["exit"] == 0
    story.turn("2026-06-05 12:05")
    assert (story.stage(), story.tasks("confirm")) == (stage, [])
