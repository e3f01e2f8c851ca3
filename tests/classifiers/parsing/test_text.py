"""What the sender wrote, cut from quotes, forwards, signatures and footers."""

from __future__ import annotations

import pytest

from classifiers.text import cut

NEW = "Thanks for your patience. We will decide by Friday."


@pytest.mark.parametrize(
    "history",
    [
        "On Tue, 3 Mar 2026 at 10:12, Robin Vale <robin@vale.test> wrote:\n> Hi Ana,\n> any news?",
        "On Tue, 3 Mar 2026 at 10:12, Robin Vale\n<robin@vale.test>\nwrote:\n\n> Hi Ana",
        "On Tue, 3 Mar 2026 at 10:12, Robin Vale wrote:\nHi Ana, any news?",
        "Am Di., 3. März 2026 um 10:12 Uhr schrieb Robin Vale <robin@vale.test>:\n> Hallo",
        "Am 03.03.2026 um 10:12 schrieb Robin Vale\n<robin@vale.test>:\n> Hallo",
        "Le mar. 3 mars 2026 à 10:12, Robin Vale <robin@vale.test> a écrit :\n> Bonjour",
        "El mar, 3 mar 2026 a las 10:12, Robin Vale (<robin@vale.test>) escribió:\n> Hola",
        "Il giorno mar 3 mar 2026 alle ore 10:12 Robin Vale <robin@vale.test> ha scritto:\n> Ciao",
        "Op di 3 mrt 2026 om 10:12 schreef Robin Vale <robin@vale.test>:\n> Hoi",
        "Den tis 3 mars 2026 kl 10:12 skrev Robin Vale <robin@vale.test>:\n> Hej",
        "W dniu 3.03.2026 o 10:12 Robin Vale napisał:\n> Cześć",
        "2026-03-03 10:12 GMT+01:00 Robin Vale <robin@vale.test>:\n> Hi",
        "Robin Vale <robin@vale.test> wrote:\n> Hi 1",
        "-----Original Message-----\nFrom: Robin\nSubject: x\n\nHi",
        "----- Ursprüngliche Nachricht -----\nVon: Robin\n\nHallo",
        "________________________________\nFrom: Robin Vale <robin@vale.test>\nSent: 03 March 2026 10:12\nTo: Ana\n"
        "Subject: RE: x\n\nHi",
        "From: Robin Vale <robin@vale.test>\nDate: Tuesday, 3 March 2026\nTo: Ana\nSubject: Re: x\n\nHi",
        "*From:* Robin Vale <robin@vale.test>\n*Sent:* Tuesday, March 3, 2026\n*To:* Ana\n*Subject:* Re: x",
        "Von: Robin Vale\nGesendet: Dienstag, 3. März 2026\nAn: Ana\nBetreff: AW: x\n\nHallo",
        "De : Robin Vale\nEnvoyé : mardi 3 mars 2026\nÀ : Ana\nObjet : RE: x\n\nBonjour",
        "> Hi Ana,\n> any news?",
    ],
)
def test_history_is_cut(history: str) -> None:
    written = cut(f"{NEW}\n\n{history}\n")
    assert written.body == NEW
    assert history.splitlines()[-1] in written.quoted


def test_inline_replies_are_kept() -> None:
    text = (
        "On Tue, 3 Mar 2026 at 10:12, Ana <ana@acme.test> wrote:\n> Does Tuesday suit?\n\nYes, it does.\n\n"
        "> And could you bring your passport, and a copy of the diploma that\nyou sent us?\n> Thanks\nI will.\n"
    )
    written = cut(text)
    assert written.body == "Yes, it does.\n\nI will."
    assert "you sent us?" in written.quoted


@pytest.mark.parametrize(
    "marker",
    [
        "---------- Forwarded message ---------",
        "Begin forwarded message:",
        "-------- Weitergeleitete Nachricht --------",
        "---------- Message transféré ---------",
        "-------- Forwarded Message --------",
    ],
)
def test_forwards(marker: str) -> None:
    written = cut(f"FYI\n\n{marker}\nFrom: x@y.test\n\nWe offer you the job.\n")
    assert written.body == "FYI"
    assert "We offer you the job." in written.forwarded


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nAna Ruiz\nAcme",
        "Best regards,\nAna Ruiz\nHead of People | Acme\n+44 20 7946 0000",
        "Kind regards\n\nAna Ruiz\nTalent Partner\nwww.acme.test",
        "Thanks,\nAna",
        "Many thanks and best wishes,\nAna Ruiz",
        "Mit freundlichen Grüßen\nAna Ruiz",
        "Cordialement,\nAna Ruiz",
        "Best, Ana",
        "Sent from my iPhone",
        "Get Outlook for iOS",
        "Von meinem iPhone gesendet",
        "Sincerely,\n\nThe Acme Recruiting Team\n\nThis e-mail is confidential and intended only for the addressee.",
        "This message was sent to robin@vale.test. Unsubscribe here.\n\nAcme, 1 Main Street",
        "Ana Ruiz\nHead of People\nT: +44 20 7946 0000 | ana@acme.test",
    ],
)
def test_signatures_and_footers(signature: str) -> None:
    written = cut(f"Hi Robin,\n\n{NEW}\n\n{signature}\n")
    assert written.body == f"Hi Robin,\n\n{NEW}"
    assert signature.splitlines()[-1].strip() in written.signature


@pytest.mark.parametrize(
    "body",
    [
        "Your interview:\n\nDate: Tuesday 3 March\nTime: 2 pm\nPhone: +44 20 7946 0000",
        "Thanks!\n\nTuesday at 2 works for me.",
        "Thank you, Friday works.",
        "Hi Robin,\n\nThanks, that is all we need.\n\nWe decide on Friday.",
        "Agenda\nFrom: 10:00\nTo: 11:00\nRoom: 4",
        "On 3 March we wrote to all candidates.\nPlease answer.",
        "We look forward to speaking with you on Tuesday at 2 pm.",
        "The role is confidential.\n\nDear Robin, your application was received.",
    ],
)
def test_message_stays_whole(body: str) -> None:
    assert cut(body).body == body


def test_postscript_stays() -> None:
    written = cut(f"Hi,\n\n{NEW}\n\nBest regards,\nAna\n\nPS: please bring your passport, as we will need to see it.")
    assert written.body.endswith("PS: please bring your passport, as we will need to see it.")
    assert "Ana" not in written.body


def test_banner_goes() -> None:
    warned = f"CAUTION: This email originated from outside of the organization.\n\n{NEW}"
    assert cut(warned).body == NEW


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "\n",
        ">",
        ">\n",
        "On a 1\n",
        "On 1 wrote ",
        "From: a\n",
        "Best regards,\n",
        "a@b:\n",
        "-",
        "_",
        "word ",
        "a\n\n",
        "unsubscribe\n\n",
        "<a@",
        "1 ",
        "1",
        "thanks ",
        "-- \n",
        "sent from my ",
        "From: a Sent: b ",
    ],
)
def test_linear(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert len(cut(text).body) <= len(text)
