"""Rules sections 1 and 6: which mail may move an outcome by itself, and to which addresses a draft may ever go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.story import ME, Story, invitation

ANA = ("Ana Ruiz", "ana.ruiz@acme.example")
TOM = ("Tom Hale", "tom.hale@acme.example")
CAREERS = ("Acme Careers", "no-reply@acme.example")
ACK = "Thank you for applying for the position of Data Engineer at Acme. We have received your application."
REJECT = "thank you for your interest. Unfortunately we will not be moving forward with your application."
OFFER = "we are delighted to offer you the position of Data Engineer at Acme. Please let us know by 30 June."
FIXED = "your interview for the Data Engineer role at Acme is confirmed for Tuesday 9 June 2026 at 14:00."
ROOT = "<ack@acme.example>"


def hi(text: str, name: str = "Ana Ruiz") -> str:
    """A letter."""
    return f"Hi Robin,\n\n{text}\n\nBest wishes\n{name}\nAcme\n"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """A robot of Acme acknowledged the application on 1 June."""
    told = Story(tmp_path)
    told.mail("2026-06-01 09:00", CAREERS, "Your application", hi(ACK, "Careers"), message_id=ROOT)
    told.turn("2026-06-01 12:00")
    return told


def held(story: Story, **more: Any) -> str:
    """An interview on 9 June with whoever the mail tells; a turn when thank-yous are due; the mail's Message-ID."""
    mail = story.mail("2026-06-03 10:00", ANA, "Interview", hi(FIXED), **{"answers": ROOT, **more})
    story.turn("2026-06-09 16:00")
    return mail


def thanked(story: Story) -> list[str]:
    """To whom thank-yous would go."""
    return sorted(d["to"][0] for d in story.drafts("thank_you"))


# Who may reject or offer


@pytest.mark.parametrize("text", [REJECT, OFFER])
@pytest.mark.parametrize(
    ("sender", "answers", "auth", "moves"),
    [
        (CAREERS, None, "pass", True),  # known address
        (CAREERS, None, None, False),  # known address, but nothing shows that it is theirs
        (CAREERS, ROOT, None, True),  # no authentication, but it answers what they wrote before
        (CAREERS, ROOT, "fail", False),
        (TOM, ROOT, "pass", True),  # a stranger in the thread
        (TOM, None, "pass", False),  # a stranger outside of it
        (("Tom Hale", "tom.hale@gmail.com"), ROOT, None, True),
        (("Tom Hale", "tom.hale@gmail.com"), None, "pass", False),
    ],
)
def test_who_may_move_an_outcome(
    story: Story, text: str, sender: tuple[str, str], answers: str | None, auth: str | None, moves: bool
) -> None:
    subject = "Your application as Data Engineer at Acme"
    story.mail("2026-06-05 10:00", sender, subject, hi(text, sender[0]), answers=answers, auth=auth)
    story.turn("2026-06-05 12:00")
    to = "rejected" if text == REJECT else "offered"
    assert story.stage() == (to if moves else "applied")
    asked = [t for t in story.tasks("confirm") if t["application"] == 1 and "address" not in t["text"]]
    assert bool(asked) == (not moves)
    if not moves:
        for task in story.tasks("confirm"):
            assert story.hand("answer", str(task["id"]), "yes")["exit"] == 0
        story.turn("2026-06-05 12:10")
        assert (story.stage(), story.tasks("confirm")) == (to, [])


def test_an_odd_reply_to_alone_does_not_take_that_right_away(story: Story) -> None:
    mail = held(story)
    story.mail(
        "2026-06-12 10:00",
        ANA,
        "Re: Interview",
        hi(REJECT),
        answers=mail,
        headers={"Reply-To": "ana.ruiz@elsewhere.example"},
    )
    story.turn("2026-06-15 09:00")
    assert story.stage() == "rejected"
    assert [d["to"] for d in story.drafts("rejection_reply")] == [[ANA[1]]]


# Never to


def test_a_robot_is_never_written_to(story: Story) -> None:
    story.mail("2026-06-03 10:00", CAREERS, "Interview", hi(FIXED, "Careers"), answers=ROOT)
    story.turn("2026-06-09 16:00")
    assert story.stage() == "waiting"
    assert story.drafts() == []
    story.turn("2026-06-25 09:00")
    assert story.drafts() == []


def test_one_human_mail_makes_an_automatic_address_usable(story: Story) -> None:
    team = ("Acme People", "people@acme.example")
    story.mail(
        "2026-06-02 10:00", team, "Interview", hi(FIXED, "People Team"), headers={"Auto-Submitted": "auto-generated"}
    )
    story.turn("2026-06-09 16:00")
    assert story.drafts() == []
    story.mail(
        "2026-06-09 17:00",
        team,
        "Re: Interview",
        hi("it was lovely to meet you today.", "Lea"),
    )
    story.turn("2026-06-10 09:00")
    assert thanked(story) == ["people@acme.example"]


def test_a_homoglyph_gets_nothing_before_the_persons_word(story: Story) -> None:
    mail = held(story)
    fake = ("Ana Ruiz", "ana.ruiz@acrne.example")
    story.mail(
        "2026-06-10 10:00",
        fake,
        "Re: Interview",
        hi("could you send me your bank details?"),
        answers=mail,
    )
    story.turn("2026-06-10 12:00")
    assert all(fake[1] not in d["to"] for d in story.drafts())
    assert [t["kind"] for t in story.tasks() if fake[1] in t["text"]] == ["confirm"]
    story.turn("2026-06-25 09:00")
    assert all(fake[1] not in d["to"] for d in story.drafts())


def test_a_reply_to_elsewhere_is_not_used(story: Story) -> None:
    held(story, headers={"Reply-To": "ana.ruiz@elsewhere.example"})
    assert thanked(story) == [ANA[1]]
    (question,) = story.tasks("confirm")
    assert "ana.ruiz@elsewhere.example" in question["text"]
    assert story.hand("answer", str(question["id"]), "yes")["exit"] == 0
    story.turn("2026-06-09 16:05")
    assert thanked(story) == ["ana.ruiz@elsewhere.example"]


def test_trust_makes_an_address_usable(story: Story) -> None:
    held(story, headers={"Reply-To": "ana.ruiz@elsewhere.example"})
    assert story.hand("trust", "1", "ana.ruiz@elsewhere.example")["exit"] == 0
    story.turn("2026-06-09 16:05")
    assert thanked(story) == ["ana.ruiz@elsewhere.example"]
    assert story.tasks("confirm") == []


def test_a_tokened_reply_to_of_the_robots_house_is_the_senders(story: Story) -> None:
    token = "reply+7f3a@acme.example"
    held(story, headers={"Reply-To": token})
    assert thanked(story) == [token]
    assert story.tasks("confirm") == []


def test_people_of_the_invitation_are_known_and_others_are_not(story: Story) -> None:
    ics = invitation("u1", "20260609T140000", "20260609T150000", attendees=(ME, TOM[1], "no-reply@acme.example"))
    held(story, ics=ics, cc="boss@acme.example")
    assert thanked(story) == [ANA[1], TOM[1]]


def test_who_declined_is_not_met(story: Story) -> None:
    ics = invitation("u1", "20260609T140000", "20260609T150000", attendees=(ME, TOM[1]))
    ics = ics.replace(f"PARTSTAT=NEEDS-ACTION:mailto:{TOM[1]}", f"PARTSTAT=DECLINED:mailto:{TOM[1]}")
    held(story, ics=ics)
    assert thanked(story) == [ANA[1]]


def test_somebody_named_in_a_human_mail_at_their_domain_is_known(story: Story) -> None:
    story.mail(
        "2026-06-03 10:00",
        ANA,
        "Interview",
        hi(f"{FIXED} You will be interviewed by Tom Hale ({TOM[1]})."),
        answers=ROOT,
    )
    story.turn("2026-06-09 16:00")
    assert thanked(story) == [TOM[1]]


def test_a_bounced_address_gets_nothing_more(story: Story) -> None:
    held(story)
    story.approve_all()
    assert story.turn("2026-06-09 16:05").sent == 1
    (copy,) = (story.mailbox / "sent").glob("*")
    message_id = next(line[12:] for line in copy.read_text().splitlines() if line.lower().startswith("message-id: "))
    report = (
        "Received: from mx by mail.example.org; Tue, 09 Jun 2026 16:10:00 +0100\r\n"
        "From: Mail Delivery System <mailer-daemon@mx.example.org>\r\n"
        f"To: {ME}\r\nSubject: Undelivered Mail Returned to Sender\r\nDate: Tue, 09 Jun 2026 16:10:00 +0100\r\n"
        "Message-ID: <dsn1@mx.example.org>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nI could not deliver your message.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n"
        f"Final-Recipient: rfc822; {ANA[1]}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\nTo: {ANA[1]}\r\n\r\n--b--\r\n"
    )
    (story.mailbox / "inbox" / "dsn.eml").write_text(report, newline="")
    story.turn("2026-06-10 09:00")
    assert story.stage() == "waiting"
    assert story.drafts() == []
    story.turn("2026-06-25 09:00")
    assert story.drafts() == []


def test_an_out_of_office_is_no_answer(story: Story) -> None:
    held(story)
    story.approve_all()
    story.turn("2026-06-09 16:05")
    story.mail(
        "2026-06-09 16:06",
        ANA,
        "Automatic reply: Interview",
        "I am out of the office until 26 June 2026 with no access to mail.\n\nAna Ruiz",
        headers={"Auto-Submitted": "auto-replied"},
    )
    story.turn("2026-06-10 09:00")
    assert story.stage() == "waiting"
    assert story.planned("status_check") == ["2026-06-30"]
