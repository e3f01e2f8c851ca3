"""Quoted history as mail programs of the world introduce it, and sentences that only look like that."""

from __future__ import annotations

import pytest

from classifiers.text import cut

NEW = "Thanks for your patience. We will decide by Friday."

HISTORIES = [
    "On Tue, Mar 3, 2026 at 10:12 AM Robin Vale <robin@vale.test> wrote:\n\n> Hi Ana",
    "On Tue, Mar 3,\n2026 at 10:12 AM Robin Vale <robin@vale.test> wrote:\n\n> Hi Ana",
    "On Tuesday, March 3, 2026 at 10:12:05 AM EST, Robin Vale <robin@vale.test> wrote:\n\nHi Ana\nany news?",
    "On Tuesday 3 March 2026, Robin Vale via Talent <x@jobs.test> wrote:\nHi Ana",
    "On 03/03/2026 10:12, Robin Vale wrote:\n> Hi Ana",
    "On 2026-03-03 10:12, robin@vale.test wrote:\n\nHi Ana",
    "Robin Vale wrote on 03/03/2026 10:12:\n> Hi Ana",
    "Robin Vale wrote:\n> Hi Ana",
    "robin@vale.test writes:\n> Hi Ana",
    "robin@vale.test (Robin Vale) wrote:\n> Hi Ana",
    "Quoting Robin Vale <robin@vale.test>:\n\n> Hi Ana",
    "> On 3 Mar 2026, at 10:12, Robin Vale <robin@vale.test> wrote:\n> \n> Hi Ana",
    (
        "-------- Original message --------\nFrom: Robin Vale <robin@vale.test>\n"
        "Date: 03/03/2026 10:12 (GMT+00:00)\nTo: Ana <ana@acme.test>\nSubject: Re: x\n\nHi Ana"
    ),
    (
        "----- Original message -----\nFrom: Robin Vale <robin@vale.test>\nTo: ana@acme.test\nSubject: x\n"
        "Date: Tuesday, March 03, 2026 10:12 AM\n\nHi Ana"
    ),
    (
        "________________________________\nVan: Robin Vale <robin@vale.test>\n"
        "Verzonden: dinsdag 3 maart 2026 10:12\nAan: Ana\nOnderwerp: RE: x\n\nHallo"
    ),
    "Fra: Robin Vale <robin@vale.test>\nSendt: tirsdag 3. mars 2026 10:12\nTil: Ana\nEmne: SV: x\n\nHei",
    "Från: Robin Vale <robin@vale.test>\nSkickat: den 3 mars 2026 10:12\nTill: Ana\nÄmne: Sv: x\n\nHej",
    "Od: Robin Vale <robin@vale.test>\nWysłano: wtorek, 3 marca 2026 10:12\nDo: Ana\nTemat: Re: x\n\nCześć",
    "Da: Robin Vale <robin@vale.test>\nInviato: martedì 3 marzo 2026 10:12\nA: Ana\nOggetto: R: x\n\nCiao",
    (
        "De: Robin Vale <robin@vale.test>\nEnviado el: martes, 3 de marzo de 2026 10:12\nPara: Ana\nAsunto: RE: x\n"
        "\nHola"
    ),
    (
        "De: Robin Vale <robin@vale.test>\nEnviada em: terça-feira, 3 de março de 2026 10:12\nPara: Ana\n"
        "Assunto: RES: x\n\nOlá"
    ),
    (
        "Lähettäjä: Robin Vale <robin@vale.test>\nLähetetty: tiistai 3. maaliskuuta 2026 10.12\n"
        "Vastaanottaja: Ana\nAihe: VS: x\n\nHei"
    ),
    "Gönderen: Robin Vale <robin@vale.test>\nGönderildi: 3 Mart 2026 Salı 10:12\nKime: Ana\nKonu: Ynt: x\n\nMerhaba",
    (
        "Odesílatel: Robin Vale <robin@vale.test>\nOdesláno: úterý 3. března 2026\nKomu: Ana\nPředmět: Re: x\n\n"
        "Dobrý den"
    ),
    "发件人: Robin Vale <robin@vale.test>\n发送时间: 2026年3月3日 10:12\n收件人: Ana\n主题: 回复: x\n\n你好",
    "差出人: Robin Vale <robin@vale.test>\n送信日時: 2026年3月3日 10:12\n宛先: Ana\n件名: Re: x\n\nこんにちは",
    "보낸 사람: Robin Vale <robin@vale.test>\n보낸 날짜: 2026년 3월 3일\n받는 사람: Ana\n제목: Re: x\n\n안녕",
    "2026年3月3日(火) 10:12 Robin Vale <robin@vale.test>:\n\n> こんにちは",
    "Robin Vale <robin@vale.test> 于2026年3月3日周二 10:12写道:\n\n> 你好",
    "2026년 3월 3일 (화) 오전 10:12, Robin Vale <robin@vale.test>님이 작성:\n\n> 안녕",
    "3 Mart 2026 Sal 10:12 tarihinde Robin Vale <robin@vale.test> şunu yazdı:\n\n> Merhaba",
    "вт, 3 мар. 2026 г. в 10:12, Robin Vale <robin@vale.test>:\n\n> Привет",
    "út 3. 3. 2026 v 10:12 odesílatel Robin Vale <robin@vale.test> napsal:\n\n> Dobrý den",
    "Em ter., 3 de mar. de 2026 às 10:12, Robin Vale <robin@vale.test> escreveu:\n\n> Olá",
    "Pe mar., 3 mar. 2026 la 10:12, Robin Vale <robin@vale.test> a scris:\n\n> Salut",
    "Robin Vale <robin@vale.test> ezt írta (időpont: 2026. márc. 3., K, 10:12):\n\n> Szia",
    "Στις Τρί 3 Μαρ 2026 στις 10:12 π.μ., ο/η Robin Vale <robin@vale.test> έγραψε:\n\n> Γεια",
    "ti 3. maalisk. 2026 klo 10.12 Robin Vale (robin@vale.test) kirjoitti:\n\n> Hei",
    "tir. 3. mar. 2026 kl. 10:12 skrev Robin Vale <robin@vale.test>:\n\n> Hej",
    "Robin Vale <robin@vale.test> schrieb am Di., 3. März 2026, 10:12:\n\n> Hallo",
    (
        'Gesendet: Dienstag, 03. März 2026 um 10:12 Uhr\nVon: "Robin Vale" <robin@vale.test>\nAn: ana@acme.test\n'
        "Betreff: Re: x\n\nHallo"
    ),
    "---- On Tue, 03 Mar 2026 10:12:00 +0000 Robin Vale <robin@vale.test> wrote ----\n\nHi Ana",
    (
        "------- Original Message -------\n"
        "On Tuesday, March 3rd, 2026 at 10:12 AM, Robin Vale <robin@vale.test> wrote:\n\n\n> Hi Ana"
    ),
    "##- Please type your reply above this line -##\nHi Ana",
    "--\nReply above this line\n\nHi Ana",
    (
        "From: Robin Vale <robin@vale.test>\nReply-To: Robin Vale <robin@vale.test>\n"
        "Date: Tuesday, 3 March 2026 at 10:12\nTo: Ana <ana@acme.test>\nCc: Bo <bo@acme.test>\nSubject: Re: x\n\n"
        "Hi Ana"
    ),
    (
        "From: Robin Vale <robin@vale.test> \nSent: 03 March 2026 10:12\nTo: Ana Dumas <ana@acme.test>;\n"
        " Bo <bo@acme.test>\nSubject: RE: x\n\nHi Ana"
    ),
    "From: robin@vale.test At: 03/03/26 10:12:00 UTC\nTo: Ana Dumas (ACME)\nSubject: Re: x\n\nHi Ana",
    "Robin Vale <robin@vale.test>\nTue 3/3/2026 10:12 AM\nTo: Ana\n\nHi Ana, any news from the team?",
    "Le 03/03/2026 à 10:12, Robin Vale a écrit :\n> Bonjour",
    "Le 3 mars 2026 à 10:12, Robin Vale\n<robin@vale.test> a\nécrit :\n\n> Bonjour",
    "On Mar 3, 2026, at 10:12, Robin Vale\n<robin@vale.test> wrote:\n\n﻿Hi Ana",
    "Am 03.03.26 um 10:12 schrieb Robin Vale via Acme Careers:\n> Hallo",
    "El 3/3/26 a las 10:12, Robin Vale escribió:\n> Hola",
    "Il 03/03/26 10:12, Robin Vale ha scritto:\n> Ciao",
    "Sent from Yahoo Mail on Android\n\n  On Tue, 3 Mar 2026 at 10:12, Robin Vale<robin@vale.test> wrote:   Hi Ana",
    (
        "Sent from Proton Mail for iOS.\n\n-------- Original Message --------\n"
        "On Tuesday, 03/03/26 at 10:12 Robin Vale <robin@vale.test> wrote:\n\nHi Ana"
    ),
    "Am Di, 3. Mär 2026, um 10:12, schrieb Robin Vale:\n> Hallo",
    "On Tue, 3 Mar 2026, at 10:12 AM, Robin Vale wrote:\n> Hi Ana",
    "On Tue, Mar 03, 2026 at 10:12:00AM +0000, Robin Vale wrote:\n> Hi Ana",
    "* Robin Vale <robin@vale.test> [2026-03-03 10:12]:\n> Hi Ana",
    "On Tuesday, 3 March 2026 10:12:00 CET Robin Vale wrote:\n> Hi Ana",
    "Am 2026-03-03 10:12, schrieb Robin Vale:\n> Hallo",
    (
        "From:\tRobin Vale <robin@vale.test>\nTo:\tAna Dumas <ana@acme.test>\nDate:\t03/03/2026 10:12\n"
        "Subject:\tRe: x\n\nHi Ana"
    ),
    "Il giorno 3 mar 2026, alle ore 10:12, Robin Vale <robin@vale.test> ha scritto:\n\n> Ciao",
    (
        "From: Robin Vale <robin@vale.test>\nDate: Tuesday, March 3, 2026 at 10:12 AM\n"
        "To: Ana Dumas <ana@acme.test>\nSubject: Re: x\n\nHi Ana"
    ),
    (
        '------ Original Message ------\nFrom "Robin Vale" <robin@vale.test>\nTo "Ana" <ana@acme.test>\n'
        "Date 03/03/2026 10:12:00\nSubject Re: x\n\nHi Ana"
    ),
    (
        '------ Original Message ------\nFrom: "Robin Vale" <robin@vale.test>\nTo: ana@acme.test\n'
        "Sent: 03/03/2026 10:12:00\nSubject: x\n\nHi Ana"
    ),
    (
        '> Gesendet: Dienstag, 3. März 2026 um 10:12 Uhr\n> Von: "Robin Vale" <robin@vale.test>\n'
        "> An: ana@acme.test\n> Betreff: x\n>\n> Hallo"
    ),
    (
        "________________________________\nDe : Robin Vale <robin@vale.test>\nEnvoyé : 3 mars 2026 10:12\n"
        "À : Ana <ana@acme.test>\nObjet : Re: x\n\nBonjour"
    ),
    "-----Message d'origine-----\nDe : Robin Vale\nEnvoyé : 3 mars 2026\n\nBonjour",
    "-----Mensaje original-----\nDe: Robin Vale\n\nHola",
    "-----Ursprüngliche Nachricht-----\nVon: Robin Vale\n\nHallo",
    "El mar, 3 mar 2026 a la(s) 10:12, Robin Vale (robin@vale.test) escribió:\n\n> Hola",
    "Op 3 mrt. 2026, om 10:12 heeft Robin Vale <robin@vale.test> het volgende geschreven:\n\n> Hoi",
    "Den 3. mars 2026 kl. 10:12 skrev Robin Vale:\n> Hei",
    "Le mardi 3 mars 2026 à 10:12:05 UTC+1, Robin Vale <robin@vale.test> a écrit :\n\nBonjour",
    '3 mars 2026 10:12 "Robin Vale" <robin@vale.test> a écrit:\n> Bonjour',
    "wt., 3 mar 2026 o 10:12 Robin Vale <robin@vale.test> napisał(a):\n\n> Cześć",
    "Dňa 3. 3. 2026 o 10:12 Robin Vale napísal(a):\n> Ahoj",
    "Robin Vale <robin@vale.test> escribió el mar., 3 mar. 2026 10:12:\n\n> Hola",
    "Em 03/03/2026 10:12, Robin Vale escreveu:\n> Olá",
    "03.03.2026 10:12, Robin Vale пишет:\n> Привет",
    "On 3 March 2026 at 10:12:00, Robin Vale (robin@vale.test) wrote:\n\nHi Ana",
    "[Robin Vale <robin@vale.test>] wrote at 10:12 on 3 March 2026:\n> Hi",
    "> Hi Ana,\n> any news",
]

SENTENCES = [
    "Your interview is set.\n\nFrom: 10:00\nTo: 11:00\nSubject: second round\nDate: 5 June",
    (
        "The agenda:\nDate: Friday, 5 June 2026\nSubject: Interview with Ana\nFrom: 10:00 to 11:00\n"
        "To be held at 5 Main St"
    ),
    "As our director wrote:\nthe decision takes two weeks.",
    "On Monday, 3 March at 10:00, Robin Vale wrote a fine test. We note:\nit was good.",
    "As I wrote on 3 March 2026 to you, please send:\n- your passport\n- your diploma",
    (
        "Interview details\n------------------------------\nDate: 5 June\nTime: 10:00\nLocation: Main St\n\n"
        "See you then."
    ),
    "Dear Robin,\n\nWhen: Friday 5 June 10:00\nWhere: Room 4\nWho: Ana Dumas <ana@acme.test>\n\nPlease confirm.",
    "Please write to Ana Dumas <ana@acme.test>:\nshe books the room.",
    "On 5 June please call Ana <ana@acme.test>:\n0123 456",
    "The candidate's guide says:\n- read it\n- write back",
    "Hi Robin,\n\nWe met in March 2026 with Bo <bo@acme.test>:\nthe talk was good. We decide by Friday.",
    "A note from Ana, who wrote:\n\nWe decide by Friday.",
    "Options:\n-- Monday\n-- Tuesday\n-- Wednesday\n\nWhich suits?",
    "Options:\n- Monday\n- Ana\n- Bo\n\nWhich suits?",
    "Reply above this line is what the other tool prints. We decide by Friday.",
    (
        "Date: 5 June 2026\nTime: 10:00\nTo: Robin Vale\nFrom: Ana Dumas\nSubject: Offer of employment\n\n"
        "Dear Robin, we offer you the position."
    ),
    "Mon 3 March 10:00 or Tue 4 March 11:00 with Bo Lee <bo@acme.test>:\nwhich do you prefer?",
]


@pytest.mark.parametrize("history", HISTORIES)
def test_history_is_cut(history: str) -> None:
    assert cut(f"{NEW}\n\n{history}\n").body == NEW


@pytest.mark.parametrize("text", SENTENCES)
def test_what_only_looks_like_history_stays(text: str) -> None:
    kept = cut(text).body.split()

    assert [word for word in text.split() if word not in kept and word.strip("-")] == []


def test_the_last_lines_before_an_introduction_stay() -> None:
    text = (
        "I will answer as soon as I\nam back at a desk.\nOn Dec 8, 2025 2:10 PM, Ana <ana@acme.test> wrote:\n\n> Hi\n"
    )

    assert cut(text).body == "I will answer as soon as I\nam back at a desk."


def test_a_memo_with_nothing_above_it_is_the_mail() -> None:
    memo = "Date: 5 June 2026\nTo: Robin Vale\nFrom: Ana <ana@acme.test>\nSubject: Offer\n\nWe offer you the position."

    assert cut(memo).body == memo


def test_a_list_of_dashes_is_no_sign_off() -> None:
    text = "Choose one of:\n\n-- Monday\n-- Ana\n-- Bo\n\nThen write to us."

    assert cut(text).body == text


@pytest.mark.parametrize(
    "card",
    [
        "John E. Doe, Ph.D.\nPresident\nAcme Research\njohn@acme.test\nwww.acme.test",
        "----------------\n\nJohn Doe\n\nAcme Quebec\n\nt. 555-931-0702\n\nhttps://acme.test/",
        "С уважением,\nАнна Руис",
    ],
)
def test_cards_go(card: str) -> None:
    assert cut(f"Hi,\n\n{NEW}\n\n{card}\n").body == f"Hi,\n\n{NEW}"


def test_a_link_below_a_rule_stays() -> None:
    text = f"{NEW}\n\n----------------\nJoin: https://meet.test/1\nPasscode: 123456\nDial-in: +1 555 931 0702"

    assert "https://meet.test/1" in cut(text).body


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece",
    [
        "a <b@c.d> 1 wrote:\n",
        "x@ 3 wrote:\n",
        "On 3 March\n",
        "-- On wrote -\n",
        "Date: x\nFrom: a\n",
        "(a@",
        "aa ",
        "12 345<a@b>:\n> x\n",
    ],
)
def test_linear(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert len(cut(text).body) <= len(text)
