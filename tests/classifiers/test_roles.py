"""The role: in subjects, on lines of its own, in passing, without reference, grade and lead-up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from classifiers.classify import classify
from classifiers.role_subject import of_subject
from classifiers.role_tidy import tidy_role
from classifiers.role_words import is_profession, looks_like_one
from tests.classifiers.mails_of import mail

TEXT = "Thank you for your application, which has arrived. We will write to you again next week."


@pytest.mark.parametrize(
    ("subject", "role"),
    [
        ("Re: CAD technician", "CAD technician"),
        ("Conductor, Leeds", "Conductor"),
        ("Application: Ward Clerk", "Ward Clerk"),
        ("RE: Maintenance Fitter application", "Maintenance Fitter"),
        ("Re: ferry porter job", "ferry porter"),
        ("Stage manager decision", "Stage manager"),
        ("Lecturer in Plumbing - update", "Lecturer in Plumbing"),
        ("Housing Officer KX/2291 - interview outcome", "Housing Officer"),
        ("Your application for the post of Night Baker", "Night Baker"),
        ("Weather", None),
        ("Your offer", None),
    ],
)
def test_the_role_of_a_subject(subject: str, role: str | None) -> None:
    assert classify(replace(mail(TEXT), subject=subject)).role == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("We have your application for the kennel tech spot and will be in touch.", "kennel tech"),
        ("Thanks for applying to be our next Volunteer Coordinator. It's safely in.", "Volunteer Coordinator"),
        ("Your application for Ward Clerk reached us safely this morning.", "Ward Clerk"),
        ("We have received your application for Kitchen porter and will write soon.", "Kitchen porter"),
        ("The Glaze Technician's post is still open and your application is in.", "Glaze Technician"),
        ("Your application is with our Hiring Manager.", None),
    ],
)
def test_the_role_in_the_run_of_a_sentence(text: str, role: str | None) -> None:
    assert classify(replace(mail(text), subject="Your application")).role == role


def test_a_title_on_a_line_of_its_own() -> None:
    text = (
        "Dear Noa\n\nPlanning Enforcement Officer, Ref PL/2210\n\nYour application was received.\n\nYours\nA. Gray\nHR"
    )

    assert classify(replace(mail(text), subject="PL/2210")).role == "Planning Enforcement Officer"


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("Band 6 Ward Sister", "Ward Sister"),
        ("Support Assistant (Grade 4)", "Support Assistant"),
        ("Archives Technician, GS-1421-07", "Archives Technician"),
        ("Quality Inspector (2nd Shift)", "Quality Inspector"),
        ("post of press operator", "press operator"),
        ("Loom tuner's", "Loom tuner"),
    ],
)
def test_reference_grade_and_lead_up_fall_away(raw: str, role: str) -> None:
    assert tidy_role(raw) == role


def test_professions_are_known_by_word_and_ending() -> None:
    assert is_profession("Cabinetmaker")
    assert not is_profession("weather")
    assert looks_like_one("flautist")
    assert not looks_like_one("letter")


def test_a_segment_that_only_leads_up_is_none() -> None:
    assert list(of_subject("Interview tomorrow: thank you for applying")) == []
