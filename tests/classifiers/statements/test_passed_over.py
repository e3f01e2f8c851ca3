"""A sentence without a date is passed over unless something hangs on it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from classifiers.reading import StatementKind
from classifiers.statements import read_statement
from classifiers.statements.bearing import bears

SENT = datetime(2026, 6, 2, 10, tzinfo=UTC)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("We have not decided yet. It will be Friday.", date(2026, 6, 5)),
        ("The panel has yet to decide. Hopefully by the 12th.", date(2026, 6, 12)),
        ("The panel meets on Friday. Then we will let you know.", date(2026, 6, 5)),
    ],
)
def test_a_date_still_hangs_on_the_sentence_beside_it(text: str, latest: date) -> None:
    found = read_statement(text, SENT)
    assert found is not None
    assert latest in (found.latest, found.earliest)


def test_a_rule_for_the_whole_mail_is_read_wherever_it_stands() -> None:
    filler = "It was good to meet the whole team and to hear about the work. " * 5
    found = read_statement(f"{filler}Please do not call the office. {filler}", SENT)
    assert found is not None
    assert found.kind is StatementKind.WAIT_FOR_CONTACT
    assert found.no_contact


@pytest.mark.parametrize(
    ("said", "may"),
    [
        ("please do not call us", True),
        ("sit tight", True),
        ("only shortlisted candidates will be contacted", True),
        ("thank you for the chat and the coffee", False),
        ("", False),
    ],
)
def test_few_sentences_bear_on_a_mail(said: str, may: bool) -> None:
    assert bears(frozenset(said.split())) is may
