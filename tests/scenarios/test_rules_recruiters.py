"""Rules section 2: recruiters, agencies and what they propose; a mail of theirs finds its application."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.employers import INVITE, names
from tests.scenarios.story import Story


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """An empty search."""
    return Story(tmp_path)


# Recruiters


MIA = ("Mia Chen", "mia.chen@talentry.example")


def test_one_recruiter_two_employers(story: Story) -> None:
    first = INVITE.format(role="Data Engineer", company="Borealis", name="Mia Chen").replace(
        "\nBorealis\n", "\nTalentry\n"
    )
    second = first.replace("Borealis", "Cirrus").replace("Data Engineer", "Platform Engineer")
    story.mail("2026-06-01 09:00", MIA, "Borealis - Data Engineer", first)
    story.turn("2026-06-01 10:00")
    story.mail("2026-06-02 09:00", MIA, "Cirrus - Platform Engineer", second)
    story.turn("2026-06-02 10:00")
    assert names(story) == [("Borealis", "Data Engineer", "invited"), ("Cirrus", "Platform Engineer", "invited")]
    story.mail(
        "2026-06-05 09:00",
        MIA,
        "Update",
        "Hi Robin,\n\nI am sorry, they have decided to go with another candidate.\n\nMia",
    )
    story.turn("2026-06-05 10:00")
    assert story.tasks("which_one")[0]["candidates"] == [1, 2]


def test_one_recruiter_two_employers_the_same_role(story: Story) -> None:
    first = INVITE.format(role="Data Engineer", company="Borealis", name="Mia Chen").replace(
        "\nBorealis\n", "\nTalentry\n"
    )
    story.mail("2026-06-01 09:00", MIA, "Borealis - Data Engineer", first)
    story.turn("2026-06-01 10:00")
    story.mail("2026-06-02 09:00", MIA, "Cirrus - Data Engineer", first.replace("Borealis", "Cirrus"))
    story.turn("2026-06-02 10:00")
    assert names(story) == [("Borealis", "Data Engineer", "invited"), ("Cirrus", "Data Engineer", "invited")]


def test_a_free_mail_recruiter_is_one_address_not_a_domain(story: Story) -> None:
    body = INVITE.format(role="Driver", company="Delta Haulage", name="Joe Park")
    story.mail("2026-06-01 09:00", ("Joe Park", "joe.park.hiring@gmail.com"), "Driver at Delta Haulage", body)
    story.turn("2026-06-01 10:00")
    other = "Dear Robin,\n\nunfortunately Easton Foods has chosen another candidate for the Baker position.\n\nLily"
    story.mail("2026-06-03 09:00", ("Lily Fox", "lily.fox.foods@gmail.com"), "Your application as Baker", other)
    story.turn("2026-06-03 10:00")
    assert [a["stage"] for a in story.applications()] == ["invited"]
    assert story.tasks("which_one")[0]["candidates"] == []


def test_a_recruiters_proposal_that_is_answered_opens_it_and_their_thread_goes_on(story: Story) -> None:
    pitch = (
        "Hi Robin,\n\nI came across your profile and am hiring a Data Engineer for Borealis. Would you be open to a"
        " quick call?\n\nMia Chen\nTalentry\n"
    )
    mail = story.mail("2026-06-01 09:00", MIA, "Data Engineer at Borealis", pitch)
    story.turn("2026-06-01 10:00")
    assert story.applications() == []
    assert story.kinds() == []
    own = story.sent(
        "2026-06-01 12:00", MIA[1], "Re: Data Engineer at Borealis", "Hi Mia, sounds good! Robin", answers=mail
    )
    body = "Hi Robin,\n\ngreat. Your interview is confirmed for Tuesday 9 June 2026 at 10:00.\n\nMia"
    story.mail("2026-06-02 09:00", MIA, "Re: Data Engineer at Borealis", body, answers=own)
    story.turn("2026-06-02 10:00")
    assert [a["stage"] for a in story.applications()] == ["scheduled"]
