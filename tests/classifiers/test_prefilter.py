"""Which old mails are fetched during a first import."""

from __future__ import annotations

import pytest

from bench.reading import CORPUS, mails_of
from classifiers.parse import parse
from classifiers.prefilter import worth_reading

BULK = {
    "From": "Acme News <news@acme.example>",
    "Subject": "Our June news",
    "List-Unsubscribe": "<https://acme.example/u>",
}
IDLE = ("job_alert", "not_job_related")


@pytest.mark.parametrize(
    ("changes", "known"),
    [
        ({"List-Unsubscribe": ""}, {}),
        ({"In-Reply-To": "<mine@me.example>"}, {"known_message_ids": {"<mine@me.example>"}}),
        ({}, {"known_addresses": {"news@acme.example"}}),
        ({}, {"known_domains": {"acme.example"}}),
        ({"From": "Acme <no-reply@us.greenhouse-mail.io>"}, {}),
        ({"Subject": "Your application to Acme"}, {}),
        ({"From": "Acme Careers <careers@acme.example>"}, {}),
    ],
)
def test_what_may_be_job_mail_is_read(changes: dict[str, str], known: dict[str, set[str]]) -> None:
    headers = {name: value for name, value in (BULK | changes).items() if value}

    assert worth_reading(headers, **known)[0]
    assert worth_reading(list(headers.items()), **known)[0]


def test_bulk_is_left_out_with_its_reason() -> None:
    assert worth_reading(BULK) == (False, "bulk mail that speaks of no application")


def test_no_job_mail_of_the_corpus_is_left_out() -> None:
    left_out = [
        name for name, raw, gold in mails_of(CORPUS) if gold["label"] not in IDLE and not worth_reading(parse(raw))[0]
    ]

    assert left_out == []
