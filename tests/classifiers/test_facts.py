"""Company, role and people: who employs, as what, and who is who."""

from __future__ import annotations

from dataclasses import replace

import pytest

from classifiers.classify import classify
from classifiers.message import Address
from classifiers.reading import Person
from tests.classifiers.mails_of import mail

TEXT = "Thank you for your application. We have received your application and are reviewing it."


@pytest.mark.parametrize(
    ("sender", "text", "company"),
    [
        ("Acme Careers <no-reply@us.greenhouse-mail.io>", TEXT, "Acme"),
        ("Jane from Acme <jane@hire.lever.co>", TEXT, "Acme"),
        ("Acme via Greenhouse <no-reply@greenhouse.io>", TEXT, "Acme"),
        ("Workday <acme@myworkday.com>", TEXT, "Acme"),
        ("no-reply@acme.recruitee.com", TEXT, "Acme"),
        ("Gwen Astley <gwen@lumen-health.example>", TEXT, "Lumen Health"),
        ("Gwen Astley <gwen@gmail.com>", f"{TEXT}\nThank you for applying to Brindle Works GmbH.", "Brindle Works"),
        ("Gwen Astley <gwen@gmail.com>", TEXT, None),
        ("Dex <dex@swiftrecruitment.example>", f"{TEXT} Our client will be in touch.", None),
        (
            "Dex <dex@swiftrecruitment.example>",
            "Your interview with Calder Freight is confirmed for Monday at 10:00.",
            "Calder Freight",
        ),
        (
            "LinkedIn <jobs-noreply@linkedin.com>",
            "Your application was sent to Kestrel Works\nClerk\nKestrel Works",
            "Kestrel Works",
        ),
    ],
)
def test_the_company_is_the_employer(sender: str, text: str, company: str | None) -> None:
    assert classify(mail(text, sender)).company == company


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("We have received your application for the Senior Data Engineer (REQ-1234) position.", "Senior Data Engineer"),
        ("We have received your application for Software Engineer, L5.", "Software Engineer"),
        ("Position: Projektleiter (m/w/d)\nWe have received your application.", "Projektleiter"),
        ("We have received your application for the position of Head of Music.", "Head of Music"),
        ("We have received your application.", None),
    ],
)
def test_the_role_has_no_grade_or_reference(text: str, role: str | None) -> None:
    assert classify(mail(text)).role == role


def test_people_with_their_parts() -> None:
    text = (
        "Your interview is confirmed for Tuesday 9 June at 10:00. You will be meeting Ana Ruiz (Head of Data) and Joel "
        "Park. If anything comes up write to Ana at ana.ruiz@ferroushealth.example.\n\n-- \nGwen Astley\nTalent Partner"
    )
    message = replace(mail(text), cc=(Address("tom@ferroushealth.example", "Tom Reyes"),))

    assert set(classify(message).people) == {
        Person("Gwen Astley", "gwen@ferroushealth.example", "recruiter"),
        Person("Ana Ruiz", "ana.ruiz@ferroushealth.example", "interviewer"),
        Person("Joel Park", None, "interviewer"),
        Person("Tom Reyes", "tom@ferroushealth.example", "contact"),
    }


def test_the_person_is_not_among_the_people() -> None:
    people = classify(
        mail("Your interview is on Tuesday 9 June at 10:00 with Noa Lindqvist <noa@lindqvist.example>.")
    ).people

    assert all(one.address != "noa@lindqvist.example" for one in people)
