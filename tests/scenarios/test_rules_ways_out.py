"""Rules section 7: the ways out: the Drafts folder, `sent` of a folder account, and mail the person sent elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.roads import ANA, SUBJECT, confirmed, told
from tests.scenarios.story import Story


def begun(tmp_path: Path, via: str) -> Story:
    """Interviewed on Tuesday 9 June 2026 at 14:00; the thank-you to Ana waits since 16:00."""
    story = Story(tmp_path, via=via)
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-09 16:00")
    return story


@pytest.fixture
def mirrored(tmp_path: Path) -> Story:
    return begun(tmp_path, "drafts")


@pytest.fixture
def direct(tmp_path: Path) -> Story:
    return begun(tmp_path, "folder")


def only(story: Story) -> dict[str, Any]:
    """The one draft in the queue."""
    drafts = story.drafts()
    assert len(drafts) == 1, story.queue()
    return drafts[0]


def in_drafts(story: Story) -> list[Path]:
    """The files in the Drafts folder."""
    folder = story.mailbox / "drafts"
    return sorted(p for p in folder.iterdir() if p.is_file()) if folder.exists() else []


# via = "drafts"


def test_the_draft_lies_in_the_drafts_folder_in_thread(mirrored: Story) -> None:
    (copy,) = in_drafts(mirrored)
    text = copy.read_text()
    assert "To: Ana Ruiz <ana.ruiz@acme.example>" in text
    assert "In-Reply-To: <m1@acme.example>" in text
    assert "X-Followup-Draft:" in text


def test_a_yes_only_marks_it_reviewed_and_no_clock_starts(mirrored: Story) -> None:
    mirrored.approve_all()
    assert mirrored.turn("2026-06-09 16:30").sent == 0
    assert only(mirrored)["state"] == "approved"
    assert len(in_drafts(mirrored)) == 1
    mirrored.turn("2026-06-11 10:00")
    assert mirrored.planned("status_check") == ["2026-06-23"]


def test_what_was_only_reviewed_expires_like_the_rest(mirrored: Story) -> None:
    mirrored.approve_all()
    mirrored.turn("2026-06-14 14:59")
    assert only(mirrored)["state"] == "approved"
    mirrored.turn("2026-06-14 15:00")
    assert mirrored.drafts() == []
    assert in_drafts(mirrored) == []


def test_a_reviewed_check_is_withdrawn_by_an_answer(mirrored: Story) -> None:
    mirrored.turn("2026-06-23 09:00")
    mirrored.approve_all()
    told(mirrored, "2026-06-23 10:00", "still no decision, I am afraid. Bear with us.")
    assert mirrored.drafts() == []
    assert in_drafts(mirrored) == []


def test_sent_from_the_mail_client_with_our_message_id(mirrored: Story) -> None:
    (copy,) = in_drafts(mirrored)
    ours = next(line.partition(": ")[2] for line in copy.read_text().splitlines() if line.startswith("Message-ID"))
    mirrored.sent("2026-06-11 10:00", ANA[1], f"Re: {SUBJECT}", "Thank you, Ana.", message_id=ours)
    mirrored.turn("2026-06-11 10:05")
    assert mirrored.drafts() == []
    assert mirrored.planned("status_check") == ["2026-06-25"]


def test_sent_from_the_mail_client_with_our_header(mirrored: Story) -> None:
    (copy,) = in_drafts(mirrored)
    head = "X-Followup-Draft"
    ours = next(line.partition(": ")[2] for line in copy.read_text().splitlines() if line.startswith(head))
    mirrored.sent("2026-06-11 10:00", ANA[1], "Thank you!", "Thank you, Ana.", headers={head: ours})
    mirrored.turn("2026-06-11 10:05")
    assert mirrored.drafts() == []
    assert mirrored.planned("status_check") == ["2026-06-25"]


def test_sent_from_the_mail_client_by_thread_and_recipients(mirrored: Story) -> None:
    mirrored.turn("2026-06-14 15:00")
    mirrored.turn("2026-06-23 09:00")
    assert only(mirrored)["kind"] == "status_check"
    body = "Dear Ana, is there any news? Robin"
    mirrored.sent("2026-06-24 10:00", ANA[1], f"Re: {SUBJECT}", body, answers="<m1@acme.example>")
    mirrored.turn("2026-06-24 10:05")
    assert mirrored.drafts() == []
    assert mirrored.planned("status_check") == ["2026-07-08"]
    mirrored.turn("2026-07-08 09:00")
    mirrored.sent("2026-07-08 10:00", ANA[1], f"Re: {SUBJECT}", body, answers="<m1@acme.example>")
    mirrored.turn("2026-07-08 10:05")
    assert mirrored.planned("status_check", 60) == []  # two, not three or four: a draft of ours counts once


# via = "folder"


def test_what_left_is_in_sent_dated_with_the_clock_and_read_once(direct: Story) -> None:
    direct.approve_all()
    assert direct.turn("2026-06-09 16:30").sent == 1
    (copy,) = (direct.mailbox / "sent").iterdir()
    text = copy.read_text()
    assert "Date: Tue, 09 Jun 2026 15:30:00 +0000" in text or "Date: Tue, 09 Jun 2026 16:30:00 +0100" in text
    assert "From: Robin Vale <robin.vale@example.org>" in text
    direct.turn("2026-06-10 12:00")
    assert direct.drafts() == []
    assert direct.planned("status_check") == ["2026-06-23"]
    assert len(direct.applications()) == 1


def test_the_mirror_is_kept_with_the_folder_way_too(direct: Story) -> None:
    assert len(in_drafts(direct)) == 1
    direct.approve_all()
    direct.turn("2026-06-09 16:30")
    assert in_drafts(direct) == []


def test_an_answer_goes_from_the_address_they_wrote_to(tmp_path: Path) -> None:
    story = Story(tmp_path)
    text = story.config.read_text().replace(
        '["robin.vale@example.org"]', '["robin.vale@example.org", "robin@vale.example"]'
    )
    story.config.write_text(text)
    body = (
        "Hi Robin,\n\nyour interview for the Data Engineer role at Acme is confirmed for Tuesday 9 June 2026 at 14:00."
        "\n\nAna Ruiz\nAcme"
    )
    story.mail("2026-06-03 10:00", ANA, SUBJECT, body, to="robin@vale.example")
    story.turn("2026-06-09 16:00")
    story.approve_all()
    assert story.turn("2026-06-09 16:05").sent == 1
    (copy,) = (story.mailbox / "sent").iterdir()
    assert "From: Robin Vale <robin@vale.example>" in copy.read_text()


# The person writes by hand


def test_own_thanks_from_the_phone_withdraw_the_draft(direct: Story) -> None:
    direct.sent("2026-06-09 17:00", ANA[1], "Many thanks", "Dear Ana, thank you for today. Robin")
    counts = direct.turn("2026-06-09 17:05")
    assert counts.withdrawn == 1
    assert direct.drafts() == []


def test_own_question_withdraws_the_queued_one(direct: Story) -> None:
    direct.turn("2026-06-14 15:00")
    direct.turn("2026-06-23 09:00")
    assert only(direct)["kind"] == "status_check"
    direct.sent("2026-06-23 10:00", ANA[1], "Data Engineer", "Dear Ana, may I ask how things stand? Robin")
    direct.turn("2026-06-23 10:05")
    assert direct.drafts() == []
    assert direct.planned("status_check") == ["2026-07-07"]


def test_an_answer_to_their_question_is_no_check(direct: Story) -> None:
    direct.approve_all()
    direct.turn("2026-06-09 16:05")
    mail = told(direct, "2026-06-12 10:00", "one more thing: which city do you live in at the moment?")
    direct.sent("2026-06-12 11:00", ANA[1], f"Re: {SUBJECT}", "Dear Ana, in Leeds. Robin", answers=mail)
    direct.turn("2026-06-12 11:05")
    assert direct.planned("status_check") == ["2026-06-26"]  # from their word of the 12th
    for first, second in (("2026-06-26", "2026-07-10"), ("2026-07-10", None)):
        direct.turn(f"{first} 09:00")
        direct.approve_all()
        assert direct.turn(f"{first} 10:00").sent == 1
        assert direct.planned("status_check", 60) == ([second] if second else [])
