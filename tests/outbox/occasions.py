"""Every occasion the letters must hold for: the full product of kind, profile, language, number and optional values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

from outbox.occasion import Occasion
from outbox.tongue import languages

TODAY = date(2026, 6, 15)
MET, NAMED = date(2026, 6, 2), date(2026, 6, 12)
NEWS = "Since we spoke I have finished the forklift course and can show the certificate."
MENTIONS = (None, "the new warehouse in Leeds", "we found out that we both row")
PEOPLE = (None, "Ruiz, Ana (HR)")
COMPANIES = (None, "Corvid Tools Ltd")
ROLES = (None, "Data Analyst (m/f/d)", "Night Shift position")


def every_occasion() -> Iterator[Occasion]:
    """All of them."""
    for language in sorted(languages()):
        for shared in _shared(language):
            yield from _checks(shared)
            yield from _thanks(shared)
            yield from _answers(shared)


def occasion(kind: str, **known: Any) -> Occasion:
    """One occasion with everything known, changed by `known`."""
    everything: dict[str, Any] = {
        "today": TODAY,
        "my_name": "Sam Hart",
        "recipient_name": "Ana Ruiz",
        "company": "Corvid Tools",
        "role": "Data Analyst",
        "met_on": MET,
    }
    return Occasion(kind=kind, **(everything | known))


def _shared(language: str) -> Iterator[dict[str, Any]]:
    for person, company, role, met in product(PEOPLE, COMPANIES, ROLES, (None, MET)):
        yield {
            "today": TODAY,
            "my_name": "Sam Hart",
            "language": language,
            "recipient_name": person,
            "company": company,
            "role": role,
            "met_on": met,
        }


def _checks(shared: dict[str, Any]) -> Iterator[Occasion]:
    for profile, number, named, invited, news in product(
        ("patient", "brisk", "assertive"), (1, 2, 3, 4), (None, NAMED), (False, True), (None, NEWS)
    ):
        yield Occasion(
            kind="status_check",
            profile=profile,
            check_number=number,
            named_date=named,
            invited_contact=invited,
            news=news,
            **shared,
        )


def _thanks(shared: dict[str, Any]) -> Iterator[Occasion]:
    for part, variant, mention in product(("interviewer", "recruiter", "contact"), range(12), MENTIONS):
        yield Occasion(kind="thank_you", part=part, variant=variant, mention=mention, **shared)


def _answers(shared: dict[str, Any]) -> Iterator[Occasion]:
    for news in (None, NEWS):
        yield Occasion(kind="offer_reply", news=news, **shared)
        for withdrawn, held in product((False, True), (False, True)):
            yield Occasion(kind="rejection_reply", offer_withdrawn=withdrawn, after_interview=held, news=news, **shared)
