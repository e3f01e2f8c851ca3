"""Rules section 2: what opens an application and what does not, own mails, copies, unreadable mails, unsure ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.acknowledged import ACK, ANA, OFFER, REJECT, ROOT, hi
from tests.scenarios.acknowledged import Search as Acknowledged
from tests.scenarios.story import ME

CAREERS = ("Acme Careers", "no-reply@acme.example")
INVITE = (
    "we would love to invite you to an interview for the Data Engineer role at Acme. When could you talk next week?"
)
FIXED = "your interview for the Data Engineer role at Acme is confirmed for Tuesday 9 June 2026 at 14:00."
TEST = "please complete the coding exercise for the Data Engineer role at Acme by Friday 12 June."
VAGUE = "unfortunately I have bad news, but let us talk."


class Search(Acknowledged):
    """`ana` writes in the thread of the acknowledgement, `me` answers."""

    def me(self, at: str, text: str, answers: str | None = ROOT, to: str = ANA[1]) -> str:
        """A mail of the person's, and a turn."""
        key = self.sent(at, to, "Re: Your application", f"Dear Ana,\n\n{text}\n\nBest wishes\nRobin", answers=answers)
        self.turn(at)
        return key


@pytest.fixture
def empty(tmp_path: Path) -> Search:
    """Nothing yet."""
    return Search(tmp_path)


@pytest.fixture
def story(empty: Search) -> Search:
    """An acknowledged application."""
    empty.mail("2026-06-01 09:00", CAREERS, "Your application", hi(ACK), message_id=ROOT)
    empty.turn("2026-06-01 12:00")
    return empty


# What opens one


@pytest.mark.parametrize(
    ("text", "stage"), [(ACK, "applied"), (INVITE, "invited"), (FIXED, "scheduled"), (TEST, "assessment")]
)
def test_four_labels_open_an_application(empty: Search, text: str, stage: str) -> None:
    empty.ana("2026-06-02 10:00", text, answers=None)
    assert [(a["company"], a["role"], a["stage"]) for a in empty.applications()] == [("Acme", "Data Engineer", stage)]


@pytest.mark.parametrize(
    "text",
    [
        "Unfortunately Acme has decided to go with another candidate for the Data Engineer position.",
        OFFER,
        "unfortunately I have to move our interview to Thursday 11 June 2026 at 10:00.",
        "I am afraid we have to cancel our interview on Tuesday.",
    ],
)
def test_four_others_ask_where_they_belong(empty: Search, text: str) -> None:
    empty.ana("2026-06-02 10:00", text, answers=None)
    assert empty.applications() == []
    (question,) = empty.tasks("which_one")
    assert (question["candidates"], question["choices"]) == ([], ["new", "none"])


@pytest.mark.parametrize(
    ("sender", "subject", "text"),
    [
        (
            ("Job Alerts", "alerts@jobboard.example"),
            "12 new jobs for you",
            "New jobs: Data Engineer at Acme. Unsubscribe.",
        ),
        (("Landlord", "jo@flats.example"), "Your flat", "The rent for June is due. Please pay by Friday."),
        (("Sign in", "no-reply@login.example"), "Your code", "Your verification code is 123456."),
    ],
)
def test_noise_opens_nothing_and_asks_nothing(empty: Search, sender: tuple[str, str], subject: str, text: str) -> None:
    empty.mail("2026-06-02 10:00", sender, subject, text)
    empty.turn("2026-06-02 10:00")
    assert (empty.applications(), empty.kinds()) == ([], [])


def test_an_own_letter_opens_nothing(empty: Search) -> None:
    empty.me("2026-06-02 10:00", "I would like to apply for the Data Engineer position.", answers=None)
    assert (empty.applications(), empty.kinds()) == ([], [])


@pytest.mark.parametrize(("choice", "count"), [("new", 1), ("none", 0)])
def test_where_an_outcome_belongs_is_the_persons_word(empty: Search, choice: str, count: int) -> None:
    empty.ana(
        "2026-06-02 10:00", "Acme has decided to go with another candidate for the Data Engineer job.", answers=None
    )
    (question,) = empty.tasks("which_one")
    assert empty.hand("answer", str(question["id"]), choice)["exit"] == 0
    empty.turn("2026-06-02 10:05")
    assert [a["stage"] for a in empty.applications()] == ["rejected"] * count
    assert empty.tasks() == []


# The person's decisions in own mails


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("I am delighted to accept your offer and look forward to starting in August.", "accepted"),
        ("thank you for the offer, but I have decided to decline it.", "declined"),
        ("I would like to withdraw my application, as I have taken another job.", "withdrawn"),
    ],
)
@pytest.mark.parametrize("choice", ["yes", "no"])
def test_a_decision_in_an_own_mail_is_a_question(story: Search, text: str, stage: str, choice: str) -> None:
    mail = story.ana("2026-06-05 10:00", OFFER)
    story.me("2026-06-06 10:00", text, answers=mail)
    assert story.stage() == "offered"
    (question,) = story.tasks("confirm")
    assert story.hand("answer", str(question["id"]), choice)["exit"] == 0
    story.turn("2026-06-08 10:00")
    assert story.stage() == (stage if choice == "yes" else "offered")
    assert story.tasks("confirm") == []


def test_a_withdrawal_and_their_confirmation_of_it(story: Search) -> None:
    story.ana("2026-06-03 10:00", FIXED)
    mail = story.me("2026-06-04 10:00", "I would like to withdraw my application, as I have taken another job.")
    (question,) = story.tasks("confirm")
    story.hand("answer", str(question["id"]), "yes")
    story.ana("2026-06-05 10:00", "we confirm that your application has been withdrawn. All the best!", answers=mail)
    assert (story.stage(), story.kinds()) == ("withdrawn", [])


# Copies


def test_the_same_mail_in_two_folders_counts_once(story: Search) -> None:
    for _ in range(2):
        story.ana("2026-06-05 10:00", OFFER, message_id="<offer@acme.example>")
    assert story.stage() == "offered"
    shown = [e["what"] for e in story.hand("show", "1")["timeline"]]
    assert shown.count("offer_made") == 1


def test_a_message_id_used_again_for_another_mail(story: Search) -> None:
    story.ana("2026-06-03 10:00", FIXED, message_id="<same@acme.example>")
    story.ana("2026-06-05 10:00", REJECT, message_id="<same@acme.example>")
    assert story.stage() == "rejected"


def test_a_copy_of_an_own_mail_that_comes_back(story: Search) -> None:
    story.ana("2026-06-03 10:00", "would Tuesday 9 June at 14:00 suit you for a first interview?")
    own = story.me("2026-06-03 12:00", "yes, Tuesday at 14:00 works for me.")
    story.mail(
        "2026-06-03 12:01",
        ("Robin Vale", ME),
        "Re: Your application",
        "Dear Ana,\n\nyes, Tuesday at 14:00 works for me.\n\nBest wishes\nRobin",
        answers=ROOT,
        message_id=own,
        date="2026-06-03 12:00",
    )
    story.turn("2026-06-03 13:00")
    assert (story.stage(), story.kinds()) == ("scheduled", [])


def test_somebody_else_with_the_persons_address_agrees_to_nothing(story: Search) -> None:
    story.ana("2026-06-03 10:00", "would Tuesday 9 June at 14:00 suit you for a first interview?")
    story.mail(
        "2026-06-03 12:01",
        ("Robin Vale", ME),
        "Re: Your application",
        "Yes, that works for me.",
        answers=ROOT,
        auth="fail",
    )
    story.turn("2026-06-03 13:00")
    assert story.stage() == "invited"


# Unreadable


def test_an_unreadable_mail_stops_no_other_one(story: Search) -> None:
    (story.mailbox / "inbox" / "broken.eml").write_bytes(b"\x00\x01\x02 no mail at all")
    story.ana("2026-06-05 10:00", OFFER)
    assert story.stage() == "offered"
    kept = story.hand("quarantine", "list")
    assert kept["exit"] == 0
    assert "broken.eml" in str(kept)


# Unsure


def test_an_unsure_mail_of_a_person_holds_the_checks(story: Search) -> None:
    story.ana("2026-06-03 10:00", FIXED)
    story.turn("2026-06-09 16:00")
    story.approve_all()
    story.turn("2026-06-09 16:05")
    story.ana("2026-06-12 10:00", VAGUE)
    assert "question what_is_this" in story.kinds()
    story.turn("2026-06-26 10:00")
    assert story.drafts("status_check") == []
    assert [h["until"] for h in story.held()] == [None]
    (question,) = story.tasks("what_is_this")
    assert story.hand("answer", str(question["id"]), "status_update")["exit"] == 0
    story.turn("2026-06-26 11:00")
    assert [d["to"] for d in story.drafts("status_check")] == [[ANA[1]]]


def test_an_unsure_mail_of_a_robot_asks_and_holds_nothing(story: Search) -> None:
    story.ana("2026-06-03 10:00", FIXED)
    story.turn("2026-06-09 16:00")
    story.approve_all()
    story.turn("2026-06-09 16:05")
    story.mail("2026-06-12 10:00", CAREERS, "Your application", hi(VAGUE), answers=ROOT)
    story.turn("2026-06-12 10:00")
    assert "question what_is_this" in story.kinds()
    story.turn("2026-06-23 09:00")
    assert [d["to"] for d in story.drafts("status_check")] == [[ANA[1]]]


def test_what_the_person_calls_it_counts_from_its_own_time(story: Search) -> None:
    story.ana("2026-06-12 10:00", VAGUE)
    story.ana("2026-06-15 10:00", INVITE)
    (question,) = story.tasks("what_is_this")
    assert story.hand("answer", str(question["id"]), "rejection")["exit"] == 0
    story.turn("2026-06-15 10:05")
    assert story.stage() == "rejected"
    assert [t["kind"] for t in story.tasks()] == ["confirm"]
