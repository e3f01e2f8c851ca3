"""Rules sections 1 and 2: what moves a stage, what is asked about, what is never moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.story import Story, invitation

ANA = ("Ana Ruiz", "ana.ruiz@acme.example")
CAREERS = ("Acme Careers", "careers@acme.example")
ACK = "Dear Robin,\n\nThank you for applying for the position of {role} at {company}. We have received your application.\n"
CONFIRM = "Hi Robin,\n\nyour interview for the Data Engineer role at Acme is confirmed for Tuesday 9 June 2026 at 14:00.\n\nAna Ruiz\nAcme\n"
REJECT = "Dear Robin,\n\nthank you for your interest. Unfortunately we will not be moving forward with your application.\n\nAna Ruiz"
OFFER = "Dear Robin,\n\nwe are delighted to offer you the position of Data Engineer at Acme. Please let us know by 30 June.\n\nAna Ruiz"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """An acknowledged application."""
    told = Story(tmp_path)
    told.mail("2026-06-01 09:00", CAREERS, "Your application", ACK.format(role="Data Engineer", company="Acme"))
    told.turn("2026-06-01 12:00")
    return told


def test_an_outcome_without_authentication_outside_the_thread_is_asked_about(story: Story) -> None:
    story.mail("2026-06-05 10:00", CAREERS, "Your application as Data Engineer at Acme", REJECT, auth=None)
    story.turn("2026-06-05 12:00")
    assert story.stage() == "applied"
    question = story.tasks("confirm")[0]
    assert question["choices"] == ["yes", "no"]
    assert story.hand("answer", str(question["id"]), "yes")["exit"] == 0
    story.turn("2026-06-05 12:05")
    assert story.stage() == "rejected"
    assert story.tasks() == []


def test_a_refused_outcome_is_never_made_from_that_mail_again(story: Story) -> None:
    story.mail("2026-06-05 10:00", CAREERS, "Your application as Data Engineer at Acme", REJECT, auth="fail")
    story.turn("2026-06-05 12:00")
    assert story.hand("answer", str(story.tasks("confirm")[0]["id"]), "no")["exit"] == 0
    story.days("2026-06-06", "2026-06-08")
    assert story.stage() == "applied"
    assert story.tasks() == []


def test_an_outcome_in_the_thread_moves_without_authentication(story: Story) -> None:
    story.mail("2026-06-05 10:00", ANA, "Re: Your application", REJECT, answers="<m1@acme.example>", auth=None)
    story.turn("2026-06-05 12:00")
    assert story.stage() == "rejected"


def test_undo_of_a_rejection(story: Story) -> None:
    story.mail("2026-06-05 10:00", CAREERS, "Your application", REJECT, answers="<m1@acme.example>")
    story.turn("2026-06-05 12:00")
    assert story.stage() == "rejected"
    shown = story.hand("show", "1")
    event = next(line["event"] for line in shown["timeline"] if line["what"] == "rejected")
    assert story.hand("undo", str(event))["exit"] == 0
    story.turn("2026-06-08 09:00")
    assert story.stage() == "applied"
    assert story.drafts() == []


def test_a_late_acknowledgement_does_not_reset_an_interview(story: Story) -> None:
    story.mail("2026-06-03 10:00", ANA, "Interview", CONFIRM)
    story.turn("2026-06-03 12:00")
    body = ACK.format(role="Data Engineer", company="Acme")
    story.mail("2026-06-04 09:00", CAREERS, "Your application", body, date="2026-05-30 09:00")
    story.turn("2026-06-04 12:00")
    assert story.stage() == "scheduled"
    assert len(story.applications()) == 1


def test_several_roles_at_one_company_stay_apart(story: Story) -> None:
    story.mail("2026-06-02 09:00", CAREERS, "Your application", ACK.format(role="Office Manager", company="Acme"))
    story.turn("2026-06-02 12:00")
    assert sorted(a["role"] for a in story.applications()) == ["Data Engineer", "Office Manager"]
    story.mail(
        "2026-06-05 10:00",
        CAREERS,
        "Your application",
        "Dear Robin,\n\nunfortunately we have decided not to proceed.\n",
    )
    story.turn("2026-06-05 12:00")
    assert [a["stage"] for a in story.applications()] == ["applied", "applied"]
    question = story.tasks("which_one")[0]
    assert question["candidates"] == [1, 2]
    assert story.hand("answer", str(question["id"]), "2")["exit"] == 0
    story.turn("2026-06-05 12:05")
    assert [a["stage"] for a in story.applications()] == ["applied", "rejected"]


def test_a_company_whose_name_only_begins_alike_is_another_one(story: Story) -> None:
    body = ACK.format(role="Data Engineer", company="Acmeverse")
    story.mail("2026-06-02 09:00", ("Acmeverse", "jobs@acmeverse.example"), "Your application", body)
    story.turn("2026-06-02 12:00")
    assert sorted(a["company"] for a in story.applications()) == ["Acme", "Acmeverse"]


def test_an_outcome_that_fits_nothing_is_asked_about(story: Story) -> None:
    body = "Dear Robin,\n\nUnfortunately Borealis has chosen another candidate for the Analyst position.\n"
    story.mail("2026-06-02 09:00", ("Borealis HR", "hr@borealis.example"), "Your application", body)
    story.turn("2026-06-02 12:00")
    question = story.tasks("which_one")[0]
    assert question["candidates"] == []
    assert question["choices"] == ["new", "none"]
    assert story.hand("answer", str(question["id"]), "none")["exit"] == 0
    story.turn("2026-06-02 12:05")
    assert story.tasks() == []
    assert len(story.applications()) == 1


def test_a_proposed_time_is_fixed_by_the_persons_yes(story: Story) -> None:
    body = "Hi Robin,\n\nwould Tuesday 9 June at 14:00 suit you for a first interview for the Data Engineer role?\n\nAna Ruiz\nAcme"
    mail = story.mail("2026-06-03 10:00", ANA, "Interview", body)
    story.turn("2026-06-03 12:00")
    assert story.stage() == "invited"
    assert story.kinds() == ["task answer_needed"]
    story.sent(
        "2026-06-03 13:00",
        ANA[1],
        "Re: Interview",
        "Dear Ana,\n\nyes, Tuesday at 14:00 works for me.\n\nRobin",
        answers=mail,
    )
    story.turn("2026-06-03 13:05")
    assert story.stage() == "scheduled"
    assert story.kinds() == []


def test_a_proposed_time_that_passes_is_asked_about(story: Story) -> None:
    body = "Hi Robin,\n\nwould Tuesday 9 June at 14:00 suit you for a first interview for the Data Engineer role?\n\nAna Ruiz\nAcme"
    story.mail("2026-06-03 10:00", ANA, "Interview", body)
    story.turn("2026-06-09 15:30")
    question = story.tasks("confirm")[0]
    assert story.hand("answer", str(question["id"]), "yes")["exit"] == 0
    story.turn("2026-06-09 16:00")
    assert story.stage() == "waiting"
    assert len(story.drafts("thank_you")) == 1


def test_a_moved_interview_keeps_its_round(story: Story) -> None:
    story.mail("2026-06-03 10:00", ANA, "Interview", CONFIRM)
    body = "Hi Robin,\n\nunfortunately I have to move our interview to Thursday 11 June 2026 at 10:00. Sorry!\n\nAna"
    story.mail("2026-06-04 10:00", ANA, "Re: Interview", body, answers="<m2@acme.example>")
    story.turn("2026-06-04 12:00")
    interviews = story.application()["interviews"]
    assert [(i["start"], i["round"]) for i in interviews] == [("2026-06-11T09:00:00Z", 1)]
    assert story.stage() == "scheduled"


def test_a_cancelled_only_interview(story: Story) -> None:
    story.mail("2026-06-03 10:00", ANA, "Interview", CONFIRM)
    body = "Hi Robin,\n\nI am afraid we have to cancel our interview on Tuesday. I will be in touch.\n\nAna"
    story.mail("2026-06-04 10:00", ANA, "Re: Interview", body, answers="<m2@acme.example>")
    story.turn("2026-06-04 12:00")
    assert story.stage() == "applied"
    story.turn("2026-06-10 09:00")
    assert story.drafts() == []


def test_lets_find_another_time(story: Story) -> None:
    story.mail("2026-06-03 10:00", ANA, "Interview", CONFIRM)
    body = "Hi Robin,\n\nI am sorry, Tuesday no longer works for me. Could we find another time next week?\n\nAna"
    story.mail("2026-06-04 10:00", ANA, "Re: Interview", body, answers="<m2@acme.example>")
    story.turn("2026-06-04 12:00")
    assert story.stage() == "invited"
    assert story.kinds() == ["task answer_needed"]


def test_invitations_by_calendar_update_and_cancel(story: Story) -> None:
    first = invitation("u1@acme", "20260609T140000", "20260609T150000")
    story.mail("2026-06-03 10:00", ANA, "Interview Data Engineer", "See invitation.", ics=first)
    story.turn("2026-06-03 12:00")
    assert story.stage() == "scheduled"
    moved = invitation("u1@acme", "20260611T140000", "20260611T150000", sequence=2)
    story.mail("2026-06-04 10:00", ANA, "Updated: Interview Data Engineer", "New time.", ics=moved)
    story.mail("2026-06-04 10:01", ANA, "Interview Data Engineer", "Old news.", ics=first)
    story.turn("2026-06-04 12:00")
    assert [i["start"] for i in story.application()["interviews"]] == ["2026-06-11T13:00:00Z"]
    gone = invitation("u1@acme", "20260611T140000", "20260611T150000", sequence=3, method="CANCEL")
    story.mail("2026-06-05 10:00", ANA, "Cancelled: Interview Data Engineer", "Cancelled.", ics=gone)
    story.turn("2026-06-05 12:00")
    assert story.stage() == "applied"
    assert [i["state"] for i in story.application()["interviews"]] == ["cancelled"]


def test_an_assessment_goes_back_when_it_is_answered(story: Story) -> None:
    body = "Hi Robin,\n\nplease complete the attached coding exercise for the Data Engineer role by Friday 12 June.\n\nAna Ruiz\nAcme"
    mail = story.mail("2026-06-05 10:00", ANA, "Next step: coding exercise", body)
    story.turn("2026-06-05 12:00")
    assert story.stage() == "assessment"
    assert story.tasks("answer_needed")[0]["deadline"] == "2026-06-12"
    story.sent("2026-06-08 10:00", ANA[1], "Re: Next step", "Dear Ana, here is my solution. Robin", answers=mail)
    story.turn("2026-06-08 12:00")
    assert story.stage() == "applied"
    assert story.tasks() == []


def test_an_offer_is_thanked_for_and_has_its_deadline(story: Story) -> None:
    story.mail("2026-06-15 20:00", ANA, "Re: Your application", OFFER, answers="<m1@acme.example>")
    story.turn("2026-06-15 20:05")
    assert story.stage() == "offered"
    assert story.kinds() == []
    story.turn("2026-06-16 08:00")
    assert story.kinds() == ["draft offer_reply ana.ruiz@acme.example"]
    story.turn("2026-06-26 09:00")
    assert "task answer_offer" in story.kinds()
    assert story.tasks("answer_offer")[0]["deadline"] == "2026-06-30"


def test_an_accepted_offer_is_the_persons_word(story: Story) -> None:
    mail = story.mail("2026-06-15 10:00", ANA, "Re: Your application", OFFER, answers="<m1@acme.example>")
    story.turn("2026-06-15 12:00")
    story.sent(
        "2026-06-16 10:00", ANA[1], "Re: Offer", "Dear Ana,\n\nI am happy to accept your offer.\n\nRobin", answers=mail
    )
    story.turn("2026-06-16 12:00")
    assert story.stage() == "offered"
    question = story.tasks("confirm")[0]
    assert story.hand("answer", str(question["id"]), "yes")["exit"] == 0
    story.turn("2026-06-16 12:05")
    assert story.stage() == "accepted"
    assert story.kinds() == []


def test_a_withdrawn_offer_is_a_rejection(story: Story) -> None:
    story.mail("2026-06-15 10:00", ANA, "Re: Your application", OFFER, answers="<m1@acme.example>")
    body = "Dear Robin,\n\nI am very sorry, but due to budget cuts we have to withdraw our offer of employment.\n\nAna Ruiz"
    story.mail("2026-06-17 10:00", ANA, "Re: Your application", body, answers="<m1@acme.example>")
    story.turn("2026-06-17 12:00")
    assert story.stage() == "rejected"
    story.turn("2026-06-18 09:00")
    assert story.kinds() == ["draft rejection_reply ana.ruiz@acme.example"]


def test_a_freeze_and_its_end(story: Story) -> None:
    body = "Hi Robin,\n\nwe had to put the hiring for the Data Engineer role on hold because of a budget freeze.\n\nAna Ruiz\nAcme"
    story.mail("2026-06-05 10:00", ANA, "Re: Your application", body, answers="<m1@acme.example>")
    story.turn("2026-06-05 12:00")
    assert story.stage() == "on_hold"
    body = "Hi Robin,\n\ngood news: the hiring freeze is lifted and we are moving forward with the recruitment again.\n\nAna"
    story.mail("2026-06-25 10:00", ANA, "Re: Your application", body, answers="<m1@acme.example>")
    story.turn("2026-06-25 12:00")
    assert story.stage() == "applied"


def test_an_invitation_after_a_rejection_is_asked_about(story: Story) -> None:
    story.mail("2026-06-05 10:00", ANA, "Re: Your application", REJECT, answers="<m1@acme.example>")
    story.turn("2026-06-05 12:00")
    body = "Hi Robin,\n\nthings have changed: we would love to invite you to an interview after all. When could you talk?\n\nAna Ruiz"
    story.mail("2026-06-15 10:00", ANA, "Re: Your application", body, answers="<m1@acme.example>")
    story.turn("2026-06-15 12:00")
    assert story.stage() == "rejected"
    question = story.tasks("confirm")[0]
    assert story.hand("answer", str(question["id"]), "yes")["exit"] == 0
    story.turn("2026-06-15 12:05")
    assert story.stage() == "invited"


def test_a_recruiter_opens_nothing_until_answered(tmp_path: Path) -> None:
    story = Story(tmp_path)
    body = "Hi Robin,\n\nI came across your profile and have a Data Engineer role at Borealis that could fit you. Open to a quick call?\n\nMia Chen\nTalentry"
    mail = story.mail("2026-06-01 10:00", ("Mia Chen", "mia@talentry.example"), "Data Engineer role", body)
    story.turn("2026-06-01 12:00")
    assert story.applications() == []
    story.sent(
        "2026-06-02 10:00",
        "mia@talentry.example",
        "Re: Data Engineer role",
        "Hi Mia, yes, I am interested. Robin",
        answers=mail,
    )
    story.turn("2026-06-02 12:00")
    assert [a["stage"] for a in story.applications()] == ["applied"]


def test_the_order_of_reading_does_not_matter(tmp_path: Path) -> None:
    """All at once, or one by one as they came: the same applications."""
    told = []
    for name, days in (("once", ("2026-06-20",)), ("daily", ("2026-06-02", "2026-06-04", "2026-06-10", "2026-06-20"))):
        (tmp_path / name).mkdir()
        story = Story(tmp_path / name)
        story.mail("2026-06-01 09:00", CAREERS, "Your application", ACK.format(role="Data Engineer", company="Acme"))
        story.mail("2026-06-03 10:00", ANA, "Interview", CONFIRM)
        story.mail(
            "2026-06-11 10:00",
            ANA,
            "Re: Interview",
            "Hi Robin, we will decide by 30 June. Ana",
            answers="<m2@acme.example>",
        )
        for day in days:
            story.turn(f"{day} 12:00")
        told.append([(a["company"], a["stage"], a["since"], a["statement"]) for a in story.applications()])
    assert told[0] == told[1]
