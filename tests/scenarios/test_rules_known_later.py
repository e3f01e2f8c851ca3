"""Rules sections 1 and 2: mails that find their application only later, and the order of reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.employers import ACK, ANA, CAREERS, INVITE, REJECT, ROBOT, applied, names
from tests.scenarios.story import Story


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """An empty search."""
    return Story(tmp_path)


# Known only later


def test_a_mail_tied_to_nothing_is_tied_when_the_application_is_added(story: Story) -> None:
    body = "Hi Robin,\n\nAcme is still deciding about the Data Engineer role. We will decide by 30 June.\n\nAna Ruiz"
    story.mail("2026-06-03 09:00", ANA, "Data Engineer at Acme", body)
    story.turn("2026-06-03 10:00")
    assert story.applications() == []
    said = story.hand("add", "--company", "Acme", "--role", "Data Engineer", "--applied", "2026-05-20")
    assert said["exit"] == 0
    story.turn("2026-06-03 11:00")
    assert names(story) == [("Acme", "Data Engineer", "applied")]
    assert story.application()["statement"]["latest"] == "2026-06-30"
    assert [c["address"] for c in story.application()["contacts"]] == [ANA[1]]


def test_an_outcome_asked_about_is_tied_when_the_application_is_added(story: Story) -> None:
    story.mail("2026-06-03 09:00", CAREERS, "Your application", REJECT.format(role="Data Engineer", company="Acme"))
    story.turn("2026-06-03 10:00")
    assert len(story.tasks("which_one")) == 1
    assert story.hand("add", "--company", "Acme", "--role", "Data Engineer", "--applied", "2026-05-20")["exit"] == 0
    story.turn("2026-06-03 11:00")
    assert story.tasks("which_one") == []
    assert names(story) == [("Acme", "Data Engineer", "applied")]
    assert len(story.tasks("confirm")) == 1


def test_the_persons_own_letter_comes_before_the_acknowledgement(story: Story) -> None:
    own = story.sent(
        "2026-05-31 18:00", CAREERS[1], "Application for Data Engineer", "Dear Sir or Madam,\n\nhere is my CV.\n\nRobin"
    )
    story.turn("2026-05-31 19:00")
    assert story.applications() == []
    story.mail(
        "2026-06-01 09:00",
        ("Acme", "no-reply@us.greenhouse-mail.io"),
        "Re: Application for Data Engineer",
        ACK.format(role="Data Engineer", company="Acme"),
        answers=own,
    )
    story.turn("2026-06-01 10:00")
    assert names(story) == [("Acme", "Data Engineer", "applied")]
    shown = story.hand("show", "1")
    assert own in [line["mail"] for line in shown["timeline"]]


def test_a_second_letter_to_the_same_address_is_another_application(story: Story) -> None:
    for day, role in (("01", "Data Engineer"), ("10", "Office Manager")):
        text = f"Dear Ana,\n\nplease find attached my application for the {role} position.\n\nRobin Vale"
        own = story.sent(f"2026-06-{day} 08:00", CAREERS[1], f"Application: {role}", text)
        story.turn(f"2026-06-{day} 08:00")
        body = f"Hi Robin,\n\nthank you for your application as {role}, which we have received.\n\nAna Ruiz\nAcme"
        story.mail(f"2026-06-{day} 09:00", CAREERS, f"Re: Application: {role}", body, answers=own)
        story.turn(f"2026-06-{day} 09:00")
    assert names(story) == [("Acme", "Data Engineer", "applied"), ("Acme", "Office Manager", "applied")]
    letters = [e["mail"] for e in story.hand("show", "2")["timeline"] if e["what"] == "own_message"]
    assert set(letters) == {own}
    assert own not in [e["mail"] for e in story.hand("show", "1")["timeline"]]


def test_all_at_once_or_day_by_day_gives_the_same(tmp_path: Path) -> None:
    told = []
    for name, turns in (
        ("once", ["2026-07-01"]),
        ("daily", [f"2026-06-{d:02}" for d in range(1, 31)] + ["2026-07-01"]),
    ):
        (tmp_path / name).mkdir()
        story = Story(tmp_path / name)
        for role in ("Data Engineer", "Office Manager"):
            applied(story, "2026-06-01 09:00", "Acme", role, turn=False)
        applied(story, "2026-06-02 09:00", "Borealis", "Analyst", turn=False)
        body = INVITE.format(role="Office Manager", company="Acme", name="Ana")
        story.mail("2026-06-03 09:00", ANA, "Office Manager", body, message_id="<i@acme.example>")
        story.sent(
            "2026-06-03 12:00",
            ANA[1],
            "Re: Office Manager",
            "Hi Ana, Monday or Tuesday? Robin",
            answers="<i@acme.example>",
        )
        fixed = "Hi Robin,\n\nyour interview is confirmed for Tuesday 9 June 2026 at 14:00.\n\nAna Ruiz"
        story.mail("2026-06-04 09:00", ANA, "Re: Office Manager", fixed, answers="<i@acme.example>")
        story.mail("2026-06-08 09:00", CAREERS, "Your application", REJECT.format(role="Data Engineer", company="Acme"))
        again = ACK.format(role="Data Engineer", company="Acme")
        story.mail("2026-06-09 09:00", CAREERS, "Your application", again, date="2026-06-02 09:00", headers=ROBOT)
        for day in turns:
            story.turn(f"{day} 12:00")
        told.append([(a["company"], a["role"], a["stage"], a["since"], a["contacts"]) for a in story.applications()])
    assert told[0] == told[1]
    assert [row[2] for row in told[0]] == ["rejected", "waiting", "applied"]


def test_applied_again_after_a_rejection(story: Story) -> None:
    first = applied(story, "2026-06-01 09:00", "Acme", "Data Engineer")
    body = REJECT.format(role="Data Engineer", company="Acme") + "\nAna Ruiz\n"
    story.mail("2026-06-03 09:00", ANA, "Re: Your application", body, answers=first)
    story.turn("2026-06-03 10:00")
    applied(story, "2026-07-06 09:00", "Acme", "Data Engineer")
    assert [a["stage"] for a in story.applications()] == ["rejected", "applied"]
    text = INVITE.format(role="Data Engineer", company="Acme", name="Ana Ruiz")
    story.mail("2026-07-08 09:00", ANA, "Data Engineer", text)
    story.turn("2026-07-08 10:00")
    assert [a["stage"] for a in story.applications()] == ["rejected", "invited"]
    assert story.tasks("confirm") == []
