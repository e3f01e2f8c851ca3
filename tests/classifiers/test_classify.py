"""What one mail means: scope, contrast, conditions, who wrote it, and where an answer goes."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from classifiers.classify import all_classifiers, classify
from classifiers.message import Address, DeliveryReport
from classifiers.reading import Label, Nuance
from tests.classifiers.mails_of import mail


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Unfortunately I have to move our interview on Tuesday. Could you send me other times?", Label.RESCHEDULE),
        ("Unfortunately we received many applications and are still reviewing them.", Label.STATUS_UPDATE),
        ("If you are not selected for an interview, we will let you know by e-mail.", Label.APPLICATION_RECEIVED),
        ("We will not be moving forward with interviews until the new year; please bear with us.", Label.STATUS_UPDATE),
        ("We regret that the position of Clerk has been closed and will not be filled.", Label.REJECTION),
        ("After careful consideration we will not be moving forward with your application.", Label.REJECTION),
        ("Another candidate has accepted our offer for the Clerk position.", Label.REJECTION),
        ("We are delighted to offer you the position of Clerk.", Label.OFFER),
        ("Before we can make you an offer, please send us the names of two referees.", Label.INFO_REQUEST),
        ("Due to a hiring freeze the Clerk position is on hold.", Label.STATUS_UPDATE),
    ],
)
def test_what_a_sentence_is_about_decides(text: str, label: Label) -> None:
    assert classify(mail(text, subject="Clerk application"), classifiers=all_classifiers()).label is label


def test_a_subject_alone_decides_no_outcome() -> None:
    reading = classify(mail("Please call me when you can.", subject="We are delighted to offer you the job of Clerk"))

    assert reading.label not in (Label.OFFER, Label.REJECTION)


def test_quoted_words_are_not_the_senders() -> None:
    text = (
        "Thank you for your note, we will get back to you.\n\n> You said that you will not be moving forward with me."
    )

    assert classify(mail(text, subject="Re: Clerk application")).label is Label.STATUS_UPDATE


def test_an_offer_of_something_else_is_no_offer() -> None:
    text = "Congratulations! You are pre-approved. We are pleased to offer you 0% APR for 15 months."

    assert classify(mail(text, "Zeta Card <offers@zeta.example>")).label is Label.NOT_JOB_RELATED


def test_an_offer_is_withdrawn() -> None:
    reading = classify(mail("We are sorry that we must withdraw the offer of employment made to you.", subject="Offer"))

    assert (reading.label, reading.nuance) == (Label.REJECTION, Nuance.OFFER_WITHDRAWN)


def test_refusal_and_offer_together_are_unsure() -> None:
    text = "We will not be moving forward with your application. We are pleased to offer you the position of Clerk."

    assert classify(mail(text)).label is Label.UNSURE


def test_refused_for_one_and_invited_for_another() -> None:
    text = (
        "While we cannot offer you the senior position, we would like to invite you to an interview for the junior one."
    )

    assert classify(mail(text)).label is Label.INTERVIEW_INVITATION


@pytest.mark.parametrize("in_sent", [True, False])
def test_the_persons_own_mail(in_sent: bool) -> None:
    message = mail("I would like to withdraw my application.", "Noa <noa@lindqvist.example>")

    reading = classify(message, me=frozenset({"noa@lindqvist.example"}), in_sent=in_sent)

    assert (reading.label, reading.nuance) == (Label.OWN_MESSAGE, Nuance.WITHDRAWS)


def test_a_delivery_report_is_a_bounce() -> None:
    report = DeliveryReport("failed", ("gwen@ferroushealth.example",), "<mine@lindqvist.example>")

    reading = classify(replace(mail("Sorry", "Mailer <mailer-daemon@mx.example>"), report=report))

    assert (reading.label, reading.bounced, reading.about) == (
        Label.BOUNCE,
        ("gwen@ferroushealth.example",),
        "<mine@lindqvist.example>",
    )


def test_a_delay_is_a_bounce_that_names_nobody() -> None:
    reading = classify(replace(mail("Still trying"), report=DeliveryReport("delayed", ("gwen@ferroushealth.example",))))

    assert (reading.label, reading.bounced) == (Label.BOUNCE, ())


@pytest.mark.parametrize(
    ("sender", "reply_to", "address", "odd"),
    [
        ("Gwen <gwen@acme.example>", None, "gwen@acme.example", None),
        ("Gwen <gwen@acme.example>", "gwen.astley@mail.acme.example", "gwen.astley@mail.acme.example", None),
        (
            "Acme <no-reply@us.greenhouse-mail.io>",
            "reply+a8f3c2d1e9@greenhouse.io",
            "reply+a8f3c2d1e9@greenhouse.io",
            None,
        ),
        ("Gwen <gwen@acme.example>", "gwen.acme@gmail.com", "gwen@acme.example", "gwen.acme@gmail.com"),
        ("Gwen <gwen@gmail.com>", "other@gmail.com", "gwen@gmail.com", "other@gmail.com"),
        ("Acme <no-reply@acme.example>", None, None, None),
    ],
)
def test_where_an_answer_goes(sender: str, reply_to: str | None, address: str | None, odd: str | None) -> None:
    message = mail("Thank you for your application, we are still reviewing it.", sender)
    if reply_to:
        message = replace(message, reply_to=(Address(reply_to),))

    reading = classify(message)

    assert (reading.reply_address, reading.odd_reply_to) == (address, odd)
    assert reading.reply_possible is (address is not None)


def test_no_classifiers_find_nothing() -> None:
    assert classify(mail("We are delighted to offer you the position of Clerk."), classifiers=()).evidence == ()


def test_every_kind_is_found() -> None:
    assert {one.name for one in all_classifiers()} >= {
        "interview",
        "offer",
        "rejection",
        "waiting",
        "requests",
        "noise",
        "own",
    }


@pytest.mark.parametrize(
    "filling",
    [
        "not moving ",
        "we would like to ",
        "a",
        "a ",
        "Interview with Ann Bell, ",
        "\n",
        "would you ",
        "offer you the ",
        "<a@b.example> ",
        "X: ",
        "a:\n",
        "a@",
        "7",
        "(",
        "A ",
        "the the ",
        "we'd ",
        "x\u0301",
        "Aa and, ",
        "interview time ",
    ],
)
def test_long_mails_are_read_in_time(filling: str) -> None:
    started = time.process_time()

    classify(mail(filling * (100_000 // len(filling))))

    assert time.process_time() - started < 2.0
