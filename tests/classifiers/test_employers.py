"""The employer: out of run-together domains, past systems and agencies, among the last lines."""

from __future__ import annotations

import pytest

from classifiers.classify import classify
from classifiers.employer_domains import readable
from classifiers.employer_names import tidy
from classifiers.employer_senders import own_label
from classifiers.message import Address
from tests.classifiers.mails_of import mail

TEXT = "Thank you for your application. We have received your application and are reviewing it."


@pytest.mark.parametrize(
    ("label", "surname", "name"),
    [
        ("silverotterbakery", "", "Silver Otter Bakery"),
        ("thornelettings", "Thorne", "Thorne Lettings"),
        ("maisonperrin", "Perrin", "Maison Perrin"),
        ("velloandco", "Vello", "Vello & Co"),
        ("rosebankcare", "", "Rosebank Care"),
        ("littlefernstudio", "", "Little Fern Studio"),
        ("quibblehvac", "", "Quibble HVAC"),
        ("lumen-health", "", "Lumen Health"),
        ("harbourandfinch", "", "Harbour & Finch"),
        ("sunderland", "", "Sunderland"),
        ("zorbulate", "", "Zorbulate"),
    ],
)
def test_a_domain_is_read_as_words(label: str, surname: str, name: str) -> None:
    assert readable(label, surname) == name


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("noreply@velloforge-careers.test", "velloforge"),
        ("notifications@trakline-mail.test", None),
        ("talent@velloforge-mail.test", "velloforge"),
        ("jo@velloforge.test", "velloforge"),
        ("jo@gmail.com", None),
    ],
)
def test_the_senders_own_label(address: str, label: str | None) -> None:
    assert own_label(Address(address)) == label


@pytest.mark.parametrize(
    ("sender", "text", "company"),
    [
        ("Vello Forge <noreply@trakline-mail.example>", TEXT, "Vello Forge"),
        ("Orrery Foods via Jobdeck <orrery@jobdeck.example>", TEXT, "Orrery Foods"),
        ("Jobdeck on behalf of Orrery Foods <orrery@jobdeck.example>", TEXT, "Orrery Foods"),
        ("HR Vello Textiles <hr@vellotex.example>", TEXT, "Vello Textiles"),
        ("Ida Moss <ida@vellobrew.example>", f"{TEXT}\n\nIda\nVello Brewing", "Vello Brewing"),
        ("Ida Moss <ida@vello.example>", f"{TEXT}\n\nIda Moss\nBuyer, Vello & Co", "Vello & Co"),
        ("Ida Castle <ida@castleandvello.example>", f"{TEXT}\n\nIda\nCastle & Vello Recruitment", None),
        ("Ida Moss <ida@vellohire.example>", TEXT, None),
        ("Trakline <noreply@trakline-mail.example>", f"{TEXT}\n\nMarrow Vale Hospital", "Marrow Vale Hospital"),
    ],
)
def test_the_employer_is_found_past_systems_and_agencies(sender: str, text: str, company: str | None) -> None:
    assert classify(mail(text, sender)).company == company


def test_a_partnership_keeps_its_and_co() -> None:
    assert tidy("Quill & Co") == "Quill & Co"
    assert tidy("Quill Works Ltd") == "Quill Works"
