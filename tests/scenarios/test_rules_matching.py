"""Rules section 2 and trust: which application a mail belongs to, as a whole story tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.employers import ACK, ANA, CAREERS, INVITE, REJECT, ROBOT, applied, names
from tests.scenarios.story import Story, invitation


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """An empty search."""
    return Story(tmp_path)


# Robots that write for many employers


@pytest.mark.parametrize(
    "address",
    ["no-reply@us.greenhouse-mail.io", "no-reply@hire.lever.co", "acme@myworkday.com", "noreply@smartrecruiters.com"],
)
def test_one_robot_for_several_employers(story: Story, address: str) -> None:
    applied(story, "2026-06-01 09:00", "Acme", "Data Engineer", sender=("Acme", address))
    applied(story, "2026-06-02 09:00", "Borealis", "Data Engineer", sender=("Borealis", address))
    story.mail(
        "2026-06-05 09:00",
        ("Borealis", address),
        "Your application to Borealis",
        REJECT.format(role="Data Engineer", company="Borealis"),
    )
    story.turn("2026-06-05 10:00")
    assert names(story) == [("Acme", "Data Engineer", "applied"), ("Borealis", "Data Engineer", "rejected")]
    assert story.kinds() == []


def test_a_robot_that_names_no_employer_and_two_that_it_could_be(story: Story) -> None:
    robot = "no-reply@us.greenhouse-mail.io"
    applied(story, "2026-06-01 09:00", "Acme", "Data Engineer", sender=("Acme", robot))
    applied(story, "2026-06-02 09:00", "Borealis", "Analyst", sender=("Borealis", robot))
    body = "Dear Robin,\n\nunfortunately we will not be moving forward with your application.\n"
    story.mail("2026-06-05 09:00", ("Recruiting", robot), "Your application", body)
    story.turn("2026-06-05 10:00")
    assert [a["stage"] for a in story.applications()] == ["applied", "applied"]
    assert len(story.tasks("which_one")) == 1


def test_a_robots_outcome_without_a_name_is_not_tied_to_its_only_employer(story: Story) -> None:
    """Anybody else's rejection could come from there."""
    robot = ("Recruiting", "no-reply@us.greenhouse-mail.io")
    applied(story, "2026-06-01 09:00", "Acme", "Data Engineer", sender=robot)
    body = "Dear Robin,\n\nunfortunately we will not be moving forward with your application.\n"
    story.mail("2026-06-05 09:00", robot, "Your application", body, headers=ROBOT)
    story.turn("2026-06-05 10:00")
    assert names(story) == [("Acme", "Data Engineer", "applied")]
    assert story.tasks("which_one")[0]["candidates"] == [1]


def test_a_robots_address_of_one_employer(story: Story) -> None:
    for company in ("Acme", "Borealis"):
        applied(
            story, "2026-06-01 09:00", company, "Data Engineer", sender=(company, f"{company.lower()}@myworkday.com")
        )
    body = "Dear Robin,\n\nunfortunately we will not be moving forward with your application.\n"
    story.mail("2026-06-05 09:00", ("Acme Workday", "acme@myworkday.com"), "Your application", body, headers=ROBOT)
    story.turn("2026-06-05 10:00")
    assert names(story) == [("Acme", "Data Engineer", "rejected"), ("Borealis", "Data Engineer", "applied")]


def test_a_schedulers_robot_writes_in_somebodys_name(story: Story) -> None:
    applied(story, "2026-06-01 09:00", "Acme", "Data Engineer")
    ics = invitation("c1@calendly.com", "20260609T140000", "20260609T143000", summary="Robin Vale and Ana Ruiz")
    body = "Hi Robin,\n\nA new event has been scheduled.\n\nEvent: Interview\nTuesday 9 June 2026 14:00"
    story.mail("2026-06-03 09:00", ("Calendly", "no-reply@calendly.com"), "New event", body, ics=ics)
    story.turn("2026-06-03 10:00")
    assert names(story) == [("Acme", "Data Engineer", "scheduled")]
    story.turn("2026-06-09 16:00")
    assert [d["to"] for d in story.drafts("thank_you")] == [["ana.ruiz@acme.example"]]


def test_a_calendars_robot_is_no_employer(story: Story) -> None:
    applied(story, "2026-06-01 09:00", "Acme", "Data Engineer")
    ics = invitation("g1@google.com", "20260609T140000", "20260609T143000", summary="Intro chat: Robin / Acme")
    robot = ("Google Calendar", "calendar-notification@google.com")
    title = "Invitation: Intro chat: Robin / Acme @ Tue 9 Jun 2026 14:00 - 14:30 (BST) (Robin Vale)"
    story.mail("2026-06-03 09:00", robot, title, "Intro chat: Robin / Acme\nTuesday 9 Jun 2026 14:00 - 14:30", ics=ics)
    story.turn("2026-06-03 10:00")
    assert names(story) == [("Acme", "Data Engineer", "scheduled")]


# Employers' names


def test_meta_is_not_metaverse(story: Story) -> None:
    applied(story, "2026-06-01 09:00", "Meta", "Data Engineer")
    body = REJECT.format(role="Data Engineer", company="Metaverse")
    story.mail("2026-06-05 09:00", ("Metaverse Jobs", "jobs@metaverse.example"), "Your application to Metaverse", body)
    story.turn("2026-06-05 10:00")
    assert names(story) == [("Meta", "Data Engineer", "applied")]
    assert story.tasks("which_one")[0]["candidates"] == []


def test_the_same_employer_under_a_longer_legal_name(story: Story) -> None:
    applied(story, "2026-06-01 09:00", "Acme", "Data Engineer")
    body = INVITE.format(role="Data Engineer", company="Acme Ltd", name="Ana Ruiz")
    story.mail("2026-06-03 09:00", ANA, "Data Engineer at Acme Ltd", body)
    story.turn("2026-06-03 10:00")
    assert names(story) == [("Acme", "Data Engineer", "invited")]


def test_a_name_alone_ties_but_an_outcome_from_a_stranger_only_asks(story: Story) -> None:
    applied(story, "2026-06-01 09:00", "Acme", "Data Engineer")
    body = REJECT.format(role="Data Engineer", company="Acme")
    story.mail("2026-06-05 09:00", ("Tom Hale", "tom.hale@hiring-partners.example"), "Acme: Data Engineer", body)
    story.turn("2026-06-05 10:00")
    assert names(story) == [("Acme", "Data Engineer", "applied")]
    asked = [t for t in story.tasks("confirm") if t["application"] == 1]
    assert asked
    assert story.drafts() == []


# Two roles at one employer


def test_two_roles_each_mail_finds_its_own(story: Story) -> None:
    applied(story, "2026-06-01 09:00", "Acme", "Data Engineer")
    applied(story, "2026-06-01 10:00", "Acme", "Office Manager")
    story.mail(
        "2026-06-03 09:00", ANA, "Office Manager", INVITE.format(role="Office Manager", company="Acme", name="Ana")
    )
    story.mail(
        "2026-06-04 09:00",
        CAREERS,
        "Your application",
        REJECT.format(role="Data Engineer", company="Acme"),
        headers=ROBOT,
    )
    story.turn("2026-06-04 10:00")
    assert names(story) == [("Acme", "Data Engineer", "rejected"), ("Acme", "Office Manager", "invited")]
    assert story.tasks("which_one") == []


def test_a_mail_that_fits_two_counts_for_none_and_holds_both(story: Story) -> None:
    for role in ("Data Engineer", "Office Manager"):
        applied(story, "2026-06-01 09:00", "Acme", role)
    story.mail(
        "2026-06-03 09:00", CAREERS, "News", "Dear Robin,\n\nunfortunately we decided not to proceed with you.\n"
    )
    story.turn("2026-06-03 10:00")
    assert [a["stage"] for a in story.applications()] == ["applied", "applied"]
    question = story.tasks("which_one")[0]
    assert question["choices"] == ["1", "2", "new", "none"]
    assert story.hand("answer", str(question["id"]), "none")["exit"] == 0
    story.turn("2026-06-04 10:00")
    assert [a["stage"] for a in story.applications()] == ["applied", "applied"]
    assert story.tasks() == []


def test_a_question_stays_when_the_person_closes_one_of_the_two(story: Story) -> None:
    """Closing one by hand says nothing about which one the mail was about."""
    for role in ("Data Engineer", "Office Manager"):
        applied(story, "2026-06-01 09:00", "Acme", role)
    story.mail(
        "2026-06-03 09:00", CAREERS, "News", "Dear Robin,\n\nunfortunately we decided not to proceed with you.\n"
    )
    story.turn("2026-06-03 10:00")
    assert story.hand("stage", "1", "rejected")["exit"] == 0
    story.turn("2026-06-04 10:00")
    assert [a["stage"] for a in story.applications()] == ["rejected", "applied"]
    assert len(story.tasks("which_one")) == 1


def test_one_of_two_was_closed_before_the_mail_came(story: Story) -> None:
    for role in ("Data Engineer", "Office Manager"):
        applied(story, "2026-06-01 09:00", "Acme", role)
    assert story.hand("stage", "1", "withdrawn")["exit"] == 0
    story.mail(
        "2026-06-03 09:00", CAREERS, "News", "Dear Robin,\n\nunfortunately we decided not to proceed with you.\n"
    )
    story.turn("2026-06-03 10:00")
    assert [a["stage"] for a in story.applications()] == ["withdrawn", "rejected"]
    assert story.tasks() == []


# Addresses of the person


def test_a_plus_address_names_the_application(story: Story) -> None:
    me = "robin.vale+acme@example.org"
    story.mail("2026-06-01 09:00", CAREERS, "Application", ACK.format(role="Data Engineer", company="Acme"), to=me)
    story.turn("2026-06-01 10:00")
    body = "Dear Robin,\n\nwe would like to invite you to an interview. When would you have time?\n\nJo Lind\n"
    story.mail("2026-06-03 09:00", ("Jo Lind", "jo.lind@acme-people.example"), "Interview", body, to=me)
    story.turn("2026-06-03 10:00")
    assert [a["stage"] for a in story.applications()] == ["invited"]


def test_somebody_who_only_pretends_to_be_the_person(story: Story) -> None:
    applied(story, "2026-06-01 09:00", "Acme", "Data Engineer")
    for auth in ("fail", None):
        story.mail(
            "2026-06-02 09:00",
            ("Robin Vale", "robin.vale@example.org"),
            "Withdrawal",
            "Dear Acme,\n\nI withdraw my application as Data Engineer.\n\nRobin",
            answers="<m1@acme.example>",
            auth=auth,
            to="careers@acme.example",
        )
    story.turn("2026-06-02 10:00")
    assert names(story) == [("Acme", "Data Engineer", "applied")]
    assert story.kinds() == []
